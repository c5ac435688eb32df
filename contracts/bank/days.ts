import { daysBetween, isDay } from '../../law/day.js';
import { assume, derive, type Day } from '../../law/define.js';
import { Bad } from '../define.js';

export const monthDayWindowDays = 60;
export const monthDayBasis = assume(`MMDD の年は、依頼では基準日から先へ、結果では基準日から前へ、${monthDayWindowDays}日の内に求める。窓の外は翌年や前年へ送らず拒む`);
/** A sender that has not changed eras yet is read with a warning, for so long. */
export const eraOverrunDays = 366;
export const eraDayBasis = derive(`元号のない和暦は、基準日の1年後までに入る最も新しい元号で読む。終わった元号のままの日は、終わりから${eraOverrunDays}日まで注意して読む(日数は仮定)`);

/** A request speaks of a day to come, a result of a day gone by. */
export type MonthDayDirection = 'forward' | 'backward';

/** The day that MMDD means as seen from `reference` (for a result: the day of its receipt). A day too far away is refused, never moved to another year; 0229 is never shifted. */
export function resolveMonthDay(monthDay: string, reference: Day, direction: MonthDayDirection, windowDays: number = monthDayWindowDays): Day | Bad {
  if (!/^\d{4}$/.test(monthDay)) return new Bad('MMDD であるべき', '月日を数字4桁で書く', 'E203');
  const year = Number(reference.slice(0, 4));
  const wanted = [year - 1, year, year + 1].map((candidate) => `${String(candidate).padStart(4, '0')}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`).filter(isDay);
  const near = wanted.map((day) => ({ day, away: direction === 'forward' ? daysBetween(reference, day) : daysBetween(day, reference) })).find(({ away }) => away >= 0 && away <= windowDays);
  if (near) return near.day;
  const side = direction === 'forward' ? '後' : '前';
  return wanted.length === 0
    ? new Bad(`${monthDay} は ${reference} の前後の年にない月日`, 'うるう年でない年の2月29日は、28日や3月1日に読み替えない。正しい月日を書く', 'E203')
    : new Bad(`${monthDay} は ${reference} の${side}${windowDays}日の内にない`, '持ち込みの遅れや日付の誤りを確かめる。年をまたいで読み替えない', 'E203');
}

/** First day of 令和 and of the eras before it, newest first; the year before the first is year 0. */
const eras: readonly { readonly ja: string; readonly from: Day; readonly through: Day | null; readonly yearZero: number }[] = [
  { ja: '令和', from: '2019-05-01', through: null, yearZero: 2018 }, { ja: '平成', from: '1989-01-08', through: '2019-04-30', yearZero: 1988 }, { ja: '昭和', from: '1926-12-25', through: '1989-01-07', yearZero: 1925 },
];

/** A day of 和暦; `warning` when the era it was read in had ended by then. */
export interface EraDay { readonly day: Day; readonly ja: string; readonly warning: string | null }

/** What is odd about YYMMDD in 和暦 whoever reads it and when: a day of 平成 after its end, as somebody writes who has not changed eras yet. A 令和31 is not thought of before it comes near. */
export function eraOverrun(digits: string): string | null {
  const { ja, through, yearZero } = eras[1]!;
  const day = `${yearZero + Number(digits.slice(0, 2))}-${digits.slice(2, 4)}-${digits.slice(4)}`;
  if (!isDay(day) || day <= through! || daysBetween(through!, day) > eraOverrunDays) return null;
  return overrunJa(ja, through!);
}
const overrunJa = (ja: string, through: Day): string => `${ja}は ${through} で終わっている。次の元号の書き誤りか確かめる`;

/** The day of YYMMDD in 和暦 without an era: the newest era whose day is not later than a year after `reference`. */
export function resolveEraDay(digits: string, reference: Day): EraDay | Bad {
  if (!/^(?!00)\d{6}$/.test(digits)) return new Bad('和暦の年月日でない', '元号の年2桁・月・日を6桁で書く', 'E203');
  const latest = `${Number(reference.slice(0, 4)) + 1}${reference.slice(4)}`;
  for (const { ja, through, from, yearZero } of eras) {
    const day = `${yearZero + Number(digits.slice(0, 2))}-${digits.slice(2, 4)}-${digits.slice(4)}`;
    if (day > latest || day < from) continue;
    // An older era is never the cure of a day that this one does not have.
    if (!isDay(day) || (through !== null && daysBetween(through, day) > eraOverrunDays)) break;
    return { day, ja, warning: through !== null && day > through ? overrunJa(ja, through) : null };
  }
  return new Bad(`${digits} は ${reference} から見て、どの元号でも読めない`, '元号の年2桁・月・日を確かめる', 'E203');
}

/** YYMMDD in 和暦, as a bank writes it. Days before 昭和 have no digits here. */
export function eraDigitsOf(day: Day): string {
  const era = eras.find(({ from }) => from <= day);
  if (!era) throw new RangeError(`${day} は昭和より前で、和暦の6桁では書かない`);
  return `${String(Number(day.slice(0, 4)) - era.yearZero).padStart(2, '0')}${day.slice(5, 7)}${day.slice(8)}`;
}
