import { assume, cite, type Basis } from '../../law/define.js';
import { inOneWidth, plainWithoutSpaces } from './width.js';

export const largeKanaBasis: Basis = cite('小田原市', '小書きのカナを大書きで持つ自治体がある(住記システムから引き継いだ)');
export const slipBasis: Basis = cite('年金記録の名寄せ(2007〜08年)', '濁点の違い、ソとン・シとツの取り違えを候補に入れた');
export const longVowelBasis: Basis = assume('ーは前の字の母音と、オ段のウ・エ段のイに読み替えうる。弱い一致だけに使う');

const hiragana = /[\u3041-\u3096\u309d\u309e]/g;
/** Spaces, ・, commas and the double hyphen between two names (＝ and ゠). */
const gaps = /[\s\u200b\ufeff\u30fb\u00b7\u2022\uff65=\uff1d\u30a0,\uff0c\u3001\uff64]+/gu;

/** The words of a kana name in full-width large kana, in its order. */
export const kanaWords = (text: string): readonly string[] => text.split(gaps).filter((word) => word !== '').map((word) => kanaLarge(kanaNotation(word)));

/** 全角カタカナ without spaces, ・ and ＝; Latin letters in upper case. */
export function kanaNotation(text: string): string {
  if (isPlainKana(text)) return plainWithoutSpaces(text);
  const wide = inOneWidth(text);
  if (isPlainKana(wide)) return plainWithoutSpaces(wide);
  const katakana = text.replace(gaps, '').replace(hiragana, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
  return inOneWidth(katakana).replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** 全角カタカナ and the two usual spaces only? */
function isPlainKana(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if ((unit < 0x30a1 || unit > 0x30fc || unit === 0x30fb) && unit !== 0x3000 && unit !== 0x20) return false;
  }
  return true;
}

const smallToLarge = new Map(Array.from('ァィゥェォャュョッヮヵヶ', (small, index) => [small, 'アイウエオヤユヨツワカケ'[index]!]));
const isSmall = Uint8Array.from({ length: 0x5c }, (_, index) => (smallToLarge.has(String.fromCharCode(index + 0x30a1)) ? 1 : 0));
const small = /[ァィゥェォャュョッヮヵヶ]/g;
/** A dash after ン or ー can only part two names; after any other kana it is taken for ー. */
const partingDash = /(?<=[ンー])[\p{Pd}\u2212\u2500]+/gu;
const longDash = /(?<=[\u30a1-\u30f2\u30f4-\u30fa])[\p{Pd}\u2212\u2500]+/gu;

/** Small kana written large, every dash after a kana as ー, 踊り字 as the kana they repeat. Takes what `kanaNotation` gives. */
export function kanaLarge(notation: string): string {
  if (needsNoLarge(notation)) return notation;
  const large = repeated(notation.replace(small, (kana) => smallToLarge.get(kana)!).replace(partingDash, '')).replace(longDash, 'ー');
  // A dash that is gone may leave another beside a kana.
  return large === notation ? notation : kanaLarge(large);
}

/** ヽ says the kana before it once more, ヾ with its 濁点. ヽ after a kana with a mark may be read either way and stays. */
function repeated(text: string): string {
  if (!/[ヽヾ]/.test(text)) return text;
  let said = '';
  for (const kana of text) said += kana === 'ヽ' || kana === 'ヾ' ? repeatOf(said.at(-1) ?? '', kana) : kana;
  return said;
}
function repeatOf(before: string, mark: 'ヽ' | 'ヾ'): string {
  if (!/^[ア-ンヴ]$/.test(before)) return mark;
  const bare = withoutMark(before);
  if (mark === 'ヽ') return bare === before ? before : mark;
  const voiced = `${bare}\u3099`.normalize('NFC');
  return voiced.length === 1 ? voiced : mark;
}

function needsNoLarge(notation: string): boolean {
  for (let index = 0; index < notation.length; index += 1) {
    const unit = notation.charCodeAt(index);
    if (unit < 0x30a1 || unit > 0x30fc || isSmall[unit - 0x30a1] === 1) return false;
  }
  return true;
}

const vowelRows: readonly (readonly [vowel: string, row: string])[] = [
  ['ア', 'アカガサザタダナハバパマヤラワ'], ['イ', 'イキギシジチヂニヒビピミリヰ'], ['ウ', 'ウクグスズツヅヌフブプムユルヴ'],
  ['エ', 'エケゲセゼテデネヘベペメレヱ'], ['オ', 'オコゴソゾトドノホボポモヨロヲ'],
];
const vowelOf = new Map(vowelRows.flatMap(([vowel, row]) => Array.from(row, (kana) => [kana, vowel] as const)));
const homophones = new Map([['ヅ', 'ズ'], ['ヂ', 'ジ'], ['ヲ', 'オ'], ['ヰ', 'イ'], ['ヱ', 'エ']]);
const lookAlikes = new Set(['ソン', 'ンソ', 'シツ', 'ツシ']);
const withoutMark = (kana: string) => kana.normalize('NFD').charAt(0);
const spoken = (kana: string) => homophones.get(kana) ?? kana;
const prolongs = (mark: string, kana: string, before: string | undefined): boolean => {
  const vowel = before === undefined ? undefined : vowelOf.get(before);
  return mark === 'ー' && vowel !== undefined && (kana === vowel || (vowel === 'オ' && kana === 'ウ') || (vowel === 'エ' && kana === 'イ'));
};

/**
 * Which slips turn one text into the other, kana by kana; undefined when something else differs. A relation of pairs, not a
 * key: ヂ=ジ and ジ=シ do not make ヂ=シ. Never drops a long vowel (オオノ is not オノ). Takes what `kanaLarge` gives.
 */
export function kanaSlips(a: string, b: string): ReadonlySet<string> | undefined {
  if (a.length !== b.length) return undefined;
  const slips = new Set<string>();
  for (let index = 0; index < a.length; index += 1) {
    const [one, other] = [a[index]!, b[index]!];
    if (one === other) continue;
    const slip = slipOf(one, other, a[index - 1], b[index - 1]);
    if (slip === undefined) return undefined;
    slips.add(slip);
  }
  return slips;
}

function slipOf(one: string, other: string, beforeOne: string | undefined, beforeOther: string | undefined): string | undefined {
  if (spoken(one) === spoken(other)) return '同じ音の仮名';
  if (withoutMark(one) === withoutMark(other)) return '濁点・半濁点';
  if (lookAlikes.has(one + other)) return '形の似た仮名(ソとン、シとツ)';
  return prolongs(one, other, beforeOne) || prolongs(other, one, beforeOther) ? '長音の書き方' : undefined;
}
