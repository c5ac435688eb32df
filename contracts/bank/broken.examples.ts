import { jis } from './worked.examples.js';

/** A record of a worked example with other characters at a place (from 1), as the standards count. */
export const put = (record: string, at: number, text: string): string => record.slice(0, at - 1) + text + record.slice(at - 1 + text.length);
export const crlf = (...records: readonly string[]): Uint8Array => jis(records.map((record) => `${record}\r\n`).join(''));
export const joined = (...parts: readonly (string | Uint8Array)[]): Uint8Array => Buffer.concat(parts.map((part) => (typeof part === 'string' ? jis(part) : part)));

/** 91: two debits of 23,400 and 18,900 yen. */
export const [head, first, second, tail, end] = [
  '19109990001313ﾃｽﾄｸ ｺｸﾐﾝｹﾝｺｳﾎｹﾝﾘﾖｳ                     06309999ﾃｽﾄｷﾞﾝｺｳ       001ﾎﾝﾃﾝ           11234567                 ',
  '29998ﾐﾎﾝｷﾞﾝｺｳ       101ﾁﾕｳｵｳ              10000001ﾔﾏﾀﾞ ﾀﾛｳ                      00000234001000123456726010000000        ',
  '29998ﾐﾎﾝｷﾞﾝｺｳ       102ﾐﾅﾐ                10000002ｽｽﾞｷ ﾊﾅｺ                      00000189000000987654326010000000        ',
  '8000002000000042300000000000000000000000000000000000000                                                                 ',
  `9${' '.repeat(119)}`,
] as const;
/** The same come back: the first debited, the second without funds. */
export const unpaid = put(second, 112, '1');
export const resultTail = '8000002000000042300000001000000023400000001000000018900                                                                 ';
