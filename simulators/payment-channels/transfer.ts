import { payIn } from '../pay-in.js';
import type { PaymentChannels, PaymentChannelsStore } from './tables.js';

/** Who pays, in the characters of banks. */
const remitterNames: Readonly<Record<string, string>> = { counter: 'ｼﾃｲｷﾝﾕｳｷｶﾝ', elqr: 'ﾁﾎｳｾﾞｲｷﾖｳﾄﾞｳｷｺｳ' };

/** Works out what is owed for the day that has come, a channel and municipality, and hands it to the bank; what the bank does not take is paid on the next morning. */
export async function transferDue(party: PaymentChannels): Promise<void> {
  await party.store.transact((store) => owe(party, store));
  if (!party.isHere('bank')) return;
  const owed = await party.store.db.selectFrom('payment_channels_transfer').where('state', '=', 'owed').selectAll().orderBy('settle_on').orderBy('code').orderBy('channel').execute();
  for (const { code, channel, settle_on, amount_yen } of owed) {
    const refusal = await payIn(party, { code, name: `payment-channels_${channel}_${settle_on}`, amountYen: amount_yen, remitterName: remitterNames[channel]! });
    if (refusal === null) await party.store.db.updateTable('payment_channels_transfer').where('code', '=', code).where('channel', '=', channel).where('settle_on', '=', settle_on).set({ state: 'paid' }).execute();
    party.note(refusal === null ? `${code} へ ${amount_yen}円を払い込んだ(${settle_on} 分)` : `${code} への払込 ${amount_yen}円(${settle_on} 分)を銀行が受け付けず、次の日にもう一度行う: ${refusal}`);
  }
}

async function owe(party: PaymentChannels, store: PaymentChannelsStore): Promise<void> {
  for (const [channel, table] of [['counter', 'payment_channels_paper'], ['elqr', 'payment_channels_elqr']] as const) {
    // Both tables have the columns that are read here; the query builder takes the name of one.
    const due = await store.db.selectFrom(`${table as 'payment_channels_paper'} as paid`).leftJoin('payment_channels_transfer as transfer', (join) => join.onRef('transfer.code', '=', 'paid.code').onRef('transfer.settle_on', '=', 'paid.settle_on').on('transfer.channel', '=', channel))
      .where('paid.settle_on', '<=', party.today()).where('transfer.code', 'is', null).select(({ fn }) => ['paid.code', 'paid.settle_on', fn.countAll<number | string>().as('payments'), fn.sum<number | string>('paid.amount_yen').as('sum')])
      .groupBy(['paid.code', 'paid.settle_on']).orderBy('paid.code').orderBy('paid.settle_on').execute();
    await store.insertMany('payment_channels_transfer', due.map(({ code, settle_on, payments, sum }) => ({ code, channel, settle_on, payment_count: Number(payments), amount_yen: Number(sum), state: 'owed' })));
  }
}
