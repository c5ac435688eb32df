import { scenario } from '../define.js';
import { careBasis, gapsOf, registerBasis, registerCast, registered, registerNeeds, registerSteps } from './telling.js';

export default scenario({
  id: 'register.household-parted',
  ja: '住民票で世帯が分かれれば、国保の世帯を勝手に分けずに一覧に出し、届で分かれれば消え、住民票から消えた行は別に出る',
  level: 'normal',
  covers: registerSteps,
  basis: [registerBasis, careBasis],
  today: '2026-05-11',
  needs: [...registerNeeds, 'query.household'],
  cast: registerCast,

  async play(scene) {
    const { ward, people, residents, citizensOffice, overnight, today, expect } = scene;
    const family = people.household('分かれた世帯', { head: { age: 51, insured: true, isNotDisclosed: false }, members: [{ relationship: '子', age: 24, insured: true, isNotDisclosed: false }] });
    const [head, child] = [family.head, family.insured[1]!];
    const names = { [head.personKey]: '親', [child.personKey]: '子' };
    const sorted = async () => [...await gapsOf(scene, names)].sort();
    await registered(scene, [family], '2023-04-01');
    await citizensOffice.writes([child], { householdNumber: `J${child.personKey}`, relationship: '世帯主' });
    await overnight();
    expect('区の世帯は二人のまま', (await ward.household(head)).insuredPersonKeys, [...family.insuredKeys].sort(), careBasis);
    expect('二人とも一覧に出る', await sorted(), ['子 世帯が住民票と違う', '親 世帯が住民票と違う'], careBasis);
    await residents.notify({ kind: 'household', reason: 'householdSplit', occurredOn: today(), personKeys: [child.personKey], headPersonKey: child.personKey, residents: [] });
    expect('届で分かれれば消える', await sorted(), [], careBasis);
    await citizensOffice.removes(child);
    await overnight();
    expect('消えた行は、加入しているのに住民票のない人として出る', await sorted(), ['子 加入しているのに住民票がない'], careBasis);
  },
});
