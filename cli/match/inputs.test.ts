import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, test } from 'vitest';
import type { Field, RecordDefinition } from '../../contracts/define.js';
import { recordLayouts } from '../../contracts/layouts.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { encode } from '../../contracts/wire/encoding.js';
import { exampleProfile } from '../../contracts/wire/example-profile.js';
import { bundledProfile, loadProfile, type Profile } from '../../contracts/wire/profile.js';
import { individualNumberOf } from '../../law/check-digits.js';
import { defaultRules } from '../../matching/judge/rules.js';
import type { Refusal } from './matched.js';
import { openPeople } from './open.js';
import { noOutput } from './output.js';
import { alike } from './rewrite.js';
import { inOwnFolder, matchSides } from './run.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-inputs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const number = (n: number) => individualNumberOf(String(n).padStart(11, '0'), { kind: 'shifted', by: 3 });

/** The same four people as a register holds them and as they are to be checked: equal, 異体字, 生年月日, unknown. */
const register = [1, 2, 3, 4].map((n) => ({ individualNumber: number(n), name: '髙橋　太郎', nameKana: 'タカハシ　タロウ', bornOn: `1975-01-0${n}`, sex: '1', address: `東京都架空区南台1丁目2番${n}号` }));
const asked = [register[0]!, { ...register[1]!, name: '高橋　太郎' }, { ...register[2]!, bornOn: '1980-12-31' }, { ...register[3]!, individualNumber: number(99) }];
const expected = { M0: 1, M1: 1, H1: 1, X2: 1 };
type Person = Readonly<Record<keyof (typeof register)[number], string>>;
const columns = Object.keys(register[0]!) as (keyof Person)[];

const table = (people: readonly Person[], delimiter = ',') => [columns, ...people.map((one) => columns.map((column) => one[column]))].map((row) => `${row.join(delimiter)}\r\n`).join('');
const written = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
async function parquet(name: string, csv: string, types = '', compression = 'snappy'): Promise<string> {
  const target = join(folder, name);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`copy (select *${types} from read_csv('${csv}', all_varchar = true, header = true)) to '${target}' (format parquet, row_group_size 2, compression ${compression})`);
  connection.closeSync();
  return target;
}
async function matched(a: string, b: string, profile?: string) {
  const need = ['individualNumber', 'name', 'nameKana', 'bornOn', 'sex'] as const;
  const refusals: Refusal[] = [];
  return inOwnFolder(async (temporary) => {
    const sides = await alike(await openPeople(a, profile, need), await openPeople(b, profile, need), temporary, profile);
    const { verdicts, rowsA, rowsB } = await matchSides(...sides, { workers: 1, rules: defaultRules, mode: 3, seed: 7n, shortcut: true, today: '2026-04-01', wanted: 'results', rowsAtOnce: 1e6 }, noOutput({ isOpen: true, refusal: (one) => refusals.push(one) }), temporary);
    return { verdicts: Object.fromEntries(Object.entries(verdicts).filter(([, count]) => count > 0)), rowsA, rowsB, refusals };
  });
}
const csv = { a: written('a.csv', table(register)), b: written('b.csv', table(asked)) };

describe('表の形', () => {
  test.each([['タブ', '\t'], ['セミコロン', ';'], ['縦線', '|']])('%s区切りを、どちらの側でも突き合わせる', async (name, delimiter) => {
    const [a, b] = [written(`${name}-a.tsv`, table(register, delimiter)), written(`${name}-b.tsv`, table(asked, delimiter))];
    for (const pair of [[a, csv.b], [csv.a, b], [a, b]] as const) expect((await matched(...pair)).verdicts).toEqual(expected);
  });
  test('CP932の表を、どちらの側でも突き合わせる', async () => {
    const [a, b] = [register, asked].map((people, side) => written(`cp932-${side}.csv`, encode(table(people), 'cp932') as Uint8Array)) as [string, string];
    for (const pair of [[a, csv.b], [csv.a, b], [a, b]] as const) expect((await matched(...pair)).verdicts).toEqual(expected);
  });
});

