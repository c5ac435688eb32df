import { expect, test } from 'vitest';
import { residentLookup, residentLookupAnswer } from '../juki-net/lookup.js';
import { codecOf } from '../wire/codec.js';
import { bundledProfile } from '../wire/profile.js';
import { contradictionsInProvision, nothingProvided, nothingTransferred, provisionOutcome, provisionPayload, provisionRecord, transferBases, transferReceivers, transferRecord, transferRequest, type ProvisionRecord } from './provision.js';
import { payloadTroubles } from '../municipal-hub/payloads.js';

const envelope = { municipalityCode: '131032', date: '2026-06-10', seq: 1 } as const;
const replica: ProvisionRecord = { recordId: 'P00000001-1', personKey: 'P1', kind: 'nhiQualification', historyKey: 'P00000001', modificationSeg: '1', layoutVersion: '2025.07', isAutoAnswerBlocked: false, ...nothingProvided, insurerNumber: '138032', insuredNumber: '00000001', branchNumber: '01', memberRole: 'self', acquiredOn: '2026-06-01' };
const given: ProvisionRecord = { ...replica, kind: 'nhiBenefit', isAutoAnswerBlocked: true, ...nothingProvided, benefitMonth: '2026-06', benefitName: '高額療養費', benefitYen: 212_570 };
const nobody = { individualNumber: null, name: null, nameKana: null, bornOn: null, sex: null, address: null };
const samples = [
  [provisionRecord, replica, 'P00000001-1,P1,nhiQualification,P00000001,1,2025.07,0,138032,,00000001,01,self,2026-06-01,,,,'],
  [provisionOutcome, { recordId: 'P00000001-1', personKey: 'P1', outcome: 'N-LAYOUT', answeredAt: '2026-06-10T18:30' }, 'P00000001-1,P1,N-LAYOUT,2026-06-10T18:30'],
  [transferRecord, { receiver: 'tax', feedKind: 'difference', feedSeq: 2, operation: 'put', personKey: 'P1', content: 'assessment', historyKey: '00000001-2026-P1', ...nothingTransferred, fiscalYear: 2026, totalYen: 120_000 }, 'tax,difference,2,put,P1,assessment,00000001-2026-P1,2026,120000,,,,,'],
  [transferRequest, { receiver: 'care', requestedAt: '2026-06-11T09:30', requestReason: '抜けた' }, 'care,2026-06-11T09:30,抜けた'],
  [residentLookup, { ...nobody, enquiryId: 'LK-1', kind: 'byFourItems', name: '髙橋 花子', nameKana: 'タカハシ ハナコ', bornOn: '1950-02-03', sex: '2', address: '東京都港区', purpose: '所在', actor: '見本' }, 'LK-1,byFourItems,,髙橋 花子,タカハシ ハナコ,1950-02-03,2,東京都港区,所在,見本'],
  [residentLookupAnswer, { ...nobody, enquiryId: 'LK-1', outcome: 'noResident', total: 0, number: 0, formerSurname: null, commonName: null, survival: null, changeReason: null, changedOn: null, previousAddress: null, why: null }, 'LK-1,noResident,0,0,,,,,,,,,,,,,'],
] as const;

test.each(samples.map(([definition, value, line]) => [definition.ja, definition, value, line] as const))('%s は書いて読めば同じになる', (_ja, definition, value, line) => {
  const codec = codecOf(bundledProfile(), definition as never);
  const file = codec.format(envelope, [value]);
  expect(Buffer.from(file.bytes).toString().split('\n')[2]).toBe(line);
  expect(codec.parse(file)).toMatchObject({ envelope, issues: [], records: [{ value }] });
});

test.each([
  ['kind', 'nhi', provisionRecord], ['modificationSeg', '3', provisionRecord], ['branchNumber', '1', provisionRecord], ['memberRole', 'head', provisionRecord], ['acquiredOn', '2026-06-31', provisionRecord], ['outcome', 'N-OK', provisionOutcome],
  ['receiver', 'police', transferRecord], ['feedSeq', 'x', transferRecord], ['content', 'bank', transferRecord], ['benefitYen', '-1', transferRecord], ['benefitMonth', '2026-06-01', provisionRecord], ['isAutoAnswerBlocked', 'yes', provisionRecord], ['totalYen', '-1', transferRecord], ['requestedAt', '2026-06-11', transferRequest], ['purpose', '', residentLookup], ['kind', 'byName', residentLookup],
] as const)('%# 番目: %s に「%s」は書けない', (field, wrong, definition) => {
  const [, value] = samples.find(([one]) => one.id === definition.id)!;
  const codec = codecOf(bundledProfile(), definition as never);
  const { name, bytes } = codec.format(envelope, [value]);
  const lines = Buffer.from(bytes).toString().split('\n');
  const cells = lines[2]!.split(',');
  cells[Object.keys(definition.fields).indexOf(field)] = wrong;
  expect(codec.parse({ name, bytes: Buffer.from([...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n')) }).issues).toMatchObject([{ line: 3, field }]);
});

test('給付の副本は、年月・名・支給額だけを持ち、自動応答不可の印がつく', () => {
  const { bytes } = codecOf(bundledProfile(), provisionRecord).format(envelope, [given]);
  expect(Buffer.from(bytes).toString().split('\n')[2]).toBe('P00000001-1,P1,nhiBenefit,P00000001,1,2025.07,1,,,,,,,,2026-06,高額療養費,212570');
});
test('給付の移転は、年月・名・支給額だけを持つ', () => {
  const { bytes } = codecOf(bundledProfile(), transferRecord).format(envelope, [{ receiver: 'care', feedKind: 'full', feedSeq: 1, operation: 'put', personKey: 'P1', content: 'benefit', historyKey: 'B1', ...nothingTransferred, benefitMonth: '2026-06', benefitName: '高額療養費', benefitYen: 212_570 }]);
  expect(Buffer.from(bytes).toString().split('\n')[2]).toBe('care,full,1,put,P1,benefit,B1,,,,,2026-06,高額療養費,212570');
});
test('副本の中身は、自治体中間サーバーの形に合う', () => expect([payloadTroubles('nhiQualification', provisionPayload(replica)), payloadTroubles('nhiBenefit', provisionPayload(given)), [replica, given, { ...replica, modificationSeg: '2' as const, ...nothingProvided }].flatMap(contradictionsInProvision)]).toEqual([[], [], []]));
test.each([
  ['資格の副本に支給額', { ...replica, benefitYen: 1 }, ['benefitYen']], ['給付の副本に資格の日', { ...given, acquiredOn: '2026-06-01' as const }, ['acquiredOn']], ['支給額のない給付', { ...given, benefitYen: null }, ['benefitYen']],
  ['保険者番号のない資格', { ...replica, insurerNumber: null }, ['insurerNumber']], ['中身のある削除', { ...given, modificationSeg: '2' as const }, ['benefitMonth', 'benefitName', 'benefitYen']],
])('%sは、食い違いとして残らず挙がる', (_ja, record, fields) => expect(contradictionsInProvision(record).map(({ field }) => field)).toEqual(fields));
test('どの業務への移転にも、根拠と、渡してよい内容がある', () => {
  expect(transferReceivers.map(([receiver]) => [transferBases[receiver].contents.length > 0, transferBases[receiver].basis.kind])).toEqual([[true, 'assumed'], [true, 'assumed'], [true, 'assumed']]);
});
