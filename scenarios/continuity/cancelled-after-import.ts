import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { sourceOf } from '../../harness/federation-terminal-window.js';
import { arrivalNeeds, arrives, candidateFrom, correctionBasis, countAt, decidesHere, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.cancelled-after-import',
  ja: '引継情報を取り込んだ後に確定指示を取り消せば、引き継いだ月は取り消しの引継情報でこの区からなくなる',
  level: 'abnormal',
  covers: handoverSteps,
  basis: [handoverBasis, correctionBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { ward, aggregator, federationTerminal, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '取り消される家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', ['202601', '202602', '202603']);
    await decidesHere(scene, householdKey, '2026-05-10');
    await overnight();
    expect('三か月が引き継がれている', (await ward.highCostMonths(householdKey, '2026-05')).priorCount, 3, handoverBasis);
    expect('集約は引継情報が引き取られたと知る', { candidateStates: (await aggregator.continuity()).map(({ state }) => state) }, { candidateStates: ['imported'] }, handoverBasis);

    const { candidate } = candidateFrom(await federationTerminal.candidates(), origin)!;
    await ward.act({ act: 'decideContinuity', householdKey, occurredOn: '2026-05-10', decision: 'notContinue', sources: [sourceOf(candidate)], candidateKey: candidate.candidateKey, by: '担当', why: '前の世帯主は別人だった' });
    await federationTerminal.instruct(candidate.candidateKey, 'cancel', '前の世帯主は別人だった');
    await overnight();
    expect('三か月は取り消され、数えない', await countAt(scene, householdKey, '2026-05'), 'なし → 0回', correctionBasis);
    const { months } = await ward.highCostMonths(householdKey, '2026-05');
    expect('取り消されたことが残る', months.map(({ careMonth, state }) => ({ careMonth, state })), ['2026-01', '2026-02', '2026-03'].map((careMonth) => ({ careMonth, state: 'void' })), correctionBasis);
    expect('国保総合PCに取消しの結果が出る', { continuityOutcome: (await federationTerminal.candidates()).map(({ result }) => result?.continuityOutcome) }, { continuityOutcome: ['cancelled'] }, correctionBasis);
  },
});
