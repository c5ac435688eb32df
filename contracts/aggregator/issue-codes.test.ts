import { expect, test } from 'vitest';
import { issueCodes, meaningOfIssue, printedCode, severityOfIssue } from './issue-codes.js';

test('指摘のコードは重ならず、番号の順に並び、EとWで同じ番号を使わない', () => {
  const numbers = issueCodes.map(([code]) => Number(code.slice(1)));
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
});

test('Eは誤り、Wは注意である', () => {
  expect([severityOfIssue('E503'), severityOfIssue('W404')]).toEqual(['error', 'warning']);
  expect(meaningOfIssue('E203')).toBe('暦にない日付');
  expect(printedCode('E203')).toBe('SIM-E203');
});

test('表にないコードは、コードのまま示す', () => {
  expect(meaningOfIssue('E999')).toBe('E999');
});
