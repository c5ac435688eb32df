import { DuckDBInstance } from '@duckdb/node-api';

/**
 * The question of 突合 in SQL, on the files themselves: every pair with one number, the five items compared. `raw` takes them as
 * they are written; `folded` drops spaces, folds a few 異体字 and small kana and writes the lot with hyphens, as far as SQL goes.
 * A mismatch is false where the labels say that only the notation differs. Run by match.ts, in a process of its own.
 */
const [a, b, labels, way, threads] = process.argv.slice(2) as [string, string, string, 'raw' | 'folded', string];
const quoted = (path: string) => `read_csv('${path.replaceAll("'", "''")}', all_varchar = true, header = true, null_padding = false)`;
const items: Readonly<Record<'raw' | 'folded', (row: string) => readonly string[]>> = {
  raw: (row) => ['name', 'nameKana', 'bornOn', 'sex', 'address'].map((item) => `${row}.${item}`),
  folded: (row) => [
    `translate(${row}.name, '髙﨑濵邊邉齋齊廣澤櫻德惠眞龍圓國學　 ', '高崎浜辺辺斎斉広沢桜徳恵真竜円国学')`,
    `translate(nfc_normalize(${row}.nameKana), 'ャュョッァィゥェォ　 ', 'ヤユヨツアイウエオ')`,
    `${row}.bornOn`, `${row}.sex`,
    `regexp_replace(regexp_replace(translate(regexp_replace(${row}.address, '　.*$', ''), '０１２３４５６７８９', '0123456789'), '丁目|番地|番', '-', 'g'), '号$|^東京都', '', 'g')`,
  ],
};
const [before, begun] = [process.cpuUsage(), performance.now()];
const connection = await (await DuckDBInstance.create(':memory:', { threads })).connect();
const one = async (sql: string) => Object.values((await connection.runAndReadAll(sql)).getRowObjects()[0]!).map(Number);
const differ = items[way]('a').map((item, index) => `${item} is distinct from ${items[way]('b')[index]!}`).join(' or ');
const [pairs, different] = await one(`select count(*), count(*) filter (where ${differ}) from ${quoted(a)} a join ${quoted(b)} b using (individualNumber)`);
const { user, system } = process.cpuUsage(before);
const spent = { wallSeconds: (performance.now() - begun) / 1000, cpuSeconds: (user + system) / 1e6, peakMB: process.resourceUsage().maxRSS / 1024 };
const [falseMismatches, missed] = await one(`select count(*) filter (where (${differ}) and t.effect in ('none', 'tolerated')), count(*) filter (where not (${differ}) and t.effect not in ('none', 'tolerated'))
  from ${quoted(a)} a join ${quoted(b)} b using (individualNumber) join ${quoted(labels)} t on t.rowB = b.personKey`);
process.stdout.write(JSON.stringify({ ...spent, pairs, different, falseMismatches, missed }));
