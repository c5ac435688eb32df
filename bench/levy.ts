import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { taxFeed, type TaxFeed } from '../contracts/integrated-db/tax-feed.js';
import { codecOf } from '../contracts/wire/codec.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { defaultNumberMode, individualNumberOf } from '../law/check-digits.js';
import type { Day } from '../law/define.js';
import { municipality } from '../law/municipalities.js';
import { fiscalYearBegins } from '../law/fiscal-year.js';
import { earnedUpTo, salaryIncomeTable } from '../law/premium-income.js';
import { rateSetFor } from '../law/premium-rates.js';
import { wardParameterDefaults } from '../law/ward-parameters.js';
import { inFolder } from '../store/sqlite.js';
import { assess } from '../ward/assessment/assess.js';
import { referenceWard } from '../ward/reference.js';
import { wardTables, type HouseholdRow, type PeriodRow, type ResidentRow, type WardStore } from '../ward/tables.js';

/**
 * 当初賦課 of a large ward: the feed of incomes is taken in, every household is assessed and stored, and the notices are laid out for the
 * printer. The floor is the premium alone, of the same households in memory. `npm run bench levy` uses 100,000 households
 * with 130,000 insured; a number behind it another count.
 */
const households = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 100_000);
const code = '131032';
const profile = bundledProfile();
const fiscalYear = 2026;

const membersOf = (household: number): number => (household % 10 < 2 ? 2 : household % 10 === 2 ? 3 : household % 10 === 3 ? 0 : 1);
const keyOf = (household: number): string => String(household + 1).padStart(8, '0');
const personOf = (household: number, member: number): string => `${keyOf(household)}-${member}`;
const bornOn = (household: number, member: number): Day => `${1953 + ((household * 7 + member * 31) % 70)}-0${1 + (household % 9)}-1${member % 10}` as Day;
const incomeOf = (household: number, member: number): number => (member === 2 ? 0 : (household * 7919 + member * 104_729) % 5_000_000);

const note = { act_no: 0, recorded_at: '2026-04-01T09:30', latest: 1 };
function rowsOf(household: number) {
  const key = keyOf(household);
  // One household in ten is headed by somebody who is not insured.
  const count = Math.max(1, membersOf(household));
  const isNominal = membersOf(household) === 0;
  const people = Array.from({ length: count + (isNominal ? 1 : 0) }, (_, member): ResidentRow => ({
    person_key: personOf(household, member), version: 1, individual_number: individualNumberOf(String(10_000_000_000 + household * 4 + member), defaultNumberMode), name: `見本 ${household}郎`, name_kana: 'ミホン', born_on: bornOn(household, member), sex: '1',
    address: `東京都港区見本${1 + (household % 99)}丁目${household}番`, relationship: '世帯主', common_name: null, card_use: 'none', is_not_disclosed: 0, cancellation_asked_on: null, card_usable_through: null, died_on: null, operation: 'register', change_reason: null, sent_seq: null,
    name_key: '', kana_key: '', address_key: '', ...note,
  }));
  const insured = isNominal ? people.slice(1) : people;
  const periods = insured.map(({ person_key }, i): PeriodRow => ({
    period_key: `P${person_key}`, revision: 1, person_key, household_key: key, household_since: '2023-04-01', branch_number: `0${i + 1}`, start_on: '2023-04-01', start_reason: 'leaveEmployeeInsurance', end_on: null, end_reason: null, acquired_on: '2023-04-01',
    acquisition_reason: 'leaveEmployeeInsurance', lost_on: null, loss_reason: null, special_residence_kind: null, operation: 'register', change_reason: null, voided: 0, insured_by: null, written_no: household, why: '', sent_before: 0, sent_seq: null, ...note,
  }));
  const home: HouseholdRow = { household_key: key, version: 1, head_person_key: people[0]!.person_key, former_head_person_key: null, address: people[0]!.address, change_on: null, change_reason: null, operation: 'register', ...note };
  return { people, periods, home };
}

