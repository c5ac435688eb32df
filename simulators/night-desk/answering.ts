import { createHash } from 'node:crypto';
import type { Fields, RecordDefinition, RecordOf } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { Desk, DeskParty } from './desk.js';
import { deskIn, type DeskRow, type DeskStore } from './tables.js';

type Asked<F extends Fields> = RecordOf<RecordDefinition<F>>;

/**
 * How the rows of one file are answered. Other parties may be asked while it prepares; what it returns is then run in one
 * transaction with the laying out of the file, so that nothing is given that is not also told.
 */
export type AnswerRows<Q extends Fields, A extends Fields> = (rows: readonly Asked<Q>[], askedOn: Day, municipality: string) => Promise<(store: DeskStore) => Promise<readonly Asked<A>[]>>;

/** The night's work: every waiting file gets one answer file under the same 団体コード, date and number. */
export async function answerWaiting<Q extends Fields, A extends Fields>(party: DeskParty, desk: Desk<Q, A>, answerRows: AnswerRows<Q, A>): Promise<void> {
  const { store, asked, answer } = deskIn(party.store, desk.prefix);
  if (party.faults.has('serviceDown')) return party.note(`停止しており、${desk.asks.ja}に答えなかった`);
  await store.db.updateTable(answer).where('again_on', '<=', party.today()).where('state', '!=', 'lost').set({ state: 'here', again_on: null }).execute();
  const waiting = await store.db.selectFrom(asked).where('state', '=', 'waiting').select('name').orderBy('received_at').orderBy('municipality').orderBy('seq').orderBy('name').execute();
  for (const { name } of waiting) {
    const file = await store.db.selectFrom(asked).where('name', '=', name).select(['name', 'municipality', 'date', 'seq', 'asked_on', 'bytes']).executeTakeFirstOrThrow();
    await answerFile(party, desk, file, answerRows);
  }
}

async function answerFile<Q extends Fields, A extends Fields>(party: DeskParty, desk: Desk<Q, A>, file: DeskRow, answerRows: AnswerRows<Q, A>): Promise<void> {
  const { records } = codecOf(party.profile, desk.asks).parse({ name: file.name, bytes: file.bytes });
  const give = await answerRows(records.map(({ value }) => value), file.asked_on as Day, file.municipality);
  const count = await deskIn(party.store, desk.prefix).store.transact(async (within) => {
    const rows = await give(within);
    await layOut(party, desk, within, file, party.faults.has('wrongOrder') ? rows.toReversed() : rows);
    return rows.length;
  });
  party.note(`${records.length}件に${count}行で答えた(${file.name})`, desk.steps);
}

async function layOut<Q extends Fields, A extends Fields>(party: DeskParty, desk: Desk<Q, A>, within: DeskStore, file: DeskRow, rows: readonly Asked<A>[]): Promise<void> {
  const { store, asked, answer } = deskIn(within, desk.prefix);
  const written = codecOf(party.profile, desk.answers).format({ municipalityCode: file.municipality, date: file.date as Day, seq: file.seq }, rows);
  const on = (fault: string) => party.faults.has(fault);
  await store.insertMany(answer, [{
    name: written.name, bytes: written.bytes, sha256: createHash('sha256').update(written.bytes).digest('hex'), size: written.bytes.length, created_at: party.now(), received_at: null,
    visible_on: on('answerDelayed') ? addDays(party.today(), party.parameters.answerDelayDays) : party.today(), state: on('answerLost') ? 'lost' : 'here', again_on: on('answerTwice') ? addDays(party.today(), 1) : null,
  }], 'replace');
  await store.db.updateTable(asked).where('name', '=', file.name).set({ state: 'answered' }).execute();
}
