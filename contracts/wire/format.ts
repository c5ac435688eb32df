import { Bad, type Issue, type RecordDefinition } from '../define.js';
import { columnPlans, remembered, written, type ColumnPlan } from './columns.js';
import { quoted } from './csv.js';
import { encode } from './encoding.js';
import type { Envelope } from './file.js';
import { fixedBytes } from './fixed-bytes.js';
import type { FileNameRule } from './file-name.js';
import type { framePlan } from './frame.js';
import type { FileLayout, Profile } from './layout.js';
import { columnName } from './recognise.js';
import { conflictsIn, unicodeOf } from './rows.js';
import { fileIssue, shapeOf, shown } from './trouble.js';

/** A record that cannot be written without changing it. Nothing was written; `issue` says where and why. */
export class CannotFormat extends Error {
  override readonly name = 'CannotFormat';
  readonly code = 'TSG-WIRE-FORMAT';
  constructor(readonly issue: Issue) {
    super(`TSG-WIRE-FORMAT ${issue.line > 0 ? `${issue.line}行目の` : ''}${issue.ja}: ${issue.why}。${issue.cure}`);
  }
}

export interface FormatPlan {
  readonly profile: Profile;
  readonly definition: RecordDefinition;
  readonly layout: FileLayout;
  readonly fileName: FileNameRule;
  readonly header: ReturnType<typeof framePlan>;
  readonly trailer: ReturnType<typeof framePlan>;
}

const ends = { lf: '\n', crlf: '\r\n', none: '' } as const;
const rowsABlock = 400;

/** Writing: compiled once a profile and record. */
export function formatter({ profile, definition, layout, fileName, header, trailer }: FormatPlan) {
  const plans = columnPlans(definition, layout);
  const end = ends[layout.newline];
  const { shape, encoding } = layout;
  const separator = shape.kind === 'csv' ? shape.delimiter : '';
  const atOnce = shape.kind === 'fixed' ? fixedBytes(plans, encoding, end) : null;
  const rows = rowWriter(plans, layout);
  const lineBytes = (text: string): Buffer => {
    const bytes = encode(text + end, encoding);
    if (typeof bytes === 'number') throw new CannotFormat(fileIssue('E205', '行', shown(text), `${encoding} で書けない文字がある`, '書ける文字に改める'));
    return bytes;
  };
  const frame = (plan: typeof header, envelope: Envelope, count: number, line: number): Buffer[] => {
    if (!plan.present) return [];
    const text = plan.write(envelope, profile.id, count);
    if (text instanceof Bad) throw new CannotFormat(fileIssue(text.code, line === 1 ? '見出し行' : '末尾行', '', text.why, text.cure, line));
    return [lineBytes(text)];
  };
  const name = (envelope: Envelope): string => {
    const text = fileName.write(envelope);
    if (text instanceof Bad) throw new CannotFormat(fileIssue(text.code, 'ファイル名', '', text.why, text.cure));
    checkEnvelope(envelope, text, fileName, layout);
    return text;
  };
  const opening = (envelope: Envelope, count: number): Buffer[] => [
    ...(encoding === 'utf-8-bom' ? [Buffer.from([0xef, 0xbb, 0xbf])] : []), ...frame(header, envelope, count, 1),
    ...(layout.columnNames ? [lineBytes(layout.columns.map((column) => quoted(columnName(column), separator, shape.kind === 'csv' ? shape.quote : 'none')).join(separator))] : []),
  ];
  const firstRow = 1 + (header.present ? 1 : 0) + (layout.columnNames ? 1 : 0);

  const block = (list: readonly AnyRecord[], firstLine: number): Buffer => {
    if (definition.check) list.forEach((record, index) => refuseConflict(definition, record, firstLine + index));
    const direct = atOnce?.(list);
    if (direct) return direct;
    let text = '';
    for (let index = 0; index < list.length; index++) text += rows.rowText(list[index]!, firstLine + index) + end;
    const bytes = encode(text, encoding);
    if (typeof bytes === 'number' || hasForbidden(text, list.length, end, separator)) throw rows.locate(list, firstLine);
    return bytes;
  };
  return { name, opening, closing: (envelope: Envelope, count: number) => frame(trailer, envelope, count, firstRow + count), block, firstRow, rowsABlock };
}

