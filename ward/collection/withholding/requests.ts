import { specialNumbers } from '../../../contracts/mailing/installments.js';
import { withholdingRequestStandIn, type WithholdingRequest } from '../../../contracts/pension-insurer/stand-ins.js';
import { writtenMonth } from '../../../law/carried-months.js';
import type { JobResult } from '../../../contracts/ward.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import type { Day } from '../../../law/define.js';
import type { Month } from '../../../law/fiscal-year.js';
import { isOpenMonth } from '../../assessment/special/plan.js';
import { chunks } from '../../desk.js';
import { layOut } from '../../outbox.js';
import { readSettings, type Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { bringUpToDate } from '../port/up-to-date.js';
import { withholdingKey } from '../receipt.js';
import { registerRequests } from '../requests.js';
import type { AccountRow } from '../tables.js';
import { decideProvisional } from './provisional.js';

/** 仮徴収の決定, and 特別徴収依頼: what is to be taken out of pensions in months that are still open, wherever that is not what was asked for last. */
export async function exportWithholding(store: WardStore, profile: Profile): Promise<JobResult> {
  if ((await readSettings(store)).parameters.specialCollection === 'off') return { job: 'exportWithholding', files: [], decisions: [] };
  await bringUpToDate(store);
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const decisions = await decideProvisional(inside, settings);
    return { job: 'exportWithholding', files: await requestAll(inside, profile, settings), decisions: decisions.map((one) => ({ ...one, because: [...one.because] })) };
  });
}

interface Asking { readonly account: AccountRow; readonly row: WithholdingRequest; readonly version: number }

async function requestAll(store: WardStore, profile: Profile, settings: Settings): Promise<string[]> {
  const { db } = store;
  const months = await db.selectFrom('ward_account').selectAll().where('period', '>=', specialNumbers[0]).where('due_on', '>=', settings.today).orderBy('account_key').execute();
  const open = months.filter(({ month }) => isOpenMonth(month as Month, settings.today));
  const asking: Asking[] = [];
  for (const accounts of chunks(open)) asking.push(...await askingFor(store, settings, accounts));
  if (asking.length === 0) return [];
  const name = await layOut({ store, profile, settings }, withholdingRequestStandIn, asking.map(({ row }) => row));
  await store.insertMany('ward_withholding_request', asking.map(({ account, row, version }) => ({ account_key: account.account_key, version, month: account.month, requested_yen: row.requestedYen, kind: row.requestKind, file_name: name, requested_on: settings.today, recorded_at: settings.now })));
  await registerRequests(store, await notYetKnown(store, asking));
  return [name];
}

/** What differs from the last request: a month asked for, changed or called off. */
async function askingFor({ db }: WardStore, { municipalityCode, today }: Settings, accounts: readonly AccountRow[]): Promise<readonly Asking[]> {
  const last = new Map((await db.selectFrom('ward_withholding_request').selectAll().where('account_key', 'in', accounts.map(({ account_key }) => account_key)).orderBy('version').execute()).map((row) => [row.account_key, row]));
  const residents = new Map((await db.selectFrom('ward_resident').select(['person_key', 'name_kana', 'born_on']).where('latest', '=', 1).where('person_key', 'in', [...new Set(accounts.map(({ debtor_key }) => debtor_key))]).execute()).map((row) => [row.person_key, row]));
  return accounts.flatMap((account): readonly Asking[] => {
    const [before, resident] = [last.get(account.account_key), residents.get(account.debtor_key)!];
    const requestedYen = account.levied_yen;
    if (requestedYen === (before?.requested_yen ?? 0)) return [];
    const requestKind = requestedYen === 0 ? 'stop' : (before?.requested_yen ?? 0) === 0 ? 'start' : 'change';
    return [{ account, version: (before?.version ?? 0) + 1, row: { municipalityCode, householdKey: account.household_key, withholdingMonth: writtenMonth(account.month as Month), requestKind, requestedYen, nameKana: resident.name_kana, bornOn: resident.born_on as Day, requestedOn: today } }];
  });
}

/** The same amount asked for again after another one is the same 納付の求め. */
async function notYetKnown({ db }: WardStore, asking: readonly Asking[]): Promise<Parameters<typeof registerRequests>[1]> {
  const wanted = asking.filter(({ row }) => row.requestedYen > 0).map(({ account, row }) => ({
    requestKey: withholdingKey(account.household_key, account.month, row.requestedYen), kind: 'pension' as const, payableUntil: null, parts: [{ accountKey: account.account_key, yen: row.requestedYen }],
  }));
  const known = new Set<string>();
  for (const keys of chunks(wanted.map(({ requestKey }) => requestKey))) for (const { request_key } of await db.selectFrom('ward_payment_request').select('request_key').where('request_key', 'in', keys).execute()) known.add(request_key);
  return wanted.filter(({ requestKey }) => !known.has(requestKey));
}
