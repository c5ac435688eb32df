import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';

/** 申請書の勧奨, 支給決定通知書, 返納金の通知. */
export type BenefitLetterKind = 'application' | 'decision' | 'repayment';
export interface NewLetter { readonly kind: BenefitLetterKind; readonly unit: string; readonly payerKey: string; readonly householdKey: string; readonly content: object }

const letters: Readonly<Record<BenefitLetterKind, string>> = { application: 'S', decision: 'K', repayment: 'H' };

/** Writes a letter that goes out with the next print run. Of one unit several of a kind may come to be sent. */
export async function writeLetter(store: WardStore, { now, today }: Pick<Settings, 'now' | 'today'>, { kind, unit, payerKey, householdKey, content }: NewLetter): Promise<string> {
  const before = await store.db.selectFrom('ward_benefit_letter').select('letter_id').where('unit', '=', unit).where('kind', '=', kind).execute();
  const letter_id = `K${letters[kind]}-${unit}-${before.length + 1}`;
  await store.insertMany('ward_benefit_letter', [{ letter_id, kind, unit, payer_key: payerKey, household_key: householdKey, content: JSON.stringify(content), state: 'waiting', file_name: null, made_on: today, returned_on: null, return_reason: null, recorded_at: now }]);
  return letter_id;
}
