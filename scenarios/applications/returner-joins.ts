import { onlineCast } from '../../harness/scene.js';
import { atAggregator, atWard, continuationBasis, continuationSteps, endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { insuredSince, lastResult } from '../sending.js';
import { atWardDesk, foundIn, joining, joiningBasis, leaving, onlineBasis, onlineNeeds, onlineSteps, readBy } from './telling.js';

export default scenario({
  id: 'applications.returner-joins',
  ja: '前に加入していた家族の加入と脱退は、電子申請だけで人の手を経ずに届出となり、集約まで届く',
  level: 'normal',
  covers: [...continuationSteps, ...onlineSteps],
  basis: [onlineBasis, joiningBasis, continuationBasis],
  today: '2026-04-01',
  needs: onlineNeeds,
  cast: onlineCast,

  async play(scene) {
    const { people, online, overnight, advance, expect } = scene;
    const family = people.household('出戻りの夫婦', { head: { age: 41, insured: true }, members: [{ relationship: '妻', age: 40 }] });
    await insuredSince(scene, family, '2026-03-20');
    await endsHere(scene, family.insured, 'joinEmployeeInsurance', '2026-04-02');
    await overnight();

    await advance('2026-04-13');
    const joined = await online.applies(joining(family, '2026-04-10'));
    await online.collected();
    expect('二人とも登録のある人と分かり、届出として受け付けた', [await foundIn(scene, joined), await atWardDesk(scene, joined)], [family.residents.map(({ personKey }) => personKey), '受け付けた 2026-04-13'], joiningBasis);
    await overnight();
    expect('集約は指摘なしで受理し、新しい資格が始まる', [await lastResult(scene), await atWard(scene, family.residents[1]!)], ['受理', '適用 2026-03-20〜2026-04-03、2026-04-10〜 / 資格 2026-04-10〜'], continuationBasis);

    await advance('2026-04-24');
    const left = await online.applies(leaving(family, '2026-04-20'));
    await overnight();
    await overnight();
    expect('脱退も受理と見え、資格が終わる', [await readBy(scene, left), await atAggregator(scene, family.head)], ['受理 / 届出を受け付けました。', '資格 2026-03-20〜2026-04-03 と 2026-04-10〜2026-04-21'], onlineBasis);
  },
});
