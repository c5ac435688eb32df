import { mailReturn, type MailReturn } from '../../contracts/mailing/records.js';
import { accountKeyOfDemand } from '../collection/port/print-demands.js';
import { recordReturnedDemands } from '../delinquency/demands.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';

/**
 * 返戻データ: a piece that came back is marked, and waits for somebody who finds out where its addressee lives. One line that cannot be
 * true refuses the file, and then nothing of it is written.
 */
export async function importReturns({ store }: Intake, lines: readonly Line<MailReturn>[]): Promise<Applied> {
  const issues: ImportIssue[] = [];
  const notes: ImportIssue[] = [];
  const found = new Map<string, MailReturn & { readonly state: string; readonly kind: PieceKind }>();
  for (const { line, value } of lines) {
    const tell = (into: ImportIssue[], code: 'E207' | 'W208', why: string, cure: string) => into.push(importIssue(code, line, 'noticeId', mailReturn.fields.noticeId.ja, value.noticeId, why, cure));
    const piece = await pieceOf(store, value.noticeId);
    const before = found.get(value.noticeId)?.returnedOn ?? piece?.returned_on ?? null;
    if (!piece) tell(issues, 'E207', 'この区が出した通知や証ではない', '封入封緘事業者に問い合わせる');
    else if (neverHandedOver.includes(piece.state)) tell(issues, 'E207', '封入封緘事業者へ渡していない通知である', '封入封緘事業者に問い合わせる');
    else if (before !== null) tell(notes, 'W208', `${before} に戻ったと知らされている`, '二度知らされたわけを確かめる');
    else found.set(value.noticeId, { ...value, state: piece.state, kind: piece.kind });
  }
  if (issues.length > 0) return { issues };
  for (const { noticeId, returnedOn, returnReason, state, kind } of found.values()) {
    await marks[kind](store, noticeId, { returned_on: returnedOn, return_reason: returnReason, ...(state === 'handedOver' ? { state: 'returned' } : {}) });
    if (kind === 'demand') await recordReturnedDemands(store, [accountKeyOfDemand(noticeId)], returnedOn);
  }
  return { applied: found.size, notes };
}

const neverHandedOver: readonly string[] = ['waiting', 'held', 'byHand'];

type PieceKind = 'notice' | 'certificate' | 'demand' | 'letter' | 'benefit';
interface Returned { readonly returned_on: string; readonly return_reason: string; readonly state?: string }
const marks: Readonly<Record<PieceKind, (store: Intake['store'], id: string, change: Returned) => Promise<unknown>>> = {
  notice: ({ db }, id, change) => db.updateTable('ward_notice').set(change).where('notice_id', '=', id).execute(),
  certificate: ({ db }, id, change) => db.updateTable('ward_certificate_piece').set(change).where('certificate_id', '=', id).execute(),
  letter: ({ db }, id, change) => db.updateTable('ward_letter').set(change).where('letter_id', '=', id).execute(),
  benefit: ({ db }, id, change) => db.updateTable('ward_benefit_letter').set(change).where('letter_id', '=', id).execute(),
  demand: ({ db }, id, change) => db.updateTable('ward_demand').set(change).where('demand_id', '=', id).execute(),
};

/** A 保険料通知, a 証, a 督促状, a letter of 給付 or another letter by what is printed on it as its number. */
async function pieceOf({ db }: Intake['store'], id: string): Promise<{ readonly state: string; readonly returned_on: string | null; readonly kind: PieceKind } | undefined> {
  const notice = await db.selectFrom('ward_notice').select(['state', 'returned_on']).where('notice_id', '=', id).executeTakeFirst();
  if (notice) return { ...notice, kind: 'notice' };
  const certificate = await db.selectFrom('ward_certificate_piece').select(['state', 'returned_on']).where('certificate_id', '=', id).executeTakeFirst();
  if (certificate) return { ...certificate, kind: 'certificate' };
  const demand = await db.selectFrom('ward_demand').select(['state', 'returned_on']).where('demand_id', '=', id).executeTakeFirst();
  if (demand) return { ...demand, kind: 'demand' };
  const letter = await db.selectFrom('ward_letter').select(['state', 'returned_on']).where('letter_id', '=', id).executeTakeFirst();
  if (letter) return { ...letter, kind: 'letter' };
  const benefit = await db.selectFrom('ward_benefit_letter').select(['state', 'returned_on']).where('letter_id', '=', id).executeTakeFirst();
  return benefit && { ...benefit, kind: 'benefit' };
}
