import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { requestExample } from '../contracts/bank/worked.examples.js';
import { layouts } from '../contracts/layouts.js';
import { levels } from '../harness/results.js';
import { steps } from '../harness/steps.js';
import { processes } from './fixtures/spawned.js';
import { allScenarios } from './parts.js';

const totsugo = processes();
const commands = ['run', 'verify', 'list', 'coverage', 'serve', 'ward', 'inspect', 'layouts', 'people', 'doctor'] as const;
const scenarios = await allScenarios();
let evidence = '';
beforeAll(async () => {
  evidence = totsugo.folder();
  expect((await totsugo.run(['run', scenarios[0]!.id, '--out', evidence, '--report', 'json'])).status).toBe(0);
});
afterAll(() => totsugo.end());

/** Runs with --json: stdout must be JSON and nothing else. */
async function json<T>(form: z.ZodType<T>, ...options: readonly string[]): Promise<{ readonly status: number | null; readonly value: T; readonly stderr: string }> {
  const { status, stdout, stderr } = await totsugo.run([...options, '--json']);
  return { status, value: form.parse(JSON.parse(stdout)), stderr };
}
const through = async (shell: string, ...options: readonly string[]) => totsugo.run(options, ['sh', '-c', `"$@" ${shell}`, 'sh']);
const personFile = () => {
  const name = readdirSync(join(evidence, 'evidence'), { recursive: true, encoding: 'utf8' }).find((path) => /\/qualificationPerson_[^/]*\.csv$/.test(path.replaceAll('\\', '/')))!;
  return join(evidence, 'evidence', name);
};

test('どの命令にも使い方と、そのまま打てる例がある', async () => {
  const helps = await Promise.all([[], ...commands.map((name) => [name])].map((options) => totsugo.run([...options, '--help'])));
  for (const { status, stderr } of helps) expect([status, stderr]).toEqual([0, '']);
  for (const [n, name] of commands.entries()) {
    expect(helps[0]!.stdout).toMatch(new RegExp(`^  totsugo ${name}\\b.*[ぁ-んァ-ヶ一-龠]`, 'm'));
    expect(helps[n + 1]!.stdout).toMatch(new RegExp(`^例:\\n  totsugo ${name}\\b`, 'm'));
  }
});

