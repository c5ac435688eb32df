import { isKanjiNumeral, kanjiNumber } from '../fold/numerals.js';
import { isDash, isDigit, isLotMark, isOf } from './signs.js';

/** What a number counts. 番 and 番地 are one; a bare or dashed number says nothing. */
export type Unit = '丁目' | '番' | '号' | '条' | '地割' | '室';
export interface LotNumber { readonly value: number; readonly unit: Unit | null }

/** A number read at a place: what it says and where the text goes on. `dashed` = a dash or の leads to the next number. */
export interface ReadNumber extends LotNumber { readonly end: number; readonly dashed: boolean }

interface Run { readonly value: number; readonly end: number; readonly kanji: boolean }

/** The longest run of digits of one kind at `start`. */
export function runAt(text: string, start: number): Run | undefined {
  const isPart = isDigit(text[start]) ? isDigit : isKanji;
  let end = start;
  while (isPart(text[end])) end += 1;
  if (end === start) return undefined;
  const kanji = isPart === isKanji;
  const value = kanji ? kanjiNumber(text.slice(start, end)) : Number(text.slice(start, end));
  return value === undefined || end - start > 9 ? undefined : { value, end, kanji };
}
const isKanji = (character: string | undefined): boolean => character !== undefined && isKanjiNumeral(character);
/** Does a number, or a numeral of a name, begin here? */
export const startsNumber = (text: string, at: number): boolean => isDigit(text[at]) || isKanji(text[at]);

/** The number of a lot at `start`, or undefined when the digits are letters of a name (六本木, 一番町, 第2). */
export function numberAt(text: string, start: number): ReadNumber | undefined {
  const run = runAt(text, start);
  if (!run) return undefined;
  const unit = unitAt(text, run.end);
  const after = run.end + (unit?.length ?? 0);
  const leads = (isDash(text[after]) || isOf(text[after])) && startsNumber(text, after + 1) && (unit !== undefined || isDigit(text[after + 1]) || runAt(text, after + 1) !== undefined);
  const read = { value: run.value, unit: unit?.unit ?? null, end: leads ? after + 1 : after, dashed: leads };
  if (unit || leads) return read;
  const isBare = after >= text.length || text[after] === ' ' || text[after] === '(';
  if (run.kanji) return isBare ? read : undefined;
  return isBare || !standsInName(text, start, after) ? read : undefined;
}

/** 第2…, 3線, 2区, 1ノ沢: digits that belong to a name. */
const standsInName = (text: string, start: number, after: number): boolean => text[start - 1] === '第' || '線区町村丁番条軒部組'.includes(text[after]!) || isOf(text[after]);

/** The unit written at a place; 丁, 番, 条 and 号 also begin words that are none. */
function unitAt(text: string, at: number): { readonly unit: Unit; readonly length: number } | undefined {
  const rest = text.slice(at, at + 4);
  if (rest.startsWith('丁目')) return { unit: '丁目', length: 2 };
  if (rest.startsWith('地割')) return { unit: '地割', length: 2 };
  if (rest.startsWith('番地')) return { unit: '番', length: 2 };
  if (rest.startsWith('号室')) return { unit: '室', length: 2 };
  if (rest.startsWith('階') || /^F(?![A-Z])/.test(rest)) return { unit: '室', length: 1 };
  const next = rest[1];
  if (rest.startsWith('号')) return next !== undefined && '棟館線'.includes(next) ? undefined : { unit: '号', length: 1 };
  const goesOn = next === undefined || next === ' ' || next === '(' || startsNumber(text, at + 1) || isDash(next) || (isOf(next) && startsNumber(text, at + 2));
  if (rest.startsWith('丁')) return goesOn ? { unit: '丁目', length: 1 } : undefined;
  if (rest.startsWith('番')) return goesOn || isLotMark(next) || !'町丁街館堀仲通小路組'.includes(next) ? { unit: '番', length: 1 } : undefined;
  if (rest.startsWith('条')) return goesOn || '東西南北'.includes(next) ? { unit: '条', length: 1 } : undefined;
  return undefined;
}
