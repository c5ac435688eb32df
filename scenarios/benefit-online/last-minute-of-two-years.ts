import { highCostDeadline } from '../../law/benefit-terms.js';
import { benefitArrivalBasis } from '../../law/online-application.js';
import { readBy } from '../applications/telling.js';
import { casesIn, decides, living, stay, told } from '../benefit-care/telling.js';
import { opened, ownAccount } from '../benefit/telling.js';
import { balancesOf } from '../benefit-papers/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, benefitOnlineNeeds, intoAccount, looking, monthOf, onlineBenefitBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.last-minute-of-two-years',
  ja: '2年の最後の日の23時59分に届いた電子申請は、翌日に取り込んでも間に合い、1分後に届いたものは時効で、職員が見るまで待つ',
  level: 'abnormal',
  covers: ['B-05', 'B-09'],
  basis: [onlineBenefitBasis, benefitArrivalBasis],
  today: '2026-06-24',
  needs: benefitOnlineNeeds,
  cast: benefitOnlineCast,

  async play(scene) {
    const { online, advance, overnight, expect } = scene;
    const [inTime, late] = [await living(scene, '最後の一分に申請した人', { fiscalYear: 2023 }), await living(scene, '一分遅れた人', { fiscalYear: 2023 })].map((home, n) => ({ ...home, account: ownAccount(home.head, `000009${n + 1}`) })) as [Awaited<ReturnType<typeof living>>, Awaited<ReturnType<typeof living>>];
    await opened(scene, [inTime.account, late.account], 2_000_000);
    await told(scene, ...[inTime, late].map((home, n) => stay(home, `old-${n}`, { careMonth: '202406' })));
    expect('時効の最後の日', highCostDeadline('2024-06'), '2026-06-30', benefitArrivalBasis);
    await advance('2026-06-30T23:59');
    const first = await online.applies(asking([inTime.head], monthOf(intoAccount(inTime.account), '2024-06')));
    await advance('2026-07-01T00:00');
    const second = await online.applies(asking([late.head], monthOf(intoAccount(late.account), '2024-06')));
    await overnight();
    await online.collected();
    expect('一分の差で、申請になるものと時効のものに分かれる', [await stands(scene, first), await stands(scene, second)], ['受け付けた / 2026-06-30', '職員の確認待ち / 2026-07-01 / 申請として受け付けられない(申請日: 申請できるのは 2026-06-30 まで)'], benefitArrivalBasis);
    expect('申請者に、わけは見えない', [await readBy(scene, first), await readBy(scene, second)], [taken, looking], onlineBenefitBasis);
    await decides(scene, inTime.householdKey);
    await advance('2026-07-13');
    const states = async (householdKey: string) => (await casesIn(scene, householdKey)).map((line) => line.split(' ').at(-1));
    expect('間に合った人にだけ入る', [(await balancesOf(scene, inTime.account, late.account)).map((yen) => yen > 0), { caseStates: await states(inTime.householdKey) }, { caseStates: await states(late.householdKey) }], [[true, false], { caseStates: ['paid'] }, { caseStates: ['expired'] }], benefitArrivalBasis);
  },
});
