import { describe, expect, test } from 'vitest';
import { inspectFile } from '../inspect.js';
import { codecOf } from '../wire/codec.js';
import { bundledProfile } from '../wire/profile.js';
import { troublesInBase, troublesInReport } from './checks.js';
import { benefitReport, levyBase, levyContribution, levyStandardRecords, standardRate, submissionResult, type BenefitReportRow, type LevyBaseRow } from './records.js';
import { baseRowsOf } from './told-base.js';

const profile = bundledProfile();
const envelope = { municipalityCode: '131032', date: '2026-11-02', seq: 1 } as const;
const rows = baseRowsOf({ fiscalYear: 2027, insuredCount: 30, householdCount: 20, cappedIncomeThousandYen: 42_000, incomeThousandYen: 50_000, care: { insuredCount: 12, householdCount: 9, cappedIncomeThousandYen: 18_000 }, careCostThousandYen: 9_000 });
const linesOf = ({ bytes }: { readonly bytes: Uint8Array }) => Buffer.from(bytes).toString().split('\n');
const edited = (change: (lines: string[]) => string[]) => {
  const file = codecOf(profile, levyBase).format(envelope, rows);
  return { name: file.name, bytes: Buffer.from(change(linesOf(file)).join('\n')) };
};
const withLine = (index: number, line: string) => edited((lines) => lines.map((one, at) => (at === index ? line : one)));
const found = (file: { readonly name: string; readonly bytes: Uint8Array }) => codecOf(profile, levyBase).parse(file).issues.map(({ code, line, field }) => `${code} ${line} ${field}`);

describe('市町村基礎ファイル(見本)', () => {
  test('手で書いたバイト列のとおりに書かれる', () => {
    expect(linesOf(codecOf(profile, levyBase).format(envelope, rows))).toEqual([
      'header,levyBase,public-knowledge/interfaces@1.0.0,131032,2026-11-02,1',
      'rowKind,fiscalYear,countedOn,part,ageBand,insuredCount,householdCount,incomeThousandYen,cappedIncomeThousandYen,careCostThousandYen',
      'part,2027,2026-04-01,medical,,30,20,50000,42000,', 'part,2027,2026-04-01,support,,30,20,50000,42000,', 'part,2027,2026-04-01,care,,12,9,18000,18000,', 'part,2027,2026-04-01,childSupport,,30,20,50000,42000,',
      'ageBand,2027,2026-04-01,,00,0,,,,0', 'ageBand,2027,2026-04-01,,05,0,,,,0', 'ageBand,2027,2026-04-01,,10,0,,,,0', 'ageBand,2027,2026-04-01,,15,0,,,,0', 'ageBand,2027,2026-04-01,,20,0,,,,0', 'ageBand,2027,2026-04-01,,25,0,,,,0', 'ageBand,2027,2026-04-01,,30,0,,,,0',
      'ageBand,2027,2026-04-01,,35,0,,,,0', 'ageBand,2027,2026-04-01,,40,0,,,,0', 'ageBand,2027,2026-04-01,,45,30,,,,9000', 'ageBand,2027,2026-04-01,,50,0,,,,0', 'ageBand,2027,2026-04-01,,55,0,,,,0', 'ageBand,2027,2026-04-01,,60,0,,,,0', 'ageBand,2027,2026-04-01,,65,0,,,,0',
      'ageBand,2027,2026-04-01,,70,0,,,,0', 'total,2027,2026-04-01,,,30,,,,9000', 'trailer,20', '',
    ]);
  });
  test('名前でも見出しでも、何のファイルかわかる', () => {
    const file = codecOf(profile, levyBase).format(envelope, rows);
    expect([inspectFile({ ...file, profile }), inspectFile({ ...file, name: 'a.csv', profile })]).toMatchObject([{ layout: 'levyBase', ok: true, records: 20 }, { layout: 'levyBase', ok: false }]);
  });
  test.each([
    ['空の行種別', 2, ',2027,2026-04-01,medical,,30,20,50000,42000,', ['E201 3 rowKind']], ['西暦でない年度', 2, 'part,9,2026-04-01,medical,,30,20,50000,42000,', ['E202 3 fiscalYear']], ['暦にない基準日', 2, 'part,2027,2026-04-31,medical,,30,20,50000,42000,', ['E203 3 countedOn']],
    ['知らない区分', 2, 'part,2027,2026-04-01,elderly,,30,20,50000,42000,', ['E204 3 part']], ['負の人数', 2, 'part,2027,2026-04-01,medical,,-1,20,50000,42000,', ['E202 3 insuredCount']], ['12桁の額', 2, 'part,2027,2026-04-01,medical,,30,20,100000000000,42000,', ['E202 3 incomeThousandYen']],
    ['区分の行の年齢階級', 2, 'part,2027,2026-04-01,medical,00,30,20,50000,42000,', ['E206 3 ageBand']], ['世帯数のない区分の行', 2, 'part,2027,2026-04-01,medical,,30,,50000,42000,', ['E206 3 householdCount']], ['医療費のない年齢階級の行', 6, 'ageBand,2027,2026-04-01,,00,0,,,,', ['E206 7 careCostThousandYen']],
    ['知らない年齢階級', 6, 'ageBand,2027,2026-04-01,,75,0,,,,0', ['E204 7 ageBand']], ['件数の合わない末尾', 22, 'trailer,19', ['E103 23 count']],
  ])('%s は拒む', (_ja, index, line, issues) => expect(found(withLine(index, line))).toEqual(issues));
  test('途中で切れたファイルは拒む', () => expect(found(edited((lines) => lines.slice(0, 12)))).toEqual(['E103 12 *', 'E103 12 *']));
});

