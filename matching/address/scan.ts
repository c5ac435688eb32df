import { kanjiOf } from '../fold/numerals.js';
import { inUsualForms, type FoldTable } from '../fold/kanji.js';
import { inOneWidth, isPlainUnit, withoutSpaces } from '../fold/width.js';
import { remembered } from '../memo.js';
import { roomIn, type Room } from './room.js';
import { asNameLetter, isDash, isDigit, isLotMark, municipalityIn, prefectures } from './signs.js';
import { isTypedForDash, numberAt, runAt, startsNumber, type LotNumber, type ReadNumber } from './units.js';

/** An address taken apart without a list of towns. Empty texts where nothing is written. */
export interface AddressParts {
  /** Absent when the address leaves it out. */
  readonly prefecture: string;
  readonly municipality: string;
  /** 市区町村 and 町字, with | where a number stands inside the name (北24条西). */
  readonly place: string;
  readonly numbers: readonly LotNumber[];
  readonly lotMark: string;
  readonly room: Room;
}

const postalCode = /^\(?(?:(?:〒|郵便番号) ?\d{3}[^\d ]?\d{4}|\d{3}[\p{Pd}\u2212\u2500\u30fc]?\d{4}(?!\d)) */u;

/** An address read as far as its lot; the room is read when it is asked for. */
export interface ReadAddress extends Omit<AddressParts, 'room'> {
  /** 通り名 of 京都, which may be left out; empty elsewhere. */
  readonly streets: readonly string[];
  /** The room that was written with the lot, and everything that follows the lot. */
  readonly dashed: string;
  readonly rest: string;
}

/** Reads one address from left to right. */
export function scanAddress(address: string, table: FoldTable): AddressParts {
  const { dashed, rest, streets: _, ...parts } = scanLot(address, table);
  return { ...parts, room: roomIn(dashed, rest) };
}

/** Reads one address from left to right, as far as its lot. */
export function scanLot(address: string, table: FoldTable): ReadAddress {
  const plain = inOneSpacing(inUsualForms(inOneWidth(address), table));
  // 三重県 and 千葉県 begin with a numeral.
  let begins = startsNumber(plain, 0) ? prefectureOf(plain).length : 0;
  while (begins < plain.length && !startsNumber(plain, begins)) begins += 1;
  const head = townBefore(plain.slice(0, begins));
  const { place, numbers, lotMark, rest } = lotOf(plain, begins);
  const told = withoutRoom(numbers, place);
  const { town, streets } = place === '' ? head : namesOnly(head.letters + place, head.prefecture);
  return { prefecture: head.prefecture, municipality: place === '' ? head.municipality : municipalityIn(town), place: town, streets, numbers: told.lot, lotMark, dashed: told.room, rest };
}

/** Is there anything but, perhaps, a postal code? */
export const saysNothing = ({ prefecture, place, numbers, dashed, rest }: ReadAddress): boolean => prefecture === '' && place === '' && numbers.length === 0 && dashed === '' && rest === '';

/** What stands before the first number says the same for all addresses of a town. */
const townBefore = remembered((written: string) => {
  const head = withoutSpaces(written);
  const prefecture = prefectureOf(head);
  const letters = Array.from(head.slice(prefecture.length), asNameLetter).join('');
  const { town, streets } = namesOnly(letters, prefecture);
  return { prefecture, letters, town, streets, municipality: municipalityIn(town) };
}, 20_000);

const prefectureOf = (text: string): string => [3, 4].map((length) => text.slice(0, length)).find((start) => prefectures.has(start)) ?? '';

/** Single spaces, round brackets that only open, no postal code. */
function inOneSpacing(text: string): string {
  const spaced = spacedPlainly(text) ?? text.replace(/[\s\u200b\ufeff]+/gu, ' ').trim().replace(/[〔［[]/g, '(').replace(/[〕］\]]/g, ')').replace(reading, '').replace(/\)/g, '').replace(spacedLot, '');
  const addressed = startsWithCode.test(spaced) ? spaced.replace(postalCode, '') : spaced;
  const plain = oldNumerals.test(addressed) ? addressed.replace(oldNumber, (run) => Array.from(run, (numeral) => usualNumerals.get(numeral) ?? numeral).join('')) : addressed;
  return plain.includes('京都市') ? plain.replace(blockOfStreet, '') : plain;
}
const startsWithCode = /^[〒\d(郵]/;
/** 西池袋(にしいけぶくろ): how a name is read. */
const reading = /(?<=^\D*) ?\([\u3041-\u3096\u30fc ]+\) ?/gu;
const oldNumerals = /[壱弐参拾](?:丁目|番|号|条|[〇一二三四五六七八九十百千壱弐参拾])/;
const oldNumber = /[〇一二三四五六七八九十百千壱弐参拾]+(?=丁目|番地|番(?![町丁])|号|条[東西南北])/g;
const usualNumerals = new Map([['壱', '一'], ['弐', '二'], ['参', '三'], ['拾', '十']]);
/** 四条通寺町東入二丁目御旅町: which block of the street, before the name of the 町. */
const blockOfStreet = /(?<=[東西]入[るル]?)[\d一二三四五六七八九十]{1,2}丁目(?=[^\d一二三四五六七八九十百千 ])/;
/** A space within a lot: 1 - 2 - 3, 1 丁目 2 番. */
const spacedLot = /(?<=丁) (?=目)|(?<=番) (?=地)|(?<=地) (?=割)|(?<=[東西南北]\d{1,2}) (?=[東西南北]\d)|(?<=\d|番地?) (?=[のノ] ?\d)|(?<=番地? ?[のノ]) (?=\d)|(?<=[〇一二三四五六七八九十百千]) (?=丁 ?目|番 ?地)|(?<=\d) (?=[\p{Pd}\u2212\u2500\u2501\u30fc] ?\d|(?:丁目?|番地?|号室?|条|地割)(?![町館棟線]))|(?<=条) (?=[東西南北通])|(?<=条 ?[東西南北]{1,2}) (?=[\d一二三四五六七八九十])|(?<=\d ?[\p{Pd}\u2212\u2500\u2501\u30fc]) (?=\d)/gu;

/** The usual address: no brackets, and at most one space of the two usual kinds, inside. */
function spacedPlainly(text: string): string | undefined {
  let space = -1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || unit === 0x3000) {
      if (space >= 0) return undefined;
      space = at;
    } else if (!isPlainUnit(unit)) return undefined;
  }
  if (space < 0) return text;
  const isInLot = isDigit(text.charCodeAt(space - 1)) && !isDigit(text.charCodeAt(space + 1)) && (isDash(text.charCodeAt(space + 1)) || '丁番号条地'.includes(text[space + 1] ?? '-'));
  return space === 0 || space === text.length - 1 || isInLot || '条丁番地のノ東西南北'.includes(text[space - 1]!) || '丁番のノ東西南北'.includes(text[space + 1]!) || isDash(text.charCodeAt(space - 1)) ? undefined : `${text.slice(0, space)} ${text.slice(space + 1)}`;
}

