import { expect, test } from 'vitest';
import { codecOf } from '../wire/codec.js';
import { bundledProfile } from '../wire/profile.js';
import { benefitContractorRecords, contradictionsInEntry, forwardedPaper, paperEntry, type ForwardedPaper, type PaperEntry } from './records.js';

const paper = { paperId: 'S-0001', householdKey: '00000001', careMonth: '202606', applicantKana: 'タカハシ ハナコ', receivedOn: '2026-08-20' } as const;
const sent: ForwardedPaper = { ...paper, pageCount: 2, attempt: 2, readAgainWhy: '申請者の口座ではない', forwardedOn: '2026-08-24' };
const read: PaperEntry = { ...paper, attempt: 1, bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: '0000011', holderName: 'ﾀｶﾊｼ ﾊﾅｺ', wantsAutoPayment: false, unreadWhy: null, enteredBy: '架空 入力', enteredOn: '2026-08-25' };
const unread: PaperEntry = { ...read, bankCode: null, bankName: null, branchCode: null, branchName: null, accountKind: null, accountNumber: null, holderName: null, unreadWhy: '二枚目がない' };
const envelope = { municipalityCode: '131032', date: '2026-08-25', seq: 1 } as const;
const [sending, entering] = [codecOf(bundledProfile(), forwardedPaper), codecOf(bundledProfile(), paperEntry)];
const lineOf = ({ bytes }: { readonly bytes: Uint8Array }) => Buffer.from(bytes).toString().split('\n')[2];

test('送付票と入力データは、この順の列で書かれ、読めば同じになる', () => {
  expect(lineOf(sending.format(envelope, [sent]))).toBe('S-0001,00000001,202606,タカハシ ハナコ,2026-08-20,2,2,申請者の口座ではない,2026-08-24');
  expect(lineOf(entering.format(envelope, [read]))).toBe('S-0001,00000001,202606,タカハシ ハナコ,2026-08-20,1,9998,ﾐﾎﾝｷﾞﾝｺｳ,101,ﾁﾕｳｵｳ,1,0000011,ﾀｶﾊｼ ﾊﾅｺ,0,,架空 入力,2026-08-25');
  expect([sending.parse(sending.format(envelope, [sent])).records.map(({ value }) => value), entering.parse(entering.format(envelope, [read, unread])).records.map(({ value }) => value)]).toEqual([[sent], [read, unread]]);
  expect(benefitContractorRecords.flatMap(({ fields }) => Object.values(fields)).filter(({ secret }) => secret)).toEqual([]);
});

test.each([
  ['paperId', '', 'E201'], ['careMonth', '2026-06', 'E202'], ['receivedOn', '2026-02-30', 'E203'], ['attempt', 'x', 'E202'], ['bankCode', '999', 'E202'], ['accountKind', '5', 'E204'], ['accountNumber', '12345678', 'E202'], ['wantsAutoPayment', 'yes', 'E204'], ['enteredBy', '', 'E201'],
])('入力データの %s の値「%s」は %s で拒む', (field, value, code) => {
  const { name, bytes } = entering.format(envelope, [read]);
  const lines = Buffer.from(bytes).toString().split('\n');
  const cells = lines[2]!.split(',');
  cells[Object.keys(paperEntry.fields).indexOf(field)] = value;
  expect(entering.parse({ name, bytes: Buffer.from([...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n')) }).issues).toMatchObject([{ code, line: 3, field }]);
});

test.each([
  ['読めた申請書', read, []], ['読めない申請書', unread, []], ['店舗のない口座', { ...read, branchCode: null }, ['branchCode']], ['読めないのに書いた口座番号', { ...unread, accountNumber: '0000011' }, ['accountNumber']], ['0回目の入力', { ...read, attempt: 0 }, ['attempt']],
])('%s の食い違い', (_ja, row, fields) => expect(contradictionsInEntry(row).map(({ field }) => field)).toEqual(fields));
