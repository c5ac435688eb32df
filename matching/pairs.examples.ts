import { readFileSync } from 'node:fs';
import { assume, type Basis } from '../law/define.js';
import type { PairKind } from './kinds.js';

export const pairsBasis: Basis = assume('字についての事実と架空の氏名・住所を種類ごとに集めた組。実在の地名は書き方が論点のものだけで、番号は任意');

/** One row of `examples/*.csv`. `fold` is binding; `levels` names the levels we give, none where any weaker one will do. */
export interface ExamplePair {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly fold: 'yes' | 'no' | 'either';
  readonly levels: readonly string[];
  /** `extended` = beyond what text alone tells for sure. */
  readonly tier: 'core' | 'extended';
  readonly ja: string;
}

/** The files and the kind of pair each holds. */
export const exampleFiles: readonly (readonly [file: string, kind: PairKind, ja: string])[] = [
  ['kanji-variants', 'kanjiVariants', '異体字'], ['kanji-distinct', 'kanjiDistinct', '別の字'], ['kanji-contested', 'kanjiContested', '同じとみなされやすい別の字'], ['names', 'names', '漢字氏名'],
  ['kana', 'kana', 'カナ氏名'], ['latin-names', 'alphabetNames', 'ローマ字氏名'], ['addresses', 'addresses', '住所'],
];

/** Reads one file: plain cells without quotes, characters hard to see written as \u{…}. */
export function examplePairs(file: string): readonly ExamplePair[] {
  const [head, ...lines] = readFileSync(new URL(`examples/${file}.csv`, import.meta.url), 'utf8').trim().split('\n').map((line) => line.split(','));
  return lines.map((cells) => {
    const cell = (name: string): string => (cells[head!.indexOf(name)] ?? '').replace(/\\u\{([0-9A-F]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));
    if (cells.length !== head!.length) throw new Error(`${file}.csv の ${cells[0]!} は${head!.length}列でない`);
    return {
      id: cell('id'), a: cell('a'), b: cell('b'), fold: cell('fold') as ExamplePair['fold'], levels: cell('levels').split('|').filter(Boolean),
      tier: cell('tier') === 'extended' ? 'extended' : 'core', ja: cell('備考'),
    };
  });
}