describe('市町村基礎ファイルの行どうしの食い違い', () => {
  const troubles = (list: readonly LevyBaseRow[]) => troublesInBase(list.map((value, index) => ({ line: index + 3, value }))).map(({ line, field, raw }) => `${line} ${field} ${raw}`);
  const changed = (index: number, wish: Partial<LevyBaseRow>) => rows.map((row, at) => (at === index ? { ...row, ...wish } : row));
  test('正しいファイルにはない', () => expect(troubles(rows)).toEqual([]));
  test.each([
    ['行がない', [], ['0 * ']],
    ['介護分の行がない', rows.filter(({ part }) => part !== 'care'), ['0 part care']],
    ['医療分の行が二つある', [...rows, rows[0]!], ['23 part medical']],
    ['年齢階級が一つない', rows.filter(({ ageBand }) => ageBand !== '70'), ['0 ageBand 70']],
    ['合計の行がない', rows.slice(0, -1), ['0 rowKind total']],
    ['年度の違う行がある', changed(1, { fiscalYear: 2026, countedOn: '2025-04-01' }), ['4 fiscalYear 2026']],
    ['基準日が4月2日', changed(0, { countedOn: '2026-04-02' }), ['3 countedOn 2026-04-02']],
    ['合計の人数が年齢階級の和でない', changed(13, { insuredCount: 29 }), ['22 insuredCount 30']],
    ['合計の医療費が年齢階級の和でない', changed(19, { careCostThousandYen: 9_001 }), ['22 careCostThousandYen 9001']],
    ['支援金分の人数が合計と違う', changed(1, { insuredCount: 29 }), ['4 insuredCount 29']],
    ['介護分の人数が合計より多い', changed(2, { insuredCount: 31 }), ['5 insuredCount 31']],
    ['世帯が人より多い', changed(2, { householdCount: 13 }), ['5 householdCount 13']],
    ['介護分の所得が医療分より多い', changed(2, { incomeThousandYen: 50_001 }), ['5 incomeThousandYen 50001']],
    ['限度額で切った所得が元の所得より多い', changed(2, { cappedIncomeThousandYen: 18_001 }), ['5 cappedIncomeThousandYen 18001']],
  ])('%s', (_ja, list, expected) => expect(troubles(list)).toEqual(expected));
  test('令和7年度の納付金は三区分で、子ども分の行があれば拒む', () => {
    const of2025 = baseRowsOf({ fiscalYear: 2025, insuredCount: 1, householdCount: 1, cappedIncomeThousandYen: 0 });
    expect([of2025.filter(({ rowKind }) => rowKind === 'part').map(({ part }) => part), troubles(of2025), troubles([...of2025, { ...of2025[0]!, part: 'childSupport' }])]).toEqual([['medical', 'support', 'care'], [], ['22 part childSupport']]);
  });
});