test.each([
  [['run', '--foo'], 'TSG-U00: 知らない引数: foo。totsugo --help または totsugo <command> --help を見る'],
  [['lst'], 'TSG-U00: 知らない命令。もしかして list。totsugo --help または totsugo <command> --help を見る'],
  [[], 'TSG-U00: 命令を一つ指定する(totsugo --help)。totsugo --help または totsugo <command> --help を見る'],
  [['run', '--seed', 'many'], 'TSG-U14: --seed は0以上の整数。例: --seed 1'],
  [['run', '--out', 'a', '--out', 'b'], 'TSG-U17: --out が二度書かれている。一度だけ書く'],
  [['run', '--sut', 'ftp:x'], 'TSG-U05: --sut ftp:x が分からない。reference、http:URL(例 http:http://127.0.0.1:4700)、folder:DIR、manual のいずれかにする'],
  [['run', '--report', 'pdf'], 'TSG-U13: 報告「pdf」はない。html,junit,ctrf,json,markdown,reconciliation から選ぶ'],
  [['run', '--municipality', '大阪市'], 'TSG-S04: 東京都に「大阪市」という市区町村はない。名称(例: 世田谷区)か6桁の団体コードで書く'],
  [['run', '--number-mode', 'real'], 'TSG-U06: --number-mode real が分からない。shifted:1〜shifted:9(既定 shifted:3)か valid にする'],
  [['run', '--run-day', '2026-02-30', '--known-issues', 'x'], 'TSG-U08: --run-day 2026-02-30 は暦にない。YYYY-MM-DD で書く'],
  [['run', '--run-day', '2026-02-28'], 'TSG-U19: --run-day は台帳の期限と比べる日で、台帳がない。--known-issues とともに書くか、消す'],
  [['run', '--profile', '/nowhere.json'], 'TSG-U02: プロファイル /nowhere.json が読めない。ファイルの場所と読み取り権限を確かめる'],
  [['run', '--store', 'postgres://user:secret@127.0.0.1:1/x'], 'TSG-U18: PostgreSQL につながらない(ECONNREFUSED)。--store の接続先、利用者、合言葉と、サーバーが動いているかを確かめる'],
  [['run', '--out', 'package.json/out'], 'TSG-U16: フォルダ package.json/out を作れない(ENOTDIR)。書き込めるフォルダを指定する'],
  [['list', 'nothing.*'], 'TSG-U01: シナリオ nothing.* はない。totsugo list で名前を確かめる。例: totsugo run "eligibility.*"'],
  [['list', '--covers', 'A-99'], 'TSG-U01: 別添1に工程「A-99」はない。totsugo coverage で番号を確かめる。例: totsugo list --covers A-16'],
  [['serve', '--port', '70000'], 'TSG-U14: --port は0以上65535以下の整数。例: --port 1'],
  [['serve', '--today', '2026-02-30'], 'TSG-U08: --today 2026-02-30 は暦にない。YYYY-MM-DD で書く'],
  [['inspect', '/nowhere.csv'], 'TSG-U07: /nowhere.csv が読めない。ファイルの場所と読み取り権限を確かめる'],
  [['people', '--count', '0', '--out', 'x'], 'TSG-U14: --count は1以上の整数。例: --count 1'],
] as const)('誤った使い方 %j は、何もせず、直し方を一文で告げて終了コード2', async (options, sentence) => {
  expect(await totsugo.run(options)).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` });
});

test.skipIf(process.platform !== 'linux').each([
  [['--out', '/proc/totsugo/out'], 'TSG-U16: フォルダ /proc/totsugo/out を作れない(ENOENT)。書き込めるフォルダを指定する'],
  [['--out', '/proc'], 'TSG-U16: フォルダ /proc に書けない(ENOENT)。書き込めるフォルダを指定する'],
  [['--store', '/proc/totsugo/store'], 'TSG-U16: フォルダ /proc/totsugo/store を作れない(ENOENT)。書き込めるフォルダを指定する'],
  [['--sut', 'folder:/proc/totsugo/drop'], 'TSG-N09: フォルダ /proc/totsugo/drop を使えない(ENOENT)。書き込めるフォルダを --folder や --sut folder: に書く'],
  [['--sut', 'manual', '--folder', '/proc/totsugo/desk'], 'TSG-N09: フォルダ /proc/totsugo/desk を使えない(ENOENT)。書き込めるフォルダを --folder や --sut folder: に書く'],
] as const)('書けないところを指す %j は、待ち続けずに一文で断る', async (options, sentence) => {
  const out = options[0] === '--out' ? [] : ['--out', totsugo.folder()];
  expect(await totsugo.run(['run', scenarios[0]!.id, ...options, ...out])).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` });
});

test('list は約束の形で、選んだシナリオだけを id の順に出す', async () => {
  const form = z.array(z.strictObject({ id: z.string(), ja: z.string(), level: z.enum(levels.map(([level]) => level)), covers: z.array(z.string()), needs: z.array(z.string()) }));
  const [all, some] = await Promise.all([json(form, 'list'), json(form, 'list', scenarios[0]!.id, scenarios.at(-1)!.id)]);
  expect([all.status, all.stderr, all.value.map(({ id }) => id)]).toEqual([0, '', scenarios.map(({ id }) => id)]);
  expect(some.value.map(({ id }) => id)).toEqual([...new Set([scenarios[0]!.id, scenarios.at(-1)!.id])]);
  expect((await totsugo.run(['list'])).stdout).toContain(scenarios[0]!.ja);
  expect((await json(form, 'list', '--covers', 'A-11')).value.map(({ id }) => id)).toEqual(scenarios.filter(({ covers }) => covers.includes('A-11')).map(({ id }) => id));
});

test('coverage は別添1の81手順を順に、交わされた数か、まだの理由とともに出す', async () => {
  const common = { id: z.string(), ja: z.string(), text: z.string().min(1) };
  const form = z.array(z.discriminatedUnion('status', [
    z.strictObject({ ...common, status: z.literal('covered'), scenarios: z.array(z.string()).min(1), exchanges: z.int().min(1) }),
    z.strictObject({ ...common, status: z.enum(['notYet', 'excused']), scenarios: z.array(z.string()).length(0), exchanges: z.literal(0), reason: z.string().min(1) }),
  ]));
  const { id: story } = scenarios.find(({ covers }) => covers.includes('E-1-2'))!;
  const { status, value, stderr } = await json(form, 'coverage', story);
  expect([status, stderr, value.length, value.map(({ id }) => id)]).toEqual([0, '', 81, steps.map(({ id }) => id)]);
  expect(value.find(({ id }) => id === 'E-1-2')).toMatchObject({ status: 'covered', scenarios: [story] });
});

