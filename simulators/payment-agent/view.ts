import { isDay } from '../../law/day.js';
import type { Month } from '../../law/fiscal-year.js';
import { closingsOf, type Closing } from './calendar.js';
import type { PaymentAgent, ToldRow } from './tables.js';

/** Every payment of a municipality as it really was, each with what was told of it and in whose feed. */
export async function paymentsOf({ store: { db } }: PaymentAgent, code: string) {
  const payments = await db.selectFrom('payment_agent_payment').where('code', '=', code).selectAll().orderBy('n').execute();
  const told = new Map<number, ToldRow[]>(payments.map(({ n }) => [n, []]));
  for (const row of await db.selectFrom('payment_agent_row').where('code', '=', code).selectAll().orderBy('n').orderBy('kind').execute()) told.get(row.n)!.push(row);
  return payments.map((payment) => ({
    n: payment.n, barcode: payment.barcode, amountYen: payment.amount_yen, headOfficeCode: payment.head_office, storeCode: payment.store, paidOn: payment.paid_on, time: payment.paid_time,
    takenBackTime: payment.taken_back_time, confirmOn: payment.confirm_on, settleOn: payment.settle_on, isPaidOver: payment.is_paid_over === 1,
    rows: told.get(payment.n)!.map((row) => ({ feedKind: row.kind, municipalityCode: row.to_code, dueOn: row.due_on, amountYen: row.amount_yen, times: row.times, state: row.state, feed: row.feed })),
  }));
}

/** The money of a municipality, one entry a day of transfer. */
export async function transfersOf({ store: { db } }: PaymentAgent, code: string) {
  const transfers = await db.selectFrom('payment_agent_transfer').where('code', '=', code).selectAll().orderBy('settle_on').execute();
  return transfers.map((one) => ({
    settleOn: one.settle_on, payOn: one.pay_on, paymentCount: one.payment_count, grossYen: one.gross_yen, feeYen: one.fee_yen, shortYen: one.short_yen, amountYen: one.amount_yen, state: one.state,
  }));
}

/** The closings of a month; null when it is none. */
export const closingsIn = ({ parameters }: PaymentAgent, month: string): readonly Closing[] | null => (isDay(`${month}-01`) ? closingsOf(month as Month, parameters) : null);
