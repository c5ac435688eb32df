import { expect, test } from 'vitest';
import { residentLookup, residentLookupAnswer } from '../juki-net/lookup.js';
import { codecOf } from '../wire/codec.js';
import { bundledProfile } from '../wire/profile.js';
import { provisionOutcome, provisionPayload, provisionRecord, transferBases, transferReceivers, transferRecord, transferRequest, type ProvisionRecord } from './provision.js';
import { payloadTroubles } from '../municipal-hub/payloads.js';

const envelope = { municipalityCode: '131032', date: '2026-06-10', seq: 1 } as const;
const replica: ProvisionRecord = { recordId: 'P00000001-1', personKey: 'P1', kind: 'nhiQualification', historyKey: 'P00000001', modificationSeg: '1', layoutVersion: '2025.07', insurerNumber: '138032', insuredSymbol: null, insuredNumber: '00000001', branchNumber: '01', memberRole: 'self', acquiredOn: '2026-06-01', lostOn: null };
const nobody = { individualNumber: null, name: null, nameKana: null, bornOn: null, sex: null, address: null };
const samples = [
  [provisionRecord, replica, 'P00000001-1,P1,nhiQualification,P00000001,1,2025.07,138032,,00000001,01,self,2026-06-01,'],
  [provisionOutcome, { recordId: 'P00000001-1', personKey: 'P1', outcome: 'N-LAYOUT', answeredAt: '2026-06-10T18:30' }, 'P00000001-1,P1,N-LAYOUT,2026-06-10T18:30'],
  [transferRecord, { receiver: 'tax', feedKind: 'difference', feedSeq: 2, operation: 'put', personKey: 'P1', content: 'assessment', historyKey: '00000001-2026-P1', fiscalYear: 2026, totalYen: 120_000, acquiredOn: null, lostOn: null }, 'tax,difference,2,put,P1,assessment,00000001-2026-P1,2026,120000,,'],
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
  ['receiver', 'police', transferRecord], ['feedSeq', 'x', transferRecord], ['content', 'benefit', transferRecord], ['totalYen', '-1', transferRecord], ['requestedAt', '2026-06-11', transferRequest], ['purpose', '', residentLookup], ['kind', 'byName', residentLookup],
] as const)('%# 番目: %s に「%s」は書けない', (field, wrong, definition) => {
  const [, value] = samples.find(([one]) => one.id === definition.id)!;
  const codec = codecOf(bundledProfile(), definition as never);
  const { name, bytes } = codec.format(envelope, [value]);
  const lines = Buffer.from(bytes).toString().split('\n');
  const cells = lines[2]!.split(',');
  cells[Object.keys(definition.fields).indexOf(field)] = wrong;
  expect(codec.parse({ name, bytes: Buffer.from([...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n')) }).issues).toMatchObject([{ line: 3, field }]);
});

test('副本の中身は、自治体中間サーバーの国保資格の形に合う', () => expect(payloadTroubles('nhiQualification', provisionPayload(replica))).toEqual([]));
test('どの業務への移転にも、根拠と、渡してよい内容がある', () => {
  expect(transferReceivers.map(([receiver]) => [transferBases[receiver].contents.length > 0, transferBases[receiver].basis.kind])).toEqual([[true, 'assumed'], [true, 'assumed'], [true, 'assumed']]);
});
