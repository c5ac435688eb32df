import { isUtf8 } from 'node:buffer';
import type { Issue } from '../define.js';
import { issueLimit } from '../wire/parse.js';
import { fileIssue, lineShape, type Trouble } from '../wire/trouble.js';
import { lineConflicts, mainPoints, receiptConflicts, type Line } from './checks.js';
import { claimTotals, commonRecord, institutionRecord } from './claim-records.js';
import { tolerantly } from './columns.js';
import { valuesIf, type Receipt, type ReceiptFile, type ReceiptRecord, type ReceiptRow, type ValuesOf } from './define.js';
import { editionOf, type Edition } from './edition.js';
import { returnHead, returnTotals } from './history-records.js';
import { recordOrder } from './order.js';
import { pointSumConflicts } from './point-sum.js';
import { cutLine, isCut, placeOf, readLine, textOf, type Cut } from './read-line.js';

/** strict: what would be written otherwise is refused. tolerant: it is taken with a warning wherever it can be guessed. */
export type Mode = 'strict' | 'tolerant';
export interface RefusedLine { readonly line: number; readonly raw: Uint8Array }
export interface ReceiptsParsed {
  readonly rows: readonly ReceiptRow[];
  readonly receipts: readonly Receipt[];
  readonly refused: readonly RefusedLine[];
  readonly issues: readonly Issue[];
  /** Lines of any kind. */
  readonly count: number;
}

type Told = Trouble & { readonly line: number };
type Head = ValuesOf<typeof institutionRecord> | ValuesOf<typeof returnHead>;
type Totals = ValuesOf<typeof claimTotals>;

/** Reads one file whole and tells all that is wrong with it. */
export function parseReceipts(file: ReceiptFile, bytes: Uint8Array, mode: Mode): ReceiptsParsed {
  const now = reading(file, mode);
  const wire = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (wire.length === 0) now.tell({ line: 0, code: 'E103', byte: 0, field: '*', ja: 'ファイル', raw: '', why: 'ファイルが空', cure: '初めのレコードから送り直す' });
  else if (isForeign(wire)) now.tell({ line: 0, code: 'E102', byte: 0, field: '*', ja: 'ファイル', raw: '', why: 'UTF-8 で書かれている', cure: 'シフトJIS で書き直す' });
  else readAll(now, wire);
  now.sayLeft();
  return { rows: now.rows, receipts: now.receipts, refused: now.refused, issues: now.issues, count: now.state.line };
}

/** More than ASCII, and right as UTF-8: no Shift_JIS of any length is. */
const isForeign = (wire: Buffer): boolean => (wire[0] === 0xef && wire[1] === 0xbb && wire[2] === 0xbf) || (isUtf8(wire) && wire.some((byte) => byte > 0x7f));

type Reading = ReturnType<typeof reading>;
function reading(file: ReceiptFile, mode: Mode) {
  const [rows, receipts, refused, issues]: [ReceiptRow[], Receipt[], RefusedLine[], Issue[]] = [[], [], [], []];
  let left = 0;
  return {
    file, mode, rows, receipts, refused, issues, order: recordOrder(file), marks: new Map<string, ReceiptRecord>(Object.values(file.parts).map((record) => [record.mark, record])),
    state: { line: 0, edition: 'western' as Edition, careMonth: null as string | null, claimMonth: null as string | null, volume: null as string | null, receipts: 0, points: 0 as number | null, /** Were all lines of a known kind? Else nothing is said of totals. */ isCountable: true },
    /** The lines of the receipt that is being read; null before the first. */
    open: null as { readonly first: number; readonly lines: Line[]; readonly rows: ReceiptRow[]; isWhole: boolean; /** Was nothing of it wrong or guessed, line by line? */ isSound: boolean } | null,
    tell(trouble: Told): void {
      if (issues.length >= issueLimit) left += 1;
      else issues.push(mode === 'tolerant' ? { ...trouble, ...tolerantly(trouble) } : trouble);
    },
    sayLeft(): void { if (left > 0) issues.push(fileIssue('W199', '指摘', '', `指摘が${issueLimit}件を超えたので、残り${left}件は示さない`, '示された指摘を直してから、もう一度読む')); },
  };
}

