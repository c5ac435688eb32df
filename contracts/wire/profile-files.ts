import { isDay } from '../../law/day.js';
import { Bad, type RecordDefinition } from '../define.js';
import { padded } from './columns.js';
import { encode } from './encoding.js';
import { fileNameFault } from './file-name.js';
import type { Column, DateShape, FileLayout, FrameElement, Loss, Pad, Place, Unit } from './layout.js';
import { pointerOf, type ColumnOverlay, type FileOverlay, type FrameOverlay, type ProfileIssue } from './profile-schema.js';

export type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;
export interface Report {
  readonly issues: ProfileIssue[];
  readonly loss: Loss[];
  /** Which codes of which table the columns use. */
  readonly used: Map<string, Set<string>>;
}
/** What is known of the file: faults of form elsewhere in the profile may leave parts of it open. */
export interface Known { readonly bytes: boolean; readonly columns: boolean }

/** Lays one file's overlay over the base's and checks everything that can be known before a byte is read. */
export function resolveFile(definition: RecordDefinition, overlays: readonly FileOverlay[], tables: Tables, report: Report, known: Known = { bytes: true, columns: true }): FileLayout {
  const at = (...path: PropertyKey[]) => pointerOf(['files', definition.id, ...path]);
  const refuse = (pointer: string, why: string, cure: string) => void report.issues.push({ pointer, why, cure });
  const merged: FileOverlay = Object.assign({}, ...overlays);
  const shape: NonNullable<FileOverlay['record']> = Object.assign({}, ...overlays.map(({ record }) => record ?? {}));
  const fixed = shape.kind === 'fixed' && known.bytes;
  const defaults = new Map(Object.entries(merged.defaults ?? {}));
  const columns = orderedColumns(merged.fields ?? Object.keys(definition.fields).map((key) => ({ key })), at, refuse)
    .map(({ column, pointer }) => columnOf(definition, column, { fixed, tables, used: report.used, pointer, refuse }));
  const frame = (elements: readonly FrameOverlay[] | undefined, name: string) => (elements ?? []).map((element, index) => frameOf(element, fixed, at('record', name, index), refuse));
  const layout: FileLayout = {
    kind: merged.kind ?? definition.id, fileName: merged.fileName ?? '', encoding: merged.encoding ?? 'utf-8', newline: merged.newline ?? 'lf',
    shape: fixed ? { kind: 'fixed' } : { kind: 'csv', delimiter: shape.delimiter ?? ',', quote: shape.quote ?? 'minimal' },
    columnNames: shape.columnNames ?? false, header: frame(shape.header, 'header'), trailer: frame(shape.trailer, 'trailer'),
    columns, defaults, envelope: merged.envelope ?? {},
  };
  checkFields(definition, layout, at, refuse, known.columns ? report.loss : null);
  checkFileName(layout, at, refuse);
  if (known.bytes) {
    checkShape(layout, at, refuse);
    checkTexts(layout, at, refuse);
  }
  return layout;
}

type Refuse = (pointer: string, why: string, cure: string) => void;
type At = (...path: PropertyKey[]) => string;

/** Columns with `at` take that place (from 1); the others fill the places left, in their order. */
function orderedColumns(list: readonly ColumnOverlay[], at: At, refuse: Refuse) {
  const places: ({ column: ColumnOverlay; pointer: string } | undefined)[] = Array.from({ length: list.length });
  const free: { column: ColumnOverlay; pointer: string }[] = [];
  list.forEach((column, index) => {
    const entry = { column, pointer: at('fields', index) };
    if (column.at === undefined) return void free.push(entry);
    if (column.at > list.length) return refuse(`${entry.pointer}/at`, `順番 ${column.at} が項目の数 ${list.length} を超える`, '間の項目を書き足すか、順番を詰める');
    if (places[column.at - 1]) return refuse(`${entry.pointer}/at`, `順番 ${column.at} が二度ある`, '順番を一つずつにする');
    places[column.at - 1] = entry;
  });
  return places.map((entry) => entry ?? free.shift()).filter((entry) => entry !== undefined);
}

interface Around { readonly fixed: boolean; readonly tables: Tables; readonly used: Report['used']; readonly pointer: string; readonly refuse: Refuse }

