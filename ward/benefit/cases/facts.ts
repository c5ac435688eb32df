import type { Moment } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import type { WardStore } from '../../tables.js';
import { takeNumbers } from '../numbers.js';

export const caseId = (caseNo: number): string => `B${caseNo}`;
export const repaymentId = (repaymentNo: number): string => `R${repaymentNo}`;
/** The number in an id of that letter; null for any other text. */
export const numberIn = (id: string, letter: 'B' | 'R'): number | null => (/^[BR][1-9]\d{0,9}$/.test(id) && id.startsWith(letter) ? Number(id.slice(1)) : null);

/** What happened to a case or a 返納金. */
export type BenefitFactKind = 'detected' | 'recalculated' | 'solicited' | 'applied' | 'decided' | 'refused' | 'takenBack' | 'held' | 'released' | 'exported' | 'returned' | 'withdrawn' | 'expired' | 'demanded' | 'repaid' | 'settledByInsurer' | 'cancelled' | 'joined';
export interface NewFact { readonly unit: string; readonly kind: BenefitFactKind; readonly day: Day; readonly content: object; readonly actor: string; readonly why: string }

export async function keepFacts(store: WardStore, now: Moment, facts: readonly NewFact[]): Promise<void> {
  const first = await takeNumbers(store, 'benefitFact', facts.length);
  await store.insertMany('ward_benefit_fact', facts.map(({ unit, kind, day, content, actor, why }, i) => ({ fact_no: first + i, unit, kind, day, content: JSON.stringify(content), actor, why, recorded_at: now })));
}
