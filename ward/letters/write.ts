import type { WardStore } from '../tables.js';
import type { Settings } from '../settings.js';
import { duesLetters } from './dues.js';
import { overpaymentLetters } from './overpayments.js';

/** What is printed, without what stands in the window: that is looked up when it goes out. */
export type Printed<R> = Omit<R, 'letterId' | 'addressee' | 'postalCode' | 'addressLine1' | 'addressLine2'>;
export type LetterKind = 'overpayment' | 'reminder' | 'disposition';
export interface NewLetter { readonly letterId: string; readonly kind: LetterKind; readonly source: 'movement' | 'fact'; readonly sourceNo: number; readonly personKey: string; readonly accountKey: string; readonly content: object }

/** The last 還付, 充当 or fact of which a letter was written; their numbers only grow. */
export async function newSources({ db }: WardStore, source: NewLetter['source']): Promise<number> {
  return (await db.selectFrom('ward_letter').select((select) => select.fn.max('source_no').as('no')).where('source', '=', source).executeTakeFirst())?.no ?? 0;
}

/** Every letter that has become due since the last evening is written, and waits. */
export async function writeLetters(store: WardStore, settings: Settings): Promise<void> {
  const letters = [...await overpaymentLetters(store), ...await duesLetters(store, settings)];
  await store.insertMany('ward_letter', letters.map(({ letterId, kind, source, sourceNo, personKey, accountKey, content }) => ({
    letter_id: letterId, kind, source, source_no: sourceNo, person_key: personKey, account_key: accountKey, content: JSON.stringify(content), recorded_at: settings.now, state: 'waiting', file_name: null, returned_on: null, return_reason: null,
  })));
}
