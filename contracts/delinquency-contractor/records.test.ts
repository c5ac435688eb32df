import { describe, expect, test } from 'vitest';
import { codecOf } from '../wire/codec.js';
import { bundledProfile } from '../wire/profile.js';
import { assetAnswer, assetInquiry, contactReport, contradictionsInAnswer, contradictionsInReport, delinquencyContractorRecords, delinquentList, type AssetAnswerRow, type AssetInquiryRow, type ContactReportRow, type DelinquentRow } from './records.js';

const who = { name: '髙橋 花子', nameKana: 'タカハシ ハナコ', bornOn: '1990-05-20' } as const;
const listed: DelinquentRow = { caseId: 'DC-0000001', ...who, address: '東京都港区架空町1番', asOf: '2026-09-01', overdueCount: 2, oldestDueOn: '2026-06-30', balanceYen: 46_800, isInGrace: false, isNegotiating: true, isNotDisclosed: false };
const asked: AssetInquiryRow = { inquiryId: 'TD-0000003', caseId: 'DC-0000001', inquiryTarget: 'bank', targetName: '架空銀行', ...who, address: null, askedOn: '2026-09-01' };
const answered: AssetAnswerRow = { inquiryId: 'TD-0000003', caseId: 'DC-0000001', replyResult: 'found', ...who, address: '東京都港区架空町1番', assetKind: 'deposit', assetDetail: '普通 1234567', assetYen: 52_300, grossYen: null, incomeTaxYen: null, residentTaxYen: null, socialInsuranceYen: null, dependants: null, answeredOn: '2026-09-20' };
const none: AssetAnswerRow = { ...answered, replyResult: 'none', address: null, assetKind: null, assetDetail: null, assetYen: null };
const wage: AssetAnswerRow = { ...answered, assetKind: 'wage', assetDetail: '9月分', assetYen: null, grossYen: 300_000, incomeTaxYen: 5_000, residentTaxYen: 12_000, socialInsuranceYen: 45_000, dependants: 1 };
const told: ContactReportRow = { reportId: 'R-1', caseId: 'DC-0000001', ...who, contactedOn: '2026-09-02', contactOutcome: 'promise', promisedOn: '2026-09-30', promisedYen: 10_000, enteredBy: '架空 担当' };
const envelope = { municipalityCode: '131032', date: '2026-09-01', seq: 1 } as const;

test('四つの記録は、書いて読めば同じになり、中に矛盾はなく、個人番号の項目を持たない', () => {
  const profile = bundledProfile();
  expect(codecOf(profile, delinquentList).parse(codecOf(profile, delinquentList).format(envelope, [listed])).records.map(({ value }) => value)).toEqual([listed]);
  expect(codecOf(profile, assetInquiry).parse(codecOf(profile, assetInquiry).format(envelope, [asked])).records.map(({ value }) => value)).toEqual([asked]);
  expect(codecOf(profile, assetAnswer).parse(codecOf(profile, assetAnswer).format(envelope, [answered, none, wage])).records.map(({ value }) => value)).toEqual([answered, none, wage]);
  expect(codecOf(profile, contactReport).parse(codecOf(profile, contactReport).format(envelope, [told])).records.map(({ value }) => value)).toEqual([told]);
  expect([...[answered, none, wage].flatMap(contradictionsInAnswer), ...contradictionsInReport(told)]).toEqual([]);
  expect(delinquencyContractorRecords.flatMap(({ fields }) => Object.values(fields)).filter(({ secret }) => secret)).toEqual([]);
});

test('電話催告の結果は、この順の列で書かれる', () => {
  expect(Buffer.from(codecOf(bundledProfile(), contactReport).format(envelope, [told]).bytes).toString().split('\n').slice(1, 3)).toEqual(['reportId,caseId,name,nameKana,bornOn,contactedOn,contactOutcome,promisedOn,promisedYen,enteredBy', 'R-1,DC-0000001,髙橋 花子,タカハシ ハナコ,1990-05-20,2026-09-02,promise,2026-09-30,10000,架空 担当']);
});

test.each([
  ['inquiryId', '', 'E201'], ['caseId', '', 'E201'], ['replyResult', 'maybe', 'E204'], ['nameKana', '', 'E201'], ['bornOn', '1990-02-30', 'E203'], ['assetKind', 'gold', 'E204'], ['assetYen', '-1', 'E202'], ['dependants', 'x', 'E202'], ['answeredOn', '', 'E201'],
])('回答の %s の値 %s は %s で拒む', (field, value, code) => {
  const codec = codecOf(bundledProfile(), assetAnswer);
  const { name, bytes } = codec.format(envelope, [answered]);
  const lines = Buffer.from(bytes).toString().split('\n');
  const cells = lines[2]!.split(',');
  cells[Object.keys(assetAnswer.fields).indexOf(field)] = value;
  expect(codec.parse({ name, bytes: Buffer.from([...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n')) }).issues).toMatchObject([{ code, line: 3, field }]);
});

describe('一行の中の食い違い', () => {
  test.each([
    ['財産のない回答に預金', { ...none, assetKind: 'deposit' as const }, ['assetKind']], ['種類のない財産', { ...answered, assetKind: null }, ['assetKind']], ['内訳のない給与', { ...wage, grossYen: null }, ['grossYen']], ['預金に給与の内訳', { ...answered, grossYen: 1 }, ['grossYen']], ['財産のない回答に額', { ...none, assetYen: 0 }, ['assetYen']],
  ])('%s', (_ja, row, fields) => {
    expect(contradictionsInAnswer(row).map(({ field }) => field)).toEqual(fields);
  });
  test('約束の日と額は、納付の約束のときにだけ、どちらもある', () => {
    expect([contradictionsInReport({ ...told, promisedYen: null }), contradictionsInReport({ ...told, contactOutcome: 'noAnswer' })].map((found) => found.map(({ field }) => field))).toEqual([['promisedYen'], ['promisedOn', 'promisedYen']]);
  });
});
