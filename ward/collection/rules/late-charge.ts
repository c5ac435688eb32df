import type { CollectionParameterValues } from '../../../law/collection-parameters.js';
import { lastDayOfMonths, monthsBasis } from '../../../law/collection-terms.js';
import { daysBetween, nextDay, previousDay } from '../../../law/day.js';
import { basisText, type Day } from '../../../law/define.js';
import { chargeThresholds, graceRates, lateChargeRates } from '../../../law/late-charge-rates.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';
import { chargedOf, cutBase, type Segment } from './charge.js';

/** So much of a 期 was unpaid on these days, both included. */
export interface UnpaidSpan { readonly from: Day; readonly through: Day; readonly yen: number }
/** A 猶予 or a 執行停止 in force. `isWaived`: nothing is charged for these days, whatever the parameter of a 猶予 says. */
export interface GraceSpan { readonly from: Day; readonly through: Day; readonly isWaived?: boolean }

export interface LateChargeQuestion {
  readonly dueOn: Day;
  /** From the day after the 納期限 to the day of payment, oldest first; paid in part, the days after it rest on what is left. */
  readonly spans: readonly UnpaidSpan[];
  /** 徴収猶予 in force. */
  readonly grace?: readonly GraceSpan[];
  readonly rules: Pick<CollectionParameterValues, 'lateChargeFirstMonths' | 'lateChargeFraction' | 'lateChargeInGrace'>;
}

/** What is unpaid as a whole until it is paid as a whole. */
export const unpaidUntil = (dueOn: Day, paidOn: Day, amountYen: number): readonly UnpaidSpan[] => (paidOn > dueOn ? [{ from: nextDay(dueOn), through: paidOn, yen: amountYen }] : []);

/** Are the rates of every day published? */
export const ratesAreKnown = ({ spans }: Pick<LateChargeQuestion, 'spans'>): boolean =>
  spans.every(({ from, through }) => from >= lateChargeRates.rows[0]!.from && through <= lateChargeRates.checkedThrough);

/** Days of one rate on one base. The rate changes with the calendar year, with the end of the first months and with a 猶予. */
export function lateChargeSegments({ dueOn, spans, grace = [], rules }: LateChargeQuestion): readonly Segment[] {
  const firstThrough = lastDayOfMonths(nextDay(dueOn), Number(rules.lateChargeFirstMonths));
  return spans.flatMap(({ from, through, yen: unpaidYen }) => {
    const baseYen = cutBase(unpaidYen);
    const cuts = [nextDay(firstThrough), ...grace.flatMap((span) => [span.from, nextDay(span.through)]), ...yearsBetween(from, through)];
    const starts = [from, ...new Set(cuts.filter((day) => day > from && day <= through))].sort();
    return starts.map((start, i): Segment => {
      const end = i + 1 < starts.length ? previousDay(starts[i + 1]!) : through;
      return { from: start, through: end, days: daysBetween(start, end) + 1, baseYen, perMille: perMilleOn(start, start <= firstThrough, grace, rules) };
    });
  });
}

/** 延滞金 in yen. Throws NotInForce when a rate is not published. */
export const lateChargeYen = (question: LateChargeQuestion): number => chargedOf(lateChargeSegments(question), question.rules.lateChargeFraction === 'floorEachSegment');

/** 延滞金の計算: how much is charged for paying one 期 late, or why nothing is. */
export const lateCharge = rule({
  id: 'lateCharge',
  ja: '延滞金の計算',
  basis: chargeThresholds.basis,
  outcomes: { charged: '延滞金がかかる', inTime: '納期限までに納めた', smallBase: '本料が2,000円に満たない', smallCharge: '計算した額が1,000円に満たない', unknownRate: '割合の公表されていない日がある' },
  decide: (question: LateChargeQuestion) => {
    const { dueOn, spans } = question;
    if (spans.length === 0) return ['inTime', `納期限 ${dueOn} を過ぎていない`];
    if (!ratesAreKnown(question)) return ['unknownRate', `${lateChargeRates.ja}は ${lateChargeRates.checkedThrough} までしか確かめられていない`, '前の年の割合を延ばして使わない'];
    if (spans.every((span) => cutBase(span.yen) === 0)) return ['smallBase', `${yen(Math.max(...spans.map((span) => span.yen)))} は ${yen(chargeThresholds.leastBaseYen)} に満たない`, basisText(chargeThresholds.basis)];
    const segments = lateChargeSegments(question).map(told);
    const chargedYen = lateChargeYen(question);
    return chargedYen === 0 ? ['smallCharge', `合計が ${yen(chargeThresholds.leastYen)} に満たない`, ...segments] : ['charged', `延滞金 ${yen(chargedYen)}`, ...segments, basisText(chargeThresholds.basis), basisText(monthsBasis)];
  },
});

export const told = ({ from, through, days, baseYen, perMille }: Segment): string => `${from}〜${through} ${days}日 × ${yen(baseYen)} × ${(perMille / 10).toFixed(1)}% ÷ ${chargeThresholds.daysOfYear}`;

function perMilleOn(day: Day, isFirst: boolean, grace: readonly GraceSpan[], rules: LateChargeQuestion['rules']): number {
  const own = grace.filter(({ from, through }) => from <= day && day <= through);
  if (own.length > 0) return rules.lateChargeInGrace === 'waived' || own.some(({ isWaived }) => isWaived) ? 0 : graceRates.on(day);
  const { firstPerMille, afterPerMille } = lateChargeRates.on(day);
  return isFirst ? firstPerMille : afterPerMille;
}

/** 1 January of every year begun on the way. */
export function yearsBetween(from: Day, through: Day): readonly Day[] {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Number(through.slice(0, 4)) - first }, (_, i) => `${first + i + 1}-01-01` as Day);
}
