import { isAscii, isUtf8 } from 'node:buffer';
import { fstatSync, readSync, closeSync } from 'node:fs';
import { splitCsv } from '../../contracts/wire/csv.js';
import { decodeStrict } from '../../contracts/wire/encoding.js';
import { TotsugoProblem } from '../../harness/problem.js';
import { mostColumns, roleOfTitle, type Role } from '../../matching/bulk/columns.js';
import { opened, type Segment } from './segment.js';

/** What a person file turned out to be: lines that can be read as they are, or something to be rewritten first. */
export type Opened =
  | { readonly kind: 'lines'; readonly segment: Segment }
  | { readonly kind: 'parquet'; readonly path: string }
  | { readonly kind: 'layout'; readonly path: string; readonly layout: string };

const sampleBytes = 1024 * 1024;

/** Looks at the beginning of a file. What the user is to be told of the columns is told here. */
export async function openPeople(path: string, profile: string | undefined, need: readonly Role[]): Promise<Opened> {
  const { head, size } = headOf(path);
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return { kind: 'parquet', path };
  const lines = linesOf(path, head, size);
  const columns = 'segment' in lines ? lines.segment.shape.columns : [];
  const missing = need.filter((role) => !columns.includes(role));
  if ('segment' in lines && missing.length === 0) return { kind: 'lines', segment: lines.segment };
  // Most files are tables; what knows the layouts of the interfaces is loaded for the others only.
  const layout = await (await import('./layout-files.js')).layoutOfPeople(path, head, profile);
  if (layout !== undefined) return { kind: 'layout', path, layout };
  if (!('segment' in lines)) throw lines;
  throw new TotsugoProblem('TSG-U22', `${path} に列 ${missing.map((role) => roleJa[role]).join('・')} がない`, `1行目の列の名を確かめる(${missing.map((role) => `${role} か ${roleJa[role]}`).join('、')})`);
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

function linesOf(path: string, head: Buffer, size: number): { readonly segment: Segment } | TotsugoProblem {
  const mark = head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  const end = head.indexOf(10);
  const line = head.subarray(mark, end < 0 ? head.length : end - (head[end - 1] === 13 ? 1 : 0));
  const encoding = encodingOf(head.subarray(0, head.length < size ? head.lastIndexOf(10) + 1 : head.length));
  const text = decodeStrict(line, encoding);
  const cuts = typeof text !== 'string' ? [] : [',', '\t', ';', '|'].map((delimiter) => ({ delimiter, titles: titlesOf(text, delimiter) }));
  const best = cuts.map((cut) => ({ ...cut, known: cut.titles.filter((title) => roleOfTitle(title) !== null).length })).sort((a, b) => b.known - a.known)[0];
  if (!best || best.known === 0) return new TotsugoProblem('TSG-U21', `${path} の1行目に、知っている列の名がない`, '1行目に 個人番号,氏名,氏名カナ,生年月日,性別,住所 のように列の名を書く(CSV・TSV)');
  const columns = rolesOf(best.titles, path);
  return { segment: { path, from: end < 0 ? size : end + 1, to: size, shape: { delimiter: best.delimiter, encoding, isNumbered: false, columns }, firstLine: 2, titles: best.titles } };
}

/** UTF-8 unless most lines that are not plain ASCII say otherwise: a single broken line does not turn a file into another encoding. */
function encodingOf(sample: Buffer): 'utf-8' | 'cp932' {
  if (isUtf8(sample)) return 'utf-8';
  let [valid, all] = [0, 0];
  for (let start = 0; start < sample.length;) {
    const end = sample.indexOf(10, start);
    const line = sample.subarray(start, end < 0 ? sample.length : end);
    if (!isAscii(line)) {
      all += 1;
      if (isUtf8(line)) valid += 1;
    }
    start = end < 0 ? sample.length : end + 1;
  }
  return valid * 2 >= all ? 'utf-8' : 'cp932';
}

function titlesOf(text: string, delimiter: string): readonly string[] {
  const cut = splitCsv(text, delimiter, 'minimal');
  return 'texts' in cut ? cut.texts : [];
}

/** The first column of each meaning counts. */
export function rolesOf(titles: readonly string[], path: string): readonly (Role | null)[] {
  if (titles.length > mostColumns) throw new TotsugoProblem('TSG-U23', `${path} の列が${titles.length}ある`, `${mostColumns}列までにする`);
  const seen = new Set<Role>();
  return titles.map((title) => {
    const role = roleOfTitle(title);
    if (role === null || seen.has(role)) return null;
    seen.add(role);
    return role;
  });
}

export const roleJa: Readonly<Record<Role, string>> = {
  name: '氏名', nameKana: '氏名カナ', bornOn: '生年月日', sex: '性別', address: '住所', individualNumber: '個人番号', personKey: '宛名番号', householdKey: '世帯番号', commonName: '通称', commonNameKana: '通称の振り仮名', formerFamilyName: '旧氏', formerFamilyNameKana: '旧氏の振り仮名',
  previousAddress: '前住所', movedOn: '異動日', townCode: '町字コード',
};
