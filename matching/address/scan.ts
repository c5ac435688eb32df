import { kanjiOf } from '../fold/numerals.js';
import { inUsualForms, type FoldTable } from '../fold/kanji.js';
import { inOneWidth, withoutSpaces } from '../fold/width.js';
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

const postalCode = /^(?:〒 ?\d{3}[^\d ]?\d{4}|\d{3}[\p{Pd}\u2212\u2500\u30fc]\d{4}(?!\d)) */u;

/** Reads one address from left to right. */
export function scanAddress(address: string, table: FoldTable): AddressParts {
  const plain = inOneSpacing(inUsualForms(inOneWidth(address), table));
  const prefecture = [3, 4].map((length) => plain.slice(0, length)).find((head) => prefectures.has(head)) ?? '';
  const { place, numbers, lotMark, rest } = lotOf(plain.slice(prefecture.length).trimStart());
  const told = withoutRoom(numbers);
  const town = namesOnly(place, `${prefecture}${place}`.includes('京都市'));
  return { prefecture, municipality: municipalityIn(town), place: town, numbers: told.lot, lotMark, room: roomIn(told.room, rest) };
}

/** Single spaces, round brackets that only open, no postal code. */
function inOneSpacing(text: string): string {
  const spaced = unusual.test(text) ? text.replace(/[\s\u200b\ufeff]+/gu, ' ').trim().replace(/[〔［[]/g, '(').replace(/[〕］\])]/g, '') : text;
  return startsWithCode.test(spaced) ? spaced.replace(postalCode, '') : spaced;
}
const unusual = /[\s\u200b\ufeff()[\]〔〕［］]/u;
const startsWithCode = /^[〒\d]/;

interface Lot { place: string; numbers: ReadNumber[]; lotMark: string; rest: string }

/** Names and numbers in turn until the text no longer belongs to the lot. */
function lotOf(text: string): Lot {
  const lot: Lot = { place: '', numbers: [], lotMark: '', rest: '' };
  let at = 0;
  while (at < text.length) {
    if (!startsNumber(text, at)) {
      lot.place += asNameLetter(text[at]!);
      at += 1;
      continue;
    }
    const read = numberAt(text, at);
    if (read && !(lot.numbers.length > 0 && isOfBuilding(text, at, read))) {
      lot.numbers.push(read);
      at = read.end;
      if (read.dashed) continue;
      if (isLotMark(text[at]) && endsMark(text, at + 1)) { lot.lotMark += text[at]!; at += isJoint(text, at + 1) ? 2 : 1; continue; }
      const next = text[at] === ' ' && read.unit !== null ? at + 1 : at;
      if (numberAt(text, next) && (next > at || read.unit !== null)) { at = next; continue; }
      const name = nameBetween(text.slice(at), read);
      if (name === undefined) return { ...lot, rest: text.slice(at) };
      lot.place += `|${Array.from(name, asNameLetter).join('')}`;
      at += name.length;
      continue;
    }
    if (lot.numbers.length > 0 && isDigit(text[at])) return { ...lot, rest: text.slice(at) };
    const run = runAt(text, at);
    lot.place += run ? numeralInName(text.slice(at, run.end)) : text[at]!;
    at = run ? run.end : at + 1;
  }
  return lot;
}
/** 1番町 is 一番町. */
const numeralInName = (run: string): string => (isDigit(run[0]) ? kanjiOf(Number(run)) : run);
const isJoint = (text: string, at: number): boolean => (isDash(text[at]) || text[at] === 'の' || text[at] === 'ノ') && isDigit(text[at + 1]);
const endsMark = (text: string, at: number): boolean => at >= text.length || text[at] === ' ' || isDigit(text[at]) || isJoint(text, at);
/** After a space a bare number above 99 is a room, and so is whatever says 号室. */
const isOfBuilding = (text: string, at: number, { value, unit, dashed }: ReadNumber): boolean => text[at - 1] === ' ' && !dashed && (unit === '室' || (unit === null && value > 99));

/** 北1条西2丁目, 12番地字東5番: a name that stands between two numbers of a lot, never a building. */
function nameBetween(rest: string, before: ReadNumber): string | undefined {
  const afterJo = before.unit === '条' ? /^[東西南北上下]+(?=[\d一二三四五六七八九十])/.exec(rest) : null;
  return (afterJo ?? /^[^\s\d()一二三四五六七八九十百千]{1,8}(?=[\d一二三四五六七八九十百千]+(?:丁目|番地|地割|条[東西南北]))/.exec(rest))?.[0];
}

/** The number that is a room although it is written with the lot: 1丁目2番3-101, 1-2-3-101, 12番地3-101号. */
function withoutRoom(numbers: readonly ReadNumber[]): { readonly lot: readonly LotNumber[]; readonly room: string } {
  const named = numbers.filter(({ unit }) => unit === '条' || unit === '地割').length;
  const counted = numbers.slice(named);
  const saidRoom = counted.findIndex(({ unit }) => unit === '室');
  const startsWithLot = counted[0]?.unit === '番' && counted[2] !== undefined && (counted[2].unit === '号' || counted[2].value > 99);
  const lotLength = Math.min(saidRoom < 0 ? counted.length : saidRoom, startsWithLot ? 2 : 3);
  return { lot: [...numbers.slice(0, named), ...counted.slice(0, lotLength)].map(({ value, unit }) => ({ value, unit })), room: counted.slice(lotLength).map(({ value }) => value).join('-') };
}

/** Names without what may be left out: spaces, 大字, 字, 第 before a number, the streets of 京都. */
function namesOnly(place: string, inKyoto: boolean): string {
  const whole = withoutSpaces(place).replace(/\|+$/, '');
  const town = /[第字]/.test(whole) ? whole.replace(/第(?=$|\|)/g, '').replace(/大字|小字|(?<!文)字(?=.)/g, '') : whole;
  return inKyoto ? town.replace(/(?<=京都市.{1,3}区).*(?:[上下][るル]|[東西]入[るル]?)(?=.)/, '') : town;
}
