import { provisionalBasis, specialMonthsBasis } from '../../law/special-collection.js';
import { batchesAtContractor, decidedFor, noticeBasis, noticesTo, pension, told, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { apart, asked, moneyBasis, pensionCast, pensioners, pensionIncomeYen, printedFor, specialMonths, specialNeeds, specialSteps, specialYen, taken, usesPension } from './telling.js';

const before = year - 1;

export default scenario({
  id: 'special-collection.following-year',
  ja: '次の年度の4・6・8月は前の2月と同じ額が引かれ、年額が決まると残りの3分の1ずつが10・12・2月に引かれる。年度内に75歳になる世帯主の仮徴収は始まらない',
  level: 'normal',
  covers: specialSteps,
  basis: [specialMonthsBasis, provisionalBasis],
  today: '2025-06-10',
  needs: specialNeeds,
  rates: [before, year],
  parameters: usesPension,
  cast: pensionCast,
  isLong: true,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [{ head }, { head: turning }] = await pensioners(scene, ['年金で暮らす人', '次の年度に75歳になる人'], { fiscalYear: before, bornOn: ['1954-08-01', '1951-06-01'] });
    await ward.run('assessYear');
    const [, , february = 0] = await specialYen(scene, head, before);
    expect('75歳になる前の年度には、二人とも同じ月に引かれる', await specialYen(scene, turning, before), await specialYen(scene, head, before), specialMonthsBasis);
    await advance('2026-02-28');
    expect('三月になるまで、次の年度の依頼はない', (await asked(scene)).filter((line) => line >= '2026-04'), [], provisionalBasis);
    await advance('2026-03-03');
    expect('三月に、75歳にならない人だけの仮徴収を2月と同じ額で依頼する', (await asked(scene)).filter((line) => line >= '2026-04'), ['2026-04', '2026-06', '2026-08'].map((month) => `${month} ${february}`), provisionalBasis);
    await advance('2026-04-30');
    expect('年額の決まる前に、4月分が引かれている', (await taken(scene)).filter((line) => line >= '2026-04'), [`2026-04 徴収した ${february}`], specialMonthsBasis);

    await told(scene, [head, pension(pensionIncomeYen + 300_000)], [turning, pension(pensionIncomeYen)]);
    await advance('2026-06-12');
    await ward.run('assessYear');
    const total = (await decidedFor(scene, head))?.totalYen ?? 0;
    const main = (await specialYen(scene, head)).slice(3);
    const third = Math.floor((total - 3 * february) / 3 / 100) * 100;
    expect('残りの3分の1ずつを、10・12・2月に割る', main, [total - 3 * february - 2 * third, third, third], specialMonthsBasis);
    expect('納付書の期はない', (await decidedFor(scene, head))?.installments.filter(({ number, yen }) => number <= 11 && yen > 0), [], specialMonthsBasis);
    await advance('2026-06-20');
    expect('納付書のない決定通知も、封入封緘事業者が受け取って発送する', { notice: (await noticesTo(scene, head)).at(-1), batches: [...new Set(await batchesAtContractor(scene))] }, { notice: '決定通知 / 封入封緘事業者へ', batches: ['発送済 / 2通'] }, noticeBasis);
    expect('通知には、もう引かれた月も合わせて六つの月がある', await printedFor(scene, head), { pension: [february, february, february, ...main].map((yen, i) => `${specialMonths[i]} ${yen}`), isWhole: true }, noticeBasis);
    await advance('2027-02-28');
    expect('六度とも、その額が引かれる', (await taken(scene)).filter((line) => line >= '2026-04').map((line) => line.split(' ').slice(1).join(' ')), [february, february, february, ...main].map((yen) => `徴収した ${yen}`), specialMonthsBasis);
    expect('年額の全部が入り、どの日も合う', { collected: (await ward.account(head, year)).periods.reduce((sum, { collectedYen }) => sum + collectedYen, 0), apart: [...await apart(scene, before), ...await apart(scene)] }, { collected: total, apart: [] }, moneyBasis);
    expect('75歳になる人は、その年度の額を納付書で納める', await specialYen(scene, turning), [], provisionalBasis);
  },
});
