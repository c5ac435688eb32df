import { municipality as municipalityOf } from '../../law/municipalities.js';
import { qualificationHousehold, qualificationPerson } from '../../contracts/aggregator/qualification.js';
import { CannotFormat, codecOf } from '../../contracts/wire/codec.js';
import { makeHighCostFiles } from './high-cost/months.js';
import { noticeOf } from './notice.js';
import type { HouseholdRow, OtherMunicipalities } from './tables.js';
import { recordDue } from './tell.js';

/**
 * 18:05: records what is due, puts every changed household into one file pair a municipality, and sends what waits.
 * A pair is stored in the same transaction that marks its rows as sent out, and keeps its bytes until 集約 has answered:
 * a stop at any point neither loses nor doubles it.
 */
export async function sendChanges(party: OtherMunicipalities): Promise<void> {
  await recordDue(party);
  const changed = await party.store.db.selectFrom('other_municipality_household').where('unsent', '=', 1).select('municipality').distinct().orderBy('municipality').execute();
  for (const { municipality } of changed) await tryPair(party, municipality);
  await makeHighCostFiles(party);
  const waiting = await party.store.db.selectFrom('other_municipality_outgoing').where('state', '=', 'waiting').select('municipality').distinct().orderBy('municipality').execute();
  for (const { municipality } of waiting) await sendPairs(party, municipality);
}

/** What the active profile cannot write stays unsent and is said; the other municipalities go on. */
async function tryPair(party: OtherMunicipalities, code: string): Promise<void> {
  try {
    await makePair(party, code);
  } catch (error) {
    if (!(error instanceof CannotFormat)) throw error;
    party.note(`${municipalityOf(code).ja}: 異動情報ファイルを作れない(${error.message})`);
  }
}

const makePair = (party: OtherMunicipalities, code: string): Promise<void> => party.store.transact(async (store) => {
  const households = await store.db.selectFrom('other_municipality_household').where('municipality', '=', code).where('unsent', '=', 1).selectAll().orderBy('household_key').execute() as HouseholdRow[];
  const notice = await noticeOf({ party, store, code }, households);
  const office = await store.db.selectFrom('other_municipality_office').where('municipality', '=', code).select('last_seq').executeTakeFirstOrThrow();
  const seq = office.last_seq + 1;
  const last = await store.db.selectFrom('other_municipality_outgoing').where('municipality', '=', code).select(({ fn }) => fn.max('position').as('position')).executeTakeFirst();
  const position = last?.position ?? 0;
  const envelope = { municipalityCode: code, date: party.today(), seq };
  const files = [
    codecOf(party.profile, qualificationHousehold).format(envelope, notice.households),
    codecOf(party.profile, qualificationPerson).format(envelope, notice.persons),
  ];
  await store.insertMany('other_municipality_outgoing', files.map(({ name, bytes }, order) => ({
    municipality: code, position: position + order + 1, name, bytes, made_at: party.now(), state: 'waiting', answer_status: null, answer_text: null,
  })));
  await store.db.updateTable('other_municipality_office').where('municipality', '=', code).set({ last_seq: seq }).execute();
  await store.db.updateTable('other_municipality_household').where('municipality', '=', code).where('unsent', '=', 1).set({ unsent: 0 }).execute();
  await store.db.updateTable('other_municipality_period').where('municipality', '=', code).where('unsent', '=', 1)
    .where('household_key', 'in', households.map((household) => household.household_key)).set({ unsent: 0 }).execute();
});

/** In the order they were made; when one does not get through, the later ones wait behind it. */
async function sendPairs(party: OtherMunicipalities, code: string): Promise<void> {
  const waiting = await party.store.db.selectFrom('other_municipality_outgoing').where('municipality', '=', code).where('state', '=', 'waiting').select(['position', 'name', 'bytes']).orderBy('position').execute();
  for (const { position, name, bytes } of waiting) {
    const { state, status, text } = await offer(party, code, name, bytes);
    await party.store.db.updateTable('other_municipality_outgoing').where('municipality', '=', code).where('position', '=', position).set({ state, answer_status: status, answer_text: text }).execute();
    if (state === 'refused') party.note(`${municipalityOf(code).ja}の ${name} を集約が受け取らなかった(${status})`);
    if (state === 'waiting') return;
  }
}

const final = new Set([400, 409, 413, 415, 422]);

async function offer(party: OtherMunicipalities, code: string, name: string, bytes: Uint8Array) {
  try {
    const response = await party.send('aggregator', `/municipalities/${code}/inbox/${encodeURIComponent(name)}`, { method: 'PUT', body: bytes, as: municipalityOf(code).ja });
    return { state: response.ok ? 'sent' : final.has(response.status) ? 'refused' : 'waiting', status: response.status, text: (await response.text()).slice(0, 4000) };
  } catch (error) {
    return { state: 'waiting', status: 0, text: `つながらない: ${error instanceof Error ? error.message : String(error)}` };
  }
}
