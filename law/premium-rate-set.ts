import { unknownYet, type Basis, type Day } from './define.js';
import type { LevyKind } from './premium-limits.js';
import { partOf, type PartId } from './premium-parts.js';

/** One figure of a rate set. A figure nobody has published is null and is never computed with. */
export interface Cell { readonly value: number | null; readonly basis: Basis }
export const cell = (value: number, basis: Basis): Cell => ({ value, basis });
export const unknownCell = (what: string): Cell => ({ value: null, basis: unknownYet(what) });

/** 端数処理 of a part, after its cap. */
export type PartRounding = 'floor1YenPerPart' | 'floor100YenPerPart' | 'floor100YenPerPersonPerPart';
export const partRoundings: readonly (readonly [PartRounding, string])[] = [
  ['floor1YenPerPart', '1円未満切捨て'], ['floor100YenPerPart', '100円未満切捨て'], ['floor100YenPerPersonPerPart', '一人ごとに100円未満切捨て'],
];

export interface PartRates {
  /** 所得割の率, per 100,000: 7510 = 7.51%. */
  readonly incomeRatePer100k: Cell;
  /** 均等割. */
  readonly perCapitaYen: Cell;
  /** 18歳以上被保険者均等割, of the 子ども分 alone. */
  readonly adultExtraPerCapitaYen?: Cell;
  /** 賦課限度額. */
  readonly capYen: Cell;
}

/** 料率: what one municipality charges in one fiscal year. */
export interface RateSet {
  readonly id: string;
  readonly ja: string;
  readonly fiscalYear: number;
  readonly levyKind: LevyKind;
  readonly rounding: PartRounding;
  readonly parts: Readonly<Partial<Record<PartId, PartRates>>>;
  /** Where the rate set as a whole comes from. */
  readonly basis: Basis;
  readonly checkedThrough: Day;
}

const cellWords: Readonly<Record<keyof PartRates, string>> = { incomeRatePer100k: '所得割率', perCapitaYen: '均等割', adultExtraPerCapitaYen: '18歳以上被保険者均等割', capYen: '賦課限度額' };
/** 「介護分の所得割率」. */
export const cellJa = (part: PartId, key: keyof PartRates): string => `${partOf(part).ja}の${cellWords[key]}`;
