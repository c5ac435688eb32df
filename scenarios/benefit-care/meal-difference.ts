import { mealCopayAssumption, mealCopays } from '../../law/meal-copay.js';
import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { casesOf } from '../benefit/telling.js';
import { casesIn, decides, hands, living, saidOf, triesToPay, workCast, workNeeds } from './telling.js';

const chargeBasis = mealCopays.rows.at(-1)!.basis;
const daysBasis = derive('食事は資格のある日に一日三食まで。病院ごとに申請し、同じ病院の同じ月は一度');

export default scenario({
  id: 'benefit-care.meal-difference',
  ja: '食事の差額は、加入した月なら資格のある日から、病院ごとに払う。額の公開されていない令和8年4月からは人が見るまで払わない',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [chargeBasis, daysBasis, mealCopayAssumption],
  today: '2026-05-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const home = await living(scene, '3月11日に加入した人', { incomeYen: 0, since: '2026-03-11' });
    const meals = { kind: 'mealDifference', personKey: home.head.personKey, careMonth: '2026-03', meals: 60, paidPerMealYen: 510, isLongStay: false, paidOn: '2026-04-01', institutionCode: '1310000001', account: home.account } as const;
    const told = async (notificationId: string, facts: Partial<Omit<typeof meals, 'careMonth' | 'meals' | 'institutionCode'>> & { readonly careMonth?: string; readonly meals?: number; readonly institutionCode?: string } = {}) => saidOf(await hands(scene, { ...meals, notificationId, ...facts }));
    expect('加入の前の月と、資格のある日の数を超える食事には支給しない', [await told('before', { careMonth: '2026-02' }), await told('many', { meals: 64 })], ['2026-02 に被保険者でない', 'その月に資格のあるのは21日で、63食を超える'], daysBasis);
    expect('加入した月も受け付け、同じ病院の分は二度受け付けず、ほかの病院の分は残りの食事まで受け付ける', [await told('first'), await told('twice', { meals: 3 }), await told('over', { institutionCode: '1310000002', meals: 4 }), await told('second', { institutionCode: '1310000002', meals: 3 })], ['受け付けた', 'B1 で受け付けている', 'その月に資格のあるのは21日で、63食を超える(ほかの病院の分 60食)', '受け付けた'], daysBasis);
    await decides(scene, home.householdKey);
    expect('4月の分は受け付けるが、払えない', [await told('april', { careMonth: '2026-04', meals: 10 }), await triesToPay(scene, home.householdKey)], ['受け付けた', '人が見るまで止めてある'], mealCopayAssumption);
    expect('止めたわけが残る', (await casesOf(scene, home.householdKey)).at(-1)?.history.map(({ what, why }) => (what === 'held' ? why : '')).join(''), '2026-04 の標準負担額は公開されておらず、前の年度の額で計算した', mealCopayAssumption);
    await advance('2026-05-27');
    // 区分オ: (510 − 240)×60食 = 16,200円、×3食 = 810円
    expect('3月の分だけが口座に入る', [await bank.balanceOf(home.account), await casesIn(scene, home.householdKey)], [17_010, ['2026-03 16200円 paid', '2026-03 810円 paid', '2026-04 2700円 applied']], chargeBasis);
  },
});