function readAll(now: Reading, wire: Buffer): void {
  for (let start = 0; start < wire.length;) {
    const newline = wire.indexOf(10, start);
    const end = newline < 0 ? wire.length : newline + 1;
    now.state.line += 1;
    takeLine(now, bodyOf(now, wire.subarray(start, end), end === wire.length), start);
    start = end;
  }
  closeReceipt(now);
  for (const trouble of now.order.end()) now.tell({ line: now.state.line, ...trouble });
}

/** The line without its end, which is CRLF. */
function bodyOf({ tell, state: { line } }: Reading, raw: Buffer, isLast: boolean): Buffer {
  const size = raw.length;
  if (raw[size - 1] === 10 && raw[size - 2] === 13) return raw.subarray(0, -2);
  const [body, found] = raw[size - 1] === 10 ? [raw.subarray(0, -1), 'LF だけ'] : raw[size - 1] === 0x1a && isLast ? [raw.subarray(0, -1), '0x1A'] : [raw, 'なし'];
  tell({ line, code: 'E111', byte: body.length + 1, field: '*', ja: '改行', raw: '', why: `行の終わりが CRLF でない(${found})`, cure: 'どの行も CRLF で終える' });
  return body;
}

function takeLine(now: Reading, body: Buffer, offset: number): void {
  const { state, file, marks, tell } = now;
  const { line } = state;
  const refuse = (trouble: Trouble): void => {
    tell({ line, ...trouble });
    now.refused.push({ line, raw: new Uint8Array(body) });
    if (now.open) now.open.isWhole = false;
  };
  if (body.length === 0 && offset > 0 && wasMark(now)) return void now.refused.push({ line, raw: new Uint8Array(body) });
  if (body.length === 0) return refuse({ code: 'E111', byte: 0, field: '*', ja: '行', raw: lineShape(body), why: '空の行がある', cure: '空の行を除く' });
  const text = textOf(body);
  const cut = typeof text === 'string' ? cutLine(marks, file, text, body) : text;
  if (!isCut(cut)) {
    state.isCountable = false;
    const known = typeof text === 'string' ? undefined : marks.get(body.toString('latin1').split(',')[file.hasHistory ? 3 : 0] ?? '');
    if (known && now.order.begins(known)) beginReceipt(now);
    if (known) now.order.next(known);
    return refuse(cut);
  }
  if (now.order.begins(cut.record)) beginReceipt(now);
  for (const trouble of now.order.next(cut.record)) tell({ line, ...trouble, byte: trouble.byte + cut.before });
  if (cut.record.place.of === 'file') closeReceipt(now);
  return takeCut(now, cut, body, offset);
}

/** Was the line that ended just now nothing but 0x1A? That has been told. */
const wasMark = ({ issues, state: { line } }: Reading): boolean => issues.at(-1)?.line === line;

function takeCut(now: Reading, cut: Cut, body: Buffer, offset: number): void {
  const { state, tell, mode } = now;
  const { line } = state;
  const edition = settledEdition(now, cut);
  const read = readLine(cut, edition, mode === 'tolerant');
  for (const trouble of read.troubles) tell({ line, ...trouble });
  const row: ReceiptRow = { line, offset, record: cut.record, history: cut.history, edition, values: read.values, columns: read.columns, asCame: read.isExact ? null : new Uint8Array(body) };
  if (!read.isRead) {
    now.refused.push({ line, raw: new Uint8Array(body) });
    if (now.open) now.open.isWhole = false;
    if (cut.record.mark === 'HO') state.points = null;
    if (cut.record === commonRecord) [state.receipts, state.careMonth] = [state.receipts + 1, read.values['careMonth'] as string | null];
    return;
  }
  const common = valuesIf(row, commonRecord);
  if (common) startOf(now, cut, row, common);
  const conflicts = lineConflicts({ row, cut }, state.careMonth);
  for (const conflict of conflicts) tell(conflict);
  if (now.open && (conflicts.length > 0 || !read.isExact)) now.open.isSound = false;
  now.rows.push(row);
  if (cut.record.place.of === 'file') return atEdge(now, cut, row);
  now.open?.lines.push({ row, cut });
  now.open?.rows.push(row);
}

