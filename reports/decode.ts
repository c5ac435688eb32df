import { Bad, type RecordDefinition } from '../contracts/define.js';
import { isBankLayout, isReceiptLayout, layoutOf } from '../contracts/layouts.js';
import { cutterOf, type Cell } from '../contracts/wire/cells.js';
import { codecOf } from '../contracts/wire/codec.js';
import { columnPlans, type ColumnPlan } from '../contracts/wire/columns.js';
import { decodeStrict } from '../contracts/wire/encoding.js';
import { framePlan } from '../contracts/wire/frame.js';
import type { FileLayout, FrameElement, FrameValue, Profile } from '../contracts/wire/layout.js';
import { withoutNewline } from '../contracts/wire/newline.js';
import { shapeOf } from '../contracts/wire/trouble.js';
import { decodedBankFile } from './decode-bank.js';
import { decodedReceipts } from './decode-receipts.js';
import type { Decode, DecodedField, DecodedFile, DecodedLine } from './decoded.js';

/** Refused rows are worth seeing even far down in the file; so many are shown beside the first rows. */
const refusedShown = 3;
const individualNumberDigits = 12;

/** The reader of a run's interface files under its wire profile. */
export const decoderOf = (profile: Profile): Decode => (layoutId, file, limit) => {
  const found = layoutOf(layoutId);
  if (found && isBankLayout(found)) return decodedBankFile(found.file, file.bytes, limit);
  if (found && isReceiptLayout(found)) return decodedReceipts(found.receipts, file.bytes, limit);
  const layout = profile.files.get(layoutId);
  if (!found || !layout) return null;
  const { definition } = found;
  const parsed = codecOf(profile, definition).parse(file);
  const lines = linesOf(Buffer.from(file.bytes), layout);
  const wanted = new Set(parsed.rejected.slice(0, refusedShown).map(({ line }) => line));
  const rows = lines.rows.map((line, index) => ({ ...line, record: index + 1 })).filter(({ line, record }) => record <= limit || wanted.has(line));
  const read = rowReader(definition, layout);
  return {
    ja: definition.ja, encoding: encodingText(layout), total: lines.rows.length, issues: parsed.issues,
    lines: [...lines.header.map((line) => frameLine(line, layout.header, layout, 'header')), ...rows.map((row) => ({ ...read(row), record: row.record })), ...lines.trailer.map((line) => frameLine(line, layout.trailer, layout, 'trailer'))],
  } satisfies DecodedFile;
};

interface RawLine { readonly line: number; readonly body: Buffer; readonly shift: number; readonly offset: number }

/** The file cut into lines: header, rows, trailer. The line of column names says nothing that the table does not. */
function linesOf(bytes: Buffer, layout: FileLayout): { header: readonly RawLine[]; rows: readonly RawLine[]; trailer: readonly RawLine[] } {
  const marked = layout.encoding !== 'cp932' && bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  let next = 0;
  const all = cut(marked ? bytes.subarray(3) : bytes, layout).map((raw, index): RawLine => {
    const shift = marked && index === 0 ? 3 : 0;
    const offset = next;
    next += raw.length + shift;
    return { line: index + 1, body: withoutNewline(raw, layout.newline).body, shift, offset };
  });
  const is = (elements: readonly FrameElement[], line: RawLine | undefined, which: '見出し' | '末尾') => line !== undefined && elements.length > 0 && framePlan(elements, layout, which).resembles(line.body);
  const header = is(layout.header, all[0], '見出し') ? all.slice(0, 1) : [];
  const names = layout.columnNames ? 1 : 0;
  const trailer = all.length > header.length && is(layout.trailer, all.at(-1), '末尾') ? all.slice(-1) : [];
  return { header, rows: all.slice(header.length + names, all.length - trailer.length), trailer };
}

function cut(bytes: Buffer, layout: FileLayout): readonly Buffer[] {
  const size = layout.newline === 'none' ? layout.columns.reduce((sum, { width }) => sum + (width ?? 0), 0) : 0;
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const newline = size > 0 ? start + size : bytes.indexOf(10, start) + 1;
    const end = newline === 0 ? bytes.length : Math.min(newline, bytes.length);
    lines.push(bytes.subarray(start, end));
    start = end;
  }
  return lines;
}

