import type { Aggregator } from '../tables.js';
import type { PartitionRow } from './rows.js';

/** 中間サーバーの処理結果 of one municipality, oldest first: what the hub took and what it refused, row by row. */
export async function hubResults(party: Aggregator, code: string) {
  const rows = await party.store.db.selectFrom('aggregator_hub_result').where('municipality', '=', code).selectAll().orderBy('name').orderBy('line').execute();
  return rows.map((row) => ({
    file: row.file_name, kind: row.row_kind, outcome: row.outcome, receivedCount: row.received_count, storedCount: row.stored_count, rejectedCount: row.rejected_count,
    code: row.code, fieldJa: row.field_ja, historyKey: row.history_key, message: row.message, cure: row.cure,
  }));
}

/** The 委託区画 as it stands, without 個人番号 in clear (test door). */
export async function partitionOf(party: Aggregator, code: string) {
  const rows = await party.store.db.selectFrom('aggregator_partition').where('municipality', '=', code).selectAll().orderBy('history_key').execute();
  return rows.map(({ version, row }) => {
    const { said, voided } = JSON.parse(row) as PartitionRow;
    return { ...said, version, voided, individualNumber: party.masked(said.individualNumber) };
  });
}

export async function handovers(party: Aggregator, code: string) {
  return party.store.db.selectFrom('aggregator_handover').where('municipality', '=', code).select(['seq', 'name', 'rows', 'state', 'answer']).orderBy('seq').execute();
}
