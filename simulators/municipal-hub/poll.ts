import { kindStatuses, lineStatuses, type KindStatus, type LineStatus } from '../../contracts/municipal-hub/codes.js';
import { payloadColumns, type Enquiry, type EnquiryAnswer } from '../../contracts/municipal-hub/records.js';
import { wordOf } from '../../contracts/codes.js';
import { at, type Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { answeringAt } from './accept.js';
import type { Provided } from './settle.js';
import type { EnquiryRow, MunicipalHub } from './tables.js';

const kindStatusOf = ({ line_status, kind_status }: EnquiryRow): KindStatus | null => (line_status === 'N-OK' ? kind_status as KindStatus : null);
const messageOf = (row: EnquiryRow): string | null => (kindStatusOf(row) === 'N-OK' ? null : wordOf(kindStatusOf(row) === null ? lineStatuses : kindStatuses, kindStatusOf(row) ?? row.line_status));

/** What the asker reads of one line that has an end: a row for each thing that was provided, or one that says why there is nothing. */
export function answersOf(row: EnquiryRow): readonly EnquiryAnswer[] {
  const { kind, providerCode } = JSON.parse(row.told) as Enquiry;
  const common = {
    requestId: row.request_id, processingNumber: row.processing_number, personKey: row.answer_person, kind, providerCode, lineStatus: row.line_status as LineStatus, kindStatus: kindStatusOf(row), answeredAt: row.answered_at as Moment, message: messageOf(row),
  };
  const provided = JSON.parse(row.answers) as readonly Provided[];
  if (common.kindStatus !== 'N-OK') return [{ ...common, total: 0, number: 0, asOf: null, ...payloadColumns(null) }];
  return provided.map(({ asOf, payload }, index) => ({ ...common, total: provided.length, number: index + 1, asOf, ...payloadColumns(payload) }));
}

/**
 * 結果取得: how it stands with one of the asker's own lines, and what came of it. Too early is `N-PENDING` and no error. The first
 * look at an answer fetches it; every later one says the same, until it is no longer kept. Null = the asker has no such number.
 */
export async function poll({ store, now }: MunicipalHub, asker: string, processingNumber: string) {
  const row = await store.db.selectFrom('municipal_hub_enquiry').where('processing_number', '=', processingNumber).where('asker', '=', asker).where('channel', '!=', 'outside').selectAll().executeTakeFirst();
  if (!row) return null;
  if (row.state === 'ready') await store.db.updateTable('municipal_hub_enquiry').where('asker', '=', asker).where('request_id', '=', row.request_id).where('state', '=', 'ready').set({ state: 'fetched', fetched_at: now() }).execute();
  const { kind, work } = JSON.parse(row.told) as Enquiry;
  const provided = kindStatusOf(row) === 'N-OK' ? { payload: (JSON.parse(row.answers) as readonly Provided[]).map(({ asOf, payload }) => ({ asOf, ...payload })) } : {};
  return {
    work, requestId: row.request_id, processingNumber, personKey: row.answer_person, kind, lineStatus: row.line_status, kindStatus: kindStatusOf(row), message: messageOf(row), notBefore: at(row.due_on as Day, answeringAt), answeredAt: row.answered_at, ...provided,
  };
}

/** How all lines of one municipality stand, without what was answered. */
export async function standings({ store: { db } }: MunicipalHub, asker: string) {
  const rows = await db.selectFrom('municipal_hub_enquiry').where('asker', '=', asker).selectAll().orderBy('accepted_at').orderBy('request_id').execute();
  return rows.map((row) => ({ requestId: row.request_id, processingNumber: row.processing_number, personKey: row.person_key, kind: row.kind, provider: row.provider, state: row.state, lineStatus: row.line_status, kindStatus: kindStatusOf(row) }));
}
