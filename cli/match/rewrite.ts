import { createReadStream } from 'node:fs';
import { open as openFile, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Issue } from '../../contracts/define.js';
import { ownShape, writtenNumber } from '../../matching/bulk/careful.js';
import { unitSeparator, type Shape } from '../../matching/bulk/columns.js';
import type { Opened } from './open.js';
import type { Segment } from './segment.js';
import { tableLines } from './table-lines.js';

/** A file in lines of ours: UTF-8, parted by a byte no value holds, each with its number in the user's file. What could not be read is told. */
export interface Rewritten { readonly segment: Segment; readonly issues: readonly Issue[]; readonly rejected: number }

/** One record on its way: its values in the order of the columns, or why it is refused. */
export type Line = { readonly line: number; readonly values: readonly string[] } | { readonly line: number; readonly issues: readonly Issue[] };

/** Two files that are not written alike meet in one form: both are rewritten once, unless both are tables in one encoding whose lines end as usual. */
export async function alike(one: Opened, other: Opened, folder: () => string, profile: string | undefined): Promise<readonly [Rewritten, Rewritten]> {
  const isPlain = (file: Opened) => file.kind === 'lines' && file.lineEnd === 'lf';
  const areAlike = isPlain(one) && isPlain(other) && encodingOf(one) === encodingOf(other);
  const inUtf8 = async (file: Opened, name: string): Promise<Rewritten> => {
    if (file.kind === 'lines' && isPlain(file) && (areAlike || encodingOf(file) === 'utf-8')) return { segment: file.segment, issues: [], rejected: 0 };
    return rewritten(file, join(folder(), name), profile);
  };
  return [await inUtf8(one, 'a.lines'), await inUtf8(other, 'b.lines')];
}

const encodingOf = (file: Opened) => (file.kind === 'lines' ? file.segment.shape.encoding : null);

async function rewritten(file: Opened, target: string, profile: string | undefined): Promise<Rewritten> {
  if (file.kind === 'lines') return written(target, file.segment.shape.columns, file.segment.titles, tableLines(file));
  if (file.kind === 'layout') return written(target, file.columns, file.columns, ofLayout(file, profile));
  const { parquetLines } = await import('./parquet.js');
  return written(target, file.people.columns, file.people.titles, parquetLines(file.people));
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

/** Records of a layout of `totsugo layouts`. */
async function* ofLayout({ path, layout, columns }: Extract<Opened, { kind: 'layout' }>, profileFile: string | undefined): AsyncGenerator<Line, void, undefined> {
  // Most files are tables; what knows the layouts of the interfaces is loaded for the others only.
  const [{ profileOf }, { definitionOf }, { codecOf }] = await Promise.all([import('../parts.js'), import('../../contracts/layouts.js'), import('../../contracts/wire/codec.js')]);
  const codec = codecOf(await profileOf(profileFile), definitionOf(layout)!);
  for await (const { records, rejected, issues } of codec.parseStream(basename(path), createReadStream(path) as AsyncIterable<Uint8Array>)) {
    for (const { line, value } of records) yield { line, values: columns.map((role) => (value as Readonly<Record<string, string | null>>)[role] ?? '') };
    for (const { line } of rejected) yield { line, issues: issues.filter((issue) => issue.line === line) };
  }
}
