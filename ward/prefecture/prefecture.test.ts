import { describe, expect, it } from 'vitest';
import type { Fields, RecordDefinition, RecordOf } from '../../contracts/define.js';
import { levyBase, levyContribution, standardRate, submissionResult, type LevyBaseRow, type LevyContributionRow } from '../../contracts/levy-standard/records.js';
import { troublesInBase } from '../../contracts/levy-standard/checks.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { rateSetFor } from '../../law/premium-rates.js';
import { declared, levyWard, person, type LevyWard } from '../assessment/levy-fixture.js';
import { end, enter, profile, start } from '../ward-fixture.js';
import { incomeAtCap, UnknownRate } from './count-base.js';

const november = (parameters = {}) => levyWard('2026-11-02T17:45', parameters);
let seq = 0;
const deliver = <F extends Fields>({ ward }: LevyWard, definition: RecordDefinition<F>, rows: readonly RecordOf<RecordDefinition<F>>[]) => ward.deliver(codecOf(profile, definition).format({ municipalityCode: '131032', date: '2026-11-20', seq: (seq += 1) }, rows));
/** The file that the job makes now, taken away; none = it makes none. */
async function exported({ ward }: LevyWard): Promise<readonly LevyBaseRow[] | null> {
  const { files: [name] } = await ward.run('exportLevyBase');
  if (name === undefined) return null;
  const file = (await ward.outgoing()).find((one) => one.name === name)!;
  await ward.taken(name);
  const { records, issues } = codecOf(profile, levyBase).parse(file);
  expect([issues, troublesInBase(records)]).toEqual([[], []]);
  return records.map(({ value }) => value);
}
const lineOf = (rows: readonly LevyBaseRow[] | null, part: string) => {
  const row = rows?.find((one) => one.part === part);
  return row ? `${row.insuredCount}人 ${row.householdCount}世帯 ${row.incomeThousandYen} ${row.cappedIncomeThousandYen}` : null;
};
const bandsIn = (rows: readonly LevyBaseRow[] | null) => rows!.filter(({ ageBand, insuredCount }) => ageBand !== null && insuredCount > 0).map(({ ageBand, insuredCount }) => `${ageBand} ${insuredCount}`);
const judged = (levy: LevyWard, fileName: string, submissionOutcome: 'accepted' | 'refused' | 'closed') => deliver(levy, submissionResult, [{ fileName, submissionOutcome, code: submissionOutcome === 'accepted' ? null : 'E206', line: null, fieldJa: submissionOutcome === 'accepted' ? null : '世帯数', message: null, cure: null, answeredAt: '2026-11-03T07:30' }]);
const fileNames = async ({ ward }: LevyWard) => (await ward.query({ query: 'submissions' })).submissions.map(({ fileName }) => fileName);