describe('Parquet', () => {
  test('どちらの側でも、行の組に分かれていても突き合わせる', async () => {
    const [a, b] = [await parquet('a.parquet', csv.a), await parquet('b.parquet', csv.b)];
    for (const pair of [[a, csv.b], [csv.a, b], [a, b]] as const) expect(await matched(...pair)).toEqual({ verdicts: expected, rowsA: 4, rowsB: 4, refusals: [] });
  });
  test('番号が数、生年月日が日付の列でも、先頭の0を失わずに突き合わせる', async () => {
    const [a, b] = [await parquet('typed-a.parquet', csv.a, ' replace (individualNumber::bigint as individualNumber, bornOn::date as bornOn)'), await parquet('typed-b.parquet', csv.b, ' replace (bornOn::timestamp as bornOn)')];
    for (const pair of [[a, csv.b], [csv.a, b], [a, b]] as const) expect((await matched(...pair)).verdicts).toEqual(expected);
  });
  test.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'])('%sで縮めたものも突き合わせる', async (compression) => {
    const b = await parquet(`${compression}.parquet`, csv.b, '', compression);
    expect(await matched(csv.a, b)).toEqual({ verdicts: expected, rowsA: 4, rowsB: 4, refusals: [] });
  });
  test('読めない方式で縮めたものは、読める方式を挙げて断る', async () => {
    const bytes = readFileSync(await parquet('snappy.parquet', csv.b));
    const names = ['individualNumber', 'name', 'nameKana', 'bornOn', 'sex', 'address'];
    // In the footer the codec (2 = SNAPPY as a zigzag number, 6 = LZO) follows the name of the column.
    for (const name of names) for (let at = bytes.indexOf(`${name}\u0015\u0002`); at >= 0; at = bytes.indexOf(`${name}\u0015\u0002`, at + 1)) bytes[at + name.length + 1] = 6;
    const path = written('lzo.parquet', bytes);
    await expect(matched(csv.a, path)).rejects.toThrow(`TSG-U29: ${path} の圧縮方式 LZO は読めない。無圧縮か SNAPPY・GZIP・BROTLI・ZSTD・LZ4・LZ4_RAW で書き出し直す`);
  });
  test.each([
    ['氏名だけが要る列のもの', 'select name from', 'TSG-U22', '列 個人番号・氏名カナ・生年月日・性別 がない'], ['性別のないもの', 'select * exclude sex from', 'TSG-U22', '列 性別 がない'], ['個人番号のないもの', 'select * exclude individualNumber from', 'TSG-U22', '列 個人番号 がない'],
    ['知っている列のないもの', 'select 1 as x from', 'TSG-U22', '列 個人番号・氏名・氏名カナ・生年月日・性別 がない'], ['住所が二つあるもの', 'select *, address as 現住所 from', 'TSG-U27', '住所 = 「address」(6列目)・「現住所」(7列目)'],
  ])('%sは、CSVと同じように断る', async (name, select, code, why) => {
    const path = join(folder, `${name}.parquet`);
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`copy (${select} read_csv('${csv.b}', all_varchar = true, header = true)) to '${path}' (format parquet)`);
    connection.closeSync();
    await expect(matched(csv.a, path)).rejects.toMatchObject({ code, why: expect.stringContaining(why) as string });
  });
  test('途中で切れたり壊れたりしたものは、直し方を示して断る', async () => {
    const bytes = readFileSync(await parquet('whole.parquet', csv.b, '', 'zstd'));
    await expect(matched(csv.a, written('cut.parquet', bytes.subarray(0, 300)))).rejects.toMatchObject({ code: 'TSG-U26' });
    await expect(matched(csv.a, written('torn.parquet', Buffer.concat([bytes.subarray(0, 4), Buffer.alloc(60, 0xff), bytes.subarray(64)])))).rejects.toMatchObject({ code: 'TSG-U26' });
  });
  test('値に制御文字があれば、その行の項目をすべて挙げる', async () => {
    const path = await parquet('control.parquet', csv.b, " replace (chr(7) || name as name, sex || chr(10) as sex)");
    const { refusals, rowsB } = await matched(csv.a, path);
    expect([rowsB, refusals.length]).toEqual([4, 8]);
    expect(refusals.slice(0, 2).map(({ issue }) => issue)).toEqual([
      { code: 'E205', line: 1, byte: 0, field: 'name', ja: 'name', raw: '\\x07髙橋　太郎', why: '使えない文字 U+0007 がある', cure: '制御文字や文字化けを取り除いて送り直す' },
      { code: 'E205', line: 1, byte: 0, field: 'sex', ja: 'sex', raw: '1\\x0a', why: '使えない文字 U+000A がある', cure: '制御文字や文字化けを取り除いて送り直す' },
    ]);
  });
  test('Parquetの形の壊れたファイルは、直し方を示して断る', async () => {
    await expect(matched(written('broken.parquet', 'PAR1 これはParquetではない'), csv.b)).rejects.toMatchObject({ code: 'TSG-U26' });
  });
});

/** A sound value for everything that is not one of the five items. */
function anything({ type, codes, isDay }: Field<unknown>): unknown {
  if (codes) return type.startsWith('0=否') ? false : codes[0]![0];
  if (isDay) return '2026-04-01';
  if (type.startsWith('数字')) return '1'.repeat(Number(/\d+/.exec(type)![0]));
  if (type === '日時') return '2026-04-01T09:30';
  return type === '件数' ? 1 : type.startsWith('語の並び') ? [] : '値';
}
const recordOf = ({ fields }: RecordDefinition, person: Person) =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, key in person ? person[key as keyof Person] : field.required || key === 'address' || field.type.startsWith('語の並び') ? anything(field) : null]));
const ofPeople = recordLayouts.filter(({ definition: { fields } }) => columns.every((column) => column in fields));
const local = loadProfile(exampleProfile);
const profiles: readonly (readonly [string, Profile, string | undefined])[] = [['同梱', bundledProfile(), undefined], ['手元(CP932固定長)', local.ok ? local.profile : bundledProfile(), written('profile.json', JSON.stringify(exampleProfile))]];

describe.each(profiles)('%sのプロファイル', (_, profile, profileFile) => {
  test('個人のレイアウトが8つある', () => expect(ofPeople.map(({ id }) => id)).toEqual(['qualificationPerson', 'memberChange', 'memberHistory', 'memberUpdate', 'residentEnquiry', 'residentAnswer', 'residentLookup', 'residentLookupAnswer']));
  test.each(ofPeople.map(({ id, definition }) => [definition.ja, id, definition] as const))('%sを突き合わせる', async (__, id, definition) => {
    const codec = codecOf(profile, definition);
    const [a, b] = [register, asked].map((people, side) => {
      const { name, bytes } = codec.format({ municipalityCode: '131130', date: '2026-04-01', seq: side + 1 }, people.map((person) => recordOf(definition, person)) as never);
      return written(name, bytes);
    }) as [string, string];
    // A profile of one's own takes a while to be checked, so its files meet each other only.
    for (const pair of profileFile === undefined ? [[a, csv.b], [csv.a, b], [a, b]] as const : [[a, b]] as const) {
      const found = await matched(...pair, profileFile);
      expect({ ...found, id }).toEqual({ id, verdicts: expected, rowsA: 4, rowsB: 4, refusals: [] });
    }
  });
});
