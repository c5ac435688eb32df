import { objectionResult, type ObjectionResult } from '../../../contracts/claims/records.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../../intake.js';

export const objectionId = (no: number): string => `MD${String(no).padStart(8, '0')}`;

/** 再審査・過誤の結果: laid beside the 申出 it names. What became of the receipt stands in the next 給付記録. */
export async function importObjectionResults({ store }: Intake, lines: readonly Line<ObjectionResult>[]): Promise<Applied> {
  const rows = await store.db.selectFrom('ward_objection').selectAll().execute();
  const known = new Map(rows.map((row) => [objectionId(row.objection_no), row]));
  const notes: ImportIssue[] = [];
  const issues: ImportIssue[] = [];
  let applied = 0;
  for (const { line, value } of lines) {
    const row = known.get(value.objectionId);
    const tell = (into: ImportIssue[], code: string, why: string) => void into.push(importIssue(code, line, 'objectionId', objectionResult.fields.objectionId.ja, value.objectionId, why, '国保連に確かめる'));
    if (!row || row.receipt_key !== value.receiptKey) tell(issues, 'E207', row ? '申出のレセプトと違う' : 'この区の申出ではない');
    else if (row.outcome !== null && row.outcome !== value.objectionOutcome) tell(notes, 'W208', `前に結果 ${row.outcome} を知らされている(前のものを残す)`);
    else if (row.outcome === null) {
      known.set(value.objectionId, { ...row, outcome: value.objectionOutcome, decided_month: value.decidedMonth, outcome_note: value.note });
      applied += 1;
    }
  }
  if (issues.length > 0) return { issues };
  await store.insertMany('ward_objection', [...known.values()].filter((row) => rows.find(({ objection_no }) => objection_no === row.objection_no)!.outcome !== row.outcome), 'replace');
  return { applied, notes };
}
