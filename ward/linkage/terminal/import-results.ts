import { noItem, type TerminalResult } from '../../../contracts/insurer-hub/terminal.js';
import type { MatchStepRow } from '../../tables.js';
import { chunks } from '../../desk.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../../intake.js';
import { casesOf, stepAfter } from '../match/notices.js';

/**
 * 一括処理結果: what became of each row of a bulk file. A row that was refused gives its notice back to the clerk; a row that
 * names none of ours stands for all of the file that no other row names, so that a file refused as a whole gives all back.
 */
export async function importTerminalResults(intake: Intake, lines: readonly Line<TerminalResult>[]): Promise<Applied> {
  const { store, settings, importNo } = intake;
  const itemsIn = new Map<string, Item[]>();
  const stored = new Map<string, string>();
  for (const part of chunks([...new Set(lines.map(({ value }) => value.fileName))])) {
    const rows = await store.db.selectFrom('ward_terminal_item').select(['item_id', 'notice_id', 'file_name']).where('file_name', 'in', part).execute();
    for (const row of rows) itemsIn.set(row.file_name!, [...(itemsIn.get(row.file_name!) ?? []), row]);
    const results = await store.db.selectFrom('ward_terminal_result').selectAll().where('file_name', 'in', part).execute();
    for (const row of results) stored.set(keyOf(row.file_name, row.line), saidOf(row.item_id, row.outcome, row.code));
  }
  const named = new Set(lines.map(({ value }) => value.itemId));
  const meant = ({ fileName, itemId }: TerminalResult): readonly Item[] => (itemsIn.get(fileName) ?? []).filter(({ item_id }) => (itemId === noItem ? !named.has(item_id) : item_id === itemId));
  const issues: ImportIssue[] = [];
  const added: TerminalResult[] = [];
  for (const { line, value } of lines) {
    if (!itemsIn.has(value.fileName) || (value.itemId !== noItem && meant(value).length === 0)) issues.push(importIssue('E-UNKNOWN', line, 'itemId', '更新または登録の識別', value.itemId, `この区が ${value.fileName} で登録した行ではない`, '登録したファイル名と照らし、国保連に問い合わせる'));
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
  await store.insertMany('ward_match_step', await stepsFor(intake, added.flatMap((result) => meant(result).map((item) => ({ ...result, ...item })))));
  return { applied: added.length };
}
interface Item { readonly item_id: string; readonly notice_id: string }

/** A notice that a newer one or another decision has settled meanwhile stays as it is. */
async function stepsFor({ store, settings }: Intake, results: readonly (TerminalResult & Item)[]): Promise<readonly MatchStepRow[]> {
  const steps = new Map<string, MatchStepRow>();
  for (const part of chunks(results)) {
    const cases = new Map((await casesOf(store, { noticeIds: part.map(({ notice_id }) => notice_id) })).map((one) => [one.row.notice_id, one]));
    for (const { item_id, notice_id, outcome, code, message } of part) {
      const found = cases.get(notice_id)!;
      if (found.state !== 'decided') continue;
      const why = [item_id, code, message].filter(Boolean).join(' ');
      steps.set(found.row.notice_id, stepAfter(found, settings.now, outcome === 'accepted' ? { state: 'answered', why } : { state: 'returned', why }));
    }
  }
  return [...steps.values()];
}

const keyOf = (fileName: string, line: number) => `${fileName}\u0000${line}`;
const saidOf = (itemId: string, outcome: string, code: string | null) => JSON.stringify([itemId, outcome, code]);
