import { assume, cite, type Basis } from '../law/define.js';
import { kanjiNumber } from './fold/numerals.js';
import { inOneWidth, withoutSpaces } from './fold/width.js';

export const erasBasis: Basis = cite('元号を改める政令・詔書', '元年の西暦: 明治1868 大正1912 昭和1926 平成1989 令和2019。終わりの年: 明治45 大正15 昭和64 平成31');

export const eraCodesBasis: Basis = assume('レセプトの年月日は令和2年まで GYYMMDD(1明治 2大正 3昭和 4平成)だった。令和の5は仮定。7桁の数字はほかの書き方にならない');

/** 元号 with the year before its first, its last year, and the code of GYYMMDD. The years of a change count in both 元号; of 昭和元年, which had seven days, only December does. */
export const eras = [
  { ja: '明治', letters: 'M明㍾', code: '1', before: 1867, last: 45, firstMonth: 1 }, { ja: '大正', letters: 'T大㍽', code: '2', before: 1911, last: 15, firstMonth: 1 }, { ja: '昭和', letters: 'S昭㍼', code: '3', before: 1925, last: 64, firstMonth: 12 },
  { ja: '平成', letters: 'H平㍻', code: '4', before: 1988, last: 31, firstMonth: 1 }, { ja: '令和', letters: 'R令㋿', code: '5', before: 2018, last: 99, firstMonth: 1 },
] as const;
type Era = (typeof eras)[number];

/** Year of our era, month, day as written; 0 = 不詳. Not necessarily a day of the calendar, nor one the 元号 it names ever had. */
export interface WrittenDate { readonly year: number; readonly month: number; readonly day: number; readonly isOutsideEra?: true }

/** Why a text is no date. */
export type NoDate = 'blank' | 'unknown' | 'unread';

const eraName = /^(明治|大正|昭和|平成|令和|[MTSHR明大昭平令㍾㍽㍼㍻㋿])/;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const parted = /^(\d{1,4}|元)?(?:年|[-/.])(\d{1,2})?(?:月|[-/.])(\d{1,2})?日?$/;
const solid = /^(\d{2}|\d{4})(\d{2})(\d{2})$/;
const coded = /^([1-5])(\d{6})$/;
const midnight = /(?<=\d)(?:T|(?<=-\d\d))0{1,2}:00(?::00(?:\.0+)?)?Z?$/;

/** Reads 1975-01-05, 19750105, 1975-01-05T00:00:00, 昭和50年1月5日, S50.01.05, ㍼50年1月5日, 3500105, 昭和五十年一月五日; undefined for everything else. */
export function readDate(text: string): WrittenDate | undefined {
  const read = readOrWhy(text);
  return typeof read === 'string' ? undefined : read;
}

/** The date, or why there is none. */
export function readOrWhy(text: string): WrittenDate | NoDate {
  const usual = iso.exec(text);
  if (usual) return knownOr(Number(usual[1]), Number(usual[2]), Number(usual[3]));
  const plain = withoutSpaces(inOneWidth(text)).toUpperCase().replace(/生(?:まれ)?$/, '').replace(midnight, '').replace(/不詳|不明|\?{1,4}|\*{1,4}/g, '0')
    .replace(/[〇一二三四五六七八九十百]+/g, (run) => String(kanjiNumber(run) ?? run)).replace(/[\u2010-\u2015\u2212\u30fc]/g, '-');
  if (plain === '') return 'blank';
  if (plain === '0') return 'unknown';
  const code = coded.exec(plain);
  const name = code ? code[1]! : eraName.exec(plain)?.[0];
  const era = name === undefined ? undefined : eras.find(({ ja, letters, code: digit }) => ja === name || letters.includes(name) || digit === name);
  const rest = plain.slice(name?.length ?? 0);
  const parts = parted.exec(rest) ?? solid.exec(rest);
  return parts ? dateOf(parts, era) : 'unread';
}

function dateOf(parts: RegExpExecArray, era: Era | undefined): WrittenDate | NoDate {
  const written = parts[1] === '元' ? 1 : Number(parts[1] ?? 0);
  const digits = parts[1]?.length ?? 0;
  if (era ? digits > 2 : digits !== 4 && written !== 0) return 'unread';
  const [month, day] = [Number(parts[2] ?? 0), Number(parts[3] ?? 0)];
  const date = knownOr(era && written > 0 ? era.before + written : written, month, day);
  return era && typeof date !== 'string' && isOutside(era, written, month) ? { ...date, isOutsideEra: true } : date;
}
export const standInBasis: Basis = assume('9999年の日は、日付を求める仕組みに不詳の代わりに書かれたものとみなす。同じ日でも、同じ生年月日とはいえない');
const standIn = 9999;
const knownOr = (year: number, month: number, day: number): WrittenDate | NoDate => ((year === 0 && month === 0 && day === 0) || year === standIn ? 'unknown' : { year, month, day });
const isOutside = ({ last, firstMonth }: Era, year: number, month: number): boolean => year > last || (year === 1 && month !== 0 && month < firstMonth);