describe('市町村基礎ファイル', () => {
  it('4月1日の被保険者を、世帯と一人ごとの賦課標準から数える', async () => {
    const levy = await november();
    await levy.insures([person(1), person(2, { bornOn: '1980-01-15' }), person(3, { bornOn: '2010-06-01' })]);
    await levy.insures([person(4)], '2026-04-02');
    await levy.tells(1, declared('P1', 2_430_000), declared('P2', 930_000));
    const rows = await exported(levy);
    expect([lineOf(rows, 'medical'), lineOf(rows, 'support'), lineOf(rows, 'care'), lineOf(rows, 'childSupport')]).toEqual(['3人 1世帯 2500 2500', '3人 1世帯 2500 2500', '1人 1世帯 500 500', '2人 1世帯 2500 2500']);
    expect([bandsIn(rows), rows!.at(-1)]).toMatchObject([['15 1', '35 1', '45 1'], { rowKind: 'total', fiscalYear: 2027, countedOn: '2026-04-01', insuredCount: 3, careCostThousandYen: 0 }]);
  });
  it.each([['2026-03-31', '1人 1世帯 1000 1000'], ['2026-04-01', '2人 2世帯 2000 2000']] as const)('%s に社保へ入った人は、翌日が4月1日より後なら数える', async (occurredOn, expected) => {
    const levy = await november();
    await levy.insures([person(1)], '2026-04-01');
    await levy.insures([person(2)]);
    await levy.tells(1, declared('P1', 1_430_000), declared('P2', 1_430_000));
    await enter(levy.ward, end('joinEmployeeInsurance', occurredOn, ['P2'], { receivedOn: '2026-11-02' }));
    expect(lineOf(await exported(levy), 'medical')).toBe(expected);
  });
  it('擬制世帯主は、人にも所得にも数えない', async () => {
    const levy = await november();
    await enter(levy.ward, { ...start('leaveEmployeeInsurance', '2023-04-01', [person(1), person(2)], ['P2']), receivedOn: '2026-11-02' });
    await levy.tells(1, declared('P1', 9_430_000), declared('P2', 1_430_000));
    expect(lineOf(await exported(levy), 'medical')).toBe('1人 1世帯 1000 1000');
  });
  it.each([['1986-04-02', '1人'], ['1986-04-03', '0人'], ['1961-04-02', '0人'], ['1961-04-03', '1人']])('生年月日 %s の人は、4月1日に介護分の %s', async (bornOn, expected) => {
    const levy = await november();
    await levy.insures([person(1, { bornOn: bornOn as '1986-04-02' })]);
    expect(lineOf(await exported(levy), 'care')?.split(' ')[0]).toBe(expected);
  });
  it('限度額に達する所得の一円下は切らず、達すればそこで切る', async () => {
    // 一人世帯の医療分: (67万円 − 47,600円) ÷ 7.51% = 8,287,616円
    const set = rateSetFor(2026, '131032');
    expect(incomeAtCap('medical', 1, set, '2026-04-01')).toBe(8_287_616);
    const levy = await november();
    await levy.insures([person(1)]);
    await levy.tells(1, declared('P1', 8_287_000 + 430_000));
    expect(lineOf(await exported(levy), 'medical')).toBe('1人 1世帯 8287 8287');
    await levy.tells(2, declared('P1', 8_288_000 + 430_000, 'difference'));
    expect(lineOf(await exported(levy), 'medical')).toBe('1人 1世帯 8288 8287');
  });
  it('限度額のない区分は切らず、料率の分からない区は作らない', () => {
    expect(incomeAtCap('childSupport', 1, rateSetFor(2025, '131032'), '2025-04-01')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => incomeAtCap('medical', 1, undefined, '2026-04-01')).toThrow(UnknownRate);
    expect(() => incomeAtCap('childSupport', 1, rateSetFor(2026, '131237'), '2026-04-01')).toThrow(UnknownRate);
  });
  it('遡った訂正も、作る日までに入ったものは数える', async () => {
    const levy = await november();
    await levy.insures([person(1)]);
    await levy.insures([person(2)]);
    expect(lineOf(await exported(levy), 'medical')).toBe('2人 2世帯 0 0');
    await enter(levy.ward, end('joinEmployeeInsurance', '2026-03-01', ['P2'], { receivedOn: '2026-11-02' }));
    await levy.tells(1, declared('P1', 1_430_000));
    expect(lineOf(await exported(levy), 'medical')).toBe('1人 1世帯 1000 1000');
  });
  it('同じ中身なら出し直さず、返されたら次の通番で出し直し、締め切られたら替わっても出さない', async () => {
    const levy = await november();
    await levy.insures([person(1)]);
    await exported(levy);
    expect(await exported(levy)).toBeNull();
    await judged(levy, (await fileNames(levy))[0]!, 'refused');
    expect(lineOf(await exported(levy), 'medical')).toBe('1人 1世帯 0 0');
    expect((await levy.ward.query({ query: 'submissions' })).submissions.map(({ state, about, issues }) => [state, about, issues.map(({ ja }) => ja)])).toEqual([['refused', '2027', ['世帯数']], ['handedOver', '2027', []]]);
    await levy.tells(1, declared('P1', 1_430_000));
    await exported(levy);
    await judged(levy, (await fileNames(levy)).at(-1)!, 'closed');
    await levy.tells(2, declared('P1', 2_430_000, 'difference'));
    expect(await exported(levy)).toBeNull();
  });
  it.each([['2026-09-30T17:45', 0], ['2026-10-01T17:45', 1], ['2027-03-31T17:45', 1], ['2027-04-01T17:45', 0]] as const)('%s には %d つ作る', async (now, files) => {
    const levy = await levyWard(now);
    expect((await levy.ward.run('exportLevyBase')).files.length).toBe(files);
  });
});

const answerFor = (rows: readonly LevyBaseRow[], wish: Partial<LevyContributionRow> = {}): readonly LevyContributionRow[] => rows.filter(({ part }) => part !== null).map(({ part, insuredCount, householdCount, cappedIncomeThousandYen }) => (
  { fiscalYear: 2027, runKind: 'provisional', part: part!, insuredCount, householdCount: householdCount!, cappedIncomeThousandYen: cappedIncomeThousandYen!, byIncomeYen: 75_000, byHeadYen: 50_000, contributionYen: 125_000, ...wish }));
const ratesFor = (rows: readonly LevyContributionRow[], contributionYen = 125_000) => rows.map(({ fiscalYear, runKind, part }) => ({ fiscalYear, runKind, part, contributionYen, incomeRatePer100k: 7_500, perCapitaYen: 50_000 }));

