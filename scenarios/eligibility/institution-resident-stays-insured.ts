import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { rowOf } from '../sending.js';
import { atAggregator, atWard, continuationBasis, continuationSteps, gapAndOverlapBasis, moveNeeds, startsHere } from './telling.js';

const institution = cite('国民健康保険法', '116条の2');

export default scenario({
  id: 'eligibility.institution-resident-stays-insured',
  ja: '施設に入り県内の他市へ住所を移した住所地特例の人は、転入と数えられず、一人世帯としてこの区の適用が続く',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [institution, gapAndOverlapBasis],
  today: '2026-05-07',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, residents, people, other, advance, overnight, expect } = scene;
    const hachioji = other('八王子市');
    const family = people.household('池田家', { head: { age: 45, sex: '1' }, members: [{ relationship: '父', age: 71 }] });
    const [head, father] = [family.head, family.residents[1]!];
    const asNewcomer = people.moved(family, hachioji.municipality.code, [1]);
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-04-27');
    await advance('2026-05-11');
    await residents.notify({ kind: 'person', reason: 'specialResidenceStart', occurredOn: '2026-05-10', personKey: father.personKey, specialResidenceKind: 'institution', newAddress: asNewcomer.address });
    await overnight();

    expect('適用も資格も途切れない', await atWard(scene, father), '適用 2026-04-27〜 / 資格 2026-04-27〜', institution);
    expect('住所地特例として記録する', (await ward.qualification(father)).specialResidenceKind, 'institution', institution);
    const own = await ward.household(father);
    expect('一人世帯の世帯主になる', [own.headPersonKey, own.insuredPersonKeys], [father.personKey, [father.personKey]], institution);
    expect('元の世帯には残らない', (await ward.household(head)).insuredPersonKeys, [head.personKey], institution);
    const row = await rowOf(scene, father);
    expect('住所地特例と新しい世帯を集約へ知らせる', [row?.specialResidenceKind, row?.householdKey, row?.applicationEndOn], ['institution', own.householdKey, null], continuationBasis);
    expect('集約は転入も転出も待たない', await atAggregator(scene, father), '資格 2026-04-27〜', institution);

    await hachioji.receives(asNewcomer, '2026-05-10');
    await overnight();
    expect('他市が誤って転入としても、待たずに重複を指摘する', await atAggregator(scene, father), '資格 2026-04-27〜 / E503(3日)', gapAndOverlapBasis);
    expect('この区の日付は変わらない', await atWard(scene, father), '適用 2026-04-27〜 / 資格 2026-04-27〜 / E503', gapAndOverlapBasis);
    await hachioji.voids(asNewcomer.head);
    await overnight();
    expect('他市が取り消すと、指摘も消える', await atWard(scene, father), '適用 2026-04-27〜 / 資格 2026-04-27〜', institution);
  },
});
