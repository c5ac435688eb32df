import { describe, expect, test } from 'vitest';
import { codecOf } from '../wire/codec.js';
import { bundledProfile } from '../wire/profile.js';
import { contactSlip, contradictionsInSlip, nothingAnswered, type ContactSlip } from './contact-slip.js';

const inquiry: ContactSlip = {
  slipId: 'CS-131032-0000001', slipKind: 'inquiry', senderCode: '131032', recipientCode: '131016', forwardedByCode: null, inquiryId: null, topic: 'previousIncome', fiscalYear: 2026, name: '髙橋 花子', nameKana: 'タカハシ ハナコ', bornOn: '1990-05-20', sex: '2',
  address: null, isNotDisclosed: false, writtenOn: '2026-06-10', slipText: '所得', ...nothingAnswered,
};
const reply: ContactSlip = {
  ...inquiry, slipId: 'SL-1', slipKind: 'reply', senderCode: '131016', recipientCode: '131032', inquiryId: 'CS-131032-0000001', outcome: 'answered', asOf: '2026-06-01', taxState: 'declaredZero', netIncomeYen: 0, salaryIncomeYen: 0, publicPensionIncomeYen: 0,
  salaryRevenueYen: 500_000, publicPensionRevenueYen: 0, familyEmployeeDeductionYen: 0,
};
const { taxState: _, ...none } = nothingAnswered;
const qualification: ContactSlip = { ...reply, ...none, taxState: null, topic: 'duplicateQualification', fiscalYear: null, outcome: 'answered', asOf: '2026-06-01', acquiredOn: '2026-01-10', lostOn: null };
const rows = [inquiry, { ...inquiry, slipId: 'CS-131032-0000002', slipKind: 'reminder', inquiryId: inquiry.slipId, forwardedByCode: '131024' }, reply, qualification, { ...reply, ...nothingAnswered, outcome: 'notHeld' }] as const;
const codec = codecOf(bundledProfile(), contactSlip);
const envelope = { municipalityCode: '131032', date: '2026-06-10', seq: 1 } as const;

test('照会・再照会・回答は、書いて読めば同じになり、中に矛盾はない', () => {
  const file = codec.format(envelope, rows);
  expect(codec.parse(file)).toMatchObject({ envelope, issues: [], records: rows.map((value) => ({ value })) });
  expect(rows.flatMap(contradictionsInSlip)).toEqual([]);
});

test('一枚の照会は、この順の列で書かれる', () => {
  expect(Buffer.from(codec.format(envelope, [inquiry]).bytes).toString().split('\n').slice(1, 3)).toEqual([
    'slipId,slipKind,senderCode,recipientCode,forwardedByCode,inquiryId,topic,fiscalYear,name,nameKana,bornOn,sex,address,isNotDisclosed,writtenOn,slipText,outcome,asOf,taxState,netIncomeYen,salaryIncomeYen,publicPensionIncomeYen,salaryRevenueYen,publicPensionRevenueYen,familyEmployeeDeductionYen,taxableIncomeYen,acquiredOn,lostOn,specialResidenceKind',
    'CS-131032-0000001,inquiry,131032,131016,,,previousIncome,2026,髙橋 花子,タカハシ ハナコ,1990-05-20,2,,0,2026-06-10,所得,,,,,,,,,,,,,',
  ]);
});

test.each([
  ['slipId', '', 'E201'], ['slipKind', 'letter', 'E204'], ['senderCode', '13103', 'E202'], ['recipientCode', '', 'E201'], ['topic', 'income', 'E204'], ['fiscalYear', '26', 'E202'], ['name', '', 'E201'], ['bornOn', '1990-02-30', 'E203'], ['sex', '3', 'E204'],
  ['isNotDisclosed', 'yes', 'E204'], ['writtenOn', '', 'E201'], ['outcome', 'yes', 'E204'], ['netIncomeYen', '-1', 'E202'], ['acquiredOn', '2026-13-01', 'E203'], ['specialResidenceKind', 'x', 'E204'],
])('%s の値 %s は %s で拒む', (field, value, code) => {
  const { name, bytes } = codec.format(envelope, [inquiry]);
  const lines = Buffer.from(bytes).toString().split('\n');
  const cells = lines[2]!.split(',');
  cells[Object.keys(contactSlip.fields).indexOf(field)] = value;
  const { issues } = codec.parse({ name, bytes: Buffer.from([...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n')) });
  expect(issues).toMatchObject([{ code, line: 3, field }]);
});

describe('一枚の中の食い違い', () => {
  test.each([
    ['自分に宛てた連絡票', inquiry, { recipientCode: '131032' }, ['recipientCode']],
    ['照会に照会の番号', inquiry, { inquiryId: 'CS-1' }, ['inquiryId']],
    ['照会の番号のない回答', reply, { inquiryId: null }, ['inquiryId']],
    ['年度のない所得の照会', inquiry, { fiscalYear: null }, ['fiscalYear']],
    ['年度のある資格の回答', qualification, { fiscalYear: 2026 }, ['fiscalYear']],
    ['結果のない回答', reply, { outcome: null }, ['outcome', 'asOf', 'taxState', 'netIncomeYen', 'salaryIncomeYen', 'publicPensionIncomeYen', 'salaryRevenueYen', 'publicPensionRevenueYen', 'familyEmployeeDeductionYen']],
    ['照会に所得', inquiry, { netIncomeYen: 0 }, ['netIncomeYen']],
    ['記録を持たないという回答に資格', { ...qualification, outcome: 'notHeld', asOf: null }, {}, ['acquiredOn']],
    ['金額の欠けた申告の回答', reply, { salaryRevenueYen: null }, ['salaryRevenueYen']],
    ['資格の回答に所得', qualification, { netIncomeYen: 0 }, ['netIncomeYen']],
  ] as const)('%s', (_ja, slip, wish, fields) => {
    expect(contradictionsInSlip({ ...slip, ...wish }).map(({ field }) => field)).toEqual(fields);
  });
});
