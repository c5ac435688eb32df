import { specialNumbers } from '../../../contracts/mailing/installments.js';
import type { HeldAccount } from '../../../contracts/ward-collection.js';
import type { Day } from '../../../law/define.js';
import { bringUpToDate } from '../../collection/port/up-to-date.js';
import { byKey, chunks } from '../../desk.js';
import { readSettings, type Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { autoPayment } from '../rules/auto-payment.js';
import { decideToPay } from './decide.js';
import { deadAmong } from './dead.js';

interface Agreement { readonly householdKey: string; readonly payerKey: string; readonly account: HeldAccount | null; readonly from: Day; readonly version: number }

/** What a household has agreed to last. */
export async function agreementsOf({ db }: WardStore, householdKeys: readonly string[]): Promise<ReadonlyMap<string, Agreement>> {
  const found = new Map<string, Agreement>();
  for (const some of chunks(householdKeys)) {
    for (const row of await db.selectFrom('ward_auto_payment').selectAll().where('household_key', 'in', some).orderBy('version').execute()) {
      found.set(row.household_key, { householdKey: row.household_key, payerKey: row.payer_key, account: row.account === null ? null : JSON.parse(row.account) as HeldAccount, from: row.from_on as Day, version: row.version });
    }
  }
  return found;
}

export async function agreeAutoPayment(store: WardStore, { now }: Settings, householdKey: string, payerKey: string, account: HeldAccount, from: Day): Promise<void> {
  const last = (await agreementsOf(store, [householdKey])).get(householdKey);
  await store.insertMany('ward_auto_payment', [{ household_key: householdKey, version: (last?.version ?? 0) + 1, payer_key: payerKey, account: JSON.stringify(account), from_on: from, why: '申請書での同意', recorded_at: now }]);
}

/** Ends 自動振込 of a household; of one that has none nothing is written. False when there was none. */
export async function endAutoPayment(store: WardStore, { now, today }: Settings, householdKey: string, why: string): Promise<boolean> {
  const last = (await agreementsOf(store, [householdKey])).get(householdKey);
  if (!last?.account) return false;
  await store.insertMany('ward_auto_payment', [{ household_key: householdKey, version: last.version + 1, payer_key: last.payerKey, account: null, from_on: today, why, recorded_at: now }]);
  return true;
}

/** Pays what needs no application; whatever ends 自動振込 ends it here. Returns how many were decided. */
export async function decideAutomatically(store: WardStore): Promise<number> {
  if (!(await store.db.selectFrom('ward_auto_payment').select('household_key').limit(1).executeTakeFirst())) return 0;
  await bringUpToDate(store);
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const agreed = inside.db.selectFrom('ward_auto_payment').select('household_key');
    const cases = await inside.db.selectFrom('ward_benefit_case').selectAll().where('state', 'in', ['detected', 'solicited']).where('kind', '=', 'highCost').where('is_held', '=', 0).where('deadline_on', '>=', settings.today).where('household_key', 'in', agreed).orderBy('case_no').execute();
    const agreements = await agreementsOf(inside, [...byKey(cases, ({ household_key }) => household_key).keys()]);
    const payers = [...new Set(cases.map(({ payer_key }) => payer_key))];
    const [arrears, dead] = [await inArrears(inside, payers, settings.today), await deadAmong(inside, payers)];
    let decided = 0;
    for (const row of cases) {
      const agreement = agreements.get(row.household_key);
      const { outcome, ja, because } = autoPayment.apply({ hasAgreed: agreement?.account != null, from: agreement?.from ?? null, today: settings.today, isSamePayer: agreement?.payerKey === row.payer_key, isInArrears: arrears.has(row.payer_key), isPayerDead: dead.has(row.payer_key) });
      if (outcome === 'arrears' || outcome === 'payerChanged' || outcome === 'payerDead') await endAutoPayment(inside, settings, row.household_key, ja);
      if (outcome !== 'byItself') continue;
      await decideToPay(inside, settings, row, agreement!.account!, { actor: 'findCandidates', why: because[0]! });
      decided += 1;
    }
    return decided;
  });
}

/** Those of them with premium past its day. */
export async function inArrears({ db }: Pick<WardStore, 'db'>, payers: readonly string[], today: Day): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const some of chunks(payers)) for (const { debtor_key } of await db.selectFrom('ward_account').select('debtor_key').distinct().where('debtor_key', 'in', some).where('unpaid_yen', '>', 0).where('period', '<', specialNumbers[0]).where('due_on', '<', today).execute()) found.add(debtor_key);
  return found;
}
