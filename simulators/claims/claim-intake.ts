import { createHash } from 'node:crypto';
import type { Issue } from '../../contracts/define.js';
import { numbersIn } from '../../contracts/individual-numbers.js';
import { institutionRecord } from '../../contracts/receipts/claim-records.js';
import { receiptCodec } from '../../contracts/receipts/codec.js';
import { valuesIf, type Receipt } from '../../contracts/receipts/define.js';
import { receiptClaim } from '../../contracts/receipts/files.js';
import type { ReceiptsParsed } from '../../contracts/receipts/parse.js';
import { monthOf, monthsLater } from '../../law/fiscal-year.js';
import { municipalityOfInsurer } from '../../law/municipalities.js';
import { refused, type Refused } from '../doors.js';
import { bytesWithin } from '../whole-body.js';
import { factsOf, type Facts } from './facts.js';
import type { Claims, ClaimsStore } from './tables.js';

export interface Taken { readonly name: string; readonly bytes: number; readonly sha256: string; readonly receipts: number; readonly points: number; readonly examineMonth: string; readonly duplicate: boolean }
interface Read { readonly receipt: Receipt; readonly facts: Facts; readonly lines: Uint8Array; readonly issues: readonly Issue[]; readonly number: number }

/** [public: 記録条件仕様]: a claim is `RECEIPTC.UKE`; what stands before it tells claims of one institution apart. */
const claimName = /\.UKE$/i;

/** Takes a claim whole or not at all: what is wrong within a receipt is sent back after 審査, what is wrong with the file is refused here. The same bytes again change nothing, under whatever name: the answer says under which they were taken. */
export async function receiveClaim(party: Claims, institution: string, name: string, chunks: AsyncIterable<Uint8Array>): Promise<Refused | Taken> {
  if (!claimName.test(name)) return refused(422, 'TSG-F22', `「${name}」は請求の名でない`, 'RECEIPTC.UKE のように、.UKE で終わる名で請求する');
  const bytes = await bytesWithin(chunks, party.parameters.maximumFileMB * 1024 * 1024);
  if (!bytes) return refused(413, 'TSG-F09', `「${name}」が上限 ${party.parameters.maximumFileMB} MB を超える`, 'マルチボリュームに分けて請求する');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store) => {
    const before = await store.db.selectFrom('claims_claim').where('institution', '=', institution).where('name', '=', name).selectAll().executeTakeFirst();
    const examineMonth = examineMonthOf(party);
    if (before?.sha256 === sha256) return { name, bytes: before.size, sha256, receipts: before.receipts, points: before.points, examineMonth, duplicate: true };
    const twin = before ? undefined : await store.db.selectFrom('claims_claim').where('institution', '=', institution).where('sha256', '=', sha256).selectAll().executeTakeFirst();
    if (twin) return { name: twin.name, bytes: twin.size, sha256, receipts: twin.receipts, points: twin.points, examineMonth, duplicate: true };
    if (before) return refused(409, 'TSG-F10', `「${name}」は別の中身で受け付けている`, '別の名で請求する');
    const tokens = [...new Set(numbersIn(Buffer.from(bytes).toString('latin1'), party.numberMode).map(party.masked))];
    if (tokens.length > 0) return giveUp(party, store, institution, name, sha256, tokens);
    return keepClaim(party, store, { institution, name, bytes, sha256, examineMonth });
  });
}

/** What comes after the deadline is looked at a month later. */
const examineMonthOf = (party: Claims): string => monthsLater(monthOf(party.today()), Number(party.today().slice(8)) <= party.parameters.claimDeadlineDay ? 0 : 1);

/** A file with a 個人番号 is not kept; what stays is that it was here. */
export async function giveUp(party: Claims, store: ClaimsStore, sender: string, name: string, sha256: string, tokens: readonly string[]): Promise<Refused> {
  await store.insertMany('claims_incident', tokens.map((token) => ({ sender, name, sha256, token, found_at: party.now() })), 'ignore');
  party.note(`${name} に個人番号と読める数字が${tokens.length}件あり、預からずに送り手へ知らせた`);
  return refused(422, 'TSG-F11', '個人番号と読める12桁の数字がある', '国保総合システムは個人番号を使わない。除いて送る');
}

