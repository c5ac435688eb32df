import { isKanjiNumeral, kanjiNumber } from '../fold/numerals.js';
import { isDash, isDigit, isLotMark, isOf } from './signs.js';

/** What a number counts. 番 and 番地 are one; a bare or dashed number says nothing. */
export type Unit = '丁目' | '番' | '号' | '条' | '地割' | '室' | '階';
export interface LotNumber { readonly value: number; readonly unit: Unit | null }

/** A number read at a place: what it says and where the text goes on. `dashed` = a dash or の leads to the next number. */
export interface ReadNumber extends LotNumber { readonly end: number; readonly dashed: boolean }

interface Run { readonly value: number; readonly end: number; readonly kanji: boolean }

/** The longest run of digits of one kind at `start`. */
export function runAt(text: string, start: number): Run | undefined {
  const kanji = !isDigit(text.charCodeAt(start));
  const isPart = kanji ? isKanjiNumeral : isDigit;
  let end = start;
  while (isPart(text.charCodeAt(end))) end += 1;
  if (end === start || end - start > 9) return undefined;
  const value = kanji ? kanjiNumber(text.slice(start, end)) : digitsAt(text, start, end);
  return value === undefined ? undefined : { value, end, kanji };
}
function digitsAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) value = value * 10 + text.charCodeAt(at) - 0x30;
  return value;
}
/** Does a number, or a numeral of a name, begin here? */
export const startsNumber = (text: string, at: number): boolean => isDigit(text.charCodeAt(at)) || isKanjiNumeral(text.charCodeAt(at));

/** The number of a lot at `start`, or undefined when the digits are letters of a name (六本木, 一番町, 第2). */
export function numberAt(text: string, start: number): ReadNumber | undefined {
  const run = runAt(text, start);
  if (!run) return undefined;
  const written = unitAt(text, run.end);
  const after = run.end + (written?.length ?? 0);
  const leads = (isDash(text.charCodeAt(after)) || isOf(text[after])) && startsNumber(text, after + 1) && (written !== undefined || isDigit(text.charCodeAt(after + 1)) || runAt(text, after + 1) !== undefined) || isTypedForDash(text, after);
  const read = { value: run.value, unit: written?.unit ?? null, end: leads ? after + 1 : after, dashed: leads };
  if (written || leads) return read;
  const isBare = after >= text.length || text[after] === ' ' || text[after] === '(';
  if (run.kanji) return isBare ? read : undefined;
  return isBare || !standsInName(text, start, after) ? read : undefined;
}

/** 1・2・3, 1,2,3, 1.2.3, 1/2/3: what is typed between two digits where a dash is meant. */
export const isTypedForDash = (text: string, at: number): boolean => '・,、./_=~→'.includes(text[at] ?? '-') && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));

/** 第2…, 3線, 2区, 1ノ沢: digits that belong to a name. */
const standsInName = (text: string, start: number, after: number): boolean => text[start - 1] === '第' || '線区町村丁番条軒部組字'.includes(text[after]!) || isOf(text[after]);

interface WrittenUnit { readonly unit: Unit; readonly length: number }
const ofTwo = ([['丁目', '丁目'], ['地割', '地割'], ['番地', '番'], ['街区', '番'], ['号室', '室']] as const).map(([text, unit]): readonly [number, number, WrittenUnit] => [text.charCodeAt(0), text.charCodeAt(1), { unit, length: 2 }]);
const ofOne = (unit: Unit): WrittenUnit => ({ unit, length: 1 });
const [block, lot, house, line, floor] = [ofOne('丁目'), ofOne('番'), ofOne('号'), ofOne('条'), ofOne('階')];
const beginsUnit = new Set(Array.from('丁地番街号条階F', (character) => character.charCodeAt(0)));

/** The unit written at a place; 丁, 番, 条 and 号 also begin words that are none. */
function unitAt(text: string, at: number): WrittenUnit | undefined {
  const begins = text.charCodeAt(at);
  if (!beginsUnit.has(begins)) return undefined;
  for (const [one, two, unit] of ofTwo) if (one === begins && two === text.charCodeAt(at + 1)) return unit;
  const [first, next] = [text[at], text[at + 1]];
  if (first === '階' || (first === 'F' && !(next !== undefined && next >= 'A' && next <= 'Z'))) return floor;
  if (first === '号') return next !== undefined && '棟館線'.includes(next) ? undefined : house;
  const goesOn = next === undefined || next === ' ' || next === '(' || startsNumber(text, at + 1) || isDash(next.charCodeAt(0)) || (isOf(next) && startsNumber(text, at + 2));
  if (first === '丁') return goesOn ? block : undefined;
  if (first === '番') return goesOn || isLotMark(next) || !'町丁街館堀仲通小路組'.includes(next) ? lot : undefined;
  return first === '条' && (goesOn || beyondLine.test(text.slice(at + 1, at + 6))) ? line : undefined;
}
/** 北1条西2, but not the 九条 of 東九条西山王町. */
const beyondLine = /^[東西南北]{1,2} ?[\d一二三四五六七八九十]/;
