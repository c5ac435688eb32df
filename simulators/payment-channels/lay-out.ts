import { elNumberIn } from '../../contracts/payment-channels/el-number.js';
import { createHash } from 'node:crypto';
import { elqrPaymentStandIn, ocrReceiptStandIn, type ElqrPayment, type OcrReceipt } from '../../contracts/payment-channels/stand-ins.js';
import type { WireFile } from '../../contracts/wire/file.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { misfortunes } from './misfortunes.js';
import type { PaymentChannels, PaymentChannelsStore } from './tables.js';
import { transferDue } from './transfer.js';

/** 05:00: what was read by machine and what came by eL-QR, a file each a municipality, none where there is nothing; then the money. */
export async function layOut(party: PaymentChannels): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、何も並べず、払い込まなかった');
  const due = (table: 'payment_channels_paper' | 'payment_channels_elqr') => party.store.db.selectFrom(table).where('state', '=', 'waiting').where('due_on', '<=', party.today()).select('code').distinct().execute();
  const codes = new Set([...await due('payment_channels_paper'), ...await due('payment_channels_elqr')].map(({ code }) => code));
  for (const code of [...codes].toSorted()) {
    const rows = await party.store.transact(async (store) => {
      await misfortunes(party, store, code);
      return (await layOutPaper(party, store, code)) + (await layOutElqr(party, store, code));
    });
    if (rows > 0) party.note(`${code} へ納付${rows}件を知らせる`);
  }
  await transferDue(party);
}

async function layOutPaper(party: PaymentChannels, store: PaymentChannelsStore, code: string): Promise<number> {
  const slips = await store.db.selectFrom('payment_channels_paper').where('code', '=', code).where('state', '=', 'waiting').where('due_on', '<=', party.today()).selectAll().orderBy('received_on').orderBy('n').execute();
  if (slips.length === 0) return 0;
  const batchNumber = party.today().replaceAll('-', '');
  const rows = slips.flatMap((slip) => Array.from({ length: slip.times }, () => slip)).map((slip, index): OcrReceipt => ({
    batchNumber, itemNumber: String(index + 1), noticeId: slip.notice_id, fiscalYear: slip.fiscal_year, period: slip.read_period, amountYen: slip.read_yen, receivedOn: slip.received_on as Day,
    bankCode: slip.bank_code, branchCode: slip.branch_code, ocrConfidence: slip.confidence,
  }));
  const file = await write(party, store, code, ocrReceiptStandIn.id, (seq) => codecOf(party.profile, ocrReceiptStandIn).format({ municipalityCode: code, date: party.today(), seq }, rows));
  await store.db.updateTable('payment_channels_paper').where('code', '=', code).where('state', '=', 'waiting').where('due_on', '<=', party.today()).set({ state: 'told', file }).execute();
  return rows.length;
}

async function layOutElqr(party: PaymentChannels, store: PaymentChannelsStore, code: string): Promise<number> {
  const payments = await store.db.selectFrom('payment_channels_elqr').where('code', '=', code).where('state', '=', 'waiting').where('due_on', '<=', party.today()).selectAll().orderBy('paid_at').orderBy('n').execute();
  if (payments.length === 0) return 0;
  const rows = payments.flatMap((one) => Array.from({ length: one.times }, (): ElqrPayment => ({
    ...elNumberIn(one.told_number), amountYen: one.amount_yen, paidAt: one.paid_at as Moment, paymentMethod: one.method as ElqrPayment['paymentMethod'], settleOn: one.settle_on as Day,
  })));
  const file = await write(party, store, code, elqrPaymentStandIn.id, (seq) => codecOf(party.profile, elqrPaymentStandIn).format({ municipalityCode: code, date: party.today(), seq }, rows));
  await store.db.updateTable('payment_channels_elqr').where('code', '=', code).where('state', '=', 'waiting').where('due_on', '<=', party.today()).set({ state: 'told', file }).execute();
  return rows.length;
}

/** Lays a file out under the next number of its kind and day. */
async function write(party: PaymentChannels, store: PaymentChannelsStore, code: string, layout: string, format: (seq: number) => WireFile): Promise<string> {
  const last = await store.db.selectFrom('payment_channels_file').where('code', '=', code).where('layout', '=', layout).where('date', '=', party.today()).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const { name, bytes } = format(seq);
  await store.insertMany('payment_channels_file', [{ code, name, layout, date: party.today(), seq, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), created_at: party.now(), state: 'here' }]);
  return name;
}
