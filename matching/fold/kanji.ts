import { assume, type Basis } from '../../law/define.js';
import type { Folded } from '../define.js';
import { familiarVariants } from './familiar-variants.js';
import { officialVariants } from './official-variants.js';

/** Rows of one source: the usual form of a character, then the forms that stand for it. */
export interface VariantRows {
  readonly id: string;
  readonly ja: string;
  readonly licence: string;
  readonly basis: Basis;
  readonly rows: readonly string[];
}

/** A table of 異体字. It folds once and never follows links: 常用漢字 stay apart, whatever else they share. */
export interface FoldTable {
  readonly id: string;
  readonly ja: string;
  readonly licence: string;
  readonly basis: Basis;
  readonly fold: (character: string) => string;
  /** Every character that folds, with its usual form. */
  readonly variants: Iterable<readonly [variant: string, usual: string]>;
  /** Whether any character folds whose first UTF-16 unit is this one: most texts need no look into the table. */
  readonly touches: (unit: number) => boolean;
  /** Which rows say so; undefined for a character that stays. */
  readonly sourceOf: (character: string) => string | undefined;
}

/** Two rows send one character to different forms, or a usual form is itself folded. */
export class ContradictoryFold extends Error {
  override readonly name = 'ContradictoryFold';
  readonly code = 'TSG-FOLD';
}

/** Builds a table from rows; the first source that names a variant gives its basis. */
export function foldTable(spec: { readonly id: string; readonly ja: string; readonly licence: string; readonly basis: Basis; readonly sources: readonly VariantRows[] }): FoldTable {
  const usualOf = new Map<string, string>();
  const sourceOf = new Map<string, string>();
  for (const source of spec.sources) {
    for (const [usual, ...variants] of source.rows.flatMap((row) => row.split(' ')).map((word) => Array.from(word))) {
      for (const variant of variants) {
        const known = usualOf.get(variant);
        if (known !== undefined && known !== usual) throw new ContradictoryFold(`TSG-FOLD: ${variant} が ${known} と ${usual!} の両方になる。どちらかの行を消す`);
        usualOf.set(variant, usual!);
        if (!sourceOf.has(variant)) sourceOf.set(variant, source.ja);
      }
    }
  }
  for (const [variant, usual] of usualOf) if (usualOf.has(usual)) throw new ContradictoryFold(`TSG-FOLD: ${variant} の先の ${usual} がまた畳まれる。行を一つにまとめる`);
  const { id, ja, licence, basis } = spec;
  const touched = new Uint8Array(0x10000);
  for (const variant of usualOf.keys()) touched[variant.charCodeAt(0)] = 1;
  return { id, ja, licence, basis, variants: usualOf, touches: (unit) => touched[unit] === 1, fold: (character) => usualOf.get(character) ?? character, sourceOf: (character) => sourceOf.get(character) };
}

/** The table that ships: government lists and everyday forms, under the licence of the project. */
export const freeFold: FoldTable = foldTable({
  id: 'fold-free',
  ja: '政府の字表と日常の異体字の表',
  licence: 'Apache-2.0',
  basis: assume('支払基金・J-LISが使う縮退の表は公開されていない。政府の字表の組と、手で選んだ日常の字形だけを一段で畳む'),
  sources: [...officialVariants, ...familiarVariants],
});

/** Every character in its usual form; the same string when none has one. */
export function inUsualForms(text: string, table: FoldTable): string {
  let usual = '';
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (!table.touches(unit)) continue;
    const length = unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
    const character = text.slice(index, index + length);
    const folded = table.fold(character);
    if (folded !== character) {
      usual += text.slice(start, index) + folded;
      start = index + length;
    }
    index += length - 1;
  }
  return start === 0 ? text : usual + text.slice(start);
}

/** The places where two texts of the same folded form differ. */
export function foldedPairs(a: string, b: string, table: FoldTable): readonly Folded[] {
  const others = Array.from(b);
  const pairs: Folded[] = [];
  let place = 0;
  for (const character of a) {
    const other = others[place];
    place += 1;
    if (other === undefined || other === character) continue;
    const [from, to] = character < other ? [character, other] : [other, character];
    const [one, two] = [table.sourceOf(from), table.sourceOf(to)];
    pairs.push({ from, to, table: one !== undefined && two !== undefined ? `${one}・${two}` : one ?? two ?? '' });
  }
  return pairs;
}
