import type { PayloadOf } from '../../contracts/municipal-hub/payloads.js';
import { payloadOf, type EnquiryAnswer } from '../../contracts/municipal-hub/records.js';
import type { Day } from '../../law/define.js';
import { keepCareAnswer } from '../benefit/year/from-hub.js';
import { keepStatements } from '../assessment/tax/statements.js';
import type { EnquiryRow, WardStore } from '../tables.js';

/** Takes over what the ward computes with: income told by the municipality that taxes, 自己負担 told by 介護保険. Everything else is material for whoever asked. */
export async function usePayload(store: WardStore, enquiry: EnquiryRow, answers: readonly EnquiryAnswer[], about: { readonly importNo: number; readonly now: string }): Promise<void> {
  if (enquiry.kind === 'careBenefit') await keepCareAnswer(store, enquiry, answers);
  if (enquiry.kind !== 'localTax') return;
  const said = answers.flatMap((answer) => {
    const payload = payloadOf(answer) as PayloadOf<'localTax'> | null;
    return payload ? [{ ...payload, operation: 'put' as const, personKey: enquiry.person_key, asOf: answer.asOf as Day }] : [];
  });
  await keepStatements(store, 'enquiry', said, about);
}
