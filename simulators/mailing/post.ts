import { createHash } from 'node:crypto';
import { codecOf } from '../../contracts/wire/codec.js';
import { mailReturn, type ReturnReason } from '../../contracts/mailing/records.js';
import { officeDay } from '../../law/business-days.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { printedOf, type Addressed } from './printed.js';
import { pageRows, piecesAfter, setBatch, type BatchKey, type Mailing, type MailingStore } from './tables.js';

/** 10:00 of an open day: posts what was accepted on a day before, then hands on what came back. A year whose holidays are not known has weekends only. */
export async function postAccepted(party: Mailing): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、発送しなかった');
  if (officeDay(party.today()) === 'closed') return;
  const batches = await party.store.db.selectFrom('mailing_batch').where('state', '=', 'accepted').where('accepted_on', '<', party.today()).select(['code', 'name', 'piece_count']).orderBy('accepted_on').orderBy('code').orderBy('seq').orderBy('name').execute();
  for (const { piece_count, ...key } of batches) {
    await party.store.transact((store) => postBatch(party, store, key, piece_count ?? 0));
    party.note(`${piece_count ?? 0}通を発送した(${key.name})`, [printedOf(party.profile, key.name)?.postedStep ?? 'A-11']);
  }
  await layOutReturns(party);
}

/** Which pieces a mistake of today meets. The seed and the name of the batch decide. */
function mistakesIn(party: Mailing, { code, name }: BatchKey, pieces: number) {
  const chosen = (use: string, among: number) => 1 + Math.floor(party.chance(use, code, name) * among);
  const { bundleSize } = party.parameters;
  const bundle = party.faults.has('bundleLost') && pieces > 0 ? chosen('bundleLost', Math.ceil(pieces / bundleSize)) : 0;
  return {
    /** The piece whose envelope takes the next one, too; 0 = none. */
    twoInOne: party.faults.has('twoInOne') && pieces > 1 ? chosen('twoInOne', pieces - 1) : 0,
    isLost: (n: number) => Math.ceil(n / bundleSize) === bundle,
    copies: party.faults.has('postedTwice') ? [1, 2] : [1],
  };
}

async function postBatch(party: Mailing, store: MailingStore, key: BatchKey, pieces: number): Promise<void> {
  const { twoInOne, isLost, copies } = mistakesIn(party, key, pieces);
  const nobodyAt = new Map((await store.db.selectFrom('mailing_undeliverable').where('code', '=', key.code).select(['address', 'reason']).execute()).map(({ address, reason }) => [address, reason as ReturnReason]));
  for (let page = await piecesAfter(store, key, 0); page.length > 0; page = page.length < pageRows ? [] : await piecesAfter(store, key, page.at(-1)!.n)) {
    const sent = page.filter(({ n }) => !isLost(n) && (twoInOne === 0 || n !== twoInOne + 1));
    await store.insertMany('mailing_letter', sent.flatMap(({ n, notice_id, row }) => {
      const reason = addressesOf(JSON.parse(row) as Addressed).map((address) => nobodyAt.get(address)).find((found) => found !== undefined) ?? null;
      return copies.map((copy) => ({
        code: key.code, batch: key.name, n, copy, second: n === twoInOne ? n + 1 : 0, notice_id, posted_on: party.today(), return_reason: reason, return_due_on: reason && addDays(party.today(), party.parameters.returnDays), return_file: null,
      }));
    }));
  }
  await setBatch(store, key).set({ state: 'posted', since: party.now(), posted_on: party.today() }).execute();
}

/** How a story may name where a letter goes: without or with 方書. */
const addressesOf = ({ addressLine1, addressLine2 }: Addressed): readonly string[] => [addressLine1, ...(addressLine2 === null ? [] : [`${addressLine1} ${addressLine2}`])];

/** What the post brought back up to today, one file a municipality and day. */
async function layOutReturns(party: Mailing): Promise<void> {
  const due = await party.store.db.selectFrom('mailing_letter').where('return_due_on', '<=', party.today()).where('return_file', 'is', null).select('code').distinct().orderBy('code').execute();
  for (const { code } of due) {
    const count = await party.store.transact((store) => layOutReturnsOf(party, store, code));
    party.note(`${code} へ返戻${count}通を知らせる`, ['A-11']);
  }
}

async function layOutReturnsOf(party: Mailing, store: MailingStore, code: string): Promise<number> {
  const open = store.db.selectFrom('mailing_letter').where('code', '=', code).where('return_due_on', '<=', party.today()).where('return_file', 'is', null);
  const letters = await open.select(['notice_id', 'return_due_on', 'return_reason']).orderBy('return_due_on').orderBy('batch').orderBy('n').orderBy('copy').execute();
  const last = await store.db.selectFrom('mailing_return').where('code', '=', code).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const rows = letters.map(({ notice_id, return_due_on, return_reason }) => ({ noticeId: notice_id, returnedOn: return_due_on as Day, returnReason: return_reason as ReturnReason }));
  const { name, bytes } = codecOf(party.profile, mailReturn).format({ municipalityCode: code, date: party.today(), seq }, rows);
  await store.insertMany('mailing_return', [{ code, name, seq, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), created_at: party.now(), state: 'here' }]);
  await store.db.updateTable('mailing_letter').where('code', '=', code).where('return_due_on', '<=', party.today()).where('return_file', 'is', null).set({ return_file: name }).execute();
  return letters.length;
}