interface Lot { place: string; numbers: LotNumber[]; lotMark: string; rest: string }

/** Names and numbers in turn, from the first number on, until the text no longer belongs to the lot. */
function lotOf(text: string, from: number): Lot {
  const lot: Lot = { place: '', numbers: [], lotMark: '', rest: '' };
  let at = from;
  while (at < text.length) {
    if (!startsNumber(text, at)) {
      lot.place += asNameLetter(text[at]!);
      at += 1;
      continue;
    }
    const read = numberAt(text, at);
    if (read && !(lot.numbers.length > 0 && isOfBuilding(text, at, read))) {
      const isFirst = lot.numbers.length === 0;
      if (isFirst && isNumeralOfName(text, at, read)) {
        lot.place += numeralInName(text.slice(at, read.end));
        at = read.end;
        continue;
      }
      lot.numbers.push({ value: read.value, unit: read.unit });
      at = read.end;
      if (read.dashed) continue;
      const mark = lotMarkAt(text, at, lot.numbers.length);
      if (mark) { lot.lotMark += mark.letter; at = mark.end; continue; }
      const next = nextInLot(text, at, read, lot.numbers);
      if (next !== undefined) { at = next; continue; }
      const name = nameBetween(text, at, read, isFirst);
      if (name === undefined) return withRest(lot, text.slice(at));
      lot.place += `|${Array.from(name.trimStart(), asNameLetter).join('')}`;
      at += name.length;
      continue;
    }
    if (lot.numbers.length > 0 && isDigit(text.charCodeAt(at))) return withRest(lot, text.slice(at));
    const run = runAt(text, at);
    lot.place += run ? numeralInName(text.slice(at, run.end)) : text[at]!;
    at = run ? run.end : at + 1;
  }
  return lot;
}
function withRest(lot: Lot, rest: string): Lot {
  lot.rest = rest;
  return lot;
}
/** 1番町 is 一番町. */
const numeralInName = (run: string): string => (isDigit(run.charCodeAt(0)) ? kanjiOf(Number(run)) : run);
/** 3田2-15-45, 6本木7丁目, 三 の丸1丁目: the numeral of a name in digits or before a space; a lot follows the name. 県営住宅1-2-301 is none. */
function isNumeralOfName(text: string, at: number, { unit, dashed, end }: ReadNumber): boolean {
  if (unit !== null || dashed || end >= text.length) return false;
  const rest = text.slice(end);
  if (isDigit(text.charCodeAt(at))) return digitsOfName.test(rest);
  return kanjiOfName.test(rest) || (!/[市区町村]/.test(text.slice(0, at)) && /^ ?[^\s\d]*[市区町村]/.test(rest));
}
const digitsOfName = /^(?![東西南北左右]+\d)(?=[\u3400-\u9fffのノケヶ])(?:[^\s\d()住団寮荘館棟]{1,8}\d+-\d+-\d|[^\s\d()]{1,8}\d+(?:丁目|番地|番\d))/;
const kanjiOfName = /^ ?(?=[\u3400-\u9fffのノケヶ])[^\s\d()]{1,8}\d+(?:丁目|番地|番\d|-\d+-\d)/;

