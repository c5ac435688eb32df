import { daysBetween, dayPart, type Moment } from '../../law/day.js';
import type { ProcessingResult } from '../../contracts/aggregator/distribution.js';
import type { BatchOutcome, Severity } from '../../contracts/codes.js';
import type { Range } from './distribution.js';
import { refused, type Answer } from './reception.js';
import { suffers, type Aggregator, type AggregatorStore } from './tables.js';

const columns = ['batch_id', 'municipality', 'file_names', 'outcome', 'received_count', 'loaded_count', 'rejected_count', 'issue_codes', 'loaded_at', 'confirmed_by', 'confirmed_at'] as const;
type BatchRow = { [K in (typeof columns)[number]]: K extends `${string}_count` ? number : K extends `confirmed_${string}` ? string | null : string };

/** The screen of 処理結果 of one municipality, in the order of decision. */
export async function resultList(party: Aggregator, municipality: string) {
  if (suffers(party, 'resultHidden', municipality)) return [];
  const rows = await party.store.db.selectFrom('aggregator_batch').where('municipality', '=', municipality).select(columns).orderBy('change').execute();
  return rows.map((row) => shown(party, row));
}

/** One batch with everything that was found. Null when this municipality has no such batch. */
export async function resultOf(party: Aggregator, municipality: string, batchId: string) {
  if (suffers(party, 'resultHidden', municipality)) return null;
  const row = await party.store.db.selectFrom('aggregator_batch').where('municipality', '=', municipality).where('batch_id', '=', batchId).select(columns).executeTakeFirst();
  if (!row) return null;
  const issues = await party.store.db.selectFrom('aggregator_issue').where('batch_id', '=', batchId).selectAll().orderBy('n').execute();
  return {
    ...shown(party, row),
    issues: issues.map((issue) => ({ code: issue.code, severity: issue.severity, fileName: issue.file_name, line: issue.line, byte: issue.byte, field: issue.field, ja: issue.ja, raw: issue.raw, personKey: issue.person_key, why: issue.why, cure: issue.cure })),
  };
}

function shown(party: Aggregator, row: BatchRow) {
  const codes = row.issue_codes === '' ? [] : row.issue_codes.split(' ');
  return {
    batchId: row.batch_id, fileNames: row.file_names.split(' '), outcome: row.outcome, receivedCount: row.received_count, loadedCount: row.loaded_count, rejectedCount: row.rejected_count,
    loadedAt: row.loaded_at, confirmedBy: row.confirmed_by, confirmedAt: row.confirmed_at, issueCodes: unconfirmedDays(party, row) === null ? codes : [...codes, 'E705'],
  };
}

/** How many days a result has waited for somebody to look at it; null when it is confirmed or not yet overdue. */
const unconfirmedDays = (party: Aggregator, { confirmed_by, loaded_at }: Pick<BatchRow, 'confirmed_by' | 'loaded_at'>): number | null => {
  const days = daysBetween(dayPart(loaded_at as Moment), party.today());
  return confirmed_by === null && days > party.parameters.resultConfirmDays ? days : null;
};

/** 処理結果の確認: a named person has looked. The first name stays. */
export async function confirmResult(party: Aggregator, municipality: string, batchId: string, by: unknown): Promise<Answer> {
  if (typeof by !== 'string' || by.trim() === '' || by.length > 60) return refused(400, 'TSG-A06', '確認した人の名前がない', '{"by": "国保資格係 担当"} のように60文字以内で送る');
  const result = await resultOf(party, municipality, batchId);
  if (!result) return refused(404, 'TSG-A04', `「${batchId}」という処理結果はない`, '一覧(GET …/results)にある batchId を指定する');
  await party.store.db.updateTable('aggregator_batch').where('batch_id', '=', batchId).where('confirmed_by', 'is', null).set({ confirmed_by: by, confirmed_at: party.now() }).execute();
  const { confirmedBy, confirmedAt } = (await resultOf(party, municipality, batchId))!;
  return { status: 200, body: { batchId, confirmedBy, confirmedAt } };
}

/** Results nobody has looked at in time, of all municipalities. */
export async function overdueResults(party: Aggregator) {
  const rows = await party.store.db.selectFrom('aggregator_batch').where('confirmed_by', 'is', null).select(columns).orderBy('municipality').orderBy('seq').execute();
  return rows.flatMap((row) => {
    const days = unconfirmedDays(party, row);
    return days === null ? [] : [{ code: 'E705', municipalityCode: row.municipality, batchId: row.batch_id, ageDays: days, why: `処理結果が${days}日確認されていない`, cure: '処理結果の画面を開き、確認する' }];
  });
}

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
const none = { outcome: null, receivedCount: null, loadedCount: null, rejectedCount: null, code: null, severity: null, fileName: null, line: null, byte: null, fieldJa: null, personKey: null, message: null, cure: null } as const;
const pageSize = 1_000;

/** The same as records of the 処理結果 file: a summary row and the issue rows of each batch. */
export async function* resultRows(_party: Aggregator, store: AggregatorStore, { municipality, after, through }: Range): AsyncGenerator<ProcessingResult> {
  const batches = await store.db.selectFrom('aggregator_batch').where('municipality', '=', municipality).where('change', '>', after).where('change', '<=', through).selectAll().orderBy('change').execute();
  for (const batch of batches) {
    yield {
      ...none, rowKind: 'summary', batchId: batch.batch_id, outcome: batch.outcome as BatchOutcome, receivedCount: batch.received_count, loadedCount: batch.loaded_count, rejectedCount: batch.rejected_count,
      fileName: cut(batch.file_names, 120),
    };
    for (let last = -1; ;) {
      const issues = await store.db.selectFrom('aggregator_issue').where('batch_id', '=', batch.batch_id).where('n', '>', last).selectAll().orderBy('n').limit(pageSize).execute();
      for (const issue of issues) {
        yield {
          ...none, rowKind: 'issue', batchId: batch.batch_id, code: issue.code, severity: issue.severity as Severity, fileName: cut(issue.file_name, 120), line: issue.line, byte: issue.byte, fieldJa: cut(issue.ja, 60),
          personKey: issue.person_key, message: cut(issue.why, 300), cure: cut(issue.cure, 300),
        };
      }
      if (issues.length < pageSize) break;
      last = issues.at(-1)!.n;
    }
  }
}
