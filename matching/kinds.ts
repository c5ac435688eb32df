import { address } from './address.js';
import { bornOn } from './born-on.js';
import type { Outcome } from './define.js';
import { kanaName } from './kana-name.js';
import { kanjiName } from './kanji-name.js';
import { sex } from './sex.js';

const ofKanji = { ja: kanjiName.ja, levels: kanjiName.levels, compare: (a: string, b: string) => answer(kanjiName, kanjiName.compare({ text: a }, { text: b })) };
const ofKana = { ja: kanaName.ja, levels: kanaName.levels, compare: (a: string, b: string) => answer(kanaName, kanaName.compare({ text: a }, { text: b })) };
const ofAddress = { ja: address.ja, levels: address.levels, compare: (a: string, b: string) => answer(address, address.compare({ text: a }, { text: b })) };

/** The kinds of pair a file may ask for: the item itself, or one of the names under which test pairs are collected. */
export const pairKinds = {
  name: ofKanji, kanjiVariants: ofKanji, kanjiDistinct: ofKanji, kanjiContested: ofKanji, names: ofKanji, alphabetNames: ofKanji,
  nameKana: ofKana, kana: ofKana,
  bornOn: { ja: bornOn.ja, levels: bornOn.levels, compare: (a: string, b: string) => answer(bornOn, bornOn.compare(a, b)) },
  sex: { ja: sex.ja, levels: sex.levels, compare: (a: string, b: string) => answer(sex, sex.compare(a, b)) },
  address: ofAddress, addresses: ofAddress,
} as const;
export type PairKind = keyof typeof pairKinds;
export const isPairKind = (kind: string): kind is PairKind => Object.hasOwn(pairKinds, kind);

/** The answer for one pair; `fold` = both texts say the same once notation and tables are folded. */
export interface PairAnswer { readonly level: string; readonly fold: boolean; readonly because: string }

function answer<L extends string>(comparer: { readonly folds: (level: L) => boolean }, { level, because, folded = [] }: Outcome<L>): PairAnswer {
  const shown = folded.map(({ from, to, table }) => `${from}=${to}(${table})`);
  return { level, fold: comparer.folds(level), because: [because, ...shown].join(' ') };
}
export const comparePair = (kind: PairKind, a: string, b: string): PairAnswer => pairKinds[kind].compare(a, b);
