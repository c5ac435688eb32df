import { ratioCast } from '../../harness/scene.js';
import { bandBasis, insuredWith, pensioner } from '../certificates/telling.js';
import { scenario } from '../define.js';
import { ratiosSeen, seenRatioBasis, seenRatioNeeds, seenRatioSteps } from './telling.js';

export default scenario({
  id: 'linkage.ratio-of-the-day',
  ja: '医療機関の画面に出る負担割合は、8月1日の境でも、年度の途中に所得が更正された後でも、その日に区で効いている割合と同じ',
  level: 'normal',
  covers: seenRatioSteps,
  basis: [seenRatioBasis, bandBasis],
  today: '2026-07-06',
  needs: seenRatioNeeds,
  cast: ratioCast,

  async play(scene) {
    const { people, clinic, taxOffice, overnight, advance, expect } = scene;
    const family = people.household('73歳', { head: { bornOn: '1953-06-10', insured: true, isNotDisclosed: false } });
    const young = people.household('40歳', { head: { age: 40, insured: true, isNotDisclosed: false } });
    const { head } = family;
    await insuredWith(scene, family, '2026-07-01', [head, pensioner(0, 400_000, 2025)], [head, pensioner(2_000_000, 3_500_000, 2026)]);
    await insuredWith(scene, young, '2026-07-01');
    await overnight();
    for (const person of [head, young.head]) await clinic.registersCard(person);
    expect('7月は2割、8月1日から3割。どちらの日を確認しても区と同じ', await ratiosSeen(scene, head, '2026-07-08', '2026-07-31', '2026-08-01'), ['2割', '2割', '3割'], seenRatioBasis);
    expect('70歳に届かない人の割合は、区から渡らず空のまま', await ratiosSeen(scene, young.head, '2026-07-08'), ['区はなし、医療機関は空'], seenRatioBasis);
    await advance('2026-08-03');
    expect('8月になっても、夜の間に何も送らなくても替わっている', await ratiosSeen(scene, head, scene.today()), ['3割'], bandBasis);
    await taxOffice.tells([head, pensioner(1_000_000, 2_000_000)]);
    await overnight();
    await overnight();
    expect('更正されれば、届いた後はどの日も新しい割合', await ratiosSeen(scene, head, '2026-07-31', '2026-08-01', scene.today()), ['2割', '2割', '2割'], bandBasis);
  },
});
