import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bankCodec } from './codec.js';
import { debitRequest, debitResult } from './debit.js';
import type { BankFile } from './define.js';
import { depositNotice } from './deposit-notice.js';
import { standardDialect } from './dialect.js';
import { accountStatement } from './statement.js';
import { transferOrder } from './transfer.js';
import { depositExample, requestExample, resultExample, statementExample, transferExample } from './worked.examples.js';

test.each([
  [debitRequest, requestExample, 610, 'ba73253c2841474897c51fc9639b1f823412eccb4cc3784e145365c53b08fc9d'],
  [debitResult, resultExample, 610, '9eba363e9a9bb6dbd96261d0c7246dd6b7e204f29fc42c887d476d11c945e358'],
  [transferOrder, transferExample, 488, '735ea95a097e7f6764913ed0516e444f0d6712850782934f871a65c948525c55'],
  [depositNotice, depositExample, 808, 'e0b42801595e85d734badcc3b4ffd672bfb49196bc81ec624dc5ab9204448f51'],
  [accountStatement, statementExample, 808, '883d331a45a071c3472906bca6036d4808fa45abb447c8cc6b4621267b244b47'],
] as readonly (readonly [BankFile, Uint8Array, number, string])[])('$0.ja の見本は公開の検算値どおりのバイトで、誤りなく読め、同じバイトへ書ける', (file, bytes, size, sha256) => {
  expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([size, sha256]);
  const codec = bankCodec(file, standardDialect);
  const read = codec.parse(bytes);
  expect(read).toMatchObject({ issues: [], refused: [], count: size / (file.recordBytes + 2), lineEnd: 'crlf' });
  expect(Buffer.from(codec.format(read.sets, read))).toEqual(Buffer.from(bytes));
});
