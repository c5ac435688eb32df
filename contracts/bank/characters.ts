import type { CharacterClass } from './define.js';
import type { CharacterProfile } from './dialect.js';

/** Why a text cannot stand, and at which byte (from 0). */
export interface CharacterFault { readonly index: number; readonly why: string; readonly cure: string }

const [space, voiced, halfVoiced, longMark, wo] = [0x20, 0xde, 0xdf, 0xb0, 0xa6];
/** Kana that ﾞ can follow: か・さ・た・は行 and ｳ; and ﾟ: は行. */
const takesVoiced = (byte: number) => byte === 0xb3 || (byte >= 0xb6 && byte <= 0xc4) || takesHalfVoiced(byte);
const takesHalfVoiced = (byte: number) => byte >= 0xca && byte <= 0xce;

const codesOf = (text: string) => Array.from(text, (character) => byteOf(character)!);
const between = (from: number, through: number) => Array.from({ length: through - from + 1 }, (_, index) => from + index);
/** ｱ to ﾝ without small kana, ﾞ ﾟ, A–Z, 0–9, space and a hyphen: what every name may have. */
const common = [...between(0xb1, 0xdd), voiced, halfVoiced, ...between(0x41, 0x5a), ...between(0x30, 0x39), ...codesOf(' -')];
const inEdi = codesOf('ｦ\\｢｣()-/.');

/** What a class adds to the common characters, profile by profile. */
const more: Readonly<Record<CharacterProfile, Readonly<Record<CharacterClass, readonly number[]>>>> = {
  jbaStrict: { bankOrBranchName: [], partyName: codesOf('().'), ediInformation: inEdi },
  jbaRevised: { bankOrBranchName: [wo], partyName: codesOf('ｦ().'), ediInformation: inEdi },
  wide8: { bankOrBranchName: codesOf('ｦ\\.()/-｢｣'), partyName: codesOf('ｦ\\.()/-｢｣'), ediInformation: inEdi },
};

const tables = new Map<string, Uint8Array>();
/** Byte of JIS X 0201 → 0 not allowed, 1 allowed, 2 ﾞ, 3 ﾟ, which need a look at the kana before. */
export function allowedIn(characters: CharacterClass, profile: CharacterProfile): Uint8Array {
  const key = `${profile} ${characters}`;
  const known = tables.get(key);
  if (known) return known;
  const table = new Uint8Array(256);
  for (const byte of [...common, ...more[profile][characters]]) table[byte] = 1;
  [table[voiced], table[halfVoiced]] = [2, 3];
  tables.set(key, table);
  return table;
}

/** The first byte that the class does not have. A ﾞ or ﾟ must follow a kana that takes it. */
export function faultInBytes(bytes: Uint8Array, from: number, until: number, allowed: Uint8Array): CharacterFault | null {
  for (let index = from; index < until; index += 1) {
    const kind = allowed[bytes[index]!]!;
    if (kind === 1) continue;
    const before = index > from ? bytes[index - 1]! : space;
    if (kind === 2 && takesVoiced(before)) continue;
    if (kind === 3 && takesHalfVoiced(before)) continue;
    return { index: index - from, ...reason(bytes, index, kind) };
  }
  return null;
}

/** Is every byte allowed? The same as `faultInBytes`, without the reason. */
export function areAllowed(bytes: Uint8Array, from: number, until: number, allowed: Uint8Array): boolean {
  for (let index = from; index < until; index += 1) {
    const kind = allowed[bytes[index]!]!;
    if (kind === 1) continue;
    const before = index > from ? bytes[index - 1]! : space;
    if (!((kind === 2 && takesVoiced(before)) || (kind === 3 && takesHalfVoiced(before)))) return false;
  }
  return true;
}

const [hex, why] = [(byte: number) => byte.toString(16).toUpperCase().padStart(2, '0'), (bytes: string, ja: string) => `${bytes}(0x${ja}) がある`];
function reason(bytes: Uint8Array, index: number, kind: number): { readonly why: string; readonly cure: string } {
  const byte = bytes[index]!;
  if (kind > 1) return { why: why(kind === 2 ? '前の字に付かない ﾞ' : '前の字に付かない ﾟ', hex(byte)), cure: '濁点・半濁点は、付く字のすぐ後に書く(項目の境で切れていないか確かめる)' };
  if (byte === longMark) return { why: why('長音 ｰ', hex(byte)), cure: '長音は - (0x2D) で書く' };
  if (byte >= 0xa7 && byte <= 0xaf) return { why: why(`小書きのかな ${characterOf(byte)}`, hex(byte)), cure: '大きいかなで書く' };
  if (byte === wo) return { why: why('ｦ', hex(byte)), cure: 'ｦ を許す方言でなければ ｵ で書く' };
  if (byte >= 0x61 && byte <= 0x7a) return { why: why(`小文字 ${characterOf(byte)}`, hex(byte)), cure: '大文字で書く' };
  if (byte >= 0xe0 && byte <= 0xef && isTail(bytes[index + 1]) && isTail(bytes[index + 2])) return { why: `UTF-8 のバイト列(0x${hex(byte)}…)がある`, cure: 'UTF-8 でなく JIS X 0201(1字1バイト)で書く' };
  if ((byte >= 0x81 && byte <= 0x9f) || byte >= 0xe0) return { why: `全角文字の1バイト目(0x${hex(byte)})がある`, cure: '半角かな・半角英数字で書く(全角の空白も使えない)' };
  return { why: byte < space ? `制御文字 0x${hex(byte)} がある` : why(`使えない文字 ${characterOf(byte)}`, hex(byte)), cure: '方言の許す文字だけで書く' };
}
const isTail = (byte: number | undefined) => byte !== undefined && byte >= 0x80 && byte <= 0xbf;

/** JIS X 0201 byte ⇄ character, every byte one: kana stand at U+FF61 to U+FF9F, what is no character of the set keeps its number. */
export const characterOf = (byte: number): string => String.fromCharCode(byte >= 0xa1 && byte <= 0xdf ? byte + 0xfec0 : byte);
/** The byte of a character; undefined when it has none. ¥ U+00A5 and \ are the same byte. */
export function byteOf(character: string): number | undefined {
  const unit = character.charCodeAt(0);
  if (unit >= 0xff61 && unit <= 0xff9f) return unit - 0xfec0;
  if (unit === 0xa5) return 0x5c;
  return unit <= 0xff && !(unit >= 0xa1 && unit <= 0xdf) ? unit : undefined;
}

/** The same check on a text; a character that has no byte at all (漢字, full-width kana) is named. */
export function faultInText(text: string, characters: CharacterClass, profile: CharacterProfile): CharacterFault | null {
  const all = Array.from(text);
  const unknown = all.findIndex((character) => byteOf(character) === undefined);
  const bytes = Uint8Array.from(unknown < 0 ? all : all.slice(0, unknown), (character) => byteOf(character)!);
  const fault = faultInBytes(bytes, 0, bytes.length, allowedIn(characters, profile));
  return fault ?? (unknown < 0 ? null : { index: unknown, why: `「${all[unknown]!}」は使えない(半角カナ・半角英数字だけ)`, cure: '半角カナ・半角英数字で書く' });
}
