import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, keysOf, lastResult, rowsSent } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds, startsHere } from '../eligibility/telling.js';

const incident = cite('六戸町・報道 2024-12', '証の切り替えで全件を送ったとき、差分で送った状態と違うものになった(671人)');
const idempotent = derive('全件送信は差分送信の積み重ねと同じ姿を伝えるはずである');

export default scenario({
  id: 'transmission.full-send-after-changes',
  ja: '加入・喪失・訂正・無効化を一つずつ送った後に全件を送っても、集約も区も何も変わらない',
  level: 'normal',
  covers: continuationSteps,
  basis: [idempotent, incident],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.correctPeriod', 'act.voidPeriod', 'job.exportAll'],

  async play(scene) {
    const { ward, people, aggregator, overnight, expect } = scene;
    const family = people.household('いろいろあった家', { head: { age: 54, insured: true }, members: [{ relationship: '子', age: 23 }, { relationship: '子', age: 20 }] });
    const nominal = people.household('擬制世帯主の家', { head: { age: 48, sex: '1', insured: false }, members: [{ relationship: '妻', age: 46, insured: true }] });
    const [head, working, studying] = [family.head, family.residents[1]!, family.residents[2]!];
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-04-10');
    await startsHere(scene, nominal, 'leaveEmployeeInsurance', '2021-04-01');
    await overnight();
    await endsHere(scene, [working], 'joinEmployeeInsurance', '2026-05-12');
    await ward.act({ act: 'correctPeriod', personKey: head.personKey, applicationStartOn: '2026-04-10', newStartOn: '2026-04-01', why: '離職票で確かめた' });
    await ward.act({ act: 'voidPeriod', personKey: studying.personKey, applicationStartOn: '2026-04-10', why: '社会保険の被扶養者だった' });
    await overnight();
    const everybody = [head, working, studying, nominal.head, nominal.residents[1]!];
    const seen = async () => [await Promise.all(everybody.map((person) => aggregator.view(person))), await Promise.all(everybody.map((person) => ward.qualification(person)))];
    const before = await seen();

    await ward.exportAll();
    await overnight();
    const sentKeys = new Set((await rowsSent(scene, 'qualificationPerson')).map(({ personKey }) => personKey));
    expect('全件には、いま被保険者である人も擬制世帯主も入っている', keysOf([head, ...nominal.residents]).filter((key) => !sentKeys.has(key)), [], idempotent);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', idempotent);
    expect('集約の資格もIDも、区の記録も前のまま', await seen(), before, idempotent);
    expect('訂正した取得日、喪失、無効化が生きている', [await atAggregator(scene, head), await atAggregator(scene, working), await atAggregator(scene, studying)], ['資格 2026-04-01〜', '資格 2026-04-10〜2026-05-13', '資格 なし'], incident);
    expect('区の日付も同じ', [await datesOf(scene, head), await datesOf(scene, working)], [['2026-04-01', null], ['2026-04-10', '2026-05-13']], incident);
  },
});
