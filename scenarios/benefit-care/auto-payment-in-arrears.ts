import { scenario } from '../define.js';
import { cite } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { casesIn, living, paysOut, stay, told, workCast, workNeeds } from './telling.js';

const autoBasis = cite('墨田区・東久留米市・海津市', '申請書で同意すれば次から申請が要らない。滞納、世帯主の異動、口座の不能、世帯の申出で終わる');

export default scenario({
  id: 'benefit-care.auto-payment-in-arrears',
  ja: '納期限の日までは自動振込が続き、保険料を納めずに納期限を過ぎると終わって、次の分は申請を待つ',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [autoBasis],
  today: '2026-04-28',
  needs: [...workNeeds, 'job.assessYear', 'query.account'],
  rates: [year],
  cast: workCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const home = await living(scene, '納め忘れた人');
    const auto = async () => (await ward.benefitCases(home.householdKey)).autoPayments.map(({ isActive, why }) => `${isActive ? '続く' : '終わり'} ${why}`);
    await told(scene, stay(home, 'february', { careMonth: '202602' }));
    await paysOut(scene, home, '2026-06-15', { careMonth: '2026-02', autoPayment: true });
    await ward.run('assessYear');
    const dueOn = (await ward.account(home.head, year)).periods.find(({ period }) => period === 1)?.dueOn;
    expect('1期の納期限は6月30日である', dueOn, '2026-06-30', autoBasis);
    await advance('2026-06-29');
    await told(scene, stay(home, 'march', { careMonth: '202603' }));
    expect('納期限の日の朝には、まだ申請なしで決まる', [(await casesIn(scene, home.householdKey)).at(-1), await auto()], ['2026-03 212570円 decided', ['続く 申請書での同意']], autoBasis);
    await told(scene, stay(home, 'april', { careMonth: '202604' }));
    await advance('2026-07-07');
    expect('納期限の次の日からは申請を待ち、口座に入ったのは二月分だけ', [(await casesIn(scene, home.householdKey)).at(-1), await auto(), await bank.balanceOf(home.account)], ['2026-04 212570円 solicited', ['終わり 保険料の滞納があるので終える'], 2 * 212_570], autoBasis);
  },
});
