import { createReadStream } from 'node:fs';
import { open as openFile, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { decodeBlock } from '../../contracts/wire/encoding.js';
import type { Issue } from '../../contracts/define.js';
import { TotsugoProblem } from '../../harness/problem.js';
import { ownShape, readCarefully, writtenNumber } from '../../matching/bulk/careful.js';
import { roles, unitSeparator, type Role, type Shape } from '../../matching/bulk/columns.js';
import { rolesOf, type Opened } from './open.js';
import type { Segment } from './segment.js';

/** A file in lines of ours: UTF-8, parted by a byte no value holds, each with its number in the user's file. What could not be read is told. */
export interface Rewritten { readonly segment: Segment; readonly issues: readonly Issue[]; readonly rejected: number }

/** One record on its way: its values in the order of the columns, or why it is refused. */
type Line = { readonly line: number; readonly values: readonly string[] } | { readonly line: number; readonly issues: readonly Issue[] };

/** Two files that are not written alike meet in one form: both are rewritten once, unless both are tables in one encoding. */
export async function alike(one: Opened, other: Opened, folder: string, profile: string | undefined): Promise<readonly [Rewritten, Rewritten]> {
  const areAlike = one.kind === 'lines' && other.kind === 'lines' && one.segment.shape.encoding === other.segment.shape.encoding;
  const inUtf8 = async (file: Opened, name: string): Promise<Rewritten> => {
    if (file.kind === 'lines' && (areAlike || file.segment.shape.encoding === 'utf-8')) return { segment: file.segment, issues: [], rejected: 0 };
    return rewritten(file, join(folder, name), profile);
  };
  return [await inUtf8(one, 'a.lines'), await inUtf8(other, 'b.lines')];
}

async function rewritten(file: Opened, target: string, profile: string | undefined): Promise<Rewritten> {
  if (file.kind === 'lines') return written(target, file.segment.shape.columns, file.segment.titles, decoded(file.segment));
  if (file.kind === 'parquet') {
    const { columns, titles, lines } = await parquet(file.path);
    return written(target, columns, titles, lines);
  }
  const { columns, lines } = await ofLayout(file.path, file.layout, profile);
  return written(target, columns, columns, lines);
}

async function written(target: string, columns: Shape['columns'], titles: readonly string[], lines: AsyncIterable<Line>): Promise<Rewritten> {
  const output = await openFile(target, 'wx', 0o600);
  const issues: Issue[] = [];
  let [size, rejected, waiting, held]: [number, number, Buffer[], number] = [0, 0, [], 0];
  try {
    for await (const one of lines) {
      if ('issues' in one) {
        rejected += 1;
        issues.push(...one.issues);
        continue;
      }
      const bytes = Buffer.concat([writtenNumber(one.line), Buffer.from(`${one.values.join(unitSeparator)}\n`)]);
      waiting.push(bytes);
      held += bytes.length;
      if (held > 4_000_000) {
        size += await append(output, waiting);
        [waiting, held] = [[], 0];
      }
    }
    size += await append(output, waiting);
  } finally {
    await output.close();
  }
  return { segment: { path: target, from: 0, to: size, shape: ownShape(columns), firstLine: 0, titles }, issues, rejected };
}
async function append(output: FileHandle, pieces: readonly Buffer[]): Promise<number> {
  const bytes = Buffer.concat(pieces);
  await output.appendFile(bytes);
  return bytes.length;
}

/** Lines of a table in CP932. */
async function* decoded(segment: Segment): AsyncGenerator<Line, void, undefined> {
  const { shape } = segment;
  let [rest, line] = [Buffer.alloc(0), segment.firstLine];
  const each = function* (bytes: Buffer): Generator<Line, void, undefined> {
    const text = decodeBlock(bytes, shape.encoding);
    if (text !== null && !/["\u0000-\u0009\u000b\u000c\u000e-\u001f]/.test(text)) {
      for (const row of text.slice(0, -1).split(/\r?\n/)) {
        const values = row.split(shape.delimiter);
        if (values.length === shape.columns.length) yield { line, values };
        else if (row !== '') yield refusedOr(Buffer.from(row), line, { ...segment, shape: { ...shape, encoding: 'utf-8' } });
        line += 1;
      }
      return;
    }
    for (let start = 0; start < bytes.length;) {
      const end = bytes.indexOf(10, start);
      const bare = bytes.subarray(start, bytes[end - 1] === 13 ? end - 1 : end);
      if (bare.length > 0) yield refusedOr(bare, line, segment);
      [line, start] = [line + 1, end + 1];
    }
  };
  for await (const chunk of createReadStream(segment.path, { start: segment.from, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = bytes.lastIndexOf(10) + 1;
    if (whole > 0) yield* each(bytes.subarray(0, whole));
    rest = Buffer.from(bytes.subarray(whole));
  }
  if (rest.length > 0) yield* each(Buffer.concat([rest, Buffer.from('\n')]));
}
function refusedOr(bare: Buffer, line: number, { shape, titles }: Segment): Line {
  const read = readCarefully(bare, line, shape, titles);
  return 'issues' in read ? { line, issues: read.issues } : { line, values: read.cells.map((cell) => decodeBlock(cell, shape.encoding) ?? '') };
}

async function parquet(path: string): Promise<{ columns: Shape['columns']; titles: readonly string[]; lines: AsyncGenerator<Line, void, undefined> }> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet');
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file).catch((error: unknown) => {
    throw new TotsugoProblem('TSG-U26', `${path} はParquetとして読めない(${(error as Error).message.slice(0, 80)})`, '書き出し直すか、CSVにする');
  });
  const all = parquetSchema(metadata).children.map(({ element }) => element.name);
  const roleOfAll = rolesOf(all, path);
  const titles = all.filter((_, index) => roleOfAll[index] !== null);
  const lines = async function* (): AsyncGenerator<Line, void, undefined> {
    let row = 0;
    for (const group of metadata.row_groups) {
      const until = row + Number(group.num_rows);
      for (const values of await parquetReadObjects({ file, metadata, columns: [...titles], rowStart: row, rowEnd: until })) {
        row += 1;
        yield checked({ line: row, values: titles.map((title) => textOf(values[title], title === all[roleOfAll.indexOf('individualNumber')])) }, titles);
      }
    }
  };
  return { columns: rolesOf(titles, path), titles, lines: lines() };
}
/** Numbers lose leading zeros and dates their notation on the way into Parquet. */
function textOf(value: unknown, isNumber: boolean): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text = typeof value === 'string' ? value : typeof value === 'bigint' || typeof value === 'number' ? String(value) : JSON.stringify(value) ?? '';
  return isNumber && typeof value !== 'string' ? text.padStart(12, '0') : text;
}
const control = /[\u0000-\u001f\u007f\ufffd]/;
function checked(line: { readonly line: number; readonly values: readonly string[] }, titles: readonly string[]): Line {
  const at = line.values.findIndex((value) => control.test(value));
  return at < 0 ? line : { line: line.line, issues: [{ code: 'E205', line: line.line, byte: 0, field: titles[at]!, ja: titles[at]!, raw: `(${line.values[at]!.length}文字)`, why: '使えない文字がある', cure: '制御文字や文字化けを取り除いて送り直す' }] };
}

async function ofLayout(path: string, id: string, profileFile: string | undefined): Promise<{ columns: readonly Role[]; lines: AsyncGenerator<Line, void, undefined> }> {
  // Most files are tables; what knows the layouts of the interfaces is loaded for the others only.
  const [{ profileOf }, { definitionOf }, { codecOf }] = await Promise.all([import('../parts.js'), import('../../contracts/layouts.js'), import('../../contracts/wire/codec.js')]);
  const definition = definitionOf(id)!;
  const codec = codecOf(await profileOf(profileFile), definition);
  const columns = roles.filter((role) => role in definition.fields);
  const lines = async function* (): AsyncGenerator<Line, void, undefined> {
    for await (const { records, rejected, issues } of codec.parseStream(basename(path), createReadStream(path) as AsyncIterable<Uint8Array>)) {
      for (const { line, value } of records) yield { line, values: columns.map((role) => (value as Readonly<Record<string, string | null>>)[role] ?? '') };
      for (const { line } of rejected) yield { line, issues: issues.filter((issue) => issue.line === line) };
    }
  };
  return { columns, lines: lines() };
}
