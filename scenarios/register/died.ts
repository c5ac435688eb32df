import { scenario } from '../define.js';
import { atAggregator, atWard } from '../eligibility/telling.js';
import { gapsOf, lossBasis, registerBasis, registerCast, registered, registerNeeds, registerSteps } from './telling.js';

export default scenario({
  id: 'register.died',
  ja: '死亡が住民記録の配信だけで知らされても、資格は死亡日の翌日に喪失し、集約にもその日で残る',
  level: 'normal',
  covers: registerSteps,
  basis: [registerBasis, lossBasis],
  today: '2026-05-11',
  needs: registerNeeds,
  cast: registerCast,

  async play(scene) {
    const { people, citizensOffice, overnight, expect } = scene;
    const family = people.household('死亡した人の世帯', { head: { age: 58, insured: true, isNotDisclosed: false }, members: [{ relationship: '母', age: 70, insured: true, isNotDisclosed: false }] });
    const [head, dead] = [family.head, family.insured[1]!];
    await registered(scene, [family], '2023-04-01');
    await citizensOffice.writes([dead], { removal: 'death', residentUntil: '2026-05-09' });
    await overnight();
    expect('区は死亡日の翌日で終え、世帯主は続く', [await atWard(scene, dead), await atWard(scene, head)], ['適用 2023-04-01〜2026-05-10 / 資格 2023-04-01〜', '適用 2023-04-01〜 / 資格 2023-04-01〜'], lossBasis);
    await overnight();
    expect('集約の喪失日も死亡日の翌日', await atAggregator(scene, dead), '資格 2023-04-01〜2026-05-10', lossBasis);
    expect('違いの一覧には残らない', await gapsOf(scene, {}), [], registerBasis);
  },
});
