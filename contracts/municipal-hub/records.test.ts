import { describe, expect, it } from 'vitest';
import type { Fields, RecordDefinition, RecordOf } from '../define.js';
import { codecOf } from '../wire/codec.js';
import { exampleProfile } from '../wire/example-profile.js';
import { bundledProfile, loadProfile } from '../wire/profile.js';
import { enquiryKinds, works } from './codes.js';
import { payloadFields, payloadTroubles, periodOf, type Payload } from './payloads.js';
import { permissionOn, permissions } from './permissions.js';
import { answerOf, enquiryOf, incomeOf } from './records.examples.js';
import { contradictionsInAnswer, enquiry, enquiryAnswer, enquiryReceipt, municipalHubRecords, payloadColumns, payloadOf, type EnquiryAnswer } from './records.js';

const envelope = { municipalityCode: '131016', date: '2026-06-15', seq: 3 } as const;
const payloadNames = 'fiscalYear,taxState,netIncomeYen,salaryIncomeYen,publicPensionIncomeYen,salaryRevenueYen,publicPensionRevenueYen,familyEmployeeDeductionYen,taxableIncomeYen,insurerNumber,insuredSymbol,insuredNumber,branchNumber,memberRole,acquiredOn,lostOn,benefitMonth,benefitName,benefitYen,pensionKind,annualPensionYen,pensionFrom,separatedOn,separationReason,assistanceFrom,assistanceUntil,relationship,address,addressAbsentReason,bankCode,branchCode,accountType,accountNumber,accountHolderKana';

function holds<F extends Fields>(definition: RecordDefinition<F>, record: RecordOf<RecordDefinition<F>>, lines: readonly string[]) {
  const codec = codecOf(bundledProfile(), definition);
  const file = codec.format(envelope, [record]);
  expect(file.name).toBe(`${definition.id}_131016_2026-06-15_3.csv`);
  expect(Buffer.from(file.bytes).toString('utf8')).toBe([`header,${definition.id},public-knowledge/interfaces@1.0.0,131016,2026-06-15,3`, ...lines, 'trailer,1'].map((text) => `${text}\n`).join(''));
  expect(codec.parse(file)).toMatchObject({ issues: [], records: [{ line: 3, value: record }] });
  const local = loadProfile(exampleProfile);
  if (!local.ok) throw new Error(JSON.stringify(local.issues));
  const other = codecOf(local.profile, definition);
  expect(other.parse(other.format(envelope, [record]))).toMatchObject({ issues: [], records: [{ value: record }] });
}
/** A value of its own type for every item of a kind. */
const filled: Readonly<Record<(typeof enquiryKinds)[number][0], Payload>> = {
  localTax: incomeOf(1_000_000), otherInsurance: { insurerNumber: '06130012', insuredSymbol: '見本', insuredNumber: '7', branchNumber: '00', memberRole: 'self', acquiredOn: '2026-04-01', lostOn: null },
  otherBenefit: { benefitMonth: '2026-05', benefitName: '高額療養費', benefitYen: 12_000 }, careBenefit: { benefitMonth: '2026-05', benefitName: '居宅介護サービス費', benefitYen: 9_000 }, pension: { pensionKind: 'oldAge', annualPensionYen: 780_000, pensionFrom: '2020-04-01' },
  employment: { separatedOn: '2026-03-31', separationReason: '11' }, publicAssistance: { assistanceFrom: '2026-05-01', assistanceUntil: null }, residentHousehold: { relationship: '世帯主', address: null, addressAbsentReason: 'withheld' },
  publicAccount: { bankCode: '9999', branchCode: '001', accountType: '1', accountNumber: '1234567', accountHolderKana: 'ミホン ハナコ' },
};

