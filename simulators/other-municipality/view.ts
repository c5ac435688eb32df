import { municipality } from '../../law/municipalities.js';
import type { ProcessingResult } from '../../contracts/aggregator/distribution.js';
import { householdOf, isOpen, periodsOf, personOf, type Office } from './records.js';

/** Everything a municipality knows about a person: its own periods and what 集約 has sent. No 個人番号. */
export async function viewOf(office: Office, personKey: string) {
  const person = await personOf(office, personKey);
  if (!person) return { known: false, ...nothing };
  const { db } = office.store;
  const ids = await db.selectFrom('other_municipality_id').where('municipality', '=', office.code).where('person_key', '=', personKey).select('municipal_insured_id').orderBy('municipal_insured_id').execute();
  const municipalInsuredId = ids.at(-1)?.municipal_insured_id ?? null;
  const dates = municipalInsuredId === null ? undefined
    : await db.selectFrom('other_municipality_dates').where('municipality', '=', office.code).where('municipal_insured_id', '=', municipalInsuredId).selectAll().executeTakeFirst();
  return {
    known: true, householdKey: person.household_key,
    periods: (await periodsOf(office, { personKey })).map((period) => ({
      periodKey: period.period_key, householdKey: period.household_key, startOn: period.start_on, startReason: period.start_reason, untilOn: period.until_on, endReason: period.end_reason,
      voided: period.voided === 1, revision: period.revision, sent: period.unsent === 0,
    })),
    municipalInsuredId, acquiredOn: dates?.acquired_on ?? null, lostOn: dates?.lost_on ?? null, continuity: dates?.continuity ?? null,
    issueCodes: dates?.issue_codes ? dates.issue_codes.split(' ') : [],
  };
}

const nothing = { householdKey: null, periods: [], municipalInsuredId: null, acquiredOn: null, lostOn: null, continuity: null, issueCodes: [] };

/** The household somebody belongs to now: insured members (the 擬制世帯主 not among them) and the head. */
export async function householdViewOf(office: Office, personKey: string) {
  const person = await personOf(office, personKey);
  const household = person && (await householdOf(office, person.household_key));
  if (!household) return null;
  const open = (await periodsOf(office, { householdKey: household.household_key })).filter(isOpen);
  return {
    householdKey: household.household_key, headPersonKey: household.head_person_key, headKind: household.head_kind, address: household.address,
    insuredPersonKeys: open.map((period) => period.person_key).toSorted(), revision: household.revision,
  };
}

/** The state of the municipality's own wire: what it was told, sent, received, and how 集約 answered. */
export async function trafficOf({ store: { db }, code }: Office) {
  const [acts, outgoing, incoming, results] = [
    await db.selectFrom('other_municipality_act').where('municipality', '=', code).select(['seq', 'told_at', 'due_on', 'state', 'mistake', 'because']).orderBy('seq').execute(),
    await db.selectFrom('other_municipality_outgoing').where('municipality', '=', code).select(['position', 'name', 'made_at', 'state', 'answer_status', 'answer_text']).orderBy('position').execute(),
    await db.selectFrom('other_municipality_incoming').where('municipality', '=', code).select(['name', 'received_at', 'state', 'issues']).orderBy('received_at').orderBy('name').execute(),
    await db.selectFrom('other_municipality_result').where('municipality', '=', code).select(['file_name', 'body']).orderBy('file_name').orderBy('line').execute(),
  ];
  return {
    municipality: municipality(code).ja,
    acts: acts.map((act) => ({ seq: act.seq, toldAt: act.told_at, dueOn: act.due_on, state: act.state, mistake: act.mistake, because: act.because })),
    outgoing: outgoing.map((file) => ({ name: file.name, madeAt: file.made_at, state: file.state, answer: file.answer_status === null ? null : { status: file.answer_status, text: file.answer_text ?? '' } })),
    incoming: incoming.map((file) => ({ name: file.name, receivedAt: file.received_at, state: file.state, issues: JSON.parse(file.issues) as unknown })),
    results: results.map(({ file_name, body }) => ({ resultFile: file_name, ...(JSON.parse(body) as ProcessingResult) })),
  };
}
