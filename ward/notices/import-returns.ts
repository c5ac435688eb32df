import { mailReturn, type MailReturn } from '../../contracts/mailing/records.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../linkage/intake.js';

/**
 * 返戻データ: a piece that came back is marked, and waits for somebody who finds out where its addressee lives. One line that cannot be
 * true refuses the file, and then nothing of it is written.
 */
export async function importReturns({ store }: Intake, lines: readonly Line<MailReturn>[]): Promise<Applied> {
  const issues: ImportIssue[] = [];
  const notes: ImportIssue[] = [];
  const found = new Map<string, MailReturn & { readonly state: string }>();
  for (const { line, value } of lines) {
    const notice = await store.db.selectFrom('ward_notice').select(['state', 'returned_on']).where('notice_id', '=', value.noticeId).executeTakeFirst();
    const tell = (into: ImportIssue[], why: string, cure: string) => into.push(importIssue('E302', line, 'noticeId', mailReturn.fields.noticeId.ja, value.noticeId, why, cure));
    const before = found.get(value.noticeId)?.returnedOn ?? notice?.returned_on ?? null;
    if (!notice) tell(issues, 'この区が出した通知ではない', '封入封緘事業者に問い合わせる');
    else if (notice.state === 'waiting' || notice.state === 'byHand') tell(issues, '封入封緘事業者へ渡していない通知である', '封入封緘事業者に問い合わせる');
    else if (before !== null) tell(notes, `${before} に戻ったと知らされている`, '二度知らされたわけを確かめる');
    else found.set(value.noticeId, { ...value, state: notice.state });
  }
  if (issues.length > 0) return { issues };
  for (const { noticeId, returnedOn, returnReason, state } of found.values()) {
    await store.db.updateTable('ward_notice').set({ returned_on: returnedOn, return_reason: returnReason, ...(state === 'handedOver' ? { state: 'returned' } : {}) }).where('notice_id', '=', noticeId).execute();
  }
  return { applied: found.size, notes };
}
