import { municipality } from '../../law/municipalities.js';
import { numberedChanges } from './changes.js';
import { distribute } from './distribution.js';
import { ratioFindings } from './ratios/doubles.js';
import { heldBatches } from './queue.js';
import { overdueResults } from './results.js';
import { ageOf, settle } from './settle.js';
import type { Aggregator } from './tables.js';
import { touchedPersons } from './touched.js';

/** A 転出待ち or 転入待ち as people see it. `addressee`: the municipality whose answer is missing, or, when nothing says which it is, the one that waits. */
export interface WaitingShown {
  readonly status: string;
  readonly municipalityCode: string;
  readonly personKey: string;
  readonly since: string;
  readonly ageDays: number;
  readonly isTooLong: boolean;
  readonly addressee: string;
}

/**
 * 22:00: what is open is judged again with the new day (a 転出待ち becomes 重複 when the grace has passed), and old
 * waiting states become warnings. Warnings are not files: they stand on the screen of the addressee (`GET …/notices`)
 * until the state ends, worked out from state and day, so that nothing has to be taken back.
 */
export async function age(party: Aggregator): Promise<void> {
  const settled = await party.store.transact(async (store) => {
    const changes = await numberedChanges(store);
    const open = await store.db.selectFrom('aggregator_open').select('person_id').distinct().orderBy('person_id').execute();
    await touchedPersons(store).add(open.map(({ person_id }) => person_id));
    const result = await settle(party, store, changes);
    await changes.save();
    return result;
  });
  if (settled.told > 0) party.note(`日が進んだため${settled.told}件の資格の扱いが変わった`, ['E-2-1']);
  await distribute(party);
  const tooLong = (await waitingStates(party)).filter(({ isTooLong }) => isTooLong);
  if (tooLong.length > 0) party.note(`転出待ち・転入待ちが${party.parameters.waitAgingDays}日を過ぎたもの${tooLong.length}件を、画面で知らせている`);
}

/** All waiting states, or those told to one municipality. Never more of another municipality than that it has not answered. */
export async function waitingStates(party: Aggregator, addressee: string | null = null): Promise<WaitingShown[]> {
  const rows = await party.store.db.selectFrom('aggregator_open').where('kind', 'in', ['waitingOut', 'waitingIn']).selectAll().orderBy('municipality').orderBy('person_key').execute();
  return rows.map((row) => {
    const ageDays = ageOf(row.since, party.today());
    return { status: row.kind, municipalityCode: row.municipality, personKey: row.person_key, since: row.since, ageDays, isTooLong: ageDays > party.parameters.waitAgingDays, addressee: row.missing ?? row.municipality };
  }).filter((row) => addressee === null || row.addressee === addressee);
}

const texts = {
  waitingOut: { code: 'W508', why: '転入の届けに対する、転出元の適用終了が届いていない', cure: '転出元の市区町村に、適用終了の届けと日付を確かめる' },
  waitingIn: { code: 'W509', why: '県内転出の後、転入先の適用開始が届いていない', cure: '転出先で国保に入ったかを確かめ、社保加入などなら終了事由を訂正する' },
} as const;
const textOf = (status: string) => texts[status === 'waitingIn' ? 'waitingIn' : 'waitingOut'];

/** Warnings for one municipality. The 宛名番号 is shown only when it is its own. */
export async function noticesOf(party: Aggregator, municipalityCode: string) {
  const states = (await waitingStates(party, municipalityCode)).filter(({ isTooLong }) => isTooLong);
  return states.map(({ status, personKey, since, ageDays, ...state }) => ({ ...textOf(status), personKey: state.municipalityCode === municipalityCode ? personKey : null, since, ageDays }));
}

/** What somebody should look at, over all municipalities (test door). */
export async function findings(party: Aggregator) {
  const waiting = (await waitingStates(party)).filter(({ isTooLong }) => isTooLong).map(({ status, addressee, ageDays }) => ({ ...textOf(status), municipalityCode: addressee, ageDays }));
  const codes = await party.store.db.selectFrom('aggregator_file').where('is_open', '=', 1).select('municipality').distinct().orderBy('municipality').execute();
  const held = (await Promise.all(codes.map(({ municipality: code }) => heldBatches(party, code)))).flat();
  return [...await overdueResults(party), ...waiting, ...held, ...await ratioFindings(party)].map((finding) => ({ ...finding, municipality: municipality(finding.municipalityCode).ja }));
}
