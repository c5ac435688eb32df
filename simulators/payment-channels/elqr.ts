import { elNumberText } from '../../contracts/payment-channels/el-number.js';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { closely } from '../../contracts/define.js';
import { elqrSlipStandIn, type ElqrSlip } from '../../contracts/payment-channels/stand-ins.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bankDaysLater } from '../../law/business-days.js';
import { nextDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { refused, type Refused } from '../doors.js';
import { bytesWithin } from '../whole-body.js';
import { noCalendar } from './access.js';
import type { PaymentChannels } from './tables.js';

/** Somebody who reads the code of a slip, or types its numbers. */
export const payingByElqr = z.strictObject({
  collectorNumber: z.string().regex(/^\d{5}$/).describe('収納機関番号'), elPaymentNumber: z.string().regex(/^\d{16,20}$/).describe('納付番号'), confirmationNumber: z.string().regex(/^\d{4,6}$/).describe('確認番号'),
  elPaymentKind: z.string().regex(/^\d{3}$/).describe('納付区分'), paymentMethod: z.enum(['app', 'counter', 'account', 'card', 'payEasy']).describe('納付の方法'),
});
export type PayingByElqr = z.infer<typeof payingByElqr>;
type Taken = { readonly name: string; readonly sha256: string; readonly registered: number; readonly isDuplicate: boolean };

/** Takes a file of registrations whole or not at all. What is said of an eL番号 takes the place of what was said before. */
export async function register(party: PaymentChannels, code: string, name: string, chunks: AsyncIterable<Uint8Array>): Promise<Taken | Refused> {
  const codec = codecOf(party.profile, elqrSlipStandIn);
  const envelope = codec.parseFileName(name);
  if (!envelope || envelope.municipalityCode !== code) return refused(422, 'TSG-Z07', `「${name}」は ${code} の納付書情報の名でない`, 'elqrSlipStandIn のファイル名に、この市区町村のコードを付ける');
  const bytes = await bytesWithin(chunks, party.parameters.maximumFileMB * 1024 * 1024);
  if (!bytes) return refused(413, 'TSG-Z08', `「${name}」が上限 ${party.parameters.maximumFileMB} MB を超える`, '分けて、次の通番のファイルにして送る');
  const { records, issues } = codecOf(party.profile, closely(elqrSlipStandIn)).parse({ name, bytes });
  if (issues.length > 0) return refused(422, 'TSG-Z05', '納付書情報として読めない', 'issues の項目を直して送り直す', { issues: issues.slice(0, 100) });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store): Promise<Taken | Refused> => {
    const before = await store.db.selectFrom('payment_channels_registration_file').where('code', '=', code).where('name', '=', name).select('sha256').executeTakeFirst();
    if (before) return before.sha256 === sha256 ? { name, sha256, registered: records.length, isDuplicate: true } : refused(409, 'TSG-Z09', `「${name}」は別の中身で登録済み`, '次の通番のファイルにして送る');
    await store.insertMany('payment_channels_registration_file', [{ code, name, sha256, row_count: records.length, received_at: party.now() }]);
    const newest = new Map(records.map(({ value }) => [elNumberText(value as ElqrSlip), value as ElqrSlip]));
    await store.insertMany('payment_channels_registration', [...newest].map(([el_number, slip]) => ({
      code, el_number, notice_id: slip.noticeId, fiscal_year: slip.fiscalYear, period: slip.period, amount_yen: slip.amountYen, payable_until: slip.payableUntil, is_voided: slip.isVoided, file: name,
    })), 'replace');
    return { name, sha256, registered: records.length, isDuplicate: false };
  });
}

/** Pays what is registered under the number: not once it is paid, voided or past its limit. */
export async function payByElqr(party: PaymentChannels, said: PayingByElqr): Promise<Refused | { readonly code: string; readonly n: number; readonly amountYen: number; readonly paidAt: string; readonly settleOn: Day }> {
  const el_number = elNumberText(said);
  const today = party.today();
  const settleOn = bankDaysLater(today, party.parameters.settleDays);
  if (settleOn === 'unknownCalendar') return noCalendar;
  return party.store.transact(async (store) => {
    const slip = await store.db.selectFrom('payment_channels_registration').where('el_number', '=', el_number).selectAll().executeTakeFirst();
    if (!slip) return refused(404, 'TSG-Z10', `eL番号 ${el_number} は登録されていない`, '区市町村が登録した番号にする');
    if (slip.is_voided === '1') return refused(409, 'TSG-Z11', 'その納付書は取り消されている', '新しい納付書で納める');
    if (slip.payable_until !== null && slip.payable_until < today) return refused(409, 'TSG-Z11', `支払期限 ${slip.payable_until} を過ぎている`, '新しい納付書で納める');
    const { code, amount_yen } = slip;
    const earlier = await store.db.selectFrom('payment_channels_elqr').where('code', '=', code).select(({ fn }) => fn.max('n').as('n')).executeTakeFirst();
    const paid = await store.db.selectFrom('payment_channels_elqr').where('code', '=', code).where('el_number', '=', el_number).select('n').executeTakeFirst();
    if (paid && !party.faults.has('elqrPaidTwice')) return refused(409, 'TSG-Z11', 'その納付書はもう納められている', '納めた控えを確かめる');
    const n = (earlier?.n ?? 0) + 1;
    await store.insertMany('payment_channels_elqr', [{ code, n, el_number, told_number: el_number, amount_yen, paid_at: party.now(), method: said.paymentMethod, settle_on: settleOn, due_on: nextDay(today), times: 1, state: 'waiting', file: null }]);
    return { code, n, amountYen: amount_yen, paidAt: party.now(), settleOn };
  });
}
