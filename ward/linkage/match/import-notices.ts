import type { MatchNotice } from '../../../contracts/insurer-hub/terminal.js';
import { chunks } from '../../desk.js';
import type { MatchStepRow } from '../../tables.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../../intake.js';
import { casesOf, stepAfter, unsettled, type MatchCase } from './notices.js';
import { ownersOf } from './owners.js';
import { closeResolved } from './resolution.js';

/**
 * 突合結果: every notice is kept as it came, and of one 資格履歴 the highest 版 holds: an older notice about which nothing has
 * been decided is done with. One that comes after the news that its matter is gone is closed at once. A notice about somebody
 * the ward does not know is kept and listed. One that names another person than its 適用期間 belongs to refuses the file, because
 * a correction would hit the wrong record.
 */
export async function importNotices(intake: Intake, lines: readonly Line<MatchNotice>[]): Promise<Applied> {
  const { store, settings, importNo } = intake;
  const stored = new Map<string, string>();
  const versions = new Map<string, number>();
  for (const part of chunks(lines)) {
    for (const { row } of await casesOf(store, { noticeIds: part.map(({ value }) => value.noticeId) })) stored.set(row.notice_id, row.content);
    for (const { row } of await casesOf(store, { historyKeys: part.map(({ value }) => value.historyKey) })) versions.set(row.history_key, Math.max(versions.get(row.history_key) ?? 0, row.version));
  }
  for (const { value } of lines) versions.set(value.historyKey, Math.max(versions.get(value.historyKey) ?? 0, value.version));
  const people = await ownersOf(store, lines.map(({ value }) => value));
  const issues: ImportIssue[] = [];
  const notes: ImportIssue[] = [];
  const added: MatchNotice[] = [];
  for (const { line, value } of lines) {
    const content = JSON.stringify(value);
    const before = stored.get(value.noticeId);
    if (before !== undefined && before !== content) issues.push(importIssue('E-DUPKEY', line, 'noticeId', '通知の識別', value.noticeId, '同じ識別の通知を別の内容で受け取っている', '国保連に問い合わせる'));
    const owner = people.strangerOf(value);
    if (owner !== null) issues.push(importIssue('E-UNKNOWN', line, 'personKey', '宛名番号', value.personKey, `資格履歴 ${value.historyKey} は宛名番号 ${owner} の適用期間`, '国保連に問い合わせる。取り込むと別の人の記録を直すことになる'));
    if (before !== undefined) continue;
    if (!people.isKnown(value.personKey)) notes.push(importIssue('E-UNKNOWN', line, 'personKey', '宛名番号', value.personKey, 'この区に登録がない', '受け取ったまま残した。宛名番号を確かめ、国保連に問い合わせる'));
    stored.set(value.noticeId, content);
    added.push(value);
  }
  if (issues.length > 0) return { issues };
  const older: MatchCase[] = [];
  for (const historyKeys of chunks([...new Set(added.map(({ historyKey }) => historyKey))])) older.push(...await casesOf(store, { historyKeys }));
  const receivedNo = await lastReceived(intake);
  await store.insertMany('ward_match_notice', added.map((value, index) => ({
    notice_id: value.noticeId, history_key: value.historyKey, version: value.version, person_key: value.personKey, content: JSON.stringify(value), received_no: receivedNo + index + 1, received_at: settings.now, import_no: importNo,
  })));
  const isNewest = ({ historyKey, version }: MatchNotice) => version === versions.get(historyKey);
  await store.insertMany('ward_match_step', [
    ...added.map((value): MatchStepRow => ({ notice_id: value.noticeId, step_no: 1, recorded_at: settings.now, actor: null, decision: null, act_no: null, ...(isNewest(value) ? { state: 'received', why: '突合結果を受け取った' } : { state: 'superseded', why: '後の版の通知がある' }) })),
    ...older.filter((one) => isDoneWith(one, versions)).map((one) => stepAfter(one, settings.now, { state: 'superseded', why: `版 ${versions.get(one.row.history_key)} の通知を受け取った` })),
  ]);
  await closeResolved(intake, added.map(({ historyKey }) => historyKey));
  return { applied: added.filter(isNewest).length, notes };
}

const isDoneWith = ({ row, state }: MatchCase, versions: ReadonlyMap<string, number>): boolean => unsettled.includes(state) && row.version < versions.get(row.history_key)!;

const lastReceived = async ({ store }: Intake): Promise<number> =>
  (await store.db.selectFrom('ward_match_notice').select((select) => select.fn.max('received_no').as('no')).executeTakeFirst())?.no ?? 0;