/** 診療年月 of a receipt and 請求年月 of a file say how the dates that follow are written. */
function settledEdition({ state }: Reading, { record, parts }: Cut): Edition {
  const at = record === commonRecord || record === institutionRecord || record === returnHead ? Object.keys(record.fields).findIndex((key) => key === 'careMonth' || key === 'claimMonth') : -1;
  if (at >= 0) state.edition = editionOf((parts[at] ?? '').trim(), 'month') ?? state.edition;
  return state.edition;
}

/** What RE says against the file around it. */
function startOf(now: Reading, cut: Cut, { line }: ReceiptRow, { receiptNumber, careMonth }: ValuesOf<typeof commonRecord>): void {
  const { state, tell, file } = now;
  state.receipts += 1;
  state.careMonth = careMonth;
  if (state.claimMonth !== null && careMonth > state.claimMonth) tell({ line, code: 'E206', ...placeOf(cut, 'careMonth'), why: `診療年月 ${careMonth} が請求年月 ${state.claimMonth} より後`, cure: '診療年月を直す' });
  if (!file.hasHistory && state.volume === '00' && receiptNumber !== state.receipts) tell({ line, code: 'E206', ...placeOf(cut, 'receiptNumber'), why: `${state.receipts}番目のレセプトの番号が ${receiptNumber} である`, cure: 'レセプト番号を1から続けて付ける' });
}

function beginReceipt(now: Reading): void {
  closeReceipt(now);
  now.open = { first: now.state.line, lines: [], rows: [], isWhole: true, isSound: true };
}

function closeReceipt(now: Reading): void {
  const { open, state } = now;
  if (!open) return;
  now.open = null;
  const lastLine = open.lines.at(-1)?.row.line ?? open.first;
  now.receipts.push({ rows: open.rows, firstLine: open.first, lastLine: Math.max(lastLine, state.line - 1, open.first) });
  const points = mainPoints(open.rows);
  if (state.points !== null && points !== null) state.points += points;
  if (!open.isWhole) return;
  for (const conflict of [...receiptConflicts(open.lines), ...(open.isSound ? pointSumConflicts(open.lines) : [])]) now.tell(conflict);
}

/** The first line names month and volume; the last counts what stood between. */
function atEdge({ state, tell }: Reading, cut: Cut, row: ReceiptRow): void {
  if (row.record === institutionRecord || row.record === returnHead) {
    const { claimMonth, volume } = row.values as Head;
    [state.claimMonth, state.volume] = [claimMonth, volume];
    return;
  }
  if (row.record !== claimTotals && row.record !== returnTotals) return;
  const { receiptCount, totalPoints, volume } = row.values as Totals;
  const { line } = row;
  if (!state.isCountable) return;
  if (receiptCount !== state.receipts) tell({ line, code: 'E807', ...placeOf(cut, 'receiptCount'), why: `${receiptCount}件のはずが、レセプトは${state.receipts}件ある`, cure: '抜けたレセプトか余るレセプトがないか確かめ、件数を直す' });
  if (state.points !== null && totalPoints !== state.points) tell({ line, code: 'E807', ...placeOf(cut, 'totalPoints'), why: `${totalPoints}点のはずが、レセプトの合計点数を足すと${state.points}点になる`, cure: '各レセプトの合計点数か、総合計点数を直す' });
  if (volume !== '99' && volume !== state.volume) tell({ line, code: 'E807', ...placeOf(cut, 'volume'), why: `初めは ${state.volume ?? '?'} 巻、終わりは ${volume} 巻と言う`, cure: '最後の巻は99、その前の巻は初めと同じ番号を書く' });
}

/** Volumes of one claim come as 00, 01, … and only the last ends with 99. */
export function volumeTroubles(volumes: readonly ReceiptsParsed[]): readonly string[] {
  return volumes.flatMap(({ rows }, index): string[] => {
    const head = rows.map((row) => valuesIf(row, institutionRecord)).find((one) => one !== null);
    const totals = rows.map((row) => valuesIf(row, claimTotals)).find((one) => one !== null);
    const due = String(index).padStart(2, '0');
    const end = index === volumes.length - 1 ? '99' : due;
    return [...(head && head.volume !== due ? [`${index + 1}番目の巻の番号が ${due} でなく ${head.volume}`] : []), ...(totals && totals.volume !== end ? [`${index + 1}番目の巻の終わりが ${end} でなく ${totals.volume}`] : [])];
  });
}
