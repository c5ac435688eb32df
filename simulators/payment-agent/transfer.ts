import type { Day } from '../../law/define.js';
import { payIn } from '../pay-in.js';
import { latePayOn } from './calendar.js';
import type { PaymentAgent, PaymentAgentStore } from './tables.js';

/** Works out what is owed to each municipality for the day of transfer that has come, and hands it to the bank. */
export async function transferDue(party: PaymentAgent): Promise<void> {
  await party.store.transact((store) => owe(party, store));
  if (!party.isHere('bank')) return;
  const owed = await party.store.db.selectFrom('payment_agent_transfer').where('state', '=', 'owed').where('pay_on', '<=', party.today()).where('amount_yen', '>', 0).select(['code', 'settle_on', 'amount_yen']).orderBy('settle_on').orderBy('code').execute();
  for (const { code, settle_on, amount_yen } of owed) await transfer(party, code, settle_on, amount_yen);
}

/** Who pays, in the characters of banks. */
const remitterName = 'ｼﾕｳﾉｳﾀﾞｲｺｳ';

/** Pays into the account of a municipality; what the bank does not take is paid on the next morning. */
async function transfer(party: PaymentAgent, code: string, settleOn: string, amountYen: number): Promise<void> {
  const refusal = await payIn(party, { code, name: `payment-agent_${settleOn}`, amountYen, remitterName });
  if (refusal !== null) return party.note(`${code} への振込 ${amountYen}円(${settleOn} 分)を銀行が受け付けず、次の日にもう一度行う: ${refusal}`);
  await party.store.db.updateTable('payment_agent_transfer').where('code', '=', code).where('settle_on', '=', settleOn).set({ state: 'paid' }).execute();
  party.note(`${code} へ ${amountYen}円を振り込んだ(${settleOn} 分)`);
}

async function owe(party: PaymentAgent, store: PaymentAgentStore): Promise<void> {
  const due = await store.db.selectFrom('payment_agent_payment as payment').leftJoin('payment_agent_transfer as transfer', (join) => join.onRef('transfer.code', '=', 'payment.code').onRef('transfer.settle_on', '=', 'payment.settle_on'))
    .where('payment.settle_on', '<=', party.today()).where('payment.is_paid_over', '=', 1).where('transfer.code', 'is', null)
    .select(({ fn }) => ['payment.code', 'payment.settle_on', fn.countAll<number | string>().as('payments'), fn.sum<number | string>('payment.amount_yen').as('gross'), fn.max('payment.amount_yen').as('largest')])
    .groupBy(['payment.code', 'payment.settle_on']).orderBy('payment.code').orderBy('payment.settle_on').execute();
  await store.insertMany('payment_agent_transfer', due.map(({ code, settle_on, payments, gross, largest }) => {
    const { transferBasis, feeYen, lateDays } = party.parameters;
    const [payment_count, gross_yen] = [Number(payments), Number(gross)];
    const fee_yen = payment_count * feeYen;
    const short_yen = party.faults.has('transferShort') ? largest : 0;
    const amount_yen = Math.max(0, gross_yen - short_yen - (transferBasis === 'net' ? fee_yen : 0));
    return { code, settle_on, pay_on: party.faults.has('transferLate') ? latePayOn(settle_on as Day, lateDays) : settle_on, payment_count, gross_yen, fee_yen, short_yen, amount_yen, state: 'owed' };
  }));
}