function columnOf(definition: RecordDefinition, column: ColumnOverlay, around: Around): Column {
  const { fixed, pointer, refuse } = around;
  const field = column.key === undefined ? undefined : Object.hasOwn(definition.fields, column.key) ? definition.fields[column.key] : undefined;
  if (column.key !== undefined && !field) refuse(`${pointer}/key`, `${definition.ja}に「${column.key}」という項目はない`, `${Object.keys(definition.fields).join('・')} のいずれかを書く`);
  if (column.type && field && !field.isDay) refuse(`${pointer}/type`, `${field.ja}は日付ではない`, 'type を削る');
  if (fixed && column.width === undefined) refuse(pointer, '固定長の項目に width がない', 'width を書く');
  const pad = column.pad ?? (fixed ? 'right-space' : 'none');
  if (column.pad && column.pad !== 'none' && column.width === undefined) refuse(`${pointer}/pad`, '埋め方はあるが width がない', 'width を書く');
  if (fixed && (column.name !== undefined || column.quoted !== undefined)) refuse(pointer, '固定長の項目に列名も引用符もない', 'name と quoted を削る');
  if (field && field.isDay && column.type && column.codes) refuse(pointer, '日付の形とコード表は一緒に使えない', 'どちらかを削る');
  return {
    ...placeOf(column, pad), key: column.key ?? null, constant: column.constant ?? null, name: column.name ?? null, isQuoted: column.quoted ?? false, required: column.required ?? false, empty: column.empty ?? '',
    date: field?.isDay ? ((column.type?.slice(5) ?? 'YYYY-MM-DD') as DateShape) : null,
    codes: column.codes === undefined ? null : codeTable(column.codes.slice('tables.'.length), field, around),
  };
}

const placeOf = (place: { width?: number | undefined; unit?: Unit | undefined }, pad: Pad) => ({ width: place.width ?? null, unit: place.unit ?? 'bytes', pad });

/** A table must give every semantic code a wire code, each a different one, or reading back would guess. */
function codeTable(name: string, field: RecordDefinition['fields'][string] | undefined, { tables, used, pointer, refuse }: Around): ReadonlyMap<string, string> | null {
  used.set(name, new Set([...(used.get(name) ?? []), ...(field?.codes ?? []).map(([code]) => code)]));
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (!table) return refuse(`${pointer}/codes`, `表「${name}」が tables にない`, `tables に ${name} を書く`), null;
  if (!field) return null;
  if (!field.codes) return refuse(`${pointer}/codes`, `${field.ja}はコードの項目ではない`, 'codes を削る'), null;
  const wire = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const [code, ja] of field.codes) {
    const value = Object.hasOwn(table, code) ? table[code]! : undefined;
    const here = pointerOf(['tables', name, code]);
    if (value === undefined) { refuse(here, `${field.ja}の「${code}」(${ja})に電文のコードがない`, `tables.${name} に "${code}" を書き足す`); continue; }
    if (value === '') refuse(here, '空のコードは「値なし」と区別できない', '空でない値にする');
    if (taken.has(value)) refuse(here, `「${taken.get(value)}」と同じ電文のコード「${value}」である`, '一つの意味に一つのコードを割り当てる');
    taken.set(value, code);
    wire.set(code, value);
  }
  return wire;
}

function frameOf(element: FrameOverlay, fixed: boolean, pointer: string, refuse: Refuse): FrameElement {
  if (fixed && element.width === undefined) refuse(pointer, '固定長の見出し・末尾の要素に width がない', 'width を書く');
  if (element.format && element.value !== 'date') refuse(`${pointer}/format`, 'format は date の要素だけに書ける', 'format を削る');
  const numeric = element.value === 'seq' || element.value === 'count';
  const pad = element.pad ?? (element.width === undefined ? 'none' : numeric ? 'left-zero' : fixed ? 'right-space' : 'none');
  return { ...placeOf(element, pad), constant: element.constant ?? null, value: element.value ?? null, date: element.format ?? 'YYYY-MM-DD' };
}

