import { lastDayOfMonths } from '../../../law/collection-terms.js';
import { addDays, daysBetween, nextDay, previousDay } from '../../../law/day.js';
import { assume, basisText, cite, type Basis, type Day } from '../../../law/define.js';
import { chargeThresholds, refundInterestRates } from '../../../law/late-charge-rates.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';
import { chargedOf, cutBase, type Segment } from './charge.js';
import { told, yearsBetween } from './late-charge.js';

/** 過納: the levy was cut after it was paid. 誤納: paid twice, too much, or without a debt. */
export type OverpaymentKind = 'overlevied' | 'mispaid';

export interface RefundInterestQuestion {
  readonly kind: OverpaymentKind;
  readonly amountYen: number;
  readonly paidOn: Day;
  /** 支出決定日 or 充当日. */
  readonly decidedOn: Day;
  /** 還付通知の日, and the day the claim came in; null while it has not. */
  readonly notifiedOn?: Day;
  readonly claimedOn?: Day | null;
  readonly policy: 'none' | 'paid';
}

export const refundInterestBasis: Basis = cite('地方税法17条の4・大田区・練馬区・中野区 還付加算金', '過納は納付の日の翌日から、誤納は納付の日の翌日から1か月を経過した日の翌日から、支出決定日か充当日まで');
/** Days without a claim count no more after so many. */
export const claimDays = 30;
export const claimDaysBasis: Basis = assume('還付の通知から30日を過ぎても請求がないとき、31日目から請求の日までを数えない。数え始めと終わりを述べる公開資料はない');

export const interestFrom = ({ kind, paidOn }: Pick<RefundInterestQuestion, 'kind' | 'paidOn'>): Day => (kind === 'overlevied' ? nextDay(paidOn) : nextDay(lastDayOfMonths(nextDay(paidOn), 1)));

export function refundInterestSegments(question: RefundInterestQuestion): readonly Segment[] {
  const { amountYen, decidedOn, notifiedOn, claimedOn } = question;
  const from = interestFrom(question);
  if (from > decidedOn) return [];
  const idleFrom = notifiedOn === undefined ? null : addDays(notifiedOn, claimDays + 1);
  const idleThrough = claimedOn ?? decidedOn;
  const idle = idleFrom !== null && idleFrom <= idleThrough ? { from: idleFrom, through: idleThrough } : null;
  const cuts = [...yearsBetween(from, decidedOn), ...(idle ? [idle.from, nextDay(idle.through)] : [])];
  const starts = [from, ...new Set(cuts.filter((day) => day > from && day <= decidedOn))].sort();
  return starts.map((start, i): Segment => {
    const end = i + 1 < starts.length ? previousDay(starts[i + 1]!) : decidedOn;
    const isIdle = idle !== null && idle.from <= start && start <= idle.through;
    return { from: start, through: end, days: daysBetween(start, end) + 1, baseYen: cutBase(amountYen), perMille: isIdle ? 0 : refundInterestRates.on(start) };
  });
}
/** 還付加算金 in yen. Throws NotInForce when a rate is not published. */
export const refundInterestYen = (question: RefundInterestQuestion): number => (question.policy === 'none' ? 0 : chargedOf(refundInterestSegments(question), false));

/** 還付加算金の計算: what is added to money given back. */
export const refundInterest = rule({
  id: 'refundInterest',
  ja: '還付加算金の計算',
  basis: refundInterestBasis,
  outcomes: { added: '還付加算金が付く', notPaid: '還付加算金を付けない区', smallBase: '還付の額が2,000円に満たない', smallCharge: '計算した額が1,000円に満たない', unknownRate: '割合の公表されていない日がある' },
  decide: (question: RefundInterestQuestion) => {
    const { kind, amountYen, decidedOn, policy } = question;
    const from = interestFrom(question);
    if (policy === 'none') return ['notPaid', '区の設定により付けない'];
    if (cutBase(amountYen) === 0) return ['smallBase', `${yen(amountYen)} は ${yen(chargeThresholds.leastBaseYen)} に満たない`];
    if (from <= decidedOn && (from < refundInterestRates.rows[0]!.from || decidedOn > refundInterestRates.checkedThrough)) return ['unknownRate', `${refundInterestRates.ja}は ${refundInterestRates.checkedThrough} までしか確かめられていない`];
    const why = `${kind === 'overlevied' ? '過納' : '誤納'}は ${from} から数える`;
    const addedYen = refundInterestYen(question);
    const segments = refundInterestSegments(question).map(told);
    return addedYen === 0 ? ['smallCharge', why, ...segments] : ['added', `還付加算金 ${yen(addedYen)}`, why, ...segments, basisText(chargeThresholds.basis)];
  },
});
