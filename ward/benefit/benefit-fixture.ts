import { benefitRecord, type BenefitRecord } from '../../contracts/claims/records.js';
import { bankCodec } from '../../contracts/bank/codec.js';
import { standardDialect } from '../../contracts/bank/dialect.js';
import { transferOrder } from '../../contracts/bank/transfer.js';
import { taxFeed, type TaxFeed } from '../../contracts/integrated-db/tax-feed.js';
import type { Resident } from '../../contracts/resident.js';
import type { HeldAccount } from '../../contracts/ward-collection.js';
import type { AnswerOf, ImportResult, StaffAct, WardStart } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { storeHome } from '../../store/homes.js';
import { declared } from '../assessment/levy-fixture.js';
import { referenceWard } from '../reference.js';
import { wardTables } from '../tables.js';
import { masked, profile, resident, start, startOf } from '../ward-fixture.js';

const municipalityCode = '131032';
export const own: HeldAccount = { bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: '0000001', holderName: 'ｼｹﾝ' };
/** Somebody of the ward, the n-th; all of them read シケン. */
export const person = (n: number, facts: Partial<Resident> = {}): Resident => resident(`P${n}`, n, { bornOn: '1980-05-05', ...facts });

let serial = 0;
/** A receipt of that household and 枝番: an outpatient one of 1,000 points unless told otherwise. */
export const receiptOf = (householdKey: string, of: Pick<Resident, 'bornOn' | 'sex'>, facts: Partial<BenefitRecord> = {}): BenefitRecord => ({
  receiptKey: `K${String((serial += 1)).padStart(6, '0')}`, revision: 1, recordState: 'settled', careMonth: '202606', deliveryMonth: '202608', insurerNumber: '138032', householdKey, branchNumber: '01', nameKana: 'シケン', bornOn: of.bornOn, sex: of.sex, receiptKind: '1112',
  institutionCode: '1312345678', prescriberCode: null, setting: 'outpatient', careKind: 'medical', days: 1, points: 1_000, benefitPercent: null, copayYen: null, counterPayment: null, remarks: [], subsidies: [], mealCount: 0, mealYen: 0, mealCopayYen: 0, ...facts,
});
export const inpatient = (householdKey: string, of: Pick<Resident, 'bornOn' | 'sex'>, points: number, facts: Partial<BenefitRecord> = {}): BenefitRecord => receiptOf(householdKey, of, { setting: 'inpatient', receiptKind: '1111', points, ...facts });

/** What the tests of 給付 share: a ward spoken to through its port, with files as 国保連, the bank and 統合DB make them. */
export async function benefitWard(address: string | undefined, { now = '2026-08-20T09:30', parameters = {}, name = 'benefit' }: { readonly now?: Moment; readonly parameters?: WardStart['parameters']; readonly name?: string } = {}) {
  const stores = await storeHome(address);
  const database = await stores.database(name);
  const ward = await referenceWard({ database, profile, masked });
  await ward.reset(startOf(now, parameters));
  let seq = 0;
  let taxSeq = 0;
  const envelope = (date: Day) => ({ municipalityCode, date, seq: (seq += 1) });
  return {
    ward, database, store: await database.open(wardTables),
    /** A household insured since that day, the first at its head; its key. */
    async insures(people: readonly Resident[], since: Day = '2023-04-01', starting = people.map(({ personKey }) => personKey)): Promise<string> {
      const result = await ward.act({ act: 'enterNotification', notification: { ...start('leaveEmployeeInsurance', since, [...people], starting), receivedOn: since } });
      if (!result.accepted || result.householdKey === null) throw new Error(JSON.stringify(result.refusals));
      return result.householdKey;
    },
    /** Incomes of 令和8年度 unless the row says another year; a full feed. */
    async incomes(...rows: readonly TaxFeed[]): Promise<void> {
      const { accepted, issues } = await ward.deliver(codecOf(profile, taxFeed).format({ municipalityCode, date: '2026-06-10', seq: (taxSeq += 1) }, rows));
      if (!accepted) throw new Error(JSON.stringify(issues));
    },
    records: (...rows: readonly BenefitRecord[]): Promise<ImportResult> => ward.deliver(codecOf(profile, benefitRecord).format(envelope('2026-08-20'), rows)),
    candidates: () => ward.run('findCandidates'),
    cases: async (householdKey?: string): Promise<AnswerOf<'benefitCases'>['cases']> => (await ward.query({ query: 'benefitCases', householdKey })).cases,
    repayments: async (householdKey?: string): Promise<AnswerOf<'repayments'>['repayments']> => (await ward.query({ query: 'repayments', householdKey })).repayments,
    month: (householdKey: string, careMonth = '2026-06') => ward.query({ query: 'benefit', householdKey, careMonth }),
    act: async (act: StaffAct) => {
      const { accepted, refusals } = await ward.act(act);
      return accepted ? 'accepted' : refusals.map(({ why }) => why).join(' / ');
    },
    applies: async (householdKey: string, applicantPersonKey: string, facts: { readonly careMonth?: string; readonly receivedOn?: Day; readonly account?: HeldAccount; readonly autoPayment?: boolean } = {}) => {
      const { accepted, refusals } = await ward.act({ act: 'enterBenefitForm', form: { kind: 'highCost', notificationId: `G-${(serial += 1)}`, receivedOn: '2026-08-20', householdKey, careMonth: '2026-06', applicantPersonKey, account: own, autoPayment: false, ...facts } });
      return accepted ? 'accepted' : refusals.map(({ why }) => why).join(' / ');
    },
    async transfers() {
      const { files: [name] } = await ward.run('exportBenefitPayments');
      if (name === undefined) return [];
      const file = (await ward.outgoing()).find((one) => one.name === name)!;
      await ward.taken(name);
      const { issues, sets } = bankCodec(transferOrder, standardDialect).parse(file.bytes);
      if (issues.length > 0) throw new Error(JSON.stringify(issues));
      return sets.flatMap(({ entries }) => entries.map(({ payeeName, payeeAccountNumber, transferAmount, customerCode1 }) => [payeeName, payeeAccountNumber, transferAmount, customerCode1] as const));
    },
    async drop() {
      await ward.close();
      await database.drop();
      await stores.close();
    },
  };
}
export type BenefitWard = Awaited<ReturnType<typeof benefitWard>>;
/** 所得 of a fiscal year. */
export const income = (personKey: string, netIncomeYen: number, fiscalYear = 2025, facts: Partial<TaxFeed> = {}): TaxFeed => ({ ...declared(personKey, netIncomeYen), fiscalYear, ...facts });

/** A couple whose 世帯主 has had one dear stay: B1, 212,570 yen, waits. */
export async function coupleAfterOneStay() {
  const ward = await benefitWard(undefined);
  const household = await ward.insures([person(1), person(2, { sex: '2' })]);
  await ward.incomes(income('P1', 3_000_000), income('P2', 0));
  await ward.records(inpatient(household, person(1), 100_000));
  await ward.candidates();
  return { ward, household };
}

/** Somebody of 区分ウ in January 2027, with an income in each of three years: receipts of many months can be told. */
export async function earnerOfYears() {
  const ward = await benefitWard(undefined, { now: '2027-01-20T09:30' });
  const household = await ward.insures([person(1)]);
  await ward.incomes(income('P1', 3_000_000), income('P1', 3_000_000, 2024), income('P1', 3_000_000, 2026));
  return { ward, household };
}
