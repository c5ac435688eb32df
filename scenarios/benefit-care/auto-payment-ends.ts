import { scenario } from '../define.js';
import { cite } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { casesIn, living, paysOut, stay, told, workCast, workNeeds } from './telling.js';

const autoBasis = cite('墨田区・東久留米市・海津市', '申請書で同意すれば次から申請が要らない。滞納、世帯主の異動、口座の不能、世帯の申出で終わる');

export default scenario({
  id: 'benefit-care.auto-payment-ends',
  ja: '自動振込は同意の二か月後から申請なしで入り、世帯主が亡くなった後の分は入らない',
  level: 'normal',
  covers: ['B-05', 'B-08', 'B-09'],
  basis: [autoBasis],
  today: '2026-07-28',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { ward, bank, people, advance, expect } = scene;
    const family = people.household('自動振込の家', { head: { age: 55, sex: '1', insured: true }, members: [{ relationship: '妻', age: 53 }] });
    const { head } = family;
    const home = await living(scene, '', { family });
    const auto = async () => (await ward.benefitCases(home.householdKey)).autoPayments.map(({ isActive, why }) => `${isActive ? '続く' : '終わり'} ${why}`);
    await told(scene, stay(home, 'june'));
    const [first] = await casesIn(scene, home.householdKey);
    const yen = Number(/ (\d+)円/.exec(first ?? '')?.[1] ?? 0);
    await paysOut(scene, home, '2026-08-05', { autoPayment: true });
    expect('申請した月の分が入る', [await bank.balanceOf(home.account), yen > 0, await auto()], [yen, true, ['続く 申請書での同意']], autoBasis);
    await advance('2026-08-30');
    await told(scene, stay(home, 'may', { careMonth: '202605' }));
    expect('切り替わる前の日には、申請を待つ', (await casesIn(scene, home.householdKey)).at(-1), `2026-05 ${yen}円 detected`, autoBasis);
    await advance('2026-09-07');
    expect('切り替わると、誰も申請も決定もしないのに口座に入る', [await bank.balanceOf(home.account), (await casesIn(scene, home.householdKey)).at(-1)], [2 * yen, `2026-05 ${yen}円 paid`], autoBasis);
    await endsHere(scene, [head], 'death', '2026-09-07');
    await told(scene, stay(home, 'april', { careMonth: '202604' }));
    await advance('2026-09-14');
    expect('亡くなった世帯主の口座にはもう入らず、申請を待つ', [await bank.balanceOf(home.account), (await casesIn(scene, home.householdKey)).at(-1)?.split(' ').at(-1), await auto()], [2 * yen, 'solicited', ['終わり 世帯主が亡くなったので終える']], autoBasis);
  },
});