const encodingText = ({ encoding, newline, shape }: FileLayout) => [encoding, newline === 'none' ? '' : newline.toUpperCase(), shape.kind === 'csv' ? 'CSV' : '固定長'].filter(Boolean).join(' · ');

function rowReader(definition: RecordDefinition, layout: FileLayout): (line: RawLine) => DecodedLine {
  const plans = columnPlans(definition, layout);
  const cutter = cutterOf(layout, layout.columns);
  return ({ line, body, shift, offset }) => {
    const cells = cutter.bytes(body);
    const size = body.length;
    if ('why' in cells) return { line, kind: 'row', offset, size, fields: [hidden('*', '行', `(${body.length}バイトの行: ${cells.why})`)] };
    const values = plans.map((plan, index) => ({ plan, cell: cells[index]!, read: readCell(plan, cells[index]!, layout) }));
    // わざと: 個人番号の列が読めない行では列がずれていて、番号が別の列にあるかもしれない。どの値も出さない。
    const misplaced = values.some(({ plan, read }) => plan.secret && read.bad);
    return { line, kind: 'row', offset, size, fields: values.map(({ plan, cell, read }) => (misplaced ? hidden(plan.key ?? '*', plan.ja, shapeOf(plan.ja, read.text)) : fieldOf(definition, plan, cell, read.text, shift))) };
  };
}

interface ReadCell { readonly text: string; readonly bad: boolean }

/** The canonical text of a cell, or the text as it stands when it cannot be read. */
function readCell(plan: ColumnPlan, { bytes }: Cell, { encoding }: FileLayout): ReadCell {
  const wire = decodeStrict(bytes, encoding);
  if (typeof wire !== 'string') return { text: wire.why, bad: true };
  const value = plan.read(wire);
  return { text: wire, bad: value instanceof Bad };
}

function fieldOf(definition: RecordDefinition, plan: ColumnPlan, { bytes, at }: Cell, text: string, shift: number): DecodedField {
  const field = plan.key === null ? undefined : definition.fields[plan.key];
  const read = plan.read(text);
  const canonical = !field || read instanceof Bad ? text : field.encode(read);
  const meaning = field?.codes?.find(([code]) => code === canonical)?.[1] ?? '';
  return { id: plan.key ?? '*', ja: plan.ja, value: canonical, wire: text, meaning, secret: plan.secret, otherNumber: !plan.secret && !(read instanceof Bad) && field?.digitCount !== undefined && field.digitCount !== individualNumberDigits, byte: at + shift, raw: bytes };
}

const hidden = (id: string, ja: string, value: string): DecodedField => ({ id, ja, value, wire: value, meaning: '', secret: false, otherNumber: false, byte: 0, raw: new Uint8Array() });

const frameWords: Readonly<Record<FrameValue, string>> = { kind: 'ファイルの種別', profileId: 'プロファイル', municipality: '市区町村コード', date: '日付', seq: '通番', count: '件数' };

function frameLine({ line, body, shift, offset }: RawLine, elements: readonly FrameElement[], layout: FileLayout, kind: 'header' | 'trailer'): DecodedLine {
  const cells = cutterOf(layout, elements).bytes(body);
  if ('why' in cells) return { line, kind, offset, size: body.length, fields: [hidden('*', '行', `(${body.length}バイトの行: ${cells.why})`)] };
  return {
    line, kind, offset, size: body.length,
    fields: cells.map(({ bytes, at }, index): DecodedField => {
      const element = elements[index]!;
      const text = decodeStrict(bytes, layout.encoding);
      const wire = typeof text === 'string' ? text : text.why;
      return { id: element.value ?? '*', ja: element.value ? frameWords[element.value] : '固定値', value: wire.trim(), wire, meaning: '', secret: false, otherNumber: false, byte: at + shift, raw: bytes };
    }),
  };
}
