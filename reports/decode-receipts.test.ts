import { expect, test } from 'vitest';
import { receiptClaim } from '../contracts/receipts/files.js';
import { edited } from '../contracts/receipts/broken.examples.js';
import { shiftJis, withSubsidy } from '../contracts/receipts/golden.examples.js';
import { decodedReceipts } from './decode-receipts.js';

test('レセプト電算は、レコードごとに、項目のバイト位置と意味とともに読める', () => {
  const bytes = shiftJis(...withSubsidy);
  const { lines, total, issues } = decodedReceipts(receiptClaim, bytes, 50);
  expect([total, issues, lines.map(({ ja }) => ja?.slice(0, 2)).join(' ')]).toEqual([13, [], 'IR RE HO KO SN JD MF SY SI SI SI CO GO']);
  const insurance = lines[2]!;
  expect(insurance.fields.map(({ ja, byte, wire }) => [ja, byte, wire])).toEqual([['レコード識別', 1, 'HO'], ['保険者番号', 4, '  138131'], ['被保険者証等の記号', 13, '記'], ['被保険者証等の番号', 16, '12345'], ['診療実日数', 22, '2'], ['合計点数', 24, '500'], ['負担金額(医療保険)', 33, '1500']]);
  for (const { offset, fields } of lines) for (const { byte, raw } of fields) expect(Buffer.from(bytes).subarray(offset + byte - 1, offset + byte - 1 + raw.length).equals(Buffer.from(raw))).toBe(true);
  expect(lines[1]!.fields.find(({ id }) => id === 'sex')).toMatchObject({ meaning: '女' });
});

test('読めない行も、長い列の12桁も、値を出さない', () => {
  const { lines } = decodedReceipts(receiptClaim, shiftJis(...edited(edited(withSubsidy, 5, 'SN,', 'XX,'), 2, 'K-100', '123456789012')), 50);
  expect(lines[4]!.fields.map(({ value }) => value)).toEqual([expect.stringMatching(/^\(\d+バイトの行: /)]);
  expect(lines[1]!.fields.find(({ id }) => id === 'chartNumber')).toMatchObject({ secret: false, otherNumber: false });
});

test('初めの数行と、初めと終わりだけを見せる', () => expect(decodedReceipts(receiptClaim, shiftJis(...withSubsidy), 2).lines.map(({ line }) => line)).toEqual([1, 2, 3, 13]));
