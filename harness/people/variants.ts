import { assume, cite, type Basis } from '../../law/define.js';

export const variantsBasis: Basis = assume('氏名に見られる異体字の手作りの表。常用漢字表・人名用漢字別表・表外漢字字体表にある組と、慣用の字形');
export const ownGaijiBasis: Basis = assume('U+E000 からの外字はこの試験の区が登録した架空の字。自治体ごとに違う字が同じ番号を持つので、外へは送れない');
export const bulletBasis: Basis = cite('保団連 2023-12-17', '送り手が表せない文字1字を●1字で送る');

/** The usual form and the forms that stand for it in registers, commonest first. */
const pairs: readonly (readonly [usual: string, ...variants: string[]])[] = [
  ['高', '髙'], ['崎', '﨑'], ['辺', '邉', '邊'], ['浜', '濵', '濱'], ['吉', '𠮷'], ['桑', '桒'], ['土', '圡'], ['柳', '栁'], ['斉', '齊'], ['斎', '齋'],
  ['沢', '澤'], ['島', '嶋', '嶌'], ['桜', '櫻'], ['広', '廣'], ['国', '國'], ['関', '關'], ['館', '舘'], ['塚', '\uFA10'], ['橋', '𣘺'], ['万', '萬'],
  ['蔵', '藏'], ['竜', '龍'], ['徳', '德'], ['恵', '惠'], ['寿', '壽'], ['礼', '禮'], ['実', '實'], ['弥', '彌'], ['与', '與'], ['野', '埜'],
  ['曽', '曾'], ['槙', '槇'], ['渕', '淵'], ['遠', '逺'], ['頼', '賴'], ['喜', '㐂'], ['清', '淸'], ['青', '靑'], ['増', '增'], ['寛', '寬'],
  ['真', '眞'], ['栄', '榮'], ['隆', '\uF9DC'], ['神', '\uFA19'], ['滝', '瀧'], ['条', '條'], ['梅', '楳'], ['柏', '栢'], ['麹', '麴'], ['昂', '昻'],
];

/** 異体字 of each usual character. */
export const variantsOf: ReadonlyMap<string, readonly string[]> = new Map(pairs.map(([usual, ...variants]) => [usual, variants]));

/** Every form back to the usual character. */
export const usualOf: ReadonlyMap<string, string> = new Map(pairs.flatMap(([usual, ...variants]) => variants.map((variant) => [variant, usual] as const)));

/** The ward's own 外字 in the private use area, with the character of the register it stands for. */
export const ownGaiji: readonly { readonly character: string; readonly standsFor: string; readonly ja: string }[] = [
  { character: '\uE000', standsFor: '辺', ja: '辺の異体(しんにょうが二点で自の下に寸)' },
  { character: '\uE001', standsFor: '藤', ja: '藤の異体(くさかんむりが四画)' },
  { character: '\uE002', standsFor: '高', ja: '高の異体(はしごの足が三画)' },
  { character: '\uE003', standsFor: '橋', ja: '橋の異体(右が喬の俗字)' },
  { character: '\uE004', standsFor: '葛', ja: '葛の異体' },
  { character: '\uE005', standsFor: '崎', ja: '崎の異体(山が上)' },
  { character: '\uE006', standsFor: '斎', ja: '斎の異体(示の二画目が長い)' },
];

const gaijiFor = new Map(ownGaiji.map((one) => [one.standsFor, one.character]));

/** The text with the first character that has a 外字 replaced, or null when none has. */
export function withGaiji(kanji: string): string | null {
  const found = [...kanji].find((character) => gaijiFor.has(character));
  return found ? kanji.replace(found, gaijiFor.get(found)!) : null;
}

/** The text with the first character that has a 異体字 replaced by `choose(variants)`, or null when none has. */
export function withVariant(kanji: string, choose: (variants: readonly string[]) => string): string | null {
  const found = [...kanji].find((character) => variantsOf.has(character));
  return found ? kanji.replace(found, choose(variantsOf.get(found)!)) : null;
}

/** The text with every 異体字 in its usual form. */
export const inUsualForms = (kanji: string): string => Array.from(kanji, (character) => usualOf.get(character) ?? character).join('');

/** Characters a sender outside may be unable to write: the own 外字 and code points above U+FFFF. */
export const isUnsendable = (character: string): boolean => /[\uE000-\uF8FF]/u.test(character) || character.codePointAt(0)! > 0xffff;