export type AnyRecord = Readonly<Record<string, unknown>>;
const control = /[\u0000-\u001f\u007f\ufeff\ufffd]/;
const controlButTab = /[\u0000-\u0008\u000a-\u001f\u007f\ufeff\ufffd]/;

/** Writes rows as text, and finds the value to blame when a block of rows cannot become bytes. */
function rowWriter(plans: readonly ColumnPlan[], { shape, encoding, columns }: FileLayout) {
  const separator = shape.kind === 'csv' ? shape.delimiter : '';
  const cells = plans.map((plan, index) => {
    const cell = (value: unknown): string | Bad => {
      const text = plan.text(value);
      const whole = typeof text === 'string' ? written(text, plan.place, shape.kind === 'fixed', encoding) : text;
      if (typeof whole !== 'string' || shape.kind === 'fixed') return whole;
      return quoted(whole, shape.delimiter, columns[index]!.isQuoted ? 'always' : shape.quote) ?? new Bad('値に区切り文字がある', 'プロファイルの quote を minimal にする', 'E205');
    };
    return plan.few ? remembered(cell) : cell;
  });
  const cellOf = (record: AnyRecord, index: number): string | Bad => {
    const key = plans[index]!.key;
    return cells[index]!(key === null ? undefined : record[key]);
  };
  const rowText = (record: AnyRecord, line: number): string => {
    let text = '';
    for (let index = 0; index < plans.length; index++) {
      const part = cellOf(record, index);
      if (typeof part !== 'string') throw refusal(plans[index]!, part, '', line);
      text += index === 0 ? part : separator + part;
    }
    return text;
  };
  /** Finds the value that made a block impossible to encode, or held a control character. */
  const locate = (records: readonly AnyRecord[], firstLine: number): CannotFormat => {
    for (const [behind, record] of records.entries()) {
      for (const [index, plan] of plans.entries()) {
        const text = cellOf(record, index) as string;
        const bytes = encode(text, encoding);
        const found = typeof bytes === 'number' ? bytes : text.search(separator === '\t' ? controlButTab : control);
        if (found < 0) continue;
        const character = String.fromCodePoint(text.codePointAt(found)!);
        return refusal(plan, new Bad(`${typeof bytes === 'number' ? `${encoding} で書けない文字` : '使えない文字'} ${unicodeOf(character)} がある`, '書ける文字に改めるか、文字コードの違うプロファイルを使う', 'E205'), text, firstLine + behind);
      }
    }
    return new CannotFormat(fileIssue('E205', '行', '', '書けない文字がある', '見出し・末尾とプロファイルの固定値を確かめる', firstLine));
  };
  return { rowText, locate };
}

function refuseConflict(definition: RecordDefinition, record: AnyRecord, line: number): void {
  const conflict = conflictsIn(definition, record)[0];
  if (conflict) throw new CannotFormat(fileIssue('E206', definition.fields[conflict.field]!.ja, '', conflict.why, conflict.cure, line, 0, conflict.field));
}

/** What neither the file name nor the header says must be what a reader will assume. */
function checkEnvelope(envelope: Envelope, name: string, rule: FileNameRule, layout: FileLayout): void {
  const back = rule.read(name);
  for (const [part, wanted, read] of [['municipality', envelope.municipalityCode, back?.municipalityCode], ['date', envelope.date, back?.date], ['seq', envelope.seq, back?.seq]] as const) {
    const said = !rule.has.has(part) && [...layout.header, ...layout.trailer].some(({ value }) => value === part);
    if (read !== wanted && !said) throw new CannotFormat(fileIssue('E101', 'ファイル名', '', `${part} の値 ${wanted} をこのプロファイルは表せない`, `fileName に {${part}} を入れる`));
  }
}

/** Control characters beyond the newlines we wrote ourselves. */
function hasForbidden(text: string, rows: number, end: string, separator: string): boolean {
  if ((separator === '\t' ? /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffd]/ : /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffd]/).test(text)) return true;
  let newlines = 0;
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) newlines++;
  if (newlines !== (end === '' ? 0 : rows)) return true;
  if (end === '\r\n') return /\r(?!\n)/.test(text);
  return text.includes('\r');
}

function refusal(plan: { key: string | null; ja: string; secret: boolean }, { code, why, cure }: Bad, text: string, line: number): CannotFormat {
  return new CannotFormat(fileIssue(code, plan.ja, plan.secret ? shapeOf(plan.ja, text) : shown(text), why, cure, line, 0, plan.key ?? '*'));
}

