import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, candidateFrom, continuityBasis, countAt, decidesHere, handoverBasis, handoverSteps, homeOf } from './telling.js';
import { movesInFrom } from '../eligibility/telling.js';

export default scenario({
  id: 'continuity.head-dies-then-family-moves',
  ja: '世帯主が亡くなり、世帯主になった妻がその後に転入すれば、夫が世帯主だったときの該当も続けて数える',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, continuityBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { people, ward, advance, overnight, expect, federationTerminal } = scene;
    const { origin, before } = await insuredAt(scene, '世田谷区', '夫を亡くす家', '2018-04-01', { head: { age: 71, sex: '1', insured: true }, members: [{ relationship: '妻', age: 69 }] });
    const [husband, wife] = [before.head, before.residents[1]!];
    await origin.hasHighCost(husband, ['202602', '202603', '202604']);
    await overnight();
    await origin.ends([husband], '2026-05-11', 'death', { newHead: wife });
    const alone = people.moved(before, ward.municipality.code, [1]);
    await advance('2026-05-25');
    await origin.letsGo([wife], '2026-05-24');
    await movesInFrom(scene, origin, alone, '2026-05-24');
    await overnight();
    const shown = candidateFrom(await federationTerminal.candidates(), origin);
    expect('転出の前の日の世帯主は妻である', shown?.candidate.reasons, ['headSame', 'everybodyMoved'], continuityBasis);
    const householdKey = await homeOf(scene, alone.head);
    expect('規則は①とする', (await decidesHere(scene, householdKey, '2026-05-24'))?.continuityCase, 'addressOnly', continuityBasis);
    await overnight();
    expect('三か月を引き継ぎ、5月から多数回になる', await countAt(scene, householdKey, '2026-05'), '2026-02(引継)・2026-03(引継)・2026-04(引継) → 3回、多数回', continuityBasis);
  },
});