describe('納付金・標準保険料率・提出の結果・給付状況(見本)', () => {
  const contribution = { fiscalYear: 2027, runKind: 'definite', part: 'medical', insuredCount: 30, householdCount: 20, cappedIncomeThousandYen: 42_000, byIncomeYen: 1_000, byHeadYen: 500, contributionYen: 1_500 } as const;
  const samples = [
    [levyContribution, contribution, '2027,definite,medical,30,20,42000,1000,500,1500'],
    [standardRate, { fiscalYear: 2027, runKind: 'provisional', part: 'care', contributionYen: 1_500, incomeRatePer100k: null, perCapitaYen: 17 }, '2027,provisional,care,1500,,17'],
    [submissionResult, { fileName: 'levyBase_131032_2026-11-02_1.csv', submissionOutcome: 'refused', code: 'E206', line: 3, fieldJa: '世帯数', message: '多い', cure: '数え直す', answeredAt: '2026-11-02T17:45' }, 'levyBase_131032_2026-11-02_1.csv,refused,E206,3,世帯数,多い,数え直す,2026-11-02T17:45'],
    [benefitReport, { deliveryMonth: '202608', reportItem: 'inpatient', itemCount: 3, itemYen: 900_000 }, '202608,inpatient,3,900000'],
  ] as const;
  test.each(samples.map(([definition, value, line]) => [definition.ja, definition, value, line] as const))('%s は書いて読めば同じになる', (_ja, definition, value, line) => {
    const codec = codecOf(profile, definition as never);
    const file = codec.format(envelope, [value]);
    expect(linesOf(file)[2]).toBe(line);
    expect(codec.parse(file)).toMatchObject({ envelope, issues: [], records: [{ value }] });
  });
  test.each([
    [0, 'runKind', 'final', 'E204'], [0, 'contributionYen', '1501', 'E206'], [0, 'byIncomeYen', '-1', 'E202'], [0, 'part', '', 'E201'], [1, 'incomeRatePer100k', '7.51', 'E202'], [1, 'contributionYen', '', 'E201'],
    [2, 'submissionOutcome', 'ok', 'E204'], [2, 'answeredAt', '2026-11-02', 'E203'], [3, 'deliveryMonth', '2026-8', 'E202'], [3, 'reportItem', 'dental', 'E204'], [3, 'itemYen', '', 'E201'],
  ] as const)('%s 番目の %s に「%s」は書けない', (index, field, wrong, code) => {
    const [definition, value] = samples[index];
    const codec = codecOf(profile, definition as never);
    const { name, bytes } = codec.format(envelope, [value]);
    const lines = linesOf({ bytes });
    const cells = lines[2]!.split(',');
    cells[Object.keys(definition.fields).indexOf(field)] = wrong;
    expect(codec.parse({ name, bytes: Buffer.from([...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n')) }).issues).toMatchObject([{ code, line: 3, field }]);
  });
  test('給付状況は、月ごとにどの区分も一行あり、合計が和に等しい', () => {
    const row = (reportItem: BenefitReportRow['reportItem'], itemCount: number, itemYen: number): BenefitReportRow => ({ deliveryMonth: '202608', reportItem, itemCount, itemYen });
    const troubles = (...list: readonly BenefitReportRow[]) => troublesInReport(list.map((value, index) => ({ line: index + 3, value }))).map(({ line, field, raw }) => `${line} ${field} ${raw}`);
    const [inpatient, outpatient, highCost] = [row('inpatient', 1, 500_000), row('outpatient', 2, 10_000), row('highCost', 1, 80_000)];
    expect(troubles(inpatient, outpatient, highCost, row('total', 4, 590_000))).toEqual([]);
    expect(troubles(inpatient, outpatient, highCost, row('total', 3, 590_001))).toEqual(['6 itemCount 3', '6 itemYen 590001']);
    expect([troubles(inpatient, outpatient, row('total', 3, 510_000)), troubles(inpatient, inpatient, outpatient, highCost, row('total', 4, 590_000)), troubles()]).toEqual([['3 reportItem highCost'], ['3 reportItem inpatient'], ['0 * ']]);
  });
});

test('どの記録にも、個人番号の項目も、人を名指す項目もない', () => {
  const keys = levyStandardRecords.flatMap(({ fields }) => Object.entries(fields));
  expect(keys.filter(([key, { secret }]) => secret || /person|name$|nameKana|bornOn|address|individual/i.test(key)).map(([key]) => key)).toEqual(['fileName']);
});
