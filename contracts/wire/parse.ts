import type { Issue, RecordDefinition } from '../define.js';
import type { Envelope } from './file.js';
import type { FileNameRule } from './file-name.js';
import type { FrameFacts, framePlan } from './frame.js';
import type { FileLayout, Profile } from './layout.js';
import { lineReader, longestLine, type Piece } from './lines.js';
import { withoutNewline } from './newline.js';
import { fileOpening } from './opening.js';
import { rowReader, type RowReader } from './rows.js';
import { takeRows } from './take-rows.js';
import { fileIssue, lineShape, type Trouble } from './trouble.js';

export interface Row<R> {
  readonly line: number;
  readonly value: R;
}
/** A refused line exactly as it came (with its newline). It may hold a 個人番号: keep it, never print it. */
export interface RejectedLine {
  readonly line: number;
  readonly raw: Uint8Array;
}
/** What a stretch of the file gave. */
export interface Batch<R> {
  readonly records: readonly Row<R>[];
  readonly rejected: readonly RejectedLine[];
  readonly issues: readonly Issue[];
  /** From the file name, or from the header once it was read; null when neither says it all. */
  readonly envelope: Envelope | null;
  /** Data rows so far, refused ones included. */
  readonly count: number;
  /** The last batch: header, trailer and counts have been compared. */
  readonly done: boolean;
}

/** A file with more troubles than this is told the first ones and how many were left out (W199). */
export const issueLimit = 10_000;

/** Everything the parser needs, worked out once a profile and record. */
export interface ParsePlan<R> {
  readonly profile: Profile;
  readonly definition: RecordDefinition;
  readonly layout: FileLayout;
  readonly fileName: FileNameRule;
  readonly rows: RowReader<R>;
  readonly header: ReturnType<typeof framePlan>;
  readonly trailer: ReturnType<typeof framePlan>;
  /** Bytes of a record in a file without newlines; null otherwise. */
  readonly recordBytes: number | null;
}

export const parsePlan = <R>(parts: Omit<ParsePlan<R>, 'rows' | 'recordBytes'>): ParsePlan<R> => ({
  ...parts,
  rows: rowReader<R>(parts.definition, parts.layout),
  recordBytes: parts.layout.newline === 'none' ? parts.layout.columns.reduce((sum, { width }) => sum + (width ?? 0), 0) : null,
});

/** Gathers what the reader finds until it is taken. */
function gathering<R>() {
  let [records, rejected, issues]: [Row<R>[], RejectedLine[], Issue[]] = [[], [], []];
  let [told, left] = [0, 0];
  const state = { line: 0, count: 0 };
  const tell = (issue: Issue) => { if (told < issueLimit) { told++; issues.push(issue); } else left++; };
  return {
    state, tell,
    keep(value: R): void {
      state.count++;
      records.push({ line: ++state.line, value });
    },
    refuse(raw: Buffer, troubles: readonly Trouble[]): void {
      state.count++;
      const line = ++state.line;
      rejected.push({ line, raw: new Uint8Array(raw) });
      for (const trouble of troubles) tell({ line, ...trouble });
    },
    sayLeft(): void {
      if (left > 0) issues.push(fileIssue('W199', '指摘', '', `指摘が${issueLimit}件を超えたので、残り${left}件は示さない`, '示された指摘を直してから、もう一度読む'));
    },
    waiting: () => records.length,
    take(size: number, envelope: Envelope | null, done: boolean): Batch<R> {
      const batch = { records: records.length <= size ? records : records.slice(0, size), rejected, issues, envelope, count: state.count, done };
      [records, rejected, issues] = [records.length <= size ? [] : records.slice(size), [], []];
      return batch;
    },
  };
}

/** Reads one file, chunk by chunk. `take` empties what was gathered; memory holds one block and what was not yet taken. */
export function fileParser<R>(plan: ParsePlan<R>, name: string) {
  const { layout, recordBytes, rows, trailer } = plan;
  const reader = lineReader(recordBytes);
  const gathered = gathering<R>();
  const { state, tell } = gathered;
  const opening = fileOpening(plan, name, tell);
  let closing: { facts: FrameFacts; at: number } | null = null;

  const missingTrailer = (line: number) => tell(fileIssue('E103', '末尾行', '', '末尾行がない', 'ファイルが途中で切れていないか確かめ、末尾行まで送り直す', line));
  const lastLine = (raw: Buffer, shift: number) => {
    const { body, trouble } = withoutNewline(raw, layout.newline);
    if (!trailer.present || !trailer.resembles(body)) {
      if (trailer.present) missingTrailer(state.line + 1);
      return takeRows(raw, layout, recordBytes, rows, gathered, shift);
    }
    state.line++;
    const read = trailer.read(body, state.line, shift, opening.expected);
    read.issues.forEach(tell);
    if (trouble) tell({ line: state.line, ...trouble });
    closing = { facts: read.facts, at: read.countAt };
  };
  const accept = ({ kind, bytes }: Piece) => {
    if (kind === 'tooLong') {
      opening.finish(1);
      return gathered.refuse(bytes, [tooLong(bytes)]);
    }
    const { rest, shift } = opening.take(bytes, recordBytes);
    state.line = Math.max(state.line, opening.lines);
    if (rest.length === 0) return;
    if (kind === 'last') return lastLine(rest, shift);
    if (kind === 'lines') return takeRows(rest, layout, recordBytes, rows, gathered, shift);
    gathered.refuse(rest, [cutOff(rest, recordBytes)]);
    if (trailer.present) missingTrailer(state.line);
  };
  const finish = () => {
    opening.finish(state.line);
    if (trailer.present && closing === null && state.count === 0) missingTrailer(state.line);
    for (const said of [opening.counted(), closing && { count: closing.facts.count, at: closing.at, line: state.line }]) {
      if (said?.count === undefined || said.count === state.count) continue;
      tell(fileIssue('E103', '件数', String(said.count), `${said.count}件のはずが${state.count}件ある`, '抜けた記録か余る記録がないか確かめ、件数を合わせて送り直す', said.line, said.at, 'count'));
    }
    gathered.sayLeft();
  };
  return {
    push: (chunk: Uint8Array) => { for (const piece of reader.push(chunk)) accept(piece); },
    end: () => { for (const piece of reader.end()) accept(piece); finish(); },
    waiting: gathered.waiting,
    take: (size: number, done: boolean): Batch<R> => gathered.take(size, opening.envelope(closing?.facts), done),
  };
}

const tooLong = (bytes: Buffer): Trouble => ({
  code: 'E202', byte: longestLine + 1, field: '*', ja: '行', raw: lineShape(bytes), why: `1行が${longestLine}バイトを超える`, cure: '改行が抜けていないか確かめる',
});
const cutOff = (bytes: Buffer, recordBytes: number | null): Trouble => ({
  code: 'E103', byte: 0, field: '*', ja: '行', raw: lineShape(bytes), cure: 'ファイルが途中で切れていないか確かめ、全体を送り直す',
  why: recordBytes === null ? '最後の行が改行で終わっていない' : `${recordBytes}バイトに満たない記録で終わっている`,
});
