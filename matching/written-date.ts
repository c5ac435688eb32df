import { cite, type Basis } from '../law/define.js';
import { kanjiNumber } from './fold/numerals.js';
import { inOneWidth, withoutSpaces } from './fold/width.js';

export const erasBasis: Basis = cite('元号を改める政令・詔書', '元年の西暦: 明治1868 大正1912 昭和1926 平成1989 令和2019');

/** 元号 with the year before its first. The years of a change count in both 元号. */
export const eras = [
  { ja: '明治', letters: 'M明', before: 1867 }, { ja: '大正', letters: 'T大', before: 1911 }, { ja: '昭和', letters: 'S昭', before: 1925 },
  { ja: '平成', letters: 'H平', before: 1988 }, { ja: '令和', letters: 'R令', before: 2018 },
] as const;

/** Year of our era, month, day as written; 0 = 不詳. Not necessarily a day of the calendar. */
export interface WrittenDate { readonly year: number; readonly month: number; readonly day: number }

const eraName = /^(明治|大正|昭和|平成|令和|[MTSHR明大昭平令])/;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const parted = /^(\d{1,4}|元)?(?:年|[-/.])(\d{1,2})?(?:月|[-/.])(\d{1,2})?日?$/;
const solid = /^(\d{2}|\d{4})(\d{2})(\d{2})$/;

/** Reads 1975-01-05, 19750105, 昭和50年1月5日, S50.01.05, 昭和五十年一月五日; undefined for everything else. */
export function readDate(text: string): WrittenDate | undefined {
  const usual = iso.exec(text);
  if (usual) return { year: Number(usual[1]), month: Number(usual[2]), day: Number(usual[3]) };
  const plain = withoutSpaces(inOneWidth(text)).toUpperCase().replace(/生$/, '').replace(/不詳|\?{1,4}|\*{1,4}/g, '0')
    .replace(/[〇一二三四五六七八九十百]+/g, (run) => String(kanjiNumber(run) ?? run)).replace(/[\u2010-\u2015\u2212\u30fc]/g, '-');
  const name = eraName.exec(plain)?.[0];
  const era = name === undefined ? undefined : eras.find(({ ja, letters }) => ja === name || letters.includes(name));
  const rest = plain.slice(name?.length ?? 0);
  const parts = parted.exec(rest) ?? solid.exec(rest);
  if (!parts) return undefined;
  const written = parts[1] === '元' ? 1 : Number(parts[1] ?? 0);
  const digits = parts[1]?.length ?? 0;
  if (era ? digits > 2 : digits !== 4 && written !== 0) return undefined;
  const year = era && written > 0 ? era.before + written : written;
  const [month, day] = [Number(parts[2] ?? 0), Number(parts[3] ?? 0)];
  return year === 0 && month === 0 && day === 0 ? undefined : { year, month, day };
}