/** Where the lot goes on: 1丁目2番, 1丁目 2番, 5番地第2, 1 2 25. */
function nextInLot(text: string, at: number, { unit }: ReadNumber, numbers: readonly LotNumber[]): number | undefined {
  if (unit !== null && text[at] === '第' && counted.test(text.slice(at))) return at + 1;
  const next = text[at] === ' ' ? at + 1 : at;
  if ((next === at && unit === null) || !startsNumber(text, next)) return undefined;
  const read = numberAt(text, next);
  if (!read || isOfBuilding(text, next, read)) return undefined;
  return unit !== null || (read.unit === null && !read.dashed && (read.end === text.length || text[read.end] === ' ') && numbers.every((number) => number.unit === null) && partedBySpaces.test(text.slice(0, at))) ? next : undefined;
}
/** Numbers at the end of a text with nothing but spaces between them. */
const partedBySpaces = /(?:^|[^\d\p{Pd}\u2212\u2500\u2501\u30fcのノ・,、./_=~→ ])\d+(?: \d+)*$/u;
const counted = /^第\d+(?:号|の\d|ノ\d|-\d|$| )/;

/** 甲, の乙, -イ, イ号 behind a number. Behind a third number a dash leads to a room. */
function lotMarkAt(text: string, at: number, count: number): { readonly letter: string; readonly end: number } | undefined {
  const isJoined = isDash(text.charCodeAt(at)) || text[at] === 'の' || text[at] === 'ノ';
  const from = isJoined && count < 3 ? at + 1 : at;
  if (!isLotMark(text[from])) return undefined;
  const end = text[from + 1] === '号' && endsMark(text, from + 2) ? from + 2 : from + 1;
  return endsMark(text, end) ? { letter: text[from]!, end: isJoint(text, end) ? end + 1 : end } : undefined;
}
const isJoint = (text: string, at: number): boolean => (isDash(text.charCodeAt(at)) || text[at] === 'の' || text[at] === 'ノ') && isDigit(text.charCodeAt(at + 1));
const endsMark = (text: string, at: number): boolean => at >= text.length || text[at] === ' ' || isDigit(text.charCodeAt(at)) || isJoint(text, at);
/** 1号棟 is a building; after a space a bare number above 99 is a room, and so is whatever says 号室. */
const isOfBuilding = (text: string, at: number, { value, unit, end, dashed }: ReadNumber): boolean => (!dashed || isTypedForDash(text, end - 1)) && ((unit === null && end < text.length && /^(?:号?棟|号館|番館)/.test(text.slice(end))) || (text[at - 1] === ' ' && (isRoom(unit) || (unit === null && value > 99))));