describe('納付金と標準保険料率の取り込み', () => {
  async function handedIn(): Promise<readonly [LevyWard, readonly LevyBaseRow[]]> {
    const levy = await november();
    await levy.insures([person(1)]);
    await levy.tells(1, declared('P1', 1_430_000));
    const rows = (await exported(levy))!;
    await judged(levy, (await fileNames(levy))[0]!, 'accepted');
    return [levy, rows];
  }
  const issuesOf = ({ accepted, issues }: { readonly accepted: boolean; readonly issues: readonly { readonly code: string; readonly field: string; readonly raw: string }[] }) => [accepted, ...issues.map(({ code, field, raw }) => `${code} ${field} ${raw}`)];

  it('提出した基礎から算定されたものを取り込み、区の料率との差を見せる', async () => {
    const [levy, rows] = await handedIn();
    const answer = answerFor(rows);
    expect([await deliver(levy, levyContribution, answer), await deliver(levy, standardRate, ratesFor(answer))]).toMatchObject([{ accepted: true, applied: 4 }, { accepted: true, applied: 4 }]);
    const { runs } = await levy.ward.query({ query: 'contributions', fiscalYear: 2027 });
    expect(runs.map(({ runKind, parts }) => [runKind, parts.map(({ part }) => part)])).toEqual([['provisional', ['medical', 'support', 'care', 'childSupport']]]);
    expect([runs[0]!.parts[0], runs[0]!.parts[3]!.own]).toEqual([
      { part: 'medical', contributionYen: 125_000, byIncomeYen: 75_000, byHeadYen: 50_000, standard: { incomeRatePer100k: 7_500, perCapitaYen: 50_000 }, own: { fiscalYear: 2026, incomeRatePer100k: 7_510, perCapitaYen: 47_600 }, difference: { incomeRatePer100k: 10, perCapitaYen: -2_400 } },
      { fiscalYear: 2026, incomeRatePer100k: 270, perCapitaYen: 1_873 },
    ]);
  });
  it('区の基礎と違うもの(隣の区、去年、限度額を忘れたもの)は、違う項目をすべて挙げて拒む', async () => {
    const [levy, rows] = await handedIn();
    const wrong = answerFor(rows).map((row) => (row.part === 'medical' ? { ...row, insuredCount: 9, cappedIncomeThousandYen: 9_999 } : row));
    expect(issuesOf(await deliver(levy, levyContribution, wrong))).toEqual([false, 'E914 insuredCount 9', 'E914 cappedIncomeThousandYen 9999']);
    expect((await levy.ward.query({ query: 'contributions', fiscalYear: 2027 })).runs).toEqual([]);
  });
  it('受理されていない年度、欠けた区分、二つの算定の混じるもの、納付金より先の料率は拒む', async () => {
    const [levy, rows] = await handedIn();
    const answer = answerFor(rows);
    expect(issuesOf(await deliver(levy, levyContribution, answer.map((row) => ({ ...row, fiscalYear: 2028 }))))).toEqual([false, 'E914 fiscalYear 2028']);
    expect(issuesOf(await deliver(levy, levyContribution, answer.slice(1)))).toEqual([false, 'E206 part medical']);
    expect(issuesOf(await deliver(levy, levyContribution, [...answer.slice(0, 3), { ...answer[3]!, runKind: 'definite' }]))).toEqual([false, 'E206 runKind 2027 definite']);
    expect(issuesOf(await deliver(levy, standardRate, ratesFor(answer.slice(0, 4))))).toEqual([false, ...answer.map(() => 'E914 contributionYen 125000')]);
  });
  it('同じものがもう一度届いても一度だけで、算定し直したものは入れ替わる', async () => {
    const [levy, rows] = await handedIn();
    const file = codecOf(profile, levyContribution).format({ municipalityCode: '131032', date: '2026-11-20', seq: 900 }, answerFor(rows));
    expect([(await levy.ward.deliver(file)).applied, (await levy.ward.deliver(file)).applied]).toEqual([4, 0]);
    await deliver(levy, levyContribution, answerFor(rows, { byHeadYen: 60_000, contributionYen: 135_000 }));
    expect((await levy.ward.query({ query: 'contributions', fiscalYear: 2027 })).runs[0]!.parts[0]!.contributionYen).toBe(135_000);
  });
  it('出していないファイルの結果は拒み、二度目の結果は何も変えない', async () => {
    const [levy] = await handedIn();
    expect(issuesOf(await judged(levy, 'levyBase_131032_2026-01-01_9.csv', 'accepted'))).toEqual([false, 'E207 fileName levyBase_131032_2026-01-01_9.csv']);
    expect((await judged(levy, (await fileNames(levy))[0]!, 'refused')).applied).toBe(0);
    expect((await levy.ward.query({ query: 'submissions' })).submissions[0]!.state).toBe('accepted');
  });
});

it('東京都とやりとりする表とファイルに、個人番号も氏名もない', async () => {
  const levy = await november();
  const people = [person(1), person(2)];
  await levy.insures(people);
  await levy.ward.run('exportLevyBase');
  await levy.ward.run('exportBenefitReport');
  const { db } = levy.store;
  const kept = JSON.stringify([await db.selectFrom('ward_submission').selectAll().execute(), await db.selectFrom('ward_reported_month').selectAll().execute(), await db.selectFrom('ward_contribution').selectAll().execute(), await db.selectFrom('ward_standard_rate').selectAll().execute()]);
  const sent = (await levy.ward.outgoing()).filter(({ name }) => /^(levyBase|benefitReport)/.test(name)).map(({ bytes }) => Buffer.from(bytes).toString()).join('\n');
  for (const { individualNumber, name, nameKana, personKey } of people) for (const word of [individualNumber, name, nameKana, personKey]) expect(`${kept}${sent}`).not.toContain(word);
  expect(sent).not.toMatch(/\d{12}/);
});
