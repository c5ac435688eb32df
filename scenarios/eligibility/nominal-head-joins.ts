import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, keysOf, lastResult, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds, startsHere } from './telling.js';

const householder = cite('国民健康保険法76条・練馬区', '被保険者でない世帯主も納付義務者');
const files = cite('別添1 事務の内容', '資格継続業務 1-②');
const ids = cite('別添1 事務の内容', '図1-④ 個人番号・都道府県被保険者ID・市町村被保険者ID');

export default scenario({
  id: 'eligibility.nominal-head-joins',
  ja: '擬制世帯主が退職して国保に入ると、同じ世帯の被保険者である世帯主になり、IDは変わらない',
  level: 'normal',
  covers: continuationSteps,
  basis: [householder, files, ids],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, aggregator, people, overnight, expect } = scene;
    const family = people.household('退職する父と国保の母', { head: { age: 60, sex: '1', insured: false }, members: [{ relationship: '妻', age: 57, insured: true }] });
    const [father, mother] = [family.head, family.residents[1]!];
    await insuredSince(scene, family, '2022-04-01');
    const before = { household: await ward.household(mother), ids: (await aggregator.view(father)).municipalInsuredIds };
    expect('退職の前は擬制世帯主', [before.household.headKind, before.ids.length], ['nominal', 1], householder);

    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-12', { who: [father] });
    await overnight();
    const { householdKey, headPersonKey, headKind, insuredPersonKeys } = await ward.household(father);
    expect('世帯は同じままで、世帯主が被保険者になる', { householdKey, headPersonKey, headKind }, { householdKey: before.household.householdKey, headPersonKey: father.personKey, headKind: 'insured' }, householder);
    expect('被保険者は二人', insuredPersonKeys, keysOf([father, mother]), householder);
    expect('個人ファイルの父は世帯主の行だけで、擬制世帯主の行はない', (await rowsSent(scene, 'qualificationPerson')).filter(({ personKey }) => personKey === father.personKey).map(({ memberKind }) => memberKind), ['head'], files);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', files);
    expect('父の資格は社会保険を失った日から', [await atAggregator(scene, father), await datesOf(scene, father)], ['資格 2026-05-12〜', ['2026-05-12', null]], householder);
    expect('擬制世帯主のときと同じ市町村被保険者ID', (await aggregator.view(father)).municipalInsuredIds, before.ids, ids);
    expect('母の資格は変わらない', await atAggregator(scene, mother), '資格 2022-04-01〜', householder);
  },
});
