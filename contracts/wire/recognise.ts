import type { Issue } from '../define.js';
import { splitCsv } from './csv.js';
import { decodeStrict } from './encoding.js';
import type { Column } from './layout.js';
import type { ParsePlan } from './parse.js';
import { fileIssue, lineShape, shown } from './trouble.js';

export const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Does the beginning of a file say in its header, or by its column names, that it holds these records? */
export function recognises(plan: ParsePlan<unknown>, bytes: Buffer): boolean {
  const { layout, header, recordBytes } = plan;
  let rest = bytes.subarray(bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0);
  const next = (): Buffer => {
    const end = recordBytes ?? rest.indexOf(10) + 1;
    const line = rest.subarray(0, end);
    rest = rest.subarray(end);
    return line.subarray(0, line.length - (recordBytes !== null || line.length === 0 ? 0 : line.at(-2) === 13 ? 2 : 1));
  };
  const first = next();
  const kind = header.present && header.resembles(first) ? header.read(first, 1, 0, { kind: layout.kind, profileId: plan.profile.id }).facts.kind : undefined;
  if (kind !== undefined) return kind === layout.kind;
  if (!layout.columnNames) return false;
  return [first, next()].some((line) => nameFaults(plan, line, 1, 0)?.length === 0);
}

/** What a line of column names calls a column. */
export const columnName = ({ name, key, constant }: Pick<Column, 'name' | 'key' | 'constant'>): string => name ?? key ?? constant ?? '';

/** Differences between the line and the column names; null when the line is no line of names at all. */
export function nameFaults({ layout }: ParsePlan<unknown>, body: Buffer, line: number, shift: number): Issue[] | null {
  const wanted = layout.columns.map(columnName);
  if (layout.shape.kind !== 'csv') return [];
  const text = decodeStrict(body, layout.encoding);
  const cells = splitCsv(body.toString('latin1'), layout.shape.delimiter, layout.shape.quote);
  if (typeof text !== 'string' || !('texts' in cells)) return null;
  const found = splitCsv(text, layout.shape.delimiter, layout.shape.quote);
  const names = 'texts' in found ? found.texts : [];
  if (!names.some((name) => name !== '' && wanted.includes(name))) return null;
  if (names.length !== wanted.length) return [fileIssue('E202', '列名の行', lineShape(body), `列が${wanted.length}のところ${names.length}ある`, `列名を ${wanted.join(layout.shape.delimiter)} とする`, line)];
  return names.flatMap((name, index) => (name === wanted[index] ? [] : [fileIssue('E202', '列名', shown(name), `列名「${wanted[index]}」であるべき`, '列の順番と名前をプロファイルに合わせる', line, cells.starts[index]! + 1 + shift, layout.columns[index]!.key ?? '*')]));
}
