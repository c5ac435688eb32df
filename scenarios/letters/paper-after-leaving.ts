import { levyCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { insuredWith, papersOf, printNeeds, printSteps } from '../certificates/telling.js';
import { salary } from '../assessment/telling.js';
import { endOf } from '../eligibility/telling.js';
import { boxOf, byLetter } from './telling.js';

export default scenario({
  id: 'letters.paper-after-leaving',
  ja: '就職した息子あての新しい資格確認書が届いた家は、届け出ていなかったと気付いて届け出、息子の証だけが無効になる',
  level: 'normal',
  covers: printSteps,
  basis: [byLetter],
  today: '2026-07-06',
  needs: [...printNeeds, 'query.qualification'],
  cast: levyCast,

  async play(scene) {
    const { ward, people, residents, advance, expect } = scene;
    const family = people.household('息子が就職した家', { head: { bornOn: '1970-05-20', insured: true, cardUse: 'none', isNotDisclosed: false }, members: [{ relationship: '子', bornOn: '2003-06-21', cardUse: 'none', isNotDisclosed: false }] });
    const [head, son] = [family.head, family.residents[1]!];
    await insuredWith(scene, family, '2023-04-01', [head, salary(400_000)]);
    await residents.reads(family, { since: '2023-04-01', until: [[son, '2026-06-11']], tells: [[son, endOf([son], 'joinEmployeeInsurance', '2026-06-10')]] });
    await advance('2026-07-10');
    expect('父の証には納得し、息子の証を見て届け出る', (await boxOf(scene, family)).toSorted(), ['2026-07-07 / 読んだ / 届け出ることにした: 届出', '2026-07-07 / 読んだ / 知っているとおり'], byLetter);
    expect('息子の資格だけがなくなる', [(await ward.qualification(son)).ownLostOn, (await ward.qualification(head)).ownLostOn], ['2026-06-11', null], byLetter);
    expect('息子の証はなくなり、父の証は残る', [await papersOf(scene, son), (await papersOf(scene, head)).length], [[], 2], byLetter);
  },
});
