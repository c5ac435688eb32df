import { encodePaymentSlip } from '../../contracts/mailing/payment-slip.js';
import { dayPart, type Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { WardStart } from '../../contracts/ward.js';
import { storeHome } from '../../store/homes.js';
import { declared, person } from '../assessment/levy-fixture.js';
import { referenceWard } from '../reference.js';
import { wardTables, type WardStore } from '../tables.js';
import { masked, profile, start, startOf } from '../ward-fixture.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { taxFeed } from '../../contracts/integrated-db/tax-feed.js';
import { importReceipts } from './import.js';
import { takeLevies } from './levies.js';
import type { Receipt } from './receipt.js';
import { registerRequests, type PaymentRequest } from './requests.js';
import { ledgerTroubles } from './troubles.js';

/** What the tests of the ledger share: a ward whose decisions of June 2026 are levied, its slips, and rows of payments. */
export async function collectingWard(options: { readonly people?: number; readonly parameters?: WardStart['parameters']; readonly now?: Moment; readonly address?: string | undefined; readonly name?: string } = {}) {
  const { people = 2, parameters = {}, now = '2026-06-10T09:30', address, name = 'collection' } = options;
  const stores = await storeHome(address);
  const database = await stores.database(name);
  const ward = await referenceWard({ database, profile, masked });
  await ward.reset(startOf(now, parameters));
  const store: WardStore = await database.open(wardTables);
  const numbers = Array.from({ length: people }, (_, i) => i + 1);
  for (const n of numbers) await ward.act({ act: 'enterNotification', notification: { ...start('leaveEmployeeInsurance', '2023-04-01', [person(n)]), receivedOn: dayPart(now) } });
  await ward.deliver(codecOf(profile, taxFeed).format({ municipalityCode: '131032', date: dayPart(now), seq: 1 }, numbers.map((n) => declared(`P${n}`, 1_000_000 * n))));
  await ward.run('assessYear');
  await takeLevies(store);
  return {
    ward, store, database,
    /** 更正 after another income has become known. */
    async reassess(personKey: string, netIncomeYen: number, seq: number, today: Moment): Promise<void> {
      await ward.setClock(today);
      await ward.deliver(codecOf(profile, taxFeed).format({ municipalityCode: '131032', date: dayPart(today), seq }, [declared(personKey, netIncomeYen, 'difference', { asOf: dayPart(today) })]));
      await ward.run('reassess');
      await takeLevies(store);
    },
    account: (accountKey: string) => store.db.selectFrom('ward_account').selectAll().where('account_key', '=', accountKey).executeTakeFirstOrThrow(),
    accounts: () => store.db.selectFrom('ward_account').selectAll().orderBy('account_key').execute(),
    drop: async () => {
      await database.drop();
      await stores.close();
    },
  };
}
export type CollectingWard = Awaited<ReturnType<typeof collectingWard>>;

/** 期 of the n-th household, headed by its first 納付義務者. */
export const accountKey = (household: number, period: number, fiscalYear = 2026): string => `${String(household).padStart(8, '0')}01-${fiscalYear}-${String(period).padStart(2, '0')}`;

export function barcodeOf(account: string, amountYen: number, facts: { readonly payableUntil?: Day | null; readonly reissueNumber?: string; readonly ward?: string } = {}): string {
  const [notice, year, period] = account.split('-') as [string, string, string];
  const digits = encodePaymentSlip({ makerCode: '999999', freeField: `${facts.ward ?? '13103'}${notice}${year.slice(2)}${period}00`, reissueNumber: facts.reissueNumber ?? '0', payableUntil: facts.payableUntil ?? null, isStamped: false, amountYen });
  if (typeof digits !== 'string') throw new Error(digits.why);
  return digits;
}

/** A slip for each 期 with something to pay, registered. */
export async function slips({ store, accounts }: Pick<CollectingWard, 'store' | 'accounts'>): Promise<ReadonlyMap<string, string>> {
  const made = (await accounts()).filter(({ levied_yen }) => levied_yen > 0).map(({ account_key, levied_yen }): PaymentRequest => ({ requestKey: barcodeOf(account_key, levied_yen), kind: 'regular', payableUntil: null, parts: [{ accountKey: account_key, yen: levied_yen }] }));
  await registerRequests(store, made);
  return new Map(made.map(({ requestKey, parts }) => [parts[0]!.accountKey, requestKey]));
}

export const agentRow = (barcode: string, kind: Extract<Receipt, { channel: 'agent' }>['kind'], receivedAt: Moment, facts: Partial<Extract<Receipt, { channel: 'agent' }>> = {}): Receipt =>
  ({ channel: 'agent', kind, barcode, storeCode: '0100001', receivedAt, amountYen: Number(barcode.slice(37, 43)), ...facts });

/** One ward at a time, with its slips; `close` says what is wrong with its ledger before it is thrown away. */
export function ledgerBench(address: string | undefined, name: string) {
  let open: CollectingWard | undefined;
  let files = 0;
  return {
    async begin(options: Parameters<typeof collectingWard>[0] = {}) {
      open = await collectingWard({ ...options, address, name });
      return { ...open, slip: await slips(open) };
    },
    async close(): Promise<readonly unknown[]> {
      const ward = open;
      open = undefined;
      if (!ward) return [];
      const troubles = await ledgerTroubles(ward.store);
      await ward.drop();
      return troubles;
    },
    arrives: ({ store }: Pick<CollectingWard, 'store'>, ...rows: readonly Receipt[]) => importReceipts(store, { name: `receipts-${(files += 1)}`, rows }),
    paid: (barcode: string, at: Parameters<typeof agentRow>[2] = '2026-06-20T10:00', facts: Parameters<typeof agentRow>[3] = {}) => agentRow(barcode, 'confirmed', at, facts),
    /** 調定, 収納, 未納, 過誤納, 不納欠損. */
    async sums({ account }: Pick<CollectingWard, 'account'>, key: string) {
      const { levied_yen, collected_yen, unpaid_yen, overpaid_yen, written_off_yen } = await account(key);
      return [levied_yen, collected_yen, unpaid_yen, overpaid_yen, written_off_yen];
    },
  };
}
