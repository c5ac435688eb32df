import { demandLetter, demandTotals, demandTotalsOf, type DemandLetter } from '../../../contracts/mailing/demand.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import type { Day } from '../../../law/define.js';
import { chunks } from '../../desk.js';
import { recordDemands } from '../../delinquency/demands.js';
import { addresseesOf, stateFor, type Addressee } from '../../notices/addressees.js';
import { withheldAmong } from '../../notices/withheld.js';
import { layOutPrint } from '../../outbox.js';
import { readSettings } from '../../settings.js';
import type { WardStore } from '../../tables.js';

/** So many pieces in one file. */
const piecesAtOnce = 20_000;

/**
 * The letters of 督促 that wait go out as print files with their 件数金額表. As with notices, whoever is under 支援措置 gets hers from the
 * ward, and nothing is printed of somebody who has died or gone away since without anybody knowing where; that is looked at again every day.
 * A 督促 counts toward 差押 and 時効 only once its letter leaves the ward: handed over by the ward itself today, with the file when that is taken (`demandsLeft`).
 */
export async function printDemands(store: WardStore, profile: Profile): Promise<readonly string[]> {
  await store.transact(async ({ db }) => db.updateTable('ward_demand').set({ state: 'waiting' }).where('state', '=', 'held').execute());
  const files: string[] = [];
  for (;;) {
    const names = await store.transact((inside) => printSome(inside, profile));
    if (names === null) return files;
    files.push(...names);
  }
}

/** The files made; none when all that was found stays in the ward, null when nothing waits. */
async function printSome(store: WardStore, profile: Profile): Promise<readonly string[] | null> {
  const settings = await readSettings(store);
  const found = await waiting(store);
  if (found.length === 0) return null;
  const addressees = await addresseesOf(store, found.map(({ debtor_key }) => debtor_key));
  const withheld = await withheldAmong(store, found.map((row) => ({ notice_id: row.account_key, household_key: row.household_key, fiscal_year: row.fiscal_year, sequence: Number(row.notice_number.slice(-2)) })));
  const stateOf = (row: Found) => stateFor(addressees.get(row.debtor_key)!, withheld.has(row.account_key));
  for (const state of ['held', 'byHand'] as const) await mark(store, found.filter((row) => stateOf(row) === state), { state });
  await recordDemands(store, found.filter((row) => stateOf(row) === 'byHand').map(({ account_key, issued_on }) => ({ accountKey: account_key, issuedOn: issued_on as Day })));
  const printable = found.filter((row) => stateOf(row) === 'waiting');
  if (printable.length === 0) return [];
  const letters = printable.map((row) => letterOf(row, addressees.get(row.debtor_key)!));
  const names = await layOutPrint({ store, profile, settings }, demandLetter, letters, demandTotals, [demandTotalsOf(letters)]);
  for (const row of printable) await store.db.updateTable('ward_demand').set({ demand_id: demandIdOf(row), state: 'handedOver', file_name: names[0] }).where('account_key', '=', row.account_key).execute();
  return names;
}

const waiting = ({ db }: WardStore) => db.selectFrom('ward_demand').innerJoin('ward_account', 'ward_account.account_key', 'ward_demand.account_key').where('ward_demand.state', '=', 'waiting')
  .select(['ward_demand.account_key', 'ward_demand.issued_on', 'ward_demand.designated_on', 'ward_demand.yen', 'ward_demand.barcode', 'ward_account.notice_number', 'ward_account.fiscal_year', 'ward_account.period', 'ward_account.due_on', 'ward_account.household_key', 'ward_account.debtor_key'])
  .orderBy('ward_demand.account_key').limit(piecesAtOnce).execute();
type Found = Awaited<ReturnType<typeof waiting>>[number];

async function mark({ db }: WardStore, rows: readonly Found[], change: { readonly state: string }): Promise<void> {
  for (const keys of chunks(rows.map(({ account_key }) => account_key))) await db.updateTable('ward_demand').set(change).where('account_key', 'in', keys).execute();
}

/** One a 期: its key says which. */
const demandIdOf = ({ account_key }: Pick<Found, 'account_key'>): string => `D${account_key}`;

export const accountKeyOfDemand = (demandId: string): string => demandId.slice(1);

const letterOf = (row: Found, { name, place }: Addressee): DemandLetter => ({
  demandId: demandIdOf(row), addressee: name, postalCode: null, addressLine1: place.address, addressLine2: null, noticeNumber: row.notice_number, fiscalYear: row.fiscal_year, period: row.period, dueOn: row.due_on as Day, unpaidYen: row.yen,
  designatedOn: row.designated_on as Day, demandBarcode: row.barcode,
});
