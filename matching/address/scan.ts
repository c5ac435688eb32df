import { kanjiOf } from '../fold/numerals.js';
import { inUsualForms, type FoldTable } from '../fold/kanji.js';
import { inOneWidth, isPlainUnit, withoutSpaces } from '../fold/width.js';
import { remembered } from '../memo.js';
import { roomIn, type Room } from './room.js';
import { asNameLetter, isDash, isDigit, isLotMark, municipalityIn, prefectures } from './signs.js';
import { numberAt, runAt, startsNumber, type LotNumber, type ReadNumber } from './units.js';

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

const postalCode = /^(?:〒 ?\d{3}[^\d ]?\d{4}|\d{3}[\p{Pd}\u2212\u2500\u30fc]?\d{4}(?!\d)) */u;

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
  const told = withoutRoom(numbers);
  const { town, streets } = place === '' ? head : namesOnly(head.letters + place, head.prefecture);
  return { prefecture: head.prefecture, municipality: place === '' ? head.municipality : municipalityIn(town), place: town, streets, numbers: told.lot, lotMark, dashed: told.room, rest };
}

/** Is there anything but, perhaps, a postal code? */
export const saysNothing = ({ prefecture, place, numbers, dashed, rest }: ReadAddress): boolean => prefecture === '' && place === '' && numbers.length === 0 && dashed === '' && rest === '';

/** What stands before the first number says the same for all addresses of a town. */
const townBefore = remembered((head: string) => {
  const prefecture = prefectureOf(head);
  const letters = Array.from(head.slice(prefecture.length).trimStart(), asNameLetter).join('');
  const { town, streets } = namesOnly(letters, prefecture);
  return { prefecture, letters, town, streets, municipality: municipalityIn(town) };
}, 20_000);

const prefectureOf = (text: string): string => [3, 4].map((length) => text.slice(0, length)).find((start) => prefectures.has(start)) ?? '';

/** Single spaces, round brackets that only open, no postal code. */
function inOneSpacing(text: string): string {
  const spaced = spacedPlainly(text) ?? text.replace(/[\s\u200b\ufeff]+/gu, ' ').trim().replace(/[〔［[]/g, '(').replace(/[〕］\])]/g, '').replace(spacedLot, '');
  return startsWithCode.test(spaced) ? spaced.replace(postalCode, '') : spaced;
}
const startsWithCode = /^[〒\d]/;
/** A space within a lot: 1 - 2 - 3, 1 丁目 2 番. */
const spacedLot = /(?<=\d) (?=[\p{Pd}\u2212\u2500\u2501\u30fc] ?\d|(?:丁目?|番地?|号室?|条|地割)(?![町館棟線]))|(?<=\d ?[\p{Pd}\u2212\u2500\u2501\u30fc]) (?=\d)/gu;

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
  return space === 0 || space === text.length - 1 || isInLot || isDash(text.charCodeAt(space - 1)) ? undefined : `${text.slice(0, space)} ${text.slice(space + 1)}`;
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
      lot.numbers.push({ value: read.value, unit: read.unit });
      at = read.end;
      if (read.dashed) continue;
      if (isLotMark(text[at]) && endsMark(text, at + 1)) { lot.lotMark += text[at]!; at += isJoint(text, at + 1) ? 2 : 1; continue; }
      const next = text[at] === ' ' && read.unit !== null ? at + 1 : at;
      if ((next > at || read.unit !== null) && startsNumber(text, next) && numberAt(text, next)) { at = next; continue; }
      const name = nameBetween(text, at, read, lot.numbers.length === 1);
      if (name === undefined) return withRest(lot, text.slice(at));
      lot.place += `|${Array.from(name, asNameLetter).join('')}`;
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
const isJoint = (text: string, at: number): boolean => (isDash(text.charCodeAt(at)) || text[at] === 'の' || text[at] === 'ノ') && isDigit(text.charCodeAt(at + 1));
const endsMark = (text: string, at: number): boolean => at >= text.length || text[at] === ' ' || isDigit(text.charCodeAt(at)) || isJoint(text, at);
/** After a space a bare number above 99 is a room, and so is whatever says 号室. */
const isOfBuilding = (text: string, at: number, { value, unit, dashed }: ReadNumber): boolean => text[at - 1] === ' ' && !dashed && (isRoom(unit) || (unit === null && value > 99));

