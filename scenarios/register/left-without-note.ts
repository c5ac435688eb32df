import { scenario } from '../define.js';
import { atWard, endsHere } from '../eligibility/telling.js';
import { careBasis, gapsOf, notedBasis, registerBasis, registerCast, registered, registerNeeds, registerSteps } from './telling.js';

export default scenario({
  id: 'register.left-without-note',
  ja: '国保の付記のある転出は届を待たずに終わり、付記のない転出は一覧に出て、届があれば消える',
  level: 'normal',
  covers: registerSteps,
  basis: [registerBasis, notedBasis, careBasis],
  today: '2026-05-11',
  needs: registerNeeds,
  cast: registerCast,

  async play(scene) {
    const { people, citizensOffice, overnight, expect } = scene;
    const [noted, silent] = ['付記して転出した人', '付記せずに転出した人'].map((label) => people.household(label, { head: { age: 33, insured: true, isNotDisclosed: false } })) as [ReturnType<typeof people.household>, ReturnType<typeof people.household>];
    const names = { [noted.head.personKey]: '付記', [silent.head.personKey]: '付記なし' };
    await registered(scene, [noted, silent], '2023-04-01');
    const left = { removal: 'moveOut', residentUntil: '2026-05-10', newMunicipalityCode: '271004' } as const;
    await citizensOffice.writes([noted.head], left);
    await citizensOffice.writes([silent.head], { ...left, isNhiNoted: false });
    await overnight();
    expect('付記のある人だけが終わる', [await atWard(scene, noted.head), await atWard(scene, silent.head)], ['適用 2023-04-01〜2026-05-11 / 資格 2023-04-01〜', '適用 2023-04-01〜 / 資格 2023-04-01〜'], notedBasis);
    expect('付記のない人は、加入の続く人として一覧に出る', await gapsOf(scene, names), ['付記なし 住民票は消除されたが、加入が続いている'], careBasis);
    await endsHere(scene, [silent.head], 'moveOutside', '2026-05-10');
    expect('届があれば一覧から消える', await gapsOf(scene, names), [], careBasis);
  },
});
