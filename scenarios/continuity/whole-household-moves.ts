import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, candidateFrom, continuityBasis, countAt, countBasis, decidesHere, handoverBasis, handoverSteps, moveMonthBasis } from './telling.js';

export default scenario({
  id: 'continuity.whole-household-moves',
  ja: '世帯がそろって県内から転入し、継続と確定すれば、前の区の該当3か月が引き継がれ、次の該当から多数回になる',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, continuityBasis, countBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { ward, federationTerminal, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '長く通院する家', '2021-04-01', { head: { age: 58, sex: '1', insured: true }, members: [{ relationship: '妻', age: 55 }] });
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', ['202511', '202601', '202603']);
    const shown = candidateFrom(await federationTerminal.candidates(), origin);
    expect('国保総合PCに候補が一つあり、世帯主が同じで全員が移ったと言う', shown?.candidate.reasons, ['headSame', 'everybodyMoved'], continuityBasis);
    expect('引き継げるのは三か月', shown?.candidate.availableMonths, ['202511', '202601', '202603'], handoverBasis);
    expect('決めるまでは数えない', await countAt(scene, householdKey, '2026-05'), 'なし → 0回', handoverBasis);

    const proposal = await decidesHere(scene, householdKey, '2026-05-10');
    expect('規則は①(住所だけが変わる)とし、理由を言う', [proposal?.continuityCase, (proposal?.because.length ?? 0) > 0], ['addressOnly', true], continuityBasis);
    await overnight();
    expect('三か月が引き継がれ、5月から多数回になる', await countAt(scene, householdKey, '2026-05'), '2025-11(引継)・2026-01(引継)・2026-03(引継) → 3回、多数回', countBasis);
    const result = candidateFrom(await federationTerminal.candidates(), origin)?.result;
    expect('国保総合PCに、引き継いだ月の結果が出る', [result?.continuityOutcome, result?.inheritedMonths], ['inherited', ['202511', '202601', '202603']], handoverBasis);
    expect('月の途中の転入なので、その月は転居月の特例になる', (await ward.highCostMonths(householdKey, '2026-05')).moveMonth.applies, true, moveMonthBasis);
  },
});
