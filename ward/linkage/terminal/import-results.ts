import type { TerminalResult } from '../../../contracts/insurer-hub/terminal.js';
import type { MatchStepRow } from '../../tables.js';
import { chunks } from '../../desk.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';
import { casesOf, stepAfter } from '../match/notices.js';

/** 一括処理結果: what became of each row of a bulk file. A row that was refused gives its notice back to the clerk. */
export async function importTerminalResults(intake: Intake, lines: readonly Line<TerminalResult>[]): Promise<Applied> {
  const { store, settings, importNo } = intake;
  const items = new Map<string, { notice_id: string; file_name: string | null }>();
  const stored = new Map<string, string>();
  for (const part of chunks(lines)) {
    const rows = await store.db.selectFrom('ward_terminal_item').select(['item_id', 'notice_id', 'file_name']).where('item_id', 'in', part.map(({ value }) => value.itemId)).execute();
    for (const { item_id, ...row } of rows) items.set(item_id, row);
    const results = await store.db.selectFrom('ward_terminal_result').selectAll().where('file_name', 'in', part.map(({ value }) => value.fileName)).execute();
    for (const row of results) stored.set(keyOf(row.file_name, row.line), saidOf(row.item_id, row.outcome, row.code));
  }
  const issues: ImportIssue[] = [];
  const added: TerminalResult[] = [];
  for (const { line, value } of lines) {
    const item = items.get(value.itemId);
    if (!item || item.file_name !== value.fileName) issues.push(importIssue('E-UNKNOWN', line, 'itemId', '更新または登録の識別', value.itemId, `この区が ${value.fileName} で登録した行ではない`, '登録したファイル名と照らし、国保連に問い合わせる'));
    const [key, said] = [keyOf(value.fileName, value.line), saidOf(value.itemId, value.outcome, value.code)];
    const before = stored.get(key);
    if (before !== undefined && before !== said) issues.push(importIssue('E-DUPKEY', line, 'line', '行', String(value.line), `${value.fileName} の同じ行の結果を別の内容で受け取っている`, '国保連に問い合わせる'));
    if (before !== undefined) continue;
    stored.set(key, said);
    added.push(value);
  }
  if (issues.length > 0) return { issues };
  await store.insertMany('ward_terminal_result', added.map((value) => ({
    file_name: value.fileName, line: value.line, item_id: value.itemId, outcome: value.outcome, code: value.code, message: value.message, cure: value.cure, import_no: importNo, received_at: settings.now,
  })));
  await store.insertMany('ward_match_step', await stepsFor(intake, added, (itemId) => items.get(itemId)!.notice_id));
  return { applied: added.length };
}

/** A notice that a newer one or another decision has settled meanwhile stays as it is. */
async function stepsFor({ store, settings }: Intake, results: readonly TerminalResult[], noticeOf: (itemId: string) => string): Promise<readonly MatchStepRow[]> {
  const steps = new Map<string, MatchStepRow>();
  for (const part of chunks(results)) {
    const cases = new Map((await casesOf(store, { noticeIds: part.map(({ itemId }) => noticeOf(itemId)) })).map((one) => [one.row.notice_id, one]));
    for (const { itemId, outcome, code, message } of part) {
      const found = cases.get(noticeOf(itemId))!;
      if (found.state !== 'decided') continue;
      const why = [itemId, code, message].filter(Boolean).join(' ');
      steps.set(found.row.notice_id, stepAfter(found, settings.now, outcome === 'accepted' ? { state: 'answered', why } : { state: 'returned', why }));
    }
  }
  return [...steps.values()];
}

const keyOf = (fileName: string, line: number) => `${fileName}\u0000${line}`;
const saidOf = (itemId: string, outcome: string, code: string | null) => JSON.stringify([itemId, outcome, code]);
