import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { benefitRecord, type BenefitRecord } from '../contracts/claims/records.js';
import { codecOf } from '../contracts/wire/codec.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { municipality } from '../law/municipalities.js';
import { inFolder } from '../store/sqlite.js';
import { referenceWard } from '../ward/reference.js';
import { wardTables, type WardStore } from '../ward/tables.js';

/**
 * 給付記録 of one month of a large ward: imported as one file, then reckoned. One receipt in a hundred is a stay for which money is due, three in a
 * hundred people are 70–74. The floor only reads the same file. `npm run bench benefit` uses 170,000 records; a number behind it another count.
 */
const records = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 170_000);
const perPerson = 1.3;
const people = Math.ceil(records / perPerson);
const membersOf = 1.5;
const code = '131032';
const profile = bundledProfile();
const { insurerNumber } = municipality(code);
const recordedAt = '2026-08-20T07:00';

const householdOf = (n: number): number => Math.floor(n / membersOf);
const keyOf = (household: number): string => String(household + 1).padStart(8, '0');
const isOld = (n: number): boolean => n % 4 === 0;
const bornOn = (n: number): string => (isOld(n) ? `195${2 + (n % 4)}-0${1 + (n % 4)}-1${n % 10}` : `19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`);
const branchOf = (n: number): string => (n > 0 && householdOf(n) === householdOf(n - 1) ? '02' : '01');

async function populated(store: WardStore): Promise<void> {
  await store.insertMany('ward_act', [{ act_no: 1, recorded_at: recordedAt, act: 'enterNotification', notification_id: null, person_keys: '', accepted: 1, why: '' }]);
  await store.insertMany('ward_counter', [{ name: 'act', value: 1 }], 'replace');
  for (let from = 0; from < people; from += 2_000) {
    await store.transact(async (inside) => {
      const some = Array.from({ length: Math.min(2_000, people - from) }, (_, i) => from + i);
      await inside.insertMany('ward_resident', some.map((n) => ({
        person_key: `P${n}`, version: 1, individual_number: String(n).padStart(12, '0'), name: '見本', name_kana: 'ミホン', born_on: bornOn(n), sex: n % 2 === 0 ? '1' : '2', address: '東京都港区見本', relationship: '世帯主', common_name: null, card_use: 'none', is_not_disclosed: 0, cancellation_asked_on: null,
        card_usable_through: null, died_on: null, operation: 'register', change_reason: null, act_no: 1, recorded_at: recordedAt, latest: 1, sent_seq: 1, name_key: '見本', kana_key: 'ミホン', address_key: '東京都港区見本',
      })));
      await inside.insertMany('ward_household', some.filter((n) => branchOf(n) === '01').map((n) => ({ household_key: keyOf(householdOf(n)), version: 1, head_person_key: `P${n}`, former_head_person_key: null, address: '東京都港区見本', change_on: null, change_reason: null, operation: 'register', act_no: 1, recorded_at: recordedAt, latest: 1 })));
      await inside.insertMany('ward_period', some.map((n) => ({
        period_key: `T${n}`, revision: 1, person_key: `P${n}`, household_key: keyOf(householdOf(n)), household_since: '2020-04-01', branch_number: branchOf(n), start_on: '2020-04-01', start_reason: 'leaveEmployeeInsurance', end_on: null, end_reason: null, acquired_on: null, acquisition_reason: null, lost_on: null,
        loss_reason: null, special_residence_kind: null, operation: 'register', change_reason: null, voided: 0, insured_by: null, written_no: n + 1, act_no: 1, recorded_at: recordedAt, why: '', latest: 1, sent_before: 0, sent_seq: 1,
      })));
      await inside.insertMany('ward_tax', some.map((n) => ({
        person_key: `P${n}`, fiscal_year: 2025, source: 'feed', version: 1, tax_state: 'declaredAmount', net_income_yen: 1_000_000 + (n % 50) * 100_000, salary_income_yen: 0, public_pension_income_yen: 0, salary_revenue_yen: 0, public_pension_revenue_yen: 0, family_employee_deduction_yen: 0, taxable_income_yen: 500_000,
        as_of: '2026-06-01', import_no: 0, received_at: '2026-06-01T07:15', latest: 1,
      })));
    });
  }
}

function* rows(): Generator<BenefitRecord> {
  for (let i = 0; i < records; i += 1) {
    const n = Math.floor(i / perPerson);
    const isStay = i % 100 === 7;
    yield {
      receiptKey: `R${String(i).padStart(10, '0')}`, revision: 1, recordState: 'settled', careMonth: '202606', deliveryMonth: '202608', insurerNumber, householdKey: keyOf(householdOf(n)), branchNumber: branchOf(n), nameKana: 'ミホン', bornOn: bornOn(n), sex: n % 2 === 0 ? '1' : '2', receiptKind: isStay ? '1111' : '1112',
      institutionCode: `131${String(1_000_000 + (i % 5_000))}`, prescriberCode: null, setting: isStay ? 'inpatient' : 'outpatient', careKind: 'medical', days: 1, points: isStay ? 60_000 : 500 + (i % 3_000), benefitPercent: null, copayYen: null, counterPayment: null, remarks: [], subsidies: [], mealCount: 0, mealYen: 0, mealCopayYen: 0,
    } as BenefitRecord;
  }
}

export async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'benefit-'));
  const database = await inFolder(folder).database('bench');
  const ward = await referenceWard({ database, profile, masked: () => 'MN#' });
  await ward.reset({ municipalityCode: code, insurerNumber, now: recordedAt, parameters: {}, numberMode: 'shifted:3' });
  const store = await database.open(wardTables);
  await populated(store);
  const file = codecOf(profile, benefitRecord).format({ municipalityCode: code, date: '2026-08-20', seq: 1 }, [...rows()]);
  const before = process.memoryUsage.rss();
  const floor = await timed(() => Promise.resolve(codecOf(profile, benefitRecord).parse(file)));
  const imported = await timed(async () => {
    const { accepted, issues } = await ward.deliver(file);
    if (!accepted || issues.length > 0) throw new Error(JSON.stringify(issues.slice(0, 3)));
  });
  const reckoned = await timed(() => ward.run('findCandidates'));
  const again = await timed(() => ward.run('findCandidates'));
  const { count } = await store.db.selectFrom('ward_benefit_case').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const months = await store.db.selectFrom('ward_benefit_category').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  await ward.close();
  await database.close();
  await rm(folder, { recursive: true });
  const both = imported.wall + reckoned.wall;
  return {
    records, people, megabytes: Math.round(file.bytes.length / 1e5) / 10, seconds: { readFile: floor, import: imported, candidates: reckoned, candidatesAgain: again, importAndCandidates: Math.round(both * 100) / 100 }, ratio: { importAndCandidatesToReading: Math.round(((imported.cpu + reckoned.cpu) / floor.cpu) * 10) / 10 },
    monthsJudged: months.count, cases: count, megabytesRss: { before: Math.round(before / 1e6), peak: Math.round(process.resourceUsage().maxRSS / 1e3) },
  };
}

async function timed(act: () => Promise<unknown>): Promise<{ wall: number; cpu: number }> {
  const [since, cpu] = [performance.now(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: Math.round(performance.now() - since) / 1000, cpu: Math.round((user + system) / 1000) / 1000 };
}
