import type { ContactSlip } from '../../contracts/other-municipality/contact-slip.js';
import type { Day } from '../../law/define.js';
import { keepStatements } from '../assessment/tax/statements.js';
import type { SlipRow, WardStore } from '../tables.js';

/** Takes over what the ward computes with: income told by another municipality. Everything else is material for whoever asked. */
export async function useReply(store: WardStore, inquiry: SlipRow, reply: ContactSlip, about: { readonly importNo: number; readonly now: string }): Promise<void> {
  if (reply.topic !== 'previousIncome' || reply.outcome !== 'answered' || inquiry.person_key === null) return;
  await keepStatements(store, 'slip', [{ ...reply, operation: 'put', personKey: inquiry.person_key, fiscalYear: reply.fiscalYear!, asOf: reply.asOf as Day }], about);
}