async function keepClaim(party: Claims, store: ClaimsStore, { institution, name, bytes, sha256, examineMonth }: { readonly institution: string; readonly name: string; readonly bytes: Uint8Array; readonly sha256: string; readonly examineMonth: string }): Promise<Refused | Taken> {
  const parsed = receiptCodec(receiptClaim).parse(bytes);
  const head = parsed.rows.map((row) => valuesIf(row, institutionRecord)).find((one) => one !== null);
  const own = head && `${head.prefectureCode}${head.pointTable}${head.institutionNumber}` === institution;
  const { reads, fatal: unreadable } = readsOf(parsed, bytes, institution);
  const fatal = [...unreadable, ...(head ? monthAhead(party, head.claimMonth) : [])];
  if (fatal.length > 0) return refused(422, 'TSG-F12', `「${name}」は請求として読めない`, 'issues の箇所を直し、全体を送り直す', { issues: fatal.slice(0, 100) });
  if (!own) return refused(422, 'TSG-F13', 'ほかの医療機関の請求である', '自らの医療機関コードで請求する');
  await store.insertMany('claims_receipt', reads.map(({ facts, lines, issues, number }) => ({
    receipt_key: party.token('RZ', institution, name, number), institution, claim_name: name, receipt_number: number, care_month: `${facts.careMonth.slice(0, 4)}-${facts.careMonth.slice(4)}`, examine_month: examineMonth, code: municipalityOfInsurer(facts.insurerNumber)?.code ?? null, insurer_number: facts.insurerNumber,
    household_key: facts.householdKey, born_on: facts.bornOn, facts: JSON.stringify(facts), lines, issues: JSON.stringify(issues), state: 'claimed', revision: 0, settled_month: null, return_code: null, return_text: null, return_file: null,
  })));
  const points = reads.reduce((sum, { facts }) => sum + facts.points, 0);
  await store.insertMany('claims_claim', [{ institution, name, bytes, size: bytes.length, sha256, received_at: party.now(), receipts: reads.length, points }]);
  return { name, bytes: bytes.length, sha256, receipts: reads.length, points, examineMonth, duplicate: false };
}

/** Nobody claims in a month that has not begun. */
const monthAhead = ({ today }: Claims, claimMonth: string): readonly Issue[] =>
  (claimMonth <= monthOf(today()).replace('-', '') ? [] : [{ code: 'E206', line: 1, byte: 0, field: 'claimMonth', ja: institutionRecord.fields.claimMonth.ja, raw: claimMonth, why: 'まだ来ていない月である', cure: '請求する月(受付の月まで)を書く' }]);

/** A receipt in which nothing is wrong and of which nobody can say what it costs. */
const unpayable = ({ firstLine }: Receipt): Issue => ({ code: 'E206', line: firstLine, byte: 0, field: 'careMonth', ja: '診療年月', raw: '', why: '食事療養の標準負担額が確かめられていない月の食事がある', cure: '2018年4月から2027年3月までの診療月にする' });

/** Each receipt with its bytes and what is wrong within it; `fatal`: what is wrong with the file, or with a receipt of which nobody can tell whose it is. */
function readsOf(parsed: ReceiptsParsed, bytes: Uint8Array, institution: string): { readonly reads: readonly Read[]; readonly fatal: readonly Issue[] } {
  const structural = new Set(['E103', 'E111', 'E801', 'E802', 'E807', 'W199']);
  const inside = (receipt: Receipt, { line, code }: Issue) => line >= receipt.firstLine && line <= receipt.lastLine && !structural.has(code);
  const reads = parsed.receipts.flatMap((receipt, index): Read[] => {
    const facts = factsOf(receipt, institution);
    const from = receipt.rows[0]?.offset;
    if (!facts || from === undefined) return [];
    const until = parsed.receipts[index + 1]?.rows[0]?.offset ?? parsed.rows.at(-1)!.offset;
    return [{ receipt, facts, lines: bytes.slice(from, until), issues: parsed.issues.filter((issue) => inside(receipt, issue)), number: index + 1 }];
  });
  const fatal = parsed.issues.filter((issue) => issue.code.startsWith('E') && !reads.some(({ receipt }) => inside(receipt, issue)));
  const unread = parsed.receipts.filter((receipt) => !reads.some((read) => read.receipt === receipt) && !fatal.some((issue) => inside(receipt, issue)));
  return { reads, fatal: [...fatal, ...unread.map(unpayable)] };
}
