import { z } from 'zod';
import { installmentNumbers } from '../../contracts/mailing/installments.js';
import { bankDay, bankDaysLater } from '../../law/business-days.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { refused, type Refused } from '../doors.js';
import { noCalendar } from './access.js';
import type { PaymentChannels } from './tables.js';

/** A slip of paper, handed in at a counter of a bank with the money. */
export const payingAtCounter = z.strictObject({
  noticeId: z.string().min(1).max(20).describe('紙に印刷された通知書番号'), fiscalYear: z.int().min(2000).max(2099).describe('相当年度'), period: z.enum(installmentNumbers.map(String) as [string, ...string[]]).describe('期'),
  amountYen: z.int().min(1).max(99_999_999_999), bankCode: z.string().regex(/^\d{4}$/), branchCode: z.string().regex(/^\d{3}$/),
});
export type PayingAtCounter = z.infer<typeof payingAtCounter>;

/** Takes the money and keeps the 納付済通知 for the machine. A bank takes what is on the paper, whatever the limit of a shop and however late. */
export async function payAtCounter(party: PaymentChannels, code: string, said: PayingAtCounter): Promise<Refused | { readonly n: number; readonly receivedOn: Day; readonly dueOn: Day; readonly settleOn: Day }> {
  const today = party.today();
  if (bankDay(today) !== 'open') return refused(422, 'TSG-Z06', `${today} は銀行の休みか、祝日の表のない年である`, '銀行の営業日に納める');
  const settleOn = bankDaysLater(today, party.parameters.settleDays);
  if (settleOn === 'unknownCalendar') return noCalendar;
  const dueOn = addDays(today, party.parameters.readingDays);
  return party.store.transact(async (store) => {
    const last = await store.db.selectFrom('payment_channels_paper').where('code', '=', code).select(({ fn }) => fn.max('n').as('n')).executeTakeFirst();
    const n = (last?.n ?? 0) + 1;
    await store.insertMany('payment_channels_paper', [{
      code, n, notice_id: said.noticeId, fiscal_year: said.fiscalYear, period: said.period, amount_yen: said.amountYen, bank_code: said.bankCode, branch_code: said.branchCode, received_on: today, settle_on: settleOn, due_on: dueOn,
      read_period: said.period, read_yen: said.amountYen, confidence: 95 + Math.floor(party.chance('confidence', code, n) * 6), times: 1, is_late: 0, state: 'waiting', file: null,
    }]);
    return { n, receivedOn: today, dueOn, settleOn };
  });
}
