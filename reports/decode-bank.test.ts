import { expect, test } from 'vitest';
import { crlf, end, first, head, put, second, tail } from '../contracts/bank/broken.examples.js';
import { debitRequest } from '../contracts/bank/debit.js';
import { decodedBankFile } from './decode-bank.js';
import { secretNumber } from './fixtures/small-run.js';

const fieldsOf = (...records: readonly string[]) => decodedBankFile(debitRequest, crlf(head, ...records, tail, end), 10).lines.flatMap(({ fields }) => fields);
const printable = (...records: readonly string[]) => fieldsOf(...records).filter(({ value, otherNumber }) => otherNumber && value.length >= 12).map(({ id, value }) => [id, value]);

test('口座振替の顧客番号20桁と合計金額12桁は、個人番号でない番号として示せる', () => {
  expect(printable(first, second)).toEqual([
    ['customerNumber', '00012345672601000000'], ['customerNumber', '00098765432601000000'], ['totalAmount', '000000042300'], ['debitedAmount', '000000000000'], ['failedAmount', '000000000000'],
  ]);
});

test('顧客番号に0で埋めて入れられた12桁や、桁の足りないもの、名に書かれた番号は、番号として示さない', () => {
  const misused = [put(first, 92, `00000000${secretNumber}`), put(first, 92, `${secretNumber}        `), put(first, 62, secretNumber)];
  for (const record of misused) expect(fieldsOf(record, second).filter(({ value, otherNumber }) => value.includes(secretNumber) && otherNumber)).toEqual([]);
});
