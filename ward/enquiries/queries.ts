import type { EnquiryKind } from '../../contracts/municipal-hub/codes.js';
import { payloadOf, type EnquiryAnswer } from '../../contracts/municipal-hub/records.js';
import type { EnquiryState } from '../../contracts/ward-enquiry.js';
import type { AnswerOf } from '../../contracts/ward.js';
import type { Moment } from '../../law/day.js';
import { householdPages, readPage } from '../assessment/year/page.js';
import { factsOf } from '../assessment/year/facts.js';
import { unitsOf } from '../assessment/year/units.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';

/** Questions about a person with what came of them. An answer nobody may use is not shown. */
export async function enquiries({ db }: WardStore, personKey: string): Promise<AnswerOf<'enquiries'>> {
  const rows = await db.selectFrom('ward_enquiry').selectAll().where('person_key', '=', personKey).orderBy('request_id').execute();
  const shown: AnswerOf<'enquiries'>['enquiries'] = [];
  for (const row of rows) {
    const received = (await db.selectFrom('ward_enquiry_answer').select('content').where('request_id', '=', row.request_id).orderBy('answer_no').execute()).map(({ content }) => JSON.parse(content) as EnquiryAnswer);
    const [first] = received;
    shown.push({
      requestId: row.request_id, kind: row.kind as EnquiryKind, providerCode: row.provider_code, fiscalYear: row.fiscal_year, state: row.state as EnquiryState, askedBy: row.actor, askedAt: row.recorded_at as Moment,
      lineStatus: first?.lineStatus ?? null, kindStatus: first?.kindStatus ?? null, asOf: first?.asOf ?? null, answeredAt: first?.answeredAt ?? null, because: row.because,
      answers: row.state === 'answered' ? received.map(payloadOf).filter((payload) => payload !== null).map((payload) => ({ ...payload })) : [],
    });
  }
  return { enquiries: shown };
}

/** Those whose income is not known in a year in which their household is charged: 軽減 waits for them. */
export async function incomeGaps(store: WardStore, fiscalYear: number): Promise<AnswerOf<'incomeGaps'>> {
  const settings = await readSettings(store);
  const asked = new Set((await store.db.selectFrom('ward_enquiry').select('person_key').where('kind', '=', 'localTax').where('fiscal_year', '=', fiscalYear).execute()).map(({ person_key }) => person_key));
  const people = new Map<string, AnswerOf<'incomeGaps'>['people'][number]>();
  for await (const keys of householdPages(store)) {
    const page = await readPage(store, keys, fiscalYear);
    for (const householdKey of keys) {
      for (const unit of unitsOf(householdKey, page.versions.get(householdKey)!, page.revisionsIn(householdKey), fiscalYear, settings.parameters.applicationEndConvention)) {
        for (const { ref, isDeclared } of factsOf(unit, fiscalYear, page.known, settings).members) {
          if (!isDeclared) people.set(ref, { personKey: ref, householdKey, taxState: page.known.taxes.get(ref)?.tax_state === 'undeclared' ? 'undeclared' : 'noData', isEnquired: asked.has(ref) });
        }
      }
    }
  }
  return { people: [...people.values()].sort((a, b) => (a.personKey < b.personKey ? -1 : 1)) };
}
