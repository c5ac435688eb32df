import { elNumberIn } from '../../contracts/payment-channels/el-number.js';
import type { PaymentChannels } from './tables.js';

/** Everything paid to a municipality as it really was, and what is told of it. */
export async function paymentsOf({ store: { db } }: PaymentChannels, code: string) {
  const papers = await db.selectFrom('payment_channels_paper').where('code', '=', code).selectAll().orderBy('n').execute();
  const payments = await db.selectFrom('payment_channels_elqr').where('code', '=', code).selectAll().orderBy('n').execute();
  const transfers = await db.selectFrom('payment_channels_transfer').where('code', '=', code).selectAll().orderBy('settle_on').orderBy('channel').execute();
  return {
    paperSlips: papers.map((one) => ({
      n: one.n, noticeId: one.notice_id, fiscalYear: one.fiscal_year, period: one.period, amountYen: one.amount_yen, bankCode: one.bank_code, branchCode: one.branch_code, receivedOn: one.received_on, settleOn: one.settle_on, dueOn: one.due_on,
      readPeriod: one.read_period, readYen: one.read_yen, confidence: one.confidence, times: one.times, state: one.state, file: one.file,
    })),
    elqrPayments: payments.map((one) => ({ n: one.n, ...elNumberIn(one.el_number), toldNumber: one.told_number, amountYen: one.amount_yen, paidAt: one.paid_at, paymentMethod: one.method, settleOn: one.settle_on, dueOn: one.due_on, times: one.times, state: one.state, file: one.file })),
    transfers: transfers.map((one) => ({ channel: one.channel, settleOn: one.settle_on, paymentCount: one.payment_count, amountYen: one.amount_yen, state: one.state })),
  };
}
