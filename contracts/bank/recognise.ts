import { jisOfEbcdic, translated } from './ebcdic.js';
import { agentFixedStandIn } from './agent-fixed.js';
import { debitRequest, debitResult } from './debit.js';
import type { BankFile } from './define.js';
import { depositNotice } from './deposit-notice.js';
import { accountStatement } from './statement.js';
import { transferOrder } from './transfer.js';

const byBeginning: readonly (readonly [beginning: string, file: BankFile])[] = [['121', transferOrder], ['101', depositNotice], ['103', accountStatement], ['0STAND-IN', agentFixedStandIn]];
/** 種別コード of the files that are read here. */
export const bankKinds: readonly (readonly [code: string, ja: string])[] = [['91', '預金口座振替'], ['21', '総合振込'], ['01', '振込入金通知'], ['03', '入出金取引明細']];
const [resultAt, totalsFrom, totalsThrough] = [111, 19, 55];

/**
 * The file its first bytes speak of, be they JIS or EBCDIC, behind a byte order mark or not; null when they speak of none. 91 is a
 * result as soon as 振替結果コード or one of the result's totals is not 0; with no debit in it nothing tells, and it is taken for a request.
 */
export function recognisedBankFile(bytes: Uint8Array): BankFile | null {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const isEbcdic = bytes[start] !== undefined && bytes[start] >= 0xf0 && bytes[start] <= 0xf9;
  const wire = Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  const begins = (isEbcdic ? translated(wire.subarray(0, 9), jisOfEbcdic) : wire.subarray(0, 9)).toString('latin1');
  if (begins.startsWith('191')) return isResult(isEbcdic ? translated(wire, jisOfEbcdic) : wire) ? debitResult : debitRequest;
  return byBeginning.find(([beginning]) => begins.startsWith(beginning))?.[1] ?? null;
}

const { recordBytes } = debitRequest;
const [cr, lf, zero] = [13, 10, 0x30];

function isResult(bytes: Buffer): boolean {
  const reach = bytes.subarray(0, recordBytes * 2 + 2);
  for (const at of reach.includes(lf) || reach.includes(cr) ? betweenLineEnds(bytes) : inPlace(bytes)) {
    const kind = String.fromCharCode(bytes[at]!);
    if (kind === '2' && bytes[at + resultAt] !== zero) return true;
    if (kind === '8' && bytes.subarray(at + totalsFrom, at + totalsThrough).some((byte) => byte !== zero)) return true;
  }
  return false;
}

/** Where whole records stand between line ends of any kind; one of another length says nothing and puts no other out of its place. */
function* betweenLineEnds(bytes: Buffer): Generator<number, void, undefined> {
  for (let at = 0; at < bytes.length;) {
    let end = at;
    while (end < bytes.length && bytes[end] !== cr && bytes[end] !== lf) end += 1;
    if (end - at === recordBytes) yield at;
    at = end + 1;
  }
}

const follows: Readonly<Record<string, string>> = { 1: '28', 2: '28', 8: '19', 9: '' };

/**
 * Where records stand without line ends: from the front as long as each is followed as it has to be, and from the back where the file
 * ends so. Between the two a record has another length, and what stands there has lost its place; the records beside it may have.
 */
function* inPlace(bytes: Buffer): Generator<number, void, undefined> {
  const whole = bytes.at(-1) === 0x1a ? bytes.length - 1 : bytes.length;
  const kindAt = (at: number) => String.fromCharCode(bytes[at]!);
  const isFollowed = (at: number) => (follows[kindAt(at)] ?? '').includes(kindAt(at + recordBytes));
  let at = 0;
  for (; at + recordBytes * 2 <= whole && isFollowed(at); at += recordBytes) yield at;
  if (at + recordBytes * 2 > whole) return yield* at + recordBytes <= whole ? [at] : [];
  if (kindAt(whole - recordBytes) !== '9') return;
  for (let back = whole - recordBytes * 2; back >= at + recordBytes && isFollowed(back); back -= recordBytes) yield back;
}