test('layouts は扱うファイルを項目まで出す', async () => {
  const form = z.array(z.strictObject({
    id: z.string(), ja: z.string(), party: z.string(), direction: z.enum(['wardToParty', 'partyToWard', 'betweenParties']), basis: z.string().min(1), steps: z.array(z.string()),
    verified: z.boolean().optional(), sources: z.array(z.string().min(1)).optional(), openPoints: z.array(z.string()).optional(), recordBytes: z.int().optional(),
    fields: z.array(z.strictObject({ part: z.string().optional(), from: z.int().optional(), field: z.string(), ja: z.string(), type: z.string(), required: z.boolean(), source: z.string(), secret: z.boolean() })).min(1),
  }));
  const { status, value } = await json(form, 'layouts');
  expect([status, value.map(({ id }) => id)]).toEqual([0, layouts.map(({ id }) => id)]);
});

const shownLines = z.array(z.strictObject({ line: z.int(), record: z.int().optional(), kind: z.enum(['header', 'row', 'trailer']), ja: z.string(), from: z.int(), through: z.int(), fields: z.array(z.strictObject({ field: z.string(), ja: z.string(), from: z.int(), through: z.int(), value: z.string(), wire: z.string(), meaning: z.string() })).min(1) }));
const inspection = z.strictObject({
  lines: shownLines, left: z.int(), layout: z.string(), profile: z.string(), ok: z.boolean(), records: z.int(),
  issues: z.array(z.strictObject({ code: z.string(), line: z.int(), byte: z.int(), field: z.string(), ja: z.string(), raw: z.string(), why: z.string().min(1), cure: z.string().min(1) })),
});

