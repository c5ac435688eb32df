import { wordOf } from '../../contracts/codes.js';
import { headOffices } from '../../contracts/payment-agent/codes.js';
import { cite, type Basis } from '../../law/define.js';

/** Where a slip is paid: a counter gives a receipt and can take the payment back the same day, an app does neither. */
export interface Place {
  readonly headOfficeCode: string;
  readonly ja: string;
  readonly isCounter: boolean;
  /** The most that one slip may ask for here; null = only what holds for every slip. */
  readonly mostYen: number | null;
}

export const appLimitBasis: Basis = cite('瀬戸市 スマートフォン決済アプリによる納付', 'au PAY は1枚25万円まで');
const counters = new Set(['010', '020', '030', '050', '080', '760', '890']);
const apps = new Map<string, number | null>([['530', null], ['680', null], ['750', null], ['780', 250_000], ['800', null], ['820', null], ['830', null], ['840', null]]);

/** The place of a 本部; null when it takes no slips: LINE Pay has ended, and 郵便振替 is told by other rows. */
export function placeOf(headOfficeCode: string): Place | null {
  const isCounter = counters.has(headOfficeCode);
  if (!isCounter && !apps.has(headOfficeCode)) return null;
  return { headOfficeCode, ja: wordOf(headOffices, headOfficeCode), isCounter, mostYen: apps.get(headOfficeCode) ?? null };
}

/** An app has no store. */
export const storeOfApps = '000000';
