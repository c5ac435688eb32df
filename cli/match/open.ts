import { isUtf8 } from 'node:buffer';
import { fstatSync, readSync, closeSync } from 'node:fs';
import { basename } from 'node:path';
import { layouts } from '../../contracts/layouts.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { splitCsv } from '../../contracts/wire/csv.js';
import { decodeStrict } from '../../contracts/wire/encoding.js';
import type { Profile } from '../../contracts/wire/profile.js';
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
export function openPeople(path: string, profile: Profile, need: readonly Role[]): Opened {
  const { head, size } = headOf(path);
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return { kind: 'parquet', path };
  const layout = layouts.find(({ id, definition }) => 'name' in definition.fields && 'bornOn' in definition.fields && profile.files.has(id) && codecOf(profile, definition).recognises(head))
    ?? layouts.find(({ id, definition }) => 'name' in definition.fields && 'bornOn' in definition.fields && profile.files.has(id) && codecOf(profile, definition).parseFileName(basename(path)) !== null && !head.subarray(0, 6).equals(Buffer.from('person')));
  if (layout) return { kind: 'layout', path, layout: layout.id };
  return { kind: 'lines', segment: linesOf(path, head, size, need) };
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

function linesOf(path: string, head: Buffer, size: number, need: readonly Role[]): Segment {
  if (size >= 2 ** 32 * 16) throw new TotsugoProblem('TSG-U20', `${path} が大きすぎる`, 'ファイルを分ける');
  const mark = head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  const end = head.indexOf(10);
  const line = head.subarray(mark, end < 0 ? head.length : end - (head[end - 1] === 13 ? 1 : 0));
  const encoding = isUtf8(head.subarray(0, head.length < size ? head.lastIndexOf(10) + 1 : head.length)) ? 'utf-8' : 'cp932';
  const text = decodeStrict(line, encoding);
  const cuts = typeof text !== 'string' ? [] : [',', '\t', ';', '|'].map((delimiter) => ({ delimiter, titles: titlesOf(text, delimiter) }));
  const best = cuts.map((cut) => ({ ...cut, known: cut.titles.filter((title) => roleOfTitle(title) !== null).length })).sort((a, b) => b.known - a.known)[0];
  if (!best || best.known === 0) throw new TotsugoProblem('TSG-U21', `${path} の1行目に、知っている列の名がない`, '1行目に 個人番号,氏名,氏名カナ,生年月日,性別,住所 のように列の名を書く(CSV・TSV)');
  const columns = rolesOf(best.titles, path);
  const missing = need.filter((role) => !columns.includes(role));
  if (missing.length > 0) throw new TotsugoProblem('TSG-U22', `${path} に列 ${missing.map((role) => roleJa[role]).join('・')} がない`, `1行目の列の名を確かめる(${missing.map((role) => `${role} か ${roleJa[role]}`).join('、')})`);
  return { path, from: end < 0 ? size : end + 1, to: size, shape: { delimiter: best.delimiter, encoding, isNumbered: false, columns }, firstLine: 2, titles: best.titles };
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
  name: '氏名', nameKana: '氏名カナ', bornOn: '生年月日', sex: '性別', address: '住所', individualNumber: '個人番号', personKey: '宛名番号', householdKey: '世帯番号', commonName: '通称', formerFamilyName: '旧氏',
  previousAddress: '前住所', movedOn: '異動日', townCode: '町字コード',
};
