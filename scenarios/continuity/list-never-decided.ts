import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, candidateFrom, continuityBasis, countAt, handoverBasis, handoverSteps, homeOf } from './telling.js';

export default scenario({
  id: 'continuity.list-never-decided',
  ja: '継続候補を誰も判断しなければ、三週間たっても該当は引き継がれず、候補は判断待ちのまま国保総合PCに残る',
  level: 'abnormal',
  covers: handoverSteps.slice(0, 6),
  basis: [handoverBasis, continuityBasis],
  today: '2026-05-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { federationTerminal, dataLinkPc, aggregator, advance, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '忘れられた家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    await arrives(scene, origin, before, family, '2026-05-10', ['202601', '202602', '202603']);
    await advance('2026-06-01');
    expect('候補は判断待ちのまま残る', { screenStates: candidateFrom(await federationTerminal.candidates(), origin)?.state }, { screenStates: 'toDecide' }, handoverBasis);
    expect('集約は確定していない', { candidateStates: (await aggregator.continuity()).map(({ state }) => state) }, { candidateStates: ['listed'] }, handoverBasis);
    expect('引継情報は配信されない', (await dataLinkPc.inbox()).map(({ name }) => name), [], handoverBasis);
    expect('多数回には数えない', await countAt(scene, await homeOf(scene, family.head), '2026-06'), 'なし → 0回', continuityBasis);
  },
});
