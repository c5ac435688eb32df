import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { rowOf } from '../sending.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, endsHere, moveNeeds, startsHere } from './telling.js';

const student = cite('国民健康保険法', '116条');
const afterSchool = derive('国保法116条の該当がなくなれば住所地の区市町村の被保険者になる。家に戻った人は元の世帯のまま、学校の町に残った人は県内の転出と転入になる');

export default scenario({
  id: 'eligibility.student-away-stays-in-household',
  ja: '学校の町へ住所を移したマル学の子は元の世帯のままで、学校を離れたときは、戻った子も残った子も資格が途切れない',
  level: 'normal',
  covers: continuationSteps,
  basis: [student, afterSchool],
  today: '2026-05-07',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, residents, people, other, advance, overnight, expect } = scene;
    const hachioji = other('八王子市');
    const family = people.household('橋本家', { head: { age: 50, sex: '1' }, members: [{ relationship: '子', age: 20 }, { relationship: '子', age: 19 }] });
    const [comesHome, staysThere] = [family.residents[1]!, family.residents[2]!];
    const atSchool = people.moved(family, hachioji.municipality.code, [2]);
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-04-27');
    await advance('2026-05-11');
    for (const child of [comesHome, staysThere]) {
      await residents.notify({ kind: 'person', reason: 'specialResidenceStart', occurredOn: '2026-05-10', personKey: child.personKey, specialResidenceKind: 'student', newAddress: atSchool.address });
    }
    await overnight();
    const household = await ward.household(family.head);
    expect('三人とも元の世帯の被保険者', household.insuredPersonKeys, [...family.insuredKeys].sort(), student);
    expect('世帯の住所は親の住所のまま', household.address, family.address, student);
    for (const child of [comesHome, staysThere]) {
      expect(`${child.name}さんの適用も資格も途切れない`, await atWard(scene, child), '適用 2026-04-27〜 / 資格 2026-04-27〜', student);
      const row = await rowOf(scene, child);
      expect('マル学であることを集約へ知らせ、世帯は変えない', [row?.specialResidenceKind, row?.householdKey], ['student', household.householdKey], student);
      expect('集約は転入も転出も待たない', await atAggregator(scene, child), '資格 2026-04-27〜', student);
    }

    await advance('2026-06-01');
    await residents.notify({ kind: 'person', reason: 'specialResidenceEnd', occurredOn: '2026-05-31', personKey: comesHome.personKey, newAddress: family.address });
    await residents.notify({ kind: 'person', reason: 'specialResidenceEnd', occurredOn: '2026-05-31', personKey: staysThere.personKey });
    await endsHere(scene, [staysThere], 'moveOutWithinPrefecture', '2026-05-31');
    await hachioji.receives(atSchool, '2026-05-31');
    await overnight();
    expect('家に戻った子: そのまま続き、マル学ではなくなる', [await atWard(scene, comesHome), (await ward.qualification(comesHome)).specialResidenceKind], ['適用 2026-04-27〜 / 資格 2026-04-27〜', null], afterSchool);
    expect('学校の町に残った子: この区の適用だけが終わる', await atWard(scene, staysThere), '適用 2026-04-27〜2026-05-31 / 資格 2026-04-27〜', afterSchool);
    expect('残った子の取得日は、学校の町でもこの区で取得した日', await atOther(hachioji, atSchool.head), '資格 2026-04-27〜', continuationBasis);
    expect('集約では一続きの資格', await atAggregator(scene, staysThere), '資格 2026-04-27〜', continuationBasis);
    expect('残った子は、もうこの区の世帯にいない', (await ward.household(family.head)).insuredPersonKeys, [family.head.personKey, comesHome.personKey].sort(), afterSchool);
  },
});