/** 北1条西2丁目, 北1西2, 4条通9丁目左1号, 12番地字東5番: a name that stands between two numbers of a lot, never a building. */
function nameBetween(text: string, at: number, before: ReadNumber, isFirst: boolean): string | undefined {
  if (at >= text.length || text[at] === ' ') return undefined;
  const rest = text.slice(at);
  const side = before.unit === '条' ? beyondLine : before.unit === '丁目' || (isFirst && before.unit === null) ? beyondBlock : null;
  return (side?.exec(rest) ?? /^[^\s\d()一二三四五六七八九十百千]{1,8}(?=[\d一二三四五六七八九十百千]+(?:丁目|番地|地割|条[東西南北]))/.exec(rest))?.[0];
}

const beyondLine = /^通?[東西南北上下]+(?=[\d一二三四五六七八九十])/;
const beyondBlock = /^[東西南北左右]+(?=[\d一二三四五六七八九十])/;

/** The number that is a room although it is written with the lot: 1丁目2番3-101, 1-2-3-101, 12番地3-101号. */
function withoutRoom(numbers: readonly LotNumber[]): { readonly lot: readonly LotNumber[]; readonly room: string } {
  let named = 0;
  for (const { unit } of numbers) if (unit === '条' || unit === '地割') named += 1;
  const saidRoom = numbers.findIndex(({ unit }, index) => index >= named && isRoom(unit));
  const startsWithLot = numbers[named]?.unit === '番' && numbers[named + 2] !== undefined && (numbers[named + 2]!.unit === '号' || numbers[named + 2]!.value > 99);
  const until = Math.min(saidRoom < 0 ? numbers.length : saidRoom, named + (startsWithLot ? 2 : 3));
  return until >= numbers.length ? { lot: numbers, room: '' } : { lot: numbers.slice(0, until), room: numbers.slice(until).map(({ value, unit }) => `${value}${unit === '階' ? '階' : ''}`).join('-') };
}
const isRoom = (unit: LotNumber['unit']): boolean => unit === '室' || unit === '階';

/** A bare third number above 99 may be a room: the same list where there is none. Whoever files addresses by their numbers leaves it out. */
export const withoutThirdRoom = (numbers: readonly LotNumber[]): readonly LotNumber[] => (numbers.length === 3 && numbers[2]!.unit === null && numbers[2]!.value > 99 ? numbers.slice(0, 2) : numbers);

/** Names without what may be left out: spaces, 大字, 字, 第 before a number, が and つ between two kanji (市谷 for 市ヶ谷), the streets of 京都. */
function namesOnly(place: string, prefecture: string): { readonly town: string; readonly streets: readonly string[] } {
  const whole = withoutSpaces(place).replace(/\|+$/, '');
  const plain = /[第字]/.test(whole) ? whole.replace(/第(?=$|\|)/g, '').replace(/大字|小字|(?<!文)字(?=.)/g, '') : whole;
  const written = `${prefecture}${place}`.includes('京都市') ? inKyoto.exec(plain)?.[0] ?? '' : '';
  const town = written === '' ? plain : plain.replace(written, '');
  return { town: /[々がつ]/.test(town) ? town.replace(/(.)々/gu, '$1$1').replace(/(?<=[\u3400-\u9fff])[がつ](?=[\u3400-\u9fff])/g, '') : town, streets: streetsIn(written) };
}
const inKyoto = /(?<=京都市.{1,3}区).*(?:[上下]が?[るル]|[東西]入[るル]?)(?=.)/;
/** The names of the streets and the way one goes from where they cross: 寺町通御池上る says 寺町, 御池 and 上. */
const streetsIn = (written: string): readonly string[] => [...written.split(/通り?|[上下]が?[るル]|[東西]入[るル]?/).filter((name) => name !== ''), ...written.match(/[上下](?=が?[るル])|[東西](?=入)/g) ?? []];