test('inspect は証跡のファイルを誤りなく読み、壊れたファイルでは場所と直し方を挙げて終了コード1、個人番号は出さない', async () => {
  const good = await json(inspection, 'inspect', personFile());
  expect(good).toMatchObject({ status: 0, stderr: '', value: { layout: 'qualificationPerson', ok: true, issues: [] } });
  expect(good.value.records).toBeGreaterThan(0);
  const text = readFileSync(personFile(), 'utf8');
  const number = /(?<!\d)\d{12}(?!\d)/.exec(text)![0];
  const file = join(totsugo.folder(), basename(personFile()));
  writeFileSync(file, text.replace(number, `${number}0`));
  const bad = await json(inspection, 'inspect', file, '--as', 'qualificationPerson');
  expect(bad).toMatchObject({ status: 1, value: { layout: 'qualificationPerson', ok: false, issues: [{ field: 'individualNumber', ja: '個人番号' }] } });
  expect(JSON.stringify(bad.value)).not.toContain(number.slice(0, 11));
  expect(JSON.stringify(good.value)).not.toContain(number);
  expect(good.value.lines.flatMap(({ fields }) => fields.filter(({ field }) => field === 'individualNumber').map(({ value }) => value))).toContain('(個人番号 12桁)');
  const plain = await totsugo.run(['inspect', file, '--as', 'qualificationPerson']);
  expect([plain.status, plain.stdout]).toEqual([1, expect.stringMatching(/個人番号[^]*対処: [^]*記録\(バイトの位置は1から数える。[^]*1件目\(\d行\) データ ファイルの\d+-\d+バイト目/)]);
  expect(plain.stdout).not.toContain(number.slice(0, 11));
  const own = join(totsugo.folder(), 'mine.csv');
  writeFileSync(own, text);
  expect(await json(inspection, 'inspect', own, '--as', 'qualificationPerson')).toMatchObject({ status: 0, value: { ok: true, issues: [{ code: 'W116', line: 0 }] } });
  writeFileSync(own, '');
  expect(await json(z.strictObject({ layout: z.null(), profile: z.string(), ok: z.literal(false), records: z.literal(0), issues: inspection.shape.issues }), 'inspect', own)).toMatchObject({ status: 1, stderr: '', value: { issues: [{ code: 'E103', why: 'ファイルが空' }] } });
  expect(await totsugo.run(['inspect', file, '--as', 'nothing', '--json'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--as に次のいずれかを書く') as string });
});

test('inspect は全銀ファイルを記録ごとに、項目の位置とともに示し、合う方言と合わないわけを言う', async () => {
  const file = join(totsugo.folder(), 'FURIKAE.DAT');
  writeFileSync(file, Buffer.from(requestExample.map((byte) => byte)));
  const form = inspection.extend({
    dialects: z.array(z.strictObject({ id: z.string(), ja: z.string(), fits: z.boolean(), troubles: z.int(), because: z.array(z.string()) })).min(10),
  });
  const good = await json(form, 'inspect', file);
  expect(good).toMatchObject({ status: 0, value: { layout: 'debitRequest', profile: 'bank/jbaStandard', records: 5 } });
  expect(good.value.lines.map(({ line, ja, from, through }) => [line, ja, from, through])).toEqual([[1, 'ヘッダ', 1, 120], [2, 'データ', 123, 242], [3, 'データ', 245, 364], [4, 'トレーラ', 367, 486], [5, 'エンド', 489, 608]]);
  expect(good.value.lines[1]!.fields.find(({ field }) => field === 'customerNumber')).toEqual({ field: 'customerNumber', ja: '顧客番号', from: 92, through: 111, value: '00012345672601000000', wire: '00012345672601000000', meaning: '' });
  expect(good.value.dialects.filter(({ fits }) => !fits).map(({ id }) => id)).toEqual(['endMarked', 'ebcdicKana', 'yuchoDirect']);
  const short = await totsugo.run(['inspect', file, '--dialect', 'endMarked', '--rows', '1']);
  expect([short.status, short.stdout]).toEqual([1, expect.stringMatching(/終わりに 0x1A がない[^]*方言 × ebcdicKana[^]*2件目 データ ファイルの123-242バイト目\n[^]*92-111 顧客番号: 「0{3}1[^]*4件目 トレーラ[^]*このほかに1件\(--rows/)]);
  expect(short.stdout).not.toContain('3件目');
  expect(await totsugo.run(['inspect', file, '--dialect', 'nobody'])).toMatchObject({ status: 2, stderr: expect.stringContaining('TSG-U20') as string });
  const own = join(totsugo.folder(), 'my-bank.json');
  writeFileSync(own, JSON.stringify({ id: 'myBank', ja: '見本銀行', extends: 'jbaStandard', lineEnds: ['none'], writtenLineEnd: 'none' }));
  expect(await json(form, 'inspect', file, '--dialect', own)).toMatchObject({ status: 1, value: { profile: 'bank/myBank', issues: [{ code: 'E111', line: 0 }] } });
});

test('people は同じ種なら同じ人々を作り、作ったものを告げる', async () => {
  const form = z.strictObject({ files: z.array(z.string()).length(3), people: z.literal(300), households: z.int().min(50), kinds: z.record(z.string(), z.int()) });
  const folders = [totsugo.folder(), totsugo.folder()];
  const made = await Promise.all(folders.map((folder) => json(form, 'people', '--count', '300', '--seed', '7', '--corrupt', '0.1', '--out', folder)));
  expect(made.map(({ status }) => status)).toEqual([0, 0]);
  for (const name of ['people.csv', 'people-corrupted.csv', 'truth.csv']) expect(readFileSync(join(folders[0]!, name), 'utf8')).toBe(readFileSync(join(folders[1]!, name), 'utf8'));
  expect(await totsugo.run(['people', '--count', '5', '--out', folders[0]!, '--corrupt', '7'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^TSG-PEOPLE-OUT: .*0\.05/) as string });
});

test.skipIf(process.platform === 'win32')('遅い読み手にも最後まで渡り、途中で読むのをやめた相手に文句を言わない', async () => {
  const [slow, hasty] = await Promise.all([through('| (sleep 0.4; cat)', 'list', '--json'), through('| head -c 20', 'list', '--json')]);
  expect([(JSON.parse(slow.stdout) as unknown[]).length, slow.stderr]).toEqual([scenarios.length, '']);
  expect([hasty.stdout.length, hasty.stderr]).toEqual([20, '']);
});

test('英語を選べば、枠の言葉は英語になる', async () => {
  const { status, stdout } = await totsugo.run(['run', '--help', '--lang', 'en']);
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^Options:$/m)]);
  expect((await totsugo.run(['run', '--foo', '--lang', 'en'])).stderr).toMatch(/^TSG-U00: Unknown argument: foo/);
});
