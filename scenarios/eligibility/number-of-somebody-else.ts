import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, lastResult } from '../sending.js';
import { atAggregator, atOther, continuationSteps, insuredAt, moveNeeds, startsHere } from './telling.js';

const incident = cite('厚労省 社会保障審議会医療保険部会(第167回)資料 p.13', '2021年10月からの誤登録約7,300件の94%は、一つの個人番号に有効な資格が複数あった');
const identity = cite('別添1 事務の内容', '図1-④・1-④ 個人番号により同一人を判断');
/** From 5月1日, when the second begins, to 5月13日, when 集約 is looked at. */
const daysOverlapping = 12;

export default scenario({
  id: 'eligibility.number-of-somebody-else',
  ja: '別人の個人番号を付けた登録を訂正すると、取り違えられた二人の資格がどちらも正しくなる',
  level: 'incident',
  covers: continuationSteps,
  basis: [incident, identity],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.correctIndividualNumber'],

  async play(scene) {
    const { ward, people, aggregator, overnight, expect } = scene;
    const { origin, before: other } = await insuredAt(scene, '世田谷区', '世田谷区に住む別人', '2020-04-01', { head: { age: 50, insured: true } });
    const family = people.household('番号を取り違えられた人', { head: { age: 28, insured: true } });
    const correct = family.head.individualNumber;
    await overnight();

    const mistaken = { ...family.head, individualNumber: other.head.individualNumber };
    await startsHere(scene, { ...family, residents: [mistaken], head: mistaken, insured: [mistaken] }, 'leaveEmployeeInsurance', '2026-05-01');
    await overnight();
    const mixed = await aggregator.view(family.head);
    expect('集約には、一人が二つの区に同時にいるように見える', [mixed.municipalInsuredIds.length, await atAggregator(scene, family.head)], [2, `資格 2020-04-01〜 / E503(${daysOverlapping}日)`], incident);
    expect('処理結果が、重複と紐付け誤りの疑いを告げる', await lastResult(scene), '受理 / E503 / W404', incident);
    expect('区にも重複が伝わり、取得日は書かない', [await datesOf(scene, family.head), (await ward.qualification(family.head)).issueCodes], [[null, null], ['E503']], incident);
    expect('相手の区にも重複が伝わる', await atOther(origin, other.head), '資格 2020-04-01〜 / E503', incident);

    const id = (await ward.qualification(family.head)).municipalInsuredId;
    await ward.act({ act: 'correctIndividualNumber', corrections: [{ personKey: family.head.personKey, individualNumber: correct }], why: '別人の個人番号を付けていた' });
    await overnight();
    const apart = await aggregator.view(family.head);
    expect('集約で、区の人は別の一人になる', [apart.municipalInsuredIds.length, apart.prefecturePersonId === mixed.prefecturePersonId], [1, false], identity);
    expect('区の人の資格は自分の届出どおり', [await atAggregator(scene, family.head), await datesOf(scene, family.head), (await ward.qualification(family.head)).issueCodes], ['資格 2026-05-01〜', ['2026-05-01', null], []], identity);
    expect('市町村被保険者IDは変わらない', (await ward.qualification(family.head)).municipalInsuredId, id, identity);
    expect('相手の区の人の重複も消える', [await atAggregator(scene, other.head, origin.municipality.code), await atOther(origin, other.head)], ['資格 2020-04-01〜', '資格 2020-04-01〜'], incident);
  },
});
