import type { ProcessingResult } from '../../contracts/aggregator/distribution.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';

/** 処理結果: what became of a batch, with every 指摘. The batch is found by the names of its files, or by the 送信単位の識別 once that is known. */
export async function importResults(intake: Intake, lines: readonly Line<ProcessingResult>[]): Promise<Applied> {
  const groups = new Map<string, Line<ProcessingResult>[]>();
  for (const line of lines) groups.set(line.value.batchId, [...(groups.get(line.value.batchId) ?? []), line]);
  const seqs = new Map<string, number>();
  const issues: ImportIssue[] = [];
  for (const [batchId, group] of groups) {
    const seq = await batchOf(intake, batchId, group);
    if (seq === null) issues.push(importIssue('E105', group[0]!.line, 'batchId', '送信単位の識別', batchId, 'この区が送ったどのファイルの結果か分からない', '送信したファイル名と照らし、国保連に問い合わせる'));
    else seqs.set(batchId, seq);
  }
  if (issues.length > 0) return { issues };
  for (const [batchId, group] of groups) await applyResult(intake, batchId, seqs.get(batchId)!, group);
  return { applied: groups.size };
}

async function applyResult({ store, importNo }: Intake, batchId: string, seq: number, group: readonly Line<ProcessingResult>[]): Promise<void> {
  const summary = group.find(({ value }) => value.rowKind === 'summary')?.value;
  const found = group.filter(({ value }) => value.rowKind === 'issue');
  const codes = [...new Set(found.flatMap(({ value }) => value.code ?? []))].sort();
  await store.db.updateTable('ward_batch').set({ batch_id: batchId, issue_codes: codes.join(' '), ...(summary?.outcome ? { state: summary.outcome } : {}) }).where('seq', '=', seq).execute();
  await store.insertMany('ward_result_issue', found.map(({ line: line_no, value }) => ({
    import_no: importNo, line_no, seq, code: value.code ?? '', severity: value.severity, file_name: value.fileName, line: value.line, byte: value.byte,
    field_ja: value.fieldJa, person_key: value.personKey, message: value.message, cure: value.cure,
  })));
}

async function batchOf({ store }: Intake, batchId: string, group: readonly Line<ProcessingResult>[]): Promise<number | null> {
  const names = [...new Set(group.flatMap(({ value }) => value.fileName?.split(' ') ?? []))];
  const files = names.length === 0 ? [] : await store.db.selectFrom('ward_file').select('seq').where('name', 'in', names).execute();
  const known = files[0] ?? (await store.db.selectFrom('ward_batch').select('seq').where('batch_id', '=', batchId).executeTakeFirst());
  return known?.seq ?? null;
}