async function settle(store: WardStore): Promise<number> {
  let insured = 0;
  for (let from = 0; from < households; from += 2000) {
    const some = Array.from({ length: Math.min(2000, households - from) }, (_, i) => rowsOf(from + i));
    insured += some.reduce((sum, { periods }) => sum + periods.length, 0);
    await store.transact(async (inside) => {
      await inside.insertMany('ward_resident', some.flatMap(({ people }) => people));
      await inside.insertMany('ward_period', some.flatMap(({ periods }) => periods));
      await inside.insertMany('ward_household', some.map(({ home }) => home));
    });
  }
  return insured;
}

function salaryOf(amount: number): Pick<TaxFeed, 'salaryIncomeYen' | 'salaryRevenueYen'> {
  const { incomeYen: salaryIncomeYen, revenueYen: salaryRevenueYen } = earnedUpTo(salaryIncomeTable.on(fiscalYearBegins(fiscalYear)), amount);
  return { salaryIncomeYen, salaryRevenueYen };
}

function* feedRows(): Generator<TaxFeed> {
  for (let household = 0; household < households; household += 1) {
    for (const [member, { person_key: personKey }] of rowsOf(household).people.entries()) {
      const amount = incomeOf(household, member);
      yield {
        feedKind: 'full', operation: 'put', personKey, fiscalYear, taxState: amount > 0 ? 'declaredAmount' : 'declaredZero', netIncomeYen: amount, ...salaryOf(amount), publicPensionIncomeYen: 0,
        publicPensionRevenueYen: 0, familyEmployeeDeductionYen: 0, taxableIncomeYen: null, asOf: '2026-05-20',
      };
    }
  }
}

export async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'levy-'));
  const database = await inFolder(folder).database('bench');
  const ward = await referenceWard({ database, profile, masked: () => 'MN#' });
  await ward.reset({ municipalityCode: code, insurerNumber: municipality(code).insurerNumber, now: '2026-06-10T09:30', parameters: {}, numberMode: 'shifted:3' });
  const insured = await settle(await database.open(wardTables));
  const feed = codecOf(profile, taxFeed).format({ municipalityCode: code, date: '2026-06-10', seq: 1 }, feedRows());
  const before = process.memoryUsage.rss();
  const seconds = {
    import: await timed(async () => { if (!(await ward.deliver(feed)).accepted) throw new Error('取り込まない'); }),
    assess: await timed(() => ward.run('assessYear')), print: await timed(() => ward.run('exportPrint')), reassess: await timed(() => ward.run('reassess')),
  };
  const peak = process.resourceUsage().maxRSS * 1024;
  const files = await ward.outgoing();
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  await ward.close();
  await database.close();
  await rm(folder, { recursive: true });
  const floor = await timed(async () => premiumsAlone());
  const together = seconds.assess.cpu + seconds.print.cpu;
  return {
    households, insured, files: files.length, megabytesPrinted: Math.round(bytes / 1e5) / 10, seconds: { ...seconds, premiumsAlone: floor }, householdsPerCpuSecond: Math.round(households / together),
    ratio: { assessAndPrintToPremiumsAlone: Math.round((together / floor.cpu) * 10) / 10 }, megabytesRss: { before: Math.round(before / 1e6), peak: Math.round(peak / 1e6) },
  };
}

function premiumsAlone(): void {
  const rateSet = rateSetFor(fiscalYear, code)!;
  let total = 0;
  for (let household = 0; household < households; household += 1) {
    const count = Math.max(1, membersOf(household));
    total += assess({
      fiscalYear, rateSet, parameters: wardParameterDefaults, incomeReduction: 'judged', isIncomeDeclared: true, omitsAdultExtra: false, relief: null,
      members: Array.from({ length: count }, (_, member) => ({
        ref: personOf(household, member), role: member === 0 ? 'head' as const : 'member' as const, age: { kind: 'born' as const, bornOn: bornOn(household, member) }, insuredMonths: { kind: 'count' as const, count: 12 },
        income: { salaryIncomeYen: incomeOf(household, member) }, isDeclared: true,
      })),
    }).totalYen;
  }
  if (total === 0) throw new Error('保険料がない');
}

async function timed(act: () => Promise<unknown>): Promise<{ wall: number; cpu: number }> {
  const [since, cpu] = [performance.now(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: Math.round(performance.now() - since) / 1000, cpu: Math.round((user + system) / 1000) / 1000 };
}