/** Which fields are missing or doubled. A missing one is a loss; a missing required one also needs a default. `loss` null: not every column is known. */
function checkFields(definition: RecordDefinition, layout: FileLayout, at: At, refuse: Refuse, loss: Loss[] | null): void {
  const keys = layout.columns.map(({ key }) => key).filter((key) => key !== null);
  for (const key of new Set(keys.filter((key, index) => keys.indexOf(key) !== index))) refuse(at('fields'), `項目「${key}」が二度ある`, '一度だけ書く');
  for (const key of layout.defaults.keys()) {
    if (!Object.hasOwn(definition.fields, key)) refuse(at('defaults', key), `${definition.ja}に「${key}」という項目はない`, '綴りを直すか削る');
    else if (definition.fields[key]!.secret) refuse(at('defaults', key), `${definition.fields[key]!.ja}に既定値は置けない`, 'defaults から削る');
    else if (keys.includes(key)) refuse(at('defaults', key), '電文にある項目に既定値がある', 'defaults から削る');
  }
  for (const [key, field] of loss ? Object.entries(definition.fields) : []) {
    if (keys.includes(key)) continue;
    const canonical = layout.defaults.get(key) ?? '';
    const value: unknown = canonical === '' && field.required ? new Bad('必須の項目が電文になく、既定値もない', `fields に書くか、defaults に ${key} の読み値を書く`) : field.decode(canonical);
    if (value instanceof Bad) refuse(at('defaults', key), `${field.ja}: ${value.why}`, value.cure);
    loss?.push({ record: definition.id, field: key, ja: field.ja, readAs: canonical });
  }
}

function checkFileName(layout: FileLayout, at: At, refuse: Refuse): void {
  if (layout.fileName === '') return refuse(at('fileName'), 'ファイル名の決まりがない', '例: "{kind}_{municipality}_{date:YYYYMMDD}_{seq:4}.csv"');
  const fault = fileNameFault(layout.fileName);
  if (fault) refuse(at('fileName'), fault, '例: "{kind}_{municipality}_{date:YYYYMMDD}_{seq:4}.csv"');
  for (const part of ['municipality', 'date', 'seq'] as const) {
    const inName = layout.fileName.includes(`{${part}`);
    if (!inName && layout.envelope[part] === undefined) refuse(at('fileName'), `ファイル名に {${part}} がない`, `{${part}} を入れるか、envelope.${part} に既定値を書く`);
    if (inName && layout.envelope[part] !== undefined) refuse(at('envelope', part), `ファイル名にある ${part} に既定値がある`, '既定値を削る');
  }
  if (layout.envelope.date !== undefined && !isDay(layout.envelope.date)) refuse(at('envelope', 'date'), '暦にない日付', '実在する日付を書く');
}

/** Every text the profile itself writes must fit its place and its encoding. */
function checkTexts({ columns, header, trailer, encoding }: FileLayout, at: At, refuse: Refuse): void {
  const check = (place: Place, text: string, pointer: string) => {
    const fit = padded(text, place, encoding);
    if (fit instanceof Bad) refuse(pointer, `「${text}」: ${fit.why}`, fit.cure);
    if (typeof encode(text, encoding) === 'number') refuse(pointer, `「${text}」は ${encoding} で書けない`, '書ける文字にする');
  };
  columns.forEach((column, index) => {
    for (const text of [column.constant ?? '', column.empty, ...(column.codes?.values() ?? [])]) check(column, text, at('fields', index));
  });
  [header, trailer].forEach((line, which) => line.forEach((element, index) => check(element, element.constant ?? '', at('record', which === 0 ? 'header' : 'trailer', index))));
}

function checkShape(layout: FileLayout, at: At, refuse: Refuse): void {
  const fixed = layout.shape.kind === 'fixed';
  if (fixed && layout.columnNames) refuse(at('record', 'columnNames'), '固定長のファイルに列名の行は置けない', 'columnNames を false にする');
  if (!fixed && layout.newline === 'none') return refuse(at('newline'), 'CSV には改行が要る', 'lf か crlf にする');
  if (layout.newline !== 'none') return;
  const lines = [layout.columns, layout.header, layout.trailer].filter((line) => line.length > 0);
  if (lines.flat().some(({ unit }) => unit !== 'bytes')) refuse(at('newline'), '改行のない固定長では幅をバイトで数える', 'unit を bytes にするか改行を付ける');
  const lengths = lines.map((line) => line.reduce((sum: number, { width }: { readonly width: number | null }) => sum + (width ?? 0), 0));
  if (new Set(lengths).size > 1) refuse(at('newline'), `改行のない固定長では行の長さが同じであるべきところ ${lengths.join('・')} バイト`, '見出し・末尾に詰め物の constant を足す');
}
