import { closeSync, fstatSync, readSync } from 'node:fs';
import { TotsugoProblem } from '../../harness/problem.js';
import type { Role } from '../../matching/bulk/columns.js';
import { headed, lacking, type LineEnd } from './heading.js';
import type { ParquetPeople } from './parquet.js';
import { opened, type Segment } from './segment.js';

/** What a person file turned out to be: lines that can be read as they are, or something to be rewritten first. */
export type Opened =
  | { readonly kind: 'lines'; readonly segment: Segment; readonly lineEnd: LineEnd }
  | { readonly kind: 'parquet'; readonly people: ParquetPeople }
  | { readonly kind: 'layout'; readonly path: string; readonly layout: string; readonly columns: readonly Role[] };

const sampleBytes = 1024 * 1024;

/** Looks at the beginning of a file. What the user is to be told of the columns is told here. */
export async function openPeople(path: string, profile: string | undefined, need: readonly Role[]): Promise<Opened> {
  const { head, size } = headOf(path);
  if (profile !== undefined) await (await import('./layout-files.js')).profileIsRight(profile);
  // What reads Parquet, and what knows the layouts of the interfaces, is loaded where it is wanted only: most files are tables.
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return { kind: 'parquet', people: await (await import('./parquet.js')).openParquet(path, need) };
  const table = headed(path, head, size);
  const problem = table instanceof TotsugoProblem ? table : lacking(path, table.segment.shape.columns, need);
  if (!(table instanceof TotsugoProblem) && problem === null) return { kind: 'lines', ...table };
  const layout = await (await import('./layout-files.js')).layoutOfPeople(path, head, profile);
  if (layout === undefined) throw problem!;
  const short = lacking(path, layout.columns, need);
  if (short) throw short;
  return { kind: 'layout', path, layout: layout.id, columns: layout.columns };
}

function headOf(path: string): { readonly head: Buffer; readonly size: number } {
  const file = opened(path);
  try {
    const { size } = fstatSync(file);
    const head = Buffer.alloc(Math.min(sampleBytes, size));
    let done = 0;
    while (done < head.length) {
      const got = readSync(file, head, done, head.length - done, done);
      if (got === 0) break;
      done += got;
    }
    return { head: head.subarray(0, done), size };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new TotsugoProblem('TSG-U07', `${path} が読めない`, 'ふつうのファイルであることを確かめる');
    throw error;
  } finally {
    closeSync(file);
  }
}
