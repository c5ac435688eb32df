import { assume, cite, type Basis } from '../../law/define.js';
import { freeFold, inUsualForms as inFoldedForms } from '../../matching/fold/kanji.js';
import { inOneWidth } from '../../matching/fold/width.js';

export const variantsBasis: Basis = assume('氏名に見られる異体字から、住民に引き当てる字形を手で選んだ。どの字の異体かは matching の字表による');
export const ownGaijiBasis: Basis = assume('U+E000 からの外字はこの試験の区が登録した架空の字。自治体ごとに違う字が同じ番号を持つので、外へは送れない');
export const bulletBasis: Basis = cite('保団連 2023-12-17', '送り手が表せない文字1字を●1字で送る');

/** Forms we draw for each usual character, commonest first. Which character they stand for is told by the tables of `matching/fold`. */
const drawn = ('髙 﨑 邉邊 濵濱 𠮷 桒 圡 栁 齊 齋 澤 嶋嶌 櫻 廣 國 關 舘 \uFA10 𣘺 萬 藏 龍 德 惠 壽 禮 實 彌 與 埜 '
  + '曾 槇 渕 逺 賴 㐂 淸 靑 增 寬 眞 榮 \uF9DC \uFA19 瀧 條 楳 栢 麹 昻').split(' ');
const usualFormOf = (kanji: string): string => inFoldedForms(inOneWidth(kanji), freeFold);

/** 異体字 of each usual character. */
export const variantsOf: ReadonlyMap<string, readonly string[]> = new Map(drawn.map((forms) => [usualFormOf(Array.from(forms)[0]!), Array.from(forms)]));

/** Every form back to the usual character. */
export const usualOf: ReadonlyMap<string, string> = new Map([...variantsOf].flatMap(([usual, variants]) => variants.map((variant) => [variant, usual] as const)));

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