describe('自治体中間サーバーとの記録', () => {
  it('情報照会の見本', () => {
    holds(enquiry, enquiryOf(1), ['requestId,personKey,kind,officialCode,work,procedure,providerCode,fiscalYear,periodFrom,periodUntil,isNotDisclosed,section,actor', 'E-1,P1,localTax,,assessment,国民健康保険料の賦課,131024,2026,,,0,国保資格係,見本 職員']);
  });
  it('受付の見本', () => {
    holds(enquiryReceipt, { requestId: 'E-1', work: 'assessment', kind: 'localTax', processingNumber: 'PN-1', acceptedAt: '2026-06-15T17:15', notBefore: '2026-06-16T05:30', lineStatus: 'N-PENDING' }, ['requestId,work,kind,processingNumber,acceptedAt,notBefore,lineStatus', 'E-1,assessment,localTax,PN-1,2026-06-15T17:15,2026-06-16T05:30,N-PENDING']);
  });
  it('回答の見本', () => {
    holds(enquiryAnswer, answerOf(1), [`requestId,processingNumber,personKey,kind,providerCode,lineStatus,kindStatus,total,number,asOf,answeredAt,message,${payloadNames}`, `E-1,PN-1,P1,localTax,131024,N-OK,N-OK,1,1,2026-06-01,2026-06-16T05:30,,2026,declaredAmount,2440000,2440000,0,0,0,0${','.repeat(26)}`]);
  });
  it.each(enquiryKinds.map(([kind]) => kind))('%s の回答は、書いて読めば同じ中身になり、自分に食い違わない', (kind) => {
    const codec = codecOf(bundledProfile(), enquiryAnswer);
    const row = { ...answerOf(1), ...payloadColumns(filled[kind]), kind };
    const [read] = codec.parse(codec.format(envelope, [row])).records;
    expect([payloadOf(read!.value), contradictionsInAnswer(read!.value), payloadTroubles(kind, filled[kind])]).toEqual([filled[kind], [], []]);
  });
  it.each([
    ['requestId', 'E201', ''], ['personKey', 'E202', '1'.repeat(41)], ['kind', 'E204', 'income'], ['work', 'E204', '1'], ['procedure', 'E201', ''], ['providerCode', 'E202', '1'.repeat(21)], ['fiscalYear', 'E202', '8'], ['periodFrom', 'E203', '2026-02-30'], ['periodUntil', 'E203', '20260401'],
    ['isNotDisclosed', 'E204', 'true'], ['actor', 'E201', ''],
  ] as const)('照会の%sの誤りは%sで拒む(「%s」)', (field, code, value) => {
    const codec = codecOf(bundledProfile(), enquiry);
    const { name, bytes } = codec.format(envelope, [enquiryOf(1)]);
    const lines = Buffer.from(bytes).toString().split('\n');
    const cells = lines[2]!.split(',');
    cells[Object.keys(enquiry.fields).indexOf(field)] = value;
    expect(codec.parse({ name, bytes: Buffer.from([...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n')) }).issues).toMatchObject([{ code, line: 3, field }]);
  });
  it('個人番号と機関別符号の項目はどの記録にもない', () => {
    expect(municipalHubRecords.flatMap(({ fields }) => Object.entries(fields)).filter(([key, { secret }]) => secret || key === 'linkageSymbol' || /individual/i.test(key))).toEqual([]);
  });
});

describe('回答の中の食い違い', () => {
  const nothing = { ...payloadColumns(null), kindStatus: null, total: 0, number: 0, asOf: null } as const;
  it.each([
    ['提供のある回答', {}, []], ['該当なし', { ...nothing, kindStatus: 'N-NODATA' as const }, []], ['回答待ち', { ...nothing, lineStatus: 'N-PENDING' as const }, []],
    ['該当なしに所得0', { ...nothing, kindStatus: 'N-NODATA' as const, netIncomeYen: 0 }, ['netIncomeYen']], ['期限切れに情報の状態', { ...nothing, lineStatus: 'N-TIMEOUT' as const, kindStatus: 'N-NODATA' as const }, ['kindStatus']],
    ['ほかの種類の項目', { bankCode: '0001' }, ['bankCode']], ['二件目のはずの一件目', { number: 2 }, ['number']], ['登録日のない提供', { asOf: null }, ['asOf']],
  ] as const)('%s', (_ja, wish, fields) => expect(contradictionsInAnswer(answerOf(1, wish as Partial<EnquiryAnswer>)).map(({ field }) => field)).toEqual(fields));
});

describe('副本の中身', () => {
  it.each([
    ['未申告に所得0', 'localTax', incomeOf(0, { taxState: 'undeclared' }), ['netIncomeYen', 'salaryIncomeYen', 'publicPensionIncomeYen', 'salaryRevenueYen', 'publicPensionRevenueYen', 'familyEmployeeDeductionYen']], ['課税資料なし(副本がないことで示す)', 'localTax', incomeOf(0, { taxState: 'noData' }), ['taxState']],
    ['所得ありの0円', 'localTax', incomeOf(0, { taxState: 'declaredAmount' }), ['netIncomeYen']], ['申告に金額の空欄', 'localTax', incomeOf(1, { salaryRevenueYen: null }), ['salaryRevenueYen']], ['知らない項目', 'employment', { ...filled.employment, amount: 1 }, ['amount']], ['足りない項目', 'employment', {}, ['separatedOn', 'separationReason']],
    ['文字の金額', 'pension', { ...filled.pension, annualPensionYen: '780000' }, ['annualPensionYen']], ['桁の違う口座番号', 'publicAccount', { ...filled.publicAccount, accountNumber: '123' }, ['accountNumber']], ['理由のない住所の空欄', 'residentHousehold', { relationship: '子' }, ['addressAbsentReason']],
    ['理由のある住所', 'residentHousehold', { address: '架空町1', addressAbsentReason: 'withheld' }, ['addressAbsentReason']], ['空の文字', 'publicAssistance', { assistanceFrom: '' }, ['assistanceFrom']],
  ] as const)('%sは登録できない', (_ja, kind, payload, fields) => expect(payloadTroubles(kind, payload).map(({ field }) => field)).toEqual(fields));
  it('期間のある情報は、その期間を言う', () => {
    expect([periodOf('otherInsurance', filled.otherInsurance), periodOf('publicAssistance', { assistanceFrom: '2026-05-01', assistanceUntil: '2026-06-01' }), periodOf('localTax', filled.localTax)]).toEqual([['2026-04-01', null], ['2026-05-01', '2026-06-01'], [null, null]]);
  });
  it('どの項目にも日本語の名と根拠の確かさがある', () => {
    for (const [kind, fields] of Object.entries(payloadFields)) for (const [key, { ja, source }] of Object.entries(fields)) expect([kind, key, /[ぁ-んァ-ヶ一-龠]/.test(ja), ['certain', 'inferred', 'assumed'].includes(source)]).toEqual([kind, key, true, true]);
  });
});

describe('照会できる事務と情報の組', () => {
  it('2024年5月27日に別表第二から主務省令の表へ、切れ目なく移る', () => {
    expect([permissionOn('2024-05-26', 'assessment', 'localTax')?.regime, permissionOn('2024-05-27', 'assessment', 'localTax')?.regime, permissionOn('2017-11-12', 'assessment', 'localTax')]).toEqual(['番号法別表第二', '主務省令第2条の表', undefined]);
    for (const { work, kind, until } of permissions) if (until !== null) expect(permissionOn(until, work, kind), `${work} ${kind}`).toBeDefined();
  });
  it('公金受取口座は2022年10月11日より前には照会できず、賦課のためには今もできない', () => {
    expect([permissionOn('2022-10-10', 'benefit', 'publicAccount'), permissionOn('2022-10-11', 'benefit', 'publicAccount')?.kind, permissionOn('2026-06-01', 'assessment', 'publicAccount')]).toEqual([undefined, 'publicAccount', undefined]);
  });
  it('どの事務にも、照会できる情報とできない情報がある', () => {
    for (const [work] of works) expect(new Set(enquiryKinds.map(([kind]) => permissionOn('2026-06-01', work, kind) !== undefined))).toEqual(new Set([true, false]));
  });
});
