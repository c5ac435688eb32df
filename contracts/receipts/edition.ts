import { cite, derive, type Basis } from '../../law/define.js';
import { isDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { Bad } from '../define.js';

/** How dates are written: 西暦 (YYYYMM) since 2020, with the number of an 元号 before (GYYMM). A receipt keeps the one of its 診療月. */
export type Edition = 'western' | 'era';
export const editionBasis: readonly Basis[] = [
  cite('レセプト電算処理システム 記録条件仕様(医科)', '年月は西暦6桁・年月日は8桁。2020年までは元号1桁と年2桁で5桁・7桁(receiptisan、meddatum による)'),
  derive('元号の番号は 1 明治 2 大正 3 昭和 4 平成。5 令和は仮定。改元の月は、その月の末日の元号で書く'),
];

interface Era { readonly number: string; readonly ja: string; readonly from: Day; readonly yearZero: number }
const eras: readonly Era[] = [
  { number: '5', ja: '令和', from: '2019-05-01', yearZero: 2018 }, { number: '4', ja: '平成', from: '1989-01-08', yearZero: 1988 }, { number: '3', ja: '昭和', from: '1926-12-25', yearZero: 1925 },
  { number: '2', ja: '大正', from: '1912-07-30', yearZero: 1911 }, { number: '1', ja: '明治', from: '1868-01-25', yearZero: 1867 },
];

/** The edition whose dates have so many digits; null when neither has. */
export const editionOf = (raw: string, kind: 'month' | 'day'): Edition | null => (raw.length === (kind === 'month' ? 6 : 8) ? 'western' : raw.length === (kind === 'month' ? 5 : 7) ? 'era' : null);

/** A month as YYYYMM. */
export function readMonth(raw: string, edition: Edition): string | Bad {
  if (!/^\d+$/.test(raw) || editionOf(raw, 'month') !== edition) return wrong(raw, edition, 'month');
  const month = edition === 'western' ? raw : western(raw, 31);
  if (month === null) return noSuch(raw);
  return /^[12]\d{3}(0[1-9]|1[0-2])$/.test(month) ? month : new Bad('暦にない年月', '実在する年月を書く', 'E203');
}
/** A day as YYYY-MM-DD. */
export function readDay(raw: string, edition: Edition): Day | Bad {
  if (!/^\d+$/.test(raw) || editionOf(raw, 'day') !== edition) return wrong(raw, edition, 'day');
  const digits = edition === 'western' ? raw : western(raw, 0);
  if (digits === null) return noSuch(raw);
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isDay(day) ? day : new Bad('暦にない日付', '実在する年月日を書く', 'E203');
}

/** わざと: a date has one spelling only, so that what is read is written with the same bytes: 平成31年5月 is no date. */
function western(raw: string, lastDay: number): string | null {
  const era = eras.find(({ number }) => number === raw[0]);
  if (!era) return null;
  const rest = `${String(era.yearZero + Number(raw.slice(1, 3))).padStart(4, '0')}${raw.slice(3)}`;
  return eraOf(rest, lastDay) === era && raw.slice(1, 3) !== '00' ? rest : null;
}
const eraOf = (digits: string, lastDay: number): Era | undefined => {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.length > 6 ? digits.slice(6) : lastDay}`;
  return eras.find(({ from }) => day >= from);
};

export const writeMonth = (month: string, edition: Edition): string => (edition === 'western' ? month : inEra(month));
export const writeDay = (day: Day, edition: Edition): string => (edition === 'western' ? day.replaceAll('-', '') : inEra(day.replaceAll('-', '')));
function inEra(digits: string): string {
  const era = eraOf(digits, 31);
  return era ? `${era.number}${String(Number(digits.slice(0, 4)) - era.yearZero).padStart(2, '0')}${digits.slice(4)}` : digits;
}

const noSuch = (raw: string) => new Bad(`元号 ${raw[0] ?? ''} の ${raw.slice(1, 3)}年にその月日はない`, '元号の番号と年を確かめる(1 明治 2 大正 3 昭和 4 平成 5 令和)', 'E203');
const wrong = (raw: string, edition: Edition, kind: 'month' | 'day') => {
  const size = (edition === 'western' ? 6 : 5) + (kind === 'day' ? 2 : 0);
  return new Bad(`${edition === 'western' ? '西暦' : '元号'}の版では数字${size}桁のところ「${raw.length}桁」`, '一つのレセプトの日付は、診療年月と同じ版で書く', 'E805');
};
