import { mailReturn, type MailReturn } from '../../contracts/mailing/records.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../linkage/intake.js';

/** 返戻データ: a piece that came back is marked, and waits for somebody who finds out where its addressee lives. */
export async function importReturns({ store }: Intake, lines: readonly Line<MailReturn>[]): Promise<Applied> {
  const issues: ImportIssue[] = [];
  const notes: ImportIssue[] = [];
  let applied = 0;
  for (const { line, value } of lines) {
    const tell = (into: ImportIssue[], why: string, cure: string) => into.push(importIssue('E302', line, 'noticeId', mailReturn.fields.noticeId.ja, value.noticeId, why, cure));
    const piece = await pieceOf(store, value.noticeId);
    if (!piece) tell(issues, 'この区が出した通知や証ではない', '封入封緘事業者に問い合わせる');
    else if (piece.state === 'waiting' || piece.state === 'byHand') tell(issues, '封入封緘事業者へ渡していない通知である', '封入封緘事業者に問い合わせる');
    else if (piece.returned_on !== null) tell(notes, `${piece.returned_on} に戻ったと知らされている`, '二度知らされたわけを確かめる');
    else {
      const change = { returned_on: value.returnedOn, return_reason: value.returnReason, ...(piece.state === 'handedOver' ? { state: 'returned' } : {}) };
      if (piece.isCertificate) await store.db.updateTable('ward_certificate_piece').set(change).where('certificate_id', '=', value.noticeId).execute();
      else await store.db.updateTable('ward_notice').set(change).where('notice_id', '=', value.noticeId).execute();
      applied += 1;
    }
  }
  return issues.length > 0 ? { issues } : { applied, notes };
}

/** A 保険料通知 or a 証 by what is printed on it as its number. */
async function pieceOf({ db }: Intake['store'], id: string) {
  const notice = await db.selectFrom('ward_notice').select(['state', 'returned_on']).where('notice_id', '=', id).executeTakeFirst();
  if (notice) return { ...notice, isCertificate: false };
  const certificate = await db.selectFrom('ward_certificate_piece').select(['state', 'returned_on']).where('certificate_id', '=', id).executeTakeFirst();
  return certificate && { ...certificate, isCertificate: true };
}
