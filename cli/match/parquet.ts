import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema, type AsyncBuffer, type Compressors, type FileMetaData } from 'hyparquet';
import { shapeOf, shown } from '../../contracts/wire/trouble.js';
import { TotsugoProblem } from '../../harness/problem.js';
import type { Role } from '../../matching/bulk/columns.js';
import { lacking, rolesOf } from './heading.js';
import type { Line } from './rewrite.js';

/** A Parquet file whose columns have been looked at: those that say something here, in its order. */
export interface ParquetPeople { readonly path: string; readonly columns: readonly (Role | null)[]; readonly titles: readonly string[]; readonly file: AsyncBuffer; readonly metadata: FileMetaData; readonly compressors: Compressors }

/** Looks at what the file says of itself; nothing of a record is read yet. */
export async function openParquet(path: string, need: readonly Role[]): Promise<ParquetPeople> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file).catch((error: unknown) => { throw unreadable(path, error); });
  const all = parquetSchema(metadata).children.map(({ element }) => element.name);
  const roleOfAll = rolesOf(all, path);
  const problem = roleOfAll instanceof TotsugoProblem ? roleOfAll : lacking(path, roleOfAll, need);
  if (problem || roleOfAll instanceof TotsugoProblem) throw problem;
  const titles = all.filter((_, index) => roleOfAll[index] !== null);
  return { path, columns: roleOfAll.filter((role) => role !== null), titles, file, metadata, compressors: await compressorsFor(path, metadata, titles) };
}

/** Row by row, counted from 1; a row that cannot be taken is told. */
export async function* parquetLines({ path, columns, titles, file, metadata, compressors }: ParquetPeople): AsyncGenerator<Line, void, undefined> {
  const number = columns.indexOf('individualNumber');
  let row = 0;
  for (const group of metadata.row_groups) {
    const until = row + Number(group.num_rows);
    const records = await parquetReadObjects({ file, metadata, compressors, columns: [...titles], rowStart: row, rowEnd: until }).catch((error: unknown) => { throw unreadable(path, error); });
    for (const values of records) {
      row += 1;
      yield checked({ line: row, values: titles.map((title, index) => textOf(values[title], index === number)) }, columns, titles);
    }
  }
}

const unreadable = (path: string, error: unknown) => new TotsugoProblem('TSG-U26', `${path} はParquetとして読めない(${(error as Error).message.slice(0, 80)})`, '書き出し直すか、CSVにする');

/** Uncompressed and Snappy need nothing; what reads the others is loaded where a column is packed so. */
async function compressorsFor(path: string, { row_groups }: FileMetaData, titles: readonly string[]): Promise<Compressors> {
  const codecs = new Set(row_groups.flatMap(({ columns }) => columns.flatMap(({ meta_data }) => (meta_data && titles.includes(meta_data.path_in_schema[0]!) ? [meta_data.codec] : []))));
  if ([...codecs].every((codec) => codec === 'UNCOMPRESSED' || codec === 'SNAPPY')) return {};
  const { compressors } = await import('hyparquet-compressors');
  const unknown = [...codecs].filter((codec) => codec !== 'UNCOMPRESSED' && !(codec in compressors));
  if (unknown.length > 0) throw new TotsugoProblem('TSG-U29', `${path} の圧縮方式 ${unknown.join('・')} は読めない`, `無圧縮か ${Object.keys(compressors).join('・')} で書き出し直す`);
  return compressors;
}

/** Numbers lose leading zeros and dates their notation on the way into Parquet. */
function textOf(value: unknown, isNumber: boolean): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text = typeof value === 'string' ? value : typeof value === 'bigint' || typeof value === 'number' ? String(value) : JSON.stringify(value) ?? '';
  return isNumber && typeof value !== 'string' ? text.padStart(12, '0') : text;
}

const control = /[\u0000-\u001f\u007f\ufffd]/;
/** All values of a row that cannot be taken. */
function checked(line: { readonly line: number; readonly values: readonly string[] }, columns: ParquetPeople['columns'], titles: readonly string[]): Line {
  const issues = line.values.flatMap((value, index) => {
    const found = control.exec(value);
    const code = found && `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return found ? [{ code: 'E205' as const, line: line.line, byte: 0, field: columns[index] ?? titles[index]!, ja: titles[index]!, raw: columns[index] === 'individualNumber' ? shapeOf(titles[index]!, value) : shown(value), why: `使えない文字 ${code} がある`, cure: '制御文字や文字化けを取り除いて送り直す' }] : [];
  });
  return issues.length === 0 ? line : { line: line.line, issues };
}
