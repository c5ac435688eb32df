import type { AnswerOf } from '../../../contracts/ward.js';
import { receiptChannels, type ReceiptChannel } from '../../../contracts/ward-collection.js';
import type { Day } from '../../../law/define.js';
import { fiscalYearBegins, fiscalYearEnds } from '../../../law/fiscal-year.js';
import { byKey } from '../../desk.js';
import type { WardStore } from '../../tables.js';
import { ledgerTroubles } from '../troubles.js';
import { transferAttempts } from './transfers.js';
import { bringUpToDate } from './up-to-date.js';

/** What the books come to, and per day and channel what files told, what the bank got and what the ledger holds. */
export async function ledgerOf(store: WardStore, fiscalYear: number): Promise<AnswerOf<'ledger'>> {
  await bringUpToDate(store);
  const { db } = store;
  const sums = await db.selectFrom('ward_account').where('fiscal_year', '=', fiscalYear).select(({ fn }) => [
    fn.sum('levied_yen').as('leviedYen'), fn.sum('late_yen').as('lateYen'), fn.sum('collected_yen').as('collectedYen'), fn.sum('unpaid_yen').as('unpaidYen'), fn.sum('late_unpaid_yen').as('lateUnpaidYen'), fn.sum('overpaid_yen').as('overpaidYen'), fn.sum('written_off_yen').as('writtenOffYen'),
  ]).executeTakeFirstOrThrow();
  const suspense = await db.selectFrom('ward_journal').where('ledger', '=', 'suspense').select(({ fn }) => fn.sum('yen').as('yen')).executeTakeFirst();
  const number = (value: unknown) => Number(value ?? 0);
  return {
    sums: {
      leviedYen: number(sums.leviedYen), lateYen: number(sums.lateYen), collectedYen: number(sums.collectedYen), unpaidYen: number(sums.unpaidYen), lateUnpaidYen: number(sums.lateUnpaidYen), overpaidYen: number(sums.overpaidYen), writtenOffYen: number(sums.writtenOffYen),
    },
    suspenseYen: 0 - number(suspense?.yen), days: await daysOf(store, fiscalYearBegins(fiscalYear), fiscalYearEnds(fiscalYear)), troubles: [...await ledgerTroubles(store)],
  };
}

interface Sums { toldYen: number; depositYen: number; ledgerYen: number }

async function daysOf(store: WardStore, from: Day, through: Day): Promise<AnswerOf<'ledger'>['days']> {
  const found = new Map<string, Sums>();
  const add = (day: string, channel: string, column: keyof Sums, yen: number) => {
    const key = `${day} ${String(order.get(channel)).padStart(2, '0')} ${channel}`;
    const sums = found.get(key) ?? { toldYen: 0, depositYen: 0, ledgerYen: 0 };
    sums[column] += yen;
    found.set(key, sums);
  };
  for (const { day, channel, toldYen, ledgerYen } of await receiptsBetween(store, from, through)) {
    add(day, channel, 'toldYen', toldYen);
    add(day, channel, 'ledgerYen', ledgerYen);
  }
  for (const { posted_on, channel, yen } of await depositsBetween(store, from, through)) add(posted_on, channel, 'depositYen', yen);
  // The bank books 還付 and 給付 alike: both are what a 総合振込 took out of the account.
  for (const { paysOn, returnedOn, yen } of (await transferAttempts(store)).filter((one) => one.paysOn >= from && one.paysOn <= through)) {
    add(paysOn, 'refund', 'ledgerYen', -yen);
    if (returnedOn !== null) add(returnedOn, 'refund', 'ledgerYen', yen);
  }
  return [...found.keys()].sort().map((key) => {
    const [day, , channel] = key.split(' ') as [Day, string, ReceiptChannel];
    const sums = found.get(key)!;
    return { day, channel, ...sums, differenceYen: sums.depositYen - sums.ledgerYen };
  });
}
const order = new Map<string, number>(receiptChannels.map(([channel], i) => [channel, i]));

/** What the ward took itself (配当) comes over no collecting account and is left out. Confirmed payments by the day on which the bank shall have them; of one without such a day, that of its receipt. What the journal holds of it stands beside. */
async function receiptsBetween({ db }: WardStore, from: Day, through: Day) {
  const rows = await db.selectFrom('ward_receipt_row').select(['instance_key', 'channel', 'yen', 'received_on', 'settles_on']).where('kind', '=', 'confirmed').where('channel', '!=', 'enforcement').where(({ fn, and, eb }) => and([eb(fn.coalesce('settles_on', 'received_on'), '>=', from), eb(fn.coalesce('settles_on', 'received_on'), '<=', through)])).orderBy('row_key').execute();
  const cash = new Map((await db.selectFrom('ward_journal').where('ledger', '=', 'cash').groupBy('fact').select(({ fn }) => ['fact', fn.sum('yen').as('yen')]).execute()).map(({ fact, yen }) => [fact, Number(yen)]));
  return [...byKey(rows, ({ instance_key }) => instance_key)].map(([key, own]) => ({ day: own[0]!.settles_on ?? own[0]!.received_on, channel: own[0]!.channel, toldYen: own.reduce((sum, { yen }) => sum + yen, 0), ledgerYen: cash.get(key) ?? 0 }));
}

/** 明細 where there is one of that day, else 振込入金通知. */
async function depositsBetween({ db }: WardStore, from: Day, through: Day) {
  const rows = await db.selectFrom('ward_bank_entry').selectAll().where('posted_on', '>=', from).where('posted_on', '<=', through).orderBy('entry_key').execute();
  const stated = new Set(rows.filter(({ kind }) => kind === 'statement').map(({ posted_on }) => posted_on));
  return rows.filter(({ kind, posted_on }) => kind === 'statement' || !stated.has(posted_on));
}
