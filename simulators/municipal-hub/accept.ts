import { permissionOn } from '../../contracts/municipal-hub/permissions.js';
import { enquiry, type Enquiry, type EnquiryReceipt } from '../../contracts/municipal-hub/records.js';
import type { LineStatus } from '../../contracts/municipal-hub/codes.js';
import { addDays, at, dayPart, nextDay, type Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { behaviourOf, isProvider } from './counterparts.js';
import { newcomer, peopleWith } from './people.js';
import { pageRows, type EnquiryRow, type MunicipalHub, type MunicipalHubStore, type PersonRow } from './tables.js';

export type Channel = 'json' | 'file' | 'outside';
export const answeringAt = '05:30';
interface Trouble { readonly field: string; readonly why: string }
export type Accepted = { readonly receipts: readonly EnquiryReceipt[]; readonly isNew: boolean } | { readonly conflicts: readonly Trouble[] };

/** Where lines contradict themselves or each other, place by place. */
export function troublesIn(lines: readonly Enquiry[]): readonly Trouble[] {
  const seen = new Set<string>();
  return lines.flatMap((line, index): readonly Trouble[] => {
    const isSecond = seen.has(line.requestId);
    seen.add(line.requestId);
    return [
      ...(isSecond ? [{ field: `${index}.requestId`, why: '同じ照会の識別が二度ある' }] : []),
      ...((line.kind === 'localTax') === (line.fiscalYear !== null) ? [] : [{ field: `${index}.fiscalYear`, why: '年度は地方税関係情報の照会にだけ、必ず書く' }]),
      ...(line.periodFrom !== null && line.periodUntil !== null && line.periodUntil < line.periodFrom ? [{ field: `${index}.periodUntil`, why: '対象期間の終わりが始まりより前である' }] : []),
    ];
  });
}

/**
 * Takes lines, all or none of them. A line that was taken before gets the receipt it got then; one whose id was used for something
 * else refuses the whole. A line that may not be passed on never leaves: it has its end at once and no 処理通番.
 */
export async function accept(party: MunicipalHub, asker: string, lines: readonly Enquiry[], channel: Channel, store: MunicipalHubStore = party.store): Promise<Accepted> {
  return store.transact(async (inner) => {
    const known = await rowsWith(inner, asker, lines.map(({ requestId }) => requestId));
    const conflicts = lines.flatMap((line, index) => ((known.get(line.requestId)?.told ?? textOf(line)) === textOf(line) ? [] : [{ field: `${index}.requestId`, why: `「${line.requestId}」は別の照会に使われている` }]));
    if (conflicts.length > 0) return { conflicts };
    const fresh = lines.filter(({ requestId }) => !known.has(requestId));
    const people = new Map(await peopleWith(inner, asker, [...new Set(fresh.map(({ personKey }) => personKey))]));
    await inner.insertMany('municipal_hub_person', wantingSymbols(party, asker, fresh, people), 'replace');
    const rows = fresh.map((line) => rowOf(party, asker, line, people.get(line.personKey)!, channel));
    await inner.insertMany('municipal_hub_enquiry', rows);
    for (const row of rows) known.set(row.request_id, row);
    return { receipts: lines.map(({ requestId }) => receiptOf(known.get(requestId)!)), isNew: fresh.length > 0 };
  });
}

/** The same for the same question, however it came: items in the order of the record. */
const textOf = (line: Enquiry): string => JSON.stringify(Object.fromEntries(lineKeys.map((key) => [key, line[key]])));
const lineKeys = Object.keys(enquiry.fields) as readonly (keyof Enquiry)[];

async function rowsWith({ db }: MunicipalHubStore, asker: string, ids: readonly string[]): Promise<Map<string, EnquiryRow>> {
  const found = new Map<string, EnquiryRow>();
  for (let from = 0; from < ids.length; from += pageRows) for (const row of await db.selectFrom('municipal_hub_enquiry').where('asker', '=', asker).where('request_id', 'in', ids.slice(from, from + pageRows)).selectAll().execute()) found.set(row.request_id, row);
  return found;
}

/** People who have no symbol are put down for one; those nobody had heard of are added to `people`. */
function wantingSymbols(party: MunicipalHub, municipality: string, lines: readonly Enquiry[], people: Map<string, PersonRow>): readonly PersonRow[] {
  const wanting = new Map<string, PersonRow>();
  for (const { personKey } of lines) {
    const person = people.get(personKey) ?? newcomer(party, municipality, personKey);
    people.set(personKey, person);
    if (person.symbol_state === 'failed') wanting.set(personKey, { ...person, symbol_state: 'requested', requested_on: party.today() });
    else if (person.symbol_state === 'requested' && person.requested_on === party.today()) wanting.set(personKey, person);
  }
  return [...wanting.values()];
}

/** Why a line is not passed on; `N-PENDING` = it is. */
function statusOf(party: MunicipalHub, asker: string, { work, kind, providerCode }: Enquiry, person: PersonRow): LineStatus {
  if (!permissionOn(party.today(), work, kind)) return 'N-NOTPERMITTED';
  if (providerCode === null || providerCode === asker || !isProvider(kind, providerCode)) return 'N-NOPROVIDER';
  return person.symbol_state !== 'acquired' || party.faults.has('symbolUnknown') ? 'N-NOSYMBOL' : 'N-PENDING';
}

function rowOf(party: MunicipalHub, asker: string, line: Enquiry, person: PersonRow, channel: Channel): EnquiryRow {
  const status = statusOf(party, asker, line, person);
  return { ...blankRow(party, asker, line.requestId, channel), told: textOf(line), person_key: line.personKey, answer_person: line.personKey, resident_code: person.resident_code, provider: line.providerCode, kind: line.kind, work: line.work, is_not_disclosed: Number(line.isNotDisclosed), ...(status === 'N-PENDING' ? waiting(party, asker, line) : { state: 'refused', line_status: status, answered_at: party.now() }) };
}

export const blankRow = (party: MunicipalHub, asker: string, requestId: string, channel: Channel) => ({
  asker, request_id: requestId, processing_number: null, channel, accepted_at: party.now(), due_on: null, timeout_on: null, kind_status: null, answers: '[]', answered_at: null, fetched_at: null, expires_on: null, answer_file: null, again_on: null,
});

/** A line that is passed on gets its 処理通番, the night from which there can be an answer, and the night after which nobody waits. */
export function waiting(party: MunicipalHub, asker: string, { requestId, kind }: Pick<Enquiry, 'requestId'> & { readonly kind: Parameters<typeof behaviourOf>[0] }) {
  const tonight = party.now() < at(party.today(), answeringAt) ? party.today() : nextDay(party.today());
  return {
    state: 'waiting', line_status: 'N-PENDING' as const, processing_number: party.token('PN', asker, requestId), due_on: addDays(tonight, behaviourOf(kind).latencyDays), timeout_on: addDays(tonight, party.parameters.answerTimeoutDays),
  };
}

/** What the asker was told when the line came, whatever has become of it. */
function receiptOf({ told, accepted_at, processing_number, due_on, line_status }: EnquiryRow): EnquiryReceipt {
  const { requestId, work, kind } = JSON.parse(told) as Enquiry;
  return { requestId, work, kind, processingNumber: processing_number, acceptedAt: accepted_at as Moment, notBefore: due_on === null ? null : at(due_on as Day, answeringAt), lineStatus: processing_number === null ? line_status as LineStatus : 'N-PENDING' };
}

/** The day on which a row's answer stops being kept. */
export const keptUntil = (party: MunicipalHub, moment: Moment): Day => addDays(dayPart(moment), party.parameters.resultRetentionDays);
