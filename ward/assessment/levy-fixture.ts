import type { FeedKind } from '../../contracts/integrated-db/feed.js';
import { taxFeed, type TaxFeed } from '../../contracts/integrated-db/tax-feed.js';
import { mailReturn, type MailReturn } from '../../contracts/mailing/records.js';
import type { Resident } from '../../contracts/resident.js';
import type { ImportResult, Ward, WardStart } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { dayPart, type Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { inMemory } from '../../store/sqlite.js';
import { referenceWard } from '../reference.js';
import { wardTables, type WardStore } from '../tables.js';
import { masked, profile, resident, start, startOf } from '../ward-fixture.js';

const [municipalityCode, fiscalYear] = ['131032', 2026];
const unsaid = { taxState: null, netIncomeYen: null, salaryIncomeYen: null, publicPensionIncomeYen: null, salaryRevenueYen: null, publicPensionRevenueYen: null, familyEmployeeDeductionYen: null, taxableIncomeYen: null };

/** A 事業所得 declared for 令和8年度, as 統合DB tells it. */
export const declared = (personKey: string, netIncomeYen: number, feedKind: FeedKind = 'full', facts: Partial<TaxFeed> = {}): TaxFeed => ({
  feedKind, operation: 'put', personKey, fiscalYear, taxState: netIncomeYen > 0 ? 'declaredAmount' : 'declaredZero', netIncomeYen, salaryIncomeYen: 0, publicPensionIncomeYen: 0, salaryRevenueYen: 0, publicPensionRevenueYen: 0,
  familyEmployeeDeductionYen: 0, taxableIncomeYen: null, asOf: '2026-06-01', ...facts,
});
export const takenBack = (personKey: string, feedKind: FeedKind = 'difference'): TaxFeed => ({ ...declared(personKey, 0, feedKind), ...unsaid, operation: 'delete' });

/** What the tests of 賦課 share: a ward of June 2026 with its tables within reach, people who are insured, feeds and 返戻. */
export async function levyWard(now: Moment = '2026-06-10T09:30', parameters: WardStart['parameters'] = {}) {
  const database = await inMemory().database('levy');
  const ward = await referenceWard({ database, profile, masked });
  await ward.reset(startOf(now, parameters));
  const store: WardStore = await database.open(wardTables);
  return { ward, store, ...handling(ward, dayPart(now)) };
}
export type LevyWard = Awaited<ReturnType<typeof levyWard>>;

const handling = (ward: Ward, today: Day) => ({
  /** A household of these people, the first at its head, insured since that day. */
  async insures(people: readonly Resident[], since: Day = '2023-04-01'): Promise<void> {
    const result = await ward.act({ act: 'enterNotification', notification: { ...start('leaveEmployeeInsurance', since, [...people]), receivedOn: today } });
    if (!result.accepted) throw new Error(JSON.stringify(result.refusals));
  },
  tells: (seq: number, ...rows: readonly TaxFeed[]): Promise<ImportResult> => ward.deliver(codecOf(profile, taxFeed).format({ municipalityCode, date: today, seq }, rows)),
  returns: (seq: number, ...rows: readonly MailReturn[]): Promise<ImportResult> => ward.deliver(codecOf(profile, mailReturn).format({ municipalityCode, date: today, seq }, rows)),
  /** Every decision of a head, as 「改定 年額」. */
  decisions: async (personKey: string, of = fiscalYear) => (await ward.query({ query: 'assessment', personKey, fiscalYear: of })).assessments.filter(({ headPersonKey }) => headPersonKey === personKey).map(({ revision, totalYen }) => [revision, totalYen]),
  notices: async (personKey: string) => (await ward.query({ query: 'mailings', personKey })).notices.map(({ noticeId, state }) => [noticeId, state] as const),
});

/** Lone people born in 1990, one household each. */
export const person = (n: number, facts: Partial<Resident> = {}): Resident => resident(`P${n}`, n, { bornOn: '1990-05-20', ...facts });
