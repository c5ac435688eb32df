import { scenario } from '../define.js';
import { startsHere } from '../eligibility/telling.js';
import { careBasis, gapsOf, notedBasis, registerBasis, registerCast, registered, registerNeeds, registerSteps } from './telling.js';

export default scenario({
  id: 'register.noted-but-not-joined',
  ja: '国保の付記のある転入者が窓口に来ていなければ一覧に出て、加入すれば消える。付記のない転入者は出ない',
  level: 'normal',
  covers: registerSteps,
  basis: [registerBasis, notedBasis, careBasis],
  today: '2026-05-11',
  needs: registerNeeds,
  cast: registerCast,

  async play(scene) {
    const { people, citizensOffice, overnight, expect } = scene;
    const [resident, joining, employed] = ['前からの人', '付記した転入者', '会社の保険の転入者'].map((label) => people.household(label, { head: { age: 29, insured: true, isNotDisclosed: false } })) as [ReturnType<typeof people.household>, ReturnType<typeof people.household>, ReturnType<typeof people.household>];
    const names = { [resident.head.personKey]: '前からの人', [joining.head.personKey]: '付記した人', [employed.head.personKey]: '会社の人' };
    await registered(scene, [resident], '2023-04-01');
    await citizensOffice.registers(joining, '2026-05-08');
    await citizensOffice.registers(employed, '2026-05-08', { isNhiNoted: false });
    await overnight();
    expect('付記した人だけが一覧に出る', await gapsOf(scene, names), ['付記した人 国保の付記のある転入なのに、加入していない'], careBasis);
    await startsHere(scene, joining, 'moveInFromOutside', '2026-05-08');
    expect('加入すれば消える', await gapsOf(scene, names), [], notedBasis);
  },
});
