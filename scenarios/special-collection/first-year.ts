import { firstYearBasis, specialMonthsBasis } from '../../law/special-collection.js';
import { decidedFor } from '../assessment/telling.js';
import { slipsIn } from '../refunds/telling.js';
import { scenario } from '../define.js';
import { exceptions, moneyBasis, ofOneYear, paysUntilSeptember, pensionDays, pensioners, printedFor, specialSteps, standing, taken } from './telling.js';

export default scenario({
  id: 'special-collection.first-year',
  ja: '初めの年度は9月までを納付書で納め、残りは10・12・2月に年金から引かれる。引かれた額は台帳・銀行・年金保険者で一円まで合う',
  level: 'normal',
  covers: specialSteps,
  basis: [specialMonthsBasis, firstYearBasis],
  ...ofOneYear,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const [{ head }] = await pensioners(scene, ['年金で暮らす人']);
    await ward.run('assessYear');
    const decided = await decidedFor(scene, head);
    const yen = decided?.installments.map((one) => one.yen) ?? [];
    expect('年額の全部が、四つの期と三つの月にある', { periods: decided?.installments.map(({ number, dueOn }) => `${number} ${dueOn}`), sum: yen.reduce((sum, one) => sum + one, 0) },
      { periods: ['1 2026-06-30', '2 2026-07-31', '3 2026-08-31', '4 2026-09-30', '64 2026-10-15', '65 2026-12-15', '66 2027-02-15'], sum: decided?.totalYen }, firstYearBasis);
    const [october = 0, december = 0, february = 0] = yen.slice(4);

    await paysUntilSeptember(scene, head);
    expect('納付書は四枚だけ届く', (await slipsIn(scene, head)).length, 4, firstYearBasis);
    expect('同じ通知に天引きの月と額もあり、合わせて年額になる', await printedFor(scene, head), { pension: [`10月 ${october}`, `12月 ${december}`, `2月 ${february}`], isWhole: true }, firstYearBasis);
    await advance('2026-10-14');
    expect('支払日の前は、何も引かれていない', { taken: await taken(scene), standing: await standing(scene, head, 'special') }, { taken: [], standing: [`10月 年金から天引きする ${october}`, `12月 年金から天引きする ${december}`, `2月 年金から天引きする ${february}`] }, specialMonthsBasis);
    await advance('2026-10-15');
    expect('支払日に、年金保険者が依頼の額を引く', await taken(scene), [`2026-10 徴収した ${october}`], specialMonthsBasis);
    await advance('2027-02-28');
    expect('三度とも引かれ、台帳で完納になる', await standing(scene, head, 'special'), [`10月 完納 ${october}`, `12月 完納 ${december}`, `2月 完納 ${february}`], specialMonthsBasis);
    expect('知らせ・明細・台帳が、払い込まれた日ごとに合う', await pensionDays(scene), [['2026-10-22', october], ['2026-12-22', december], ['2027-02-22', february]].map(([day, one]) => `${day} ${one} ${one} ${one}`), moneyBasis);
    expect('年額の全部が収納口座にあり、尋ねるものも督促もない', { collected: await bank.collected(), exceptions: await exceptions(scene), ordinary: await standing(scene, head, 'ordinary') }, { collected: decided?.totalYen, exceptions: [], ordinary: yen.slice(0, 4).map((one, i) => `${i + 1}期 完納 ${one}`) }, moneyBasis);
  },
});
