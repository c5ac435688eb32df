import { scanAddress, withoutThirdRoom } from '../address/scan.js';
import { freeFold, inUsualForms } from '../fold/kanji.js';
import { kanaLarge, kanaNotation } from '../fold/kana.js';
import { notationOf } from '../kanji-name.js';
import { latinForm, latinWords } from '../latin-name.js';
import { remembered } from '../memo.js';
import type { PersonItems } from '../person.js';
import { readDate } from '../written-date.js';

/** Folded forms of 氏名, カナ, 生年月日 and 住所 as hashes below 2^53; 0 where the item is missing. Equal items fold alike, not always the reverse. */
export interface FoldedKeys { readonly name: number; readonly kana: number; readonly born: number; readonly address: number }

/** Folding with a memory: family names, given names and addresses come again and again. */
export function folder(): (items: PersonItems) => FoldedKeys {
  const [names, kanas, borns, addresses] = [nameForm, kanaForm, bornForm, addressForm].map((form) => remembered((text: string) => hashOf(form(text)))) as [Key, Key, Key, Key];
  return ({ name = '', nameKana = '', bornOn = '', address = '' }) => ({ name: names(name), kana: kanas(nameKana), born: borns(bornOn), address: addresses(address) });
}

type Key = (text: string) => number;

/** Words of a Latin name in their own order; any other name in usual forms without spaces. */
function nameForm(text: string): string {
  const latin = latinForm(text);
  return latin === undefined ? inUsualForms(notationOf(text), freeFold) : [...latinWords(latin)].sort().join(' ');
}
const kanaForm = (text: string): string => kanaLarge(kanaNotation(text));
function bornForm(text: string): string {
  const date = readDate(text);
  return date && date.year * date.month * date.day > 0 ? `${date.year}-${date.month}-${date.day}` : '';
}
/** Town and numbers without units, room and prefecture: what may be written differently is left out, and compared afterwards. */
function addressForm(text: string): string {
  if (text.trim() === '') return '';
  const { place, numbers } = scanAddress(text, freeFold);
  return `${place} ${withoutThirdRoom(numbers).map(({ value }) => value).join('-')}`;
}

/** 53 bits of a text; 0 for none. */
export function hashOf(text: string): number {
  if (text === '') return 0;
  let [one, two] = [0x811c9dc5, 0x5bd1e995];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x9e3779b1);
    two = (two << 13) | (two >>> 19);
  }
  return (mixed(one) & 0x1fffff) * 0x1_0000_0000 + (mixed(two ^ one) >>> 0) || 1;
}
function mixed(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
