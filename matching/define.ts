import type { Basis } from '../law/define.js';

/**
 * How close a level is, closest first. `exact` to `table`: the two texts say the same. `base`: they say the same as far as
 * the item reaches, one of them says more. `weak` never decides alone. `missing`: there was nothing to compare.
 */
export const grades = ['exact', 'notation', 'table', 'base', 'weak', 'differs', 'missing'] as const;
export type Grade = (typeof grades)[number];

/** A character of one side and the one it was taken for, with the table that says so. */
export interface Folded { readonly from: string; readonly to: string; readonly table: string }

/** What keeps two names from being the same for sure, in characters: signs for one that could not be written, contested pairs of the hand list. */
export interface Doubt { readonly unknown: number; readonly contested: number }

/**
 * The answer for one pair. `because` is a Japanese sentence without the values compared; `folded` shows single characters;
 * `doubt` is there when nothing else than such characters stands between the two.
 */
export interface Outcome<L extends string = string> {
  readonly level: L;
  readonly because: string;
  readonly folded?: readonly Folded[];
  readonly doubt?: Doubt;
}

/** What a comparer may answer: each level with its grade and its Japanese meaning, closest first. */
export type Levels<L extends string> = Readonly<Record<L, readonly [grade: Grade, ja: string]>>;

/**
 * Declares how two values of one item are compared. The answer is a level with its reason and never a judgement: what
 * follows from a level is decided elsewhere, by each side for itself. `compare` must not depend on the order of its arguments.
 */
export function comparer<const L extends string, T>(spec: {
  readonly id: string;
  readonly ja: string;
  readonly basis: Basis;
  readonly levels: Levels<L>;
  readonly compare: (a: T, b: T) => Outcome<L>;
}) {
  const order = Object.keys(spec.levels) as L[];
  const gradeOf = (level: L): Grade => spec.levels[level][0];
  return {
    ...spec,
    gradeOf,
    /** Does the level stand in the columns exact, notation and table (住所: down to the number)? */
    agrees: (level: L): boolean => gradeRank(gradeOf(level)) <= gradeRank('base'),
    /** Do both texts say the same once notation and tables are folded? */
    folds: (level: L): boolean => gradeRank(gradeOf(level)) <= gradeRank('table'),
    /** Position in the order of the levels; 0 is the closest. */
    rank: (level: L): number => order.indexOf(level),
  };
}
const gradeRank = (grade: Grade): number => grades.indexOf(grade);

export type Comparer<L extends string, T> = ReturnType<typeof comparer<L, T>>;
export type LevelOf<C> = C extends { readonly levels: Levels<infer L> } ? L : never;
