import { assume, type Basis } from '../../law/define.js';

export const addressBasis: Basis = assume('住所の読み方は自前のもの。地番と住居表示、通り名と町名は、町の一覧なしには見分けられないことがある');

/** Every dash of Unicode, the minus, the ruled line, and ー; they part numbers only between digits. */
export const isDash = (unit: number): boolean => unit === 0x2d || (unit > 0x7f && !(unit >= 0x3400 && unit <= 0x9fff) && dashes.has(unit));
const dashes: ReadonlySet<number> = new Set([
  0x58a, 0x5be, 0x1400, 0x1806, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2e17, 0x2e1a, 0x2e3a, 0x2e3b, 0x2e40, 0x2e5d, 0x301c, 0x3030, 0x30a0, 0xfe31, 0xfe32, 0xfe58, 0xfe63, 0xff0d, 0x2212, 0x2500, 0x30fc,
  0x2043, 0x207b, 0x208b, 0x2501, 0x2796,
]);
/** One class each, as letters of a name: ケヶヵがガ, ツッつっ, のノ之; any other katakana is its hiragana. */
export const isOf = (character: string | undefined): boolean => character !== undefined && 'のノ之'.includes(character);
const letterClasses = new Map([...Array.from('ケヶヵガ', (kana) => [kana, 'が'] as const), ...Array.from('ツッっ', (kana) => [kana, 'つ'] as const), ['ノ', 'の'] as const, ['之', 'の'] as const]);
export const asNameLetter = (character: string): string => letterClasses.get(character) ?? (character >= 'ァ' && character <= 'ヴ' ? String.fromCharCode(character.charCodeAt(0) - 0x60) : character);

/** Is the UTF-16 unit one of 0–9? */
export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** Marks that belong to the number before them: 12番地甲, 3番イ. */
export const isLotMark = (character: string | undefined): boolean => character !== undefined && '甲乙丙丁戊己庚辛壬癸イロハニホヘト'.includes(character);

export const prefectures: ReadonlySet<string> = new Set(('北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 '
  + '滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県').split(' '));

/**
 * 市区町村 at the head of an address without 都道府県. Without a list of towns it is only sure to be the same for the same
 * 市区町村; empty when none is seen.
 */
export function municipalityIn(place: string): string {
  return ward.exec(place)?.[0] ?? county.exec(place)?.[0] ?? doubled.exec(place)?.[0] ?? city.exec(place)?.[0] ?? town.exec(place)?.[0] ?? '';
}
const ward = /^[^市区町村郡]{1,4}区/;
const county = /^(?:高市|余市|.[^市区]{0,4}?)郡(?:[^市区町村]{1,6}|村田|市貝|市川(?:三郷)?|余市|[上下]市)[町村]/;
const doubled = /^(?:四日市|廿日市|野々市)市/;
const city = /^.{1,7}?市(?:[^市町村区]{1,5}区)?/;
const town = /^.{1,7}?[町村]/;
