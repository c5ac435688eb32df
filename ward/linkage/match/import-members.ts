import type { MemberHistory } from '../../../contracts/insurer-hub/terminal.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';
import { ownersOf } from './owners.js';
import { closeResolved } from './resolution.js';

/**
 * 加入者情報 of 統合専用端末: where the 本人確認 of each record stands. Only versions that hold now say anything; they are kept, and
 * close the notices they show to be done with. Nothing of it changes what the ward has recorded of a person.
 */
export async function importMembers(intake: Intake, lines: readonly Line<MemberHistory>[]): Promise<Applied> {
  const { store, settings, importNo } = intake;
  const current = lines.filter(({ value }) => value.isCurrent);
  const people = await ownersOf(store, current.map(({ value }) => value));
  const issues: ImportIssue[] = [];
  const seen = new Set<string>();
  for (const { line, value } of current) {
    const owner = people.strangerOf(value);
    if (owner !== null) issues.push(importIssue('E-UNKNOWN', line, 'personKey', '宛名番号', value.personKey, `資格履歴 ${value.historyKey} は宛名番号 ${owner} の適用期間`, '国保連に問い合わせる。取り込むと別の人の通知を閉じることになる'));
    if (seen.has(value.historyKey)) issues.push(importIssue('E-DUPKEY', line, 'historyKey', '資格履歴の識別', value.historyKey, '同じ資格履歴の今の版が二行ある', '一覧を取り直す'));
    seen.add(value.historyKey);
  }
  if (issues.length > 0) return { issues };
  await store.insertMany('ward_member_state', current.map(({ value }) => ({
    history_key: value.historyKey, import_no: importNo, version: value.version, state: value.identityState, is_void: value.operation === 'void' ? 1 : 0, findings: value.findings.join(' '), received_at: settings.now,
  })));
  return { applied: await closeResolved(intake, current.map(({ value }) => value.historyKey)) };
}
