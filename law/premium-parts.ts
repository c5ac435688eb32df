import { cite, type Basis } from './define.js';

/** 賦課区分: the parts of which a 賦課額 is the sum, each with its own 賦課限度額. */
export type PartId = 'medical' | 'support' | 'care' | 'childSupport';

export interface PremiumPart {
  readonly id: PartId;
  /** The word of the notice. */
  readonly ja: string;
  /** 法令の名. */
  readonly statutoryJa: string;
  /** Whose income and heads count: 所得割 and 均等割. */
  readonly scope: 'everyInsured' | 'aged40To64';
  /** 均等割 is paid by everyone in scope, or by those over the year of their 18th birthday alone. */
  readonly perCapita: 'everyone' | 'adultsOnly';
  /** Is 均等割 of a 未就学児 halved? */
  readonly halvedForPreschool: boolean;
  /** The first fiscal year that has the part. */
  readonly sinceFiscalYear: number | null;
  readonly basis: Basis;
}

const order = (paragraph: string) => cite('国民健康保険法施行令', `29条の7${paragraph}`);

/** The four parts, in the order of a notice. */
export const premiumParts: readonly PremiumPart[] = [
  { id: 'medical', ja: '医療分', statutoryJa: '基礎賦課額', scope: 'everyInsured', perCapita: 'everyone', halvedForPreschool: true, sinceFiscalYear: null, basis: order('') },
  { id: 'support', ja: '支援金分', statutoryJa: '後期高齢者支援金等賦課額', scope: 'everyInsured', perCapita: 'everyone', halvedForPreschool: true, sinceFiscalYear: null, basis: order('') },
  { id: 'care', ja: '介護分', statutoryJa: '介護納付金賦課額', scope: 'aged40To64', perCapita: 'everyone', halvedForPreschool: false, sinceFiscalYear: null, basis: order('') },
  { id: 'childSupport', ja: '子ども分', statutoryJa: '子ども・子育て支援納付金賦課額', scope: 'everyInsured', perCapita: 'adultsOnly', halvedForPreschool: false, sinceFiscalYear: 2026, basis: order('(令和8年度から)') },
];

export const partOf = (id: PartId): PremiumPart => premiumParts.find((part) => part.id === id)!;
