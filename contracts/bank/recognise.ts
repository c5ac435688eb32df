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

/** Line ends of any kind are passed over, so that a record is in its place whatever follows it. */
function isResult(bytes: Buffer): boolean {
  const { recordBytes } = debitRequest;
  for (let at = 0; at + recordBytes <= bytes.length; at += recordBytes) {
    while (bytes[at] === 13 || bytes[at] === 10) at += 1;
    const kind = String.fromCharCode(bytes[at] ?? 0);
    if (kind === '2' && bytes[at + resultAt] !== 0x30) return true;
    if (kind === '8' && bytes.subarray(at + totalsFrom, at + totalsThrough).some((byte) => byte !== 0x30)) return true;
  }
  return false;
}
