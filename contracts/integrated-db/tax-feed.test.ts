import { describe, expect, test } from 'vitest';
import { codecOf } from '../wire/codec.js';
import { bundledProfile } from '../wire/profile.js';
import { contradictionsIn, taxFeed, type TaxFeed } from './tax-feed.js';

const none = { netIncomeYen: null, salaryIncomeYen: null, publicPensionIncomeYen: null, salaryRevenueYen: null, publicPensionRevenueYen: null, familyEmployeeDeductionYen: null, taxableIncomeYen: null };
const zero = { netIncomeYen: 0, salaryIncomeYen: 0, publicPensionIncomeYen: 0, salaryRevenueYen: 0, publicPensionRevenueYen: 0, familyEmployeeDeductionYen: 0, taxableIncomeYen: null };
const put = { feedKind: 'difference', operation: 'put', personKey: 'P1', fiscalYear: 2026, asOf: '2026-06-01' } as const;
const rows: readonly TaxFeed[] = [
  { ...put, taxState: 'declaredAmount', ...zero, netIncomeYen: 99_999_999_999, salaryIncomeYen: 2_440_000, salaryRevenueYen: 3_600_000, taxableIncomeYen: 1_450_000 },
  { ...put, personKey: 'P2', taxState: 'declaredZero', ...zero, salaryRevenueYen: 500_000 },
  { ...put, personKey: 'P3', taxState: 'undeclared', ...none },
  { ...put, personKey: 'P4', taxState: 'noData', ...none },
  { ...put, personKey: 'P5', operation: 'delete', taxState: null, ...none },
];
const codec = codecOf(bundledProfile(), taxFeed);
const envelope = { municipalityCode: '131016', date: '2026-06-01', seq: 3 } as const;

test('四つの状態と削除は、それぞれ別の行として書かれ、読めば同じになる', () => {
  const file = codec.format(envelope, rows);
  expect(Buffer.from(file.bytes).toString().split('\n').slice(1, -2)).toEqual([
    'feedKind,operation,personKey,fiscalYear,taxState,netIncomeYen,salaryIncomeYen,publicPensionIncomeYen,salaryRevenueYen,publicPensionRevenueYen,familyEmployeeDeductionYen,taxableIncomeYen,asOf',
    'difference,put,P1,2026,declaredAmount,99999999999,2440000,0,3600000,0,0,1450000,2026-06-01', 'difference,put,P2,2026,declaredZero,0,0,0,500000,0,0,,2026-06-01',
    'difference,put,P3,2026,undeclared,,,,,,,,2026-06-01', 'difference,put,P4,2026,noData,,,,,,,,2026-06-01', 'difference,delete,P5,2026,,,,,,,,,2026-06-01',
  ]);
  expect(codec.parse(file)).toMatchObject({ envelope, issues: [], records: rows.map((value) => ({ value })) });
});

test.each([
  ['feedKind', 'part', 'E204'], ['operation', 'put2', 'E204'], ['personKey', '', 'E201'], ['fiscalYear', '26', 'E202'], ['fiscalYear', '0026', 'E202'], ['taxState', 'zero', 'E204'], ['netIncomeYen', '-1', 'E202'], ['netIncomeYen', '100000000000', 'E202'],
  ['salaryRevenueYen', '01', 'E202'], ['asOf', '2026-02-30', 'E203'],
])('%s の値 %s は %s で拒む', (field, value, code) => {
  const { name, bytes } = codec.format(envelope, [rows[0]!]);
  const lines = Buffer.from(bytes).toString().split('\n');
  const keys = Object.keys(taxFeed.fields);
  const cells = lines[2]!.split(',');
  cells[keys.indexOf(field)] = value;
  const { issues } = codec.parse({ name, bytes: Buffer.from([...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n')) });
  expect(issues).toMatchObject([{ code, line: 3, field }]);
});

describe('行の中の食い違い', () => {
  test('正しい行にはない', () => expect(rows.flatMap(contradictionsIn)).toEqual([]));
  test.each([
    ['未申告に所得0', { taxState: 'undeclared', netIncomeYen: 0 }, ['netIncomeYen']],
    ['課税資料なしに給与収入', { taxState: 'noData', salaryRevenueYen: 500_000 }, ['salaryRevenueYen']],
    ['所得なしの申告に所得', { taxState: 'declaredZero', ...zero, netIncomeYen: 1 }, ['netIncomeYen']],
    ['所得ありの申告に所得0', { taxState: 'declaredAmount', ...zero }, ['netIncomeYen']],
    ['申告に金額の空欄', { taxState: 'declaredZero', ...zero, salaryIncomeYen: null }, ['salaryIncomeYen']],
    ['未申告に課税標準額', { taxState: 'undeclared', taxableIncomeYen: 0 }, ['taxableIncomeYen']],
    ['状態のない登録', { taxState: null }, ['taxState']],
    ['状態と金額のある削除', { operation: 'delete', taxState: 'declaredZero', netIncomeYen: 0 }, ['taxState', 'netIncomeYen']],
  ] as const)('%s', (_, wish, fields) => {
    expect(contradictionsIn({ operation: 'put', ...none, ...wish }).map(({ field }) => field)).toEqual(fields);
  });
});
