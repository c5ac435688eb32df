import { demandCast } from '../../harness/scene.js';
import { cite, type Day } from '../../law/define.js';
import { alone, levySteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, demandOn, firstBill, isDone, keyOf, levied, newestDecision, seizableOn, seizureNeeds, sumsOf, waitingNeeds } from './telling.js';

const exempt = cite('国税徴収法76条・同施行令34条', '所得税・住民税・社会保険料・生活費(10万円+4万5千円×親族)と、残りの2割(生活費の2倍まで)は差し押さえられない');

export default scenario({
  id: 'arrears.wage',
  ja: '給与は差押禁止額を1円も割らずに差し押さえる。支給額30万円・親族1人なら74,400円まで、取立も一月にその額までで、手取りが生活費に届かない人からは1円も差し押さえない',
  level: 'normal',
  covers: [...levySteps, 'C-11'],
  basis: [exempt],
  today: '2026-06-26',
  needs: [...waitingNeeds, ...seizureNeeds],
  rates: [year],
  cast: demandCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [worker, poor] = [alone(scene, '給与を差し押さえられる人'), alone(scene, '給与の少ない人')];
    await levied(scene, [[worker, 9_000_000], [poor, 9_000_000]]);
    const yen = await firstBill(scene, worker.head);
    await advance(demandOn);
    await ward.run('exportDemands');
    await advance(seizableOn);
    const income = { grossYen: 300_000, incomeTaxYen: 5_000, residentTaxYen: 12_000, socialInsuranceYen: 45_000, dependants: 1 };
    // 300,000 − 62,000 − 145,000 = 93,000。その2割 18,600 も残し、74,400 になる。
    const seizes = async ({ head }: typeof worker, amountYen: number, of = income) =>
      isDone(scene, 'decideSeizure', { personKey: head.personKey, seizureKind: 'seizure', object: 'wage', thirdParty: '架空商事', servedOn: seizableOn, amountYen, income: of, accountKeys: [await keyOf(scene, head)] });
    expect('74,401円は差し押さえられず、74,400円は差し押さえられる', [await seizes(worker, 74_401), await seizes(worker, 74_400)], [false, true], exempt);
    const little = { ...income, grossYen: 207_000 };
    expect('税と保険料と生活費に足りない給与からは、1円も差し押さえられない', await seizes(poor, 1, little), false, exempt);
    expect('支給額が2円多ければ1円、3円多ければ2円まで差し押さえられる', [await seizes(poor, 2, { ...little, grossYen: 207_002 }), await seizes(poor, 3, { ...little, grossYen: 207_003 }), await seizes(poor, 2, { ...little, grossYen: 207_003 })], [false, false, true], exempt);

    await advance('2026-08-25');
    const { decisionId } = await newestDecision(scene, worker.head);
    const takes = (receivedOn: Day, taken: number) => isDone(scene, 'collectSeized', { decisionId, receivedOn, yen: taken });
    expect('8月の給与からも、その額を超えては取り立てられない', [await takes('2026-08-25', 74_401), await takes('2026-08-25', 74_400)], [false, true], exempt);
    expect('取り立てた額だけ未納が減り、差押は続く', { sums: await sumsOf(scene, worker.head), state: (await newestDecision(scene, worker.head)).state }, { sums: { collectedYen: 74_400, unpaidYen: yen - 74_400, overpaidYen: 0, writtenOffYen: 0 }, state: 'inForce' }, exempt);
    await booksHold(scene);
  },
});