/** 北1条西2丁目, 北1西2, 4条通9丁目左1号, 12番地字東5番: a name that stands between two numbers of a lot, never a building. */
function nameBetween(text: string, at: number, before: ReadNumber, isFirst: boolean): string | undefined {
  if (at >= text.length) return undefined;
  const rest = text.slice(at);
  const side = before.unit === '条' ? beyondLine : before.unit === '丁目' || (isFirst && before.unit === null) ? beyondBlock : null;
  return (side?.exec(rest) ?? (before.unit === '丁目' ? townBeyondBlock.exec(rest) : null) ?? /^ ?[^\s\d()一二三四五六七八九十百千]{1,8}(?=[\d一二三四五六七八九十百千]+(?:丁目|番地|地割|条[東西南北]))/.exec(rest))?.[0];
}

const beyondLine = /^通?[東西南北上下]+(?=[\d一二三四五六七八九十])/;
const beyondBlock = /^[東西南北左右]+(?=[\d一二三四五六七八九十])/;
/** 二丁目御旅町51, and 久太郎町四丁目渡辺3号, the one 町 whose name is only that. */
const townBeyondBlock = /^(?:[^\s\d()一二三四五六七八九十百千]{1,8}町|渡辺)(?=[\d一二三四五六七八九十百千])/;

/** The number that is a room although it is written with the lot: 1丁目2番3-101, 1-2-3-101, 12番地3-101号. */
function withoutRoom(numbers: readonly LotNumber[], place: string): { readonly lot: readonly LotNumber[]; readonly room: string } {
  const isShort = numbers[0]?.unit === null && /^[^|]*\|[東西南北]/.test(place);
  let named = isShort ? 1 : 0;
  for (const { unit } of numbers) if (unit === '条' || unit === '地割') named += 1;
  const saidRoom = numbers.findIndex(({ unit }, index) => index >= named && isRoom(unit));
  const startsWithLot = numbers[named]?.unit === '番' && numbers[named + 2] !== undefined && (numbers[named + 2]!.unit === '号' || numbers[named + 2]!.value > 99);
  const until = Math.min(saidRoom < 0 ? numbers.length : saidRoom, named + (startsWithLot || (isShort && (numbers[3]?.value ?? 0) > 99) ? 2 : 3));
  return until >= numbers.length ? { lot: numbers, room: '' } : { lot: numbers.slice(0, until), room: numbers.slice(until).map(({ value, unit }) => `${value}${unit === '階' ? '階' : ''}`).join('-') };
}
const isRoom = (unit: LotNumber['unit']): boolean => unit === '室' || unit === '階';

/** A bare third number above 99 may be a room: the same list where there is none. Whoever files addresses by their numbers leaves it out. */
export const withoutThirdRoom = (numbers: readonly LotNumber[]): readonly LotNumber[] => (numbers.length === 3 && numbers[2]!.unit === null && numbers[2]!.value > 99 ? numbers.slice(0, 2) : numbers);

/** Names without what may be left out: spaces, 大字, 字, 第 before a number, が and つ between two kanji (市谷 for 市ヶ谷), the streets of 京都. */
function namesOnly(place: string, prefecture: string): { readonly town: string; readonly streets: readonly string[] } {
  const whole = withoutSpaces(place).replace(/\|+$/, '').replace(markOfTown, '');
  const plain = /[第字]/.test(whole) ? whole.replace(/第(?=$|\|)/g, '').replace(/大字|小字|(?<!文)字(?=.)/g, '') : whole;
  const written = `${prefecture}${place}`.includes('京都市') ? inKyoto.exec(plain)?.[0] ?? '' : '';
  const town = written === '' ? plain : plain.replace(written, '');
  return { town: /[々がつ]/.test(town) ? town.replace(/(.)々/gu, '$1$1').replace(/(?<=[\u3400-\u9fff])[がつ](?=[\u3400-\u9fff])/g, '') : town, streets: streetsIn(written) };
}
/** 川島ラの174 is 川島ラ174. */
const markOfTown = /(?<=[\u3400-\u9fff](?:[ぁ-ん]|(?<=[甲乙丙丁])))の(?=$|\|)/u;
const inKyoto = /(?<=京都市.{1,3}区).*(?:[上下]が?[るル]|[東西]入[るル]?)(?=.)/;
/** The names of the streets and the way one goes from where they cross: 寺町通御池上る says 寺町, 御池 and 上. */
const streetsIn = (written: string): readonly string[] => [...written.split(/通り?|[上下]が?[るル]|[東西]入[るル]?/).filter((name) => name !== ''), ...written.match(/[上下](?=が?[るル])|[東西](?=入)/g) ?? []];
