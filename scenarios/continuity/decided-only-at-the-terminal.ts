import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { sourceOf } from '../../harness/federation-terminal-window.js';
import { arrivalNeeds, arrives, candidateFrom, countAt, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.decided-only-at-the-terminal',
  ja: '国保総合PCだけで継続と指示し、この区に決定の記録がなければ、引継情報は取り込まれず、決定を記録した翌朝に取り込まれる',
  level: 'abnormal',
  covers: handoverSteps,
  basis: [handoverBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { ward, federationTerminal, dataLinkPc, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '記録を忘れられた家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', ['202602', '202603']);
    const { candidate } = candidateFrom(await federationTerminal.candidates(), origin)!;
    await federationTerminal.instruct(candidate.candidateKey, 'continue', '世帯主が同じ');
    await overnight();
    expect('引継情報はデータ連携用PCに残り、数えない', [(await dataLinkPc.inbox()).length, await countAt(scene, householdKey, '2026-05')], [1, 'なし → 0回'], handoverBasis);
    await ward.act({ act: 'decideContinuity', householdKey, occurredOn: '2026-05-10', decision: 'continue', sources: [sourceOf(candidate)], candidateKey: candidate.candidateKey, by: '担当', why: '世帯主が同じ' });
    await overnight();
    expect('翌朝に取り込まれる', [(await dataLinkPc.inbox()).length, await countAt(scene, householdKey, '2026-05')], [0, '2026-02(引継)・2026-03(引継) → 2回'], handoverBasis);
  },
});
