import { createHash } from 'node:crypto';
import { wordOf } from '../../contracts/codes.js';
import { checkOf, record } from '../../contracts/define.js';
import { headOffices, type AgentFeedKind } from '../../contracts/payment-agent/codes.js';
import { agentReceipt, type AgentReceipt } from '../../contracts/payment-agent/receipt.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Day } from '../../law/define.js';
import type { PaymentAgent, PaymentAgentStore } from './tables.js';

/** Rows as they are written: a wrong amount, too, goes out as it is. */
const asWritten = record({ ...agentReceipt, check: checkOf(() => []) });

/** Lays one file out for a municipality, under the next number of the day. An agent with nothing to tell lays out a file without rows. */
export async function layOutFeed(party: PaymentAgent, store: PaymentAgentStore, code: string, rows: readonly AgentReceipt[], againOf: string | null = null): Promise<string> {
  const today = party.today();
  const last = await store.db.selectFrom('payment_agent_feed').where('code', '=', code).where('date', '=', today).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const { name, bytes } = codecOf(party.profile, asWritten).format({ municipalityCode: code, date: today, seq }, rows);
  await store.insertMany('payment_agent_feed', [{ code, name, date: today, seq, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), row_count: rows.length, created_at: party.now(), state: 'here', again_of: againOf }]);
  return name;
}

/** What is due in the feed of a municipality, in the order of the file: 速報, 確報, 取消, each by its time at the counter. */
export async function dueRows(party: PaymentAgent, store: PaymentAgentStore, code: string): Promise<readonly AgentReceipt[]> {
  const rows = await store.db.selectFrom('payment_agent_row as row').innerJoin('payment_agent_payment as payment', (join) => join.onRef('payment.code', '=', 'row.code').onRef('payment.n', '=', 'row.n'))
    .where('row.to_code', '=', code).where('row.state', '=', 'waiting').where('row.due_on', '<=', party.today())
    .select(['row.kind', 'row.amount_yen', 'row.times', 'payment.barcode', 'payment.head_office', 'payment.store', 'payment.paid_on', 'payment.paid_time', 'payment.settle_on'])
    .orderBy('row.kind').orderBy('payment.paid_on').orderBy('payment.paid_time').orderBy('row.code').orderBy('row.n').execute();
  return rows.flatMap((row) => Array.from({ length: row.times }, (): AgentReceipt => ({
    feedKind: row.kind as AgentFeedKind, receivedOn: row.paid_on as Day, receivedTime: row.paid_time.replace(':', ''), barcode: row.barcode, userField1: row.barcode.slice(13, 19), userField2: row.barcode.slice(19, 30), isStamped: row.barcode[36] === '1',
    amountYen: row.amount_yen, headOfficeCode: row.head_office, headOfficeName: wordOf(headOffices, row.head_office), storeCode: row.store, settleOn: row.kind === '02' ? row.settle_on as Day : null, createdOn: party.today(),
  })));
}

/** The rows of an earlier file with the 作成日 of today. */
export function saidAgain(party: PaymentAgent, file: { readonly name: string; readonly bytes: Uint8Array }): readonly AgentReceipt[] {
  return codecOf(party.profile, asWritten).parse(file).records.map(({ value }) => ({ ...value, createdOn: party.today() }));
}
