import { dayNumber, isDay } from '../law/day.js';
import { assume, type Day } from '../law/define.js';
import { comparer, type LevelOf, type Outcome } from './define.js';
import { eras, readDate, readOrWhy, type NoDate, type WrittenDate } from './written-date.js';

const levels = {
  D0: ['exact', '同じ文字列'],
  D1: ['notation', '元号・区切り・文字幅だけが違う'],
  D2: ['weak', '月と日が入れ替わっている'],
  D3: ['weak', '1日違い、または数字1字の違い'],
  D4: ['weak', '元号だけが違う'],
  D9: ['differs', '違う'],
  DX: ['missing', '不詳・空・日付として読めない'],
} as const;

/** 生年月日, in any of the usual notations. A date with an unknown part is equal to nothing. */
export const bornOn = comparer({
  id: 'bornOn',
  ja: '生年月日',
  basis: assume('実際の照合の論理は公開されていない。年金記録の名寄せ(±1日、元号を外す)にならい、違いの種類を残す'),
  levels,
  compare(a: string, b: string): Outcome<keyof typeof levels> {
    const [one, other] = [readOrWhy(a), readOrWhy(b)];
    if (typeof one === 'string' || typeof other === 'string') return { level: 'DX', because: whyMissing(one, other) };
    if (contradict(one, other)) return kindOfDifference(one, other);
    if (isPartial(one) || isPartial(other)) return { level: 'DX', because: whyPartial(one, other) };
    if (one.isOutsideEra || other.isOutsideEra) return { level: 'DX', because: '元号にない年月を書いた側がある' };
    if (!isDay(isoOf(one))) return { level: 'DX', because: '暦にない日付' };
    return a === b ? { level: 'D0', because: '同じ文字列' } : { level: 'D1', because: '同じ日を別の書き方で書いている' };
  },
});
export type BornOnLevel = LevelOf<typeof bornOn>;

const missing: Readonly<Record<NoDate, readonly [both: string, one: string]>> = {
  blank: ['両側とも生年月日がない', '生年月日のない側がある'], unknown: ['両側とも生年月日が不詳', '生年月日が不詳の側がある'], unread: ['両側とも日付として読めない', '日付として読めない側がある'],
};
function whyMissing(one: WrittenDate | NoDate, other: WrittenDate | NoDate): string {
  const [both, either] = missing[(['blank', 'unknown', 'unread'] as const).find((why) => one === why || other === why)!];
  return one === other ? both : either;
}

/** What is known agrees on both sides, and is not enough to be the same day. */
function whyPartial(one: WrittenDate, other: WrittenDate): string {
  if (!isPartial(one) || !isPartial(other)) return '片方だけ、年・月・日のどれかが不詳';
  return one.year === other.year && one.month === other.month && one.day === other.day ? '両側とも同じところが不詳で、書かれた部分は同じ(不詳のままでは同じ日といえない)' : '両側とも、年・月・日のどれかが不詳';
}

/** Years between two birthdays; 0 where one of the years cannot be told. */
export function yearsApart(a: string, b: string): number {
  const [one, other] = [readDate(a)?.year ?? 0, readDate(b)?.year ?? 0];
  return one === 0 || other === 0 ? 0 : Math.abs(one - other);
}

const isPartial = ({ year, month, day }: WrittenDate): boolean => year === 0 || month === 0 || day === 0;
/** 0 is 不詳 and contradicts nothing. */
const differ = (one: number, other: number): boolean => one !== 0 && other !== 0 && one !== other;
const contradict = (a: WrittenDate, b: WrittenDate): boolean => differ(a.year, b.year) || differ(a.month, b.month) || differ(a.day, b.day);
const isoOf = ({ year, month, day }: WrittenDate) => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day;

function kindOfDifference(a: WrittenDate, b: WrittenDate): Outcome<keyof typeof levels> {
  if (isPartial(a) || isPartial(b)) return { level: 'D9', because: '不詳でない部分が違う' };
  if (a.year === b.year && a.month === b.day && a.day === b.month) return { level: 'D2', because: '月と日が入れ替わっている' };
  const [one, other] = [isoOf(a), isoOf(b)];
  if (isDay(one) && isDay(other) && Math.abs(dayNumber(one) - dayNumber(other)) === 1) return { level: 'D3', because: '1日違い' };
  if (Array.from(one).filter((digit, index) => digit !== other[index]).length === 1) return { level: 'D3', because: '数字が1字違う' };
  if (a.month === b.month && a.day === b.day && isEraShift(a.year, b.year)) return { level: 'D4', because: '元号を取り違えると同じ日になる' };
  return { level: 'D9', because: '生年月日が違う' };
}

/** The same year number counted in two different 元号. */
const isEraShift = (one: number, other: number): boolean => eras.some((era, index) =>
  eras.slice(index + 1).some((later) => Math.abs(one - other) === later.before - era.before && Math.min(one, other) > era.before && Math.max(one, other) > later.before));
