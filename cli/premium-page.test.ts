import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { processes } from './fixtures/spawned.js';
import { inputSchema, memberSchema } from './premium/schema.js';

const page = readFileSync(join(import.meta.dirname, '../docs/premium.md'), 'utf8');
const blocks = (kind: string) => [...page.matchAll(new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1]!);
const shared = join(import.meta.dirname, '../../shared/vectors/premium.json');

const totsugo = processes();
beforeAll(() => totsugo.run(['--version']));
afterAll(() => totsugo.end());
const { written } = totsugo;
const answers = z.array(z.strictObject({
  id: z.string(), totalYen: z.int(), partsYen: z.record(z.string(), z.int()), reductionTenths: z.union([z.literal(0), z.literal(2), z.literal(5), z.literal(7)]),
  because: z.array(z.strictObject({ rule: z.string(), clause: z.string().optional(), ja: z.string(), figures: z.record(z.string(), z.union([z.string(), z.number()])) })).min(1),
  differences: z.array(z.strictObject({ key: z.string(), expected: z.int(), actual: z.int().nullable() })).optional(),
}));

test('premium.md の例は、書いてあるとおりに答える', async () => {
  const [example] = blocks('json');
  const [said] = blocks('text');
  const ended = await totsugo.run(['premium', written('page.json', example!), '--text']);
  expect([ended.status, ended.stdout.trim(), ended.stderr]).toEqual([0, said!.trim(), '']);
});

test('premium.md の表は、書ける項目をすべて挙げる', () => {
  const keys = [...Object.keys(inputSchema.shape), ...Object.keys(memberSchema.shape)].map((key) => (key === 'bornOn' ? 'birthDate' : key));
  expect(keys.filter((key) => !page.includes(`\`${key}\``) && !page.includes(`\`${key}:`) && !page.includes(`\`${key}[`))).toEqual([]);
});

const case1 = { id: 'a', input: { fiscalYear: 2025, municipalityCode: '131211', members: [{ age: 30 }] } };

test('一つの事例には一つの答え、並びには並びで答え、その年度にない区分はない', async () => {
  const one = await totsugo.run(['premium', written('one.json', case1)]);
  const list = await totsugo.run(['premium', written('list.json', [case1]), '--json']);
  const [answer, ...others] = answers.parse(JSON.parse(list.stdout));
  expect(JSON.parse(one.stdout)).toEqual(answer);
  // 7割軽減: 47,300×3÷10 = 14,190、16,800×3÷10 = 5,040
  expect([others, answer]).toEqual([[], expect.objectContaining({ id: 'a', totalYen: 19_230, partsYen: { medical: 14_190, support: 5_040, care: 0 }, reductionTenths: 7 })]);
});

test('標準入力の裸の input の配列を読み、省いた id は順番になる', async () => {
  const file = written('bare.json', `\ufeff${JSON.stringify([case1.input, { ...case1.input, id: 'b' }])}`);
  const ended = await totsugo.run(['premium', '-', '--json'], ['sh', '-c', `cat '${file}' | "$@"`, 'sh']);
  expect(answers.parse(JSON.parse(ended.stdout)).map(({ id, totalYen }) => [id, totalYen])).toEqual([['1', 19_230], ['b', 19_230]]);
});

test('expected と違えば、どれが違うかを言って終了コード1。JSONでは --check を付けたとき', async () => {
  const file = written('expected.json', [{ ...case1, expected: { totalYen: 19_231, partsYen: { medical: 14_190, childSupport: 0 }, reductionTenths: 7 } }]);
  const told = await totsugo.run(['premium', file, '--text']);
  expect([told.status, told.stdout.trim()]).toEqual([1, 'a  足立区 令和7年度 年間保険料 19,230円(医療分 14,190円、支援金分 5,040円、介護分 0円) 7割軽減  期待と違う: totalYen 期待 19231 計算 19230、partsYen.childSupport 期待 0 計算 なし']);
  const [quiet, checked] = [await totsugo.run(['premium', file, '--json']), await totsugo.run(['premium', file, '--json', '--check'])];
  expect([quiet.status, answers.parse(JSON.parse(quiet.stdout))[0]!.differences]).toEqual([0, undefined]);
  expect([checked.status, answers.parse(JSON.parse(checked.stdout))[0]!.differences]).toEqual([1, [{ key: 'totalYen', expected: 19_231, actual: 19_230 }, { key: 'partsYen.childSupport', expected: 0, actual: null }]]);
  expect((await totsugo.run(['premium', file, '--text', '--no-check'])).status).toBe(0);
});

test('--because は計算の道筋を一行ずつ示す', async () => {
  const ended = await totsugo.run(['premium', written('why.json', case1), '--because']);
  expect(ended.stdout.trim().split('\n').slice(1, 5)).toEqual([
    '    令和7年度の料率「R7-131211」(足立区 令和7年度(特別区統一基準料率))、区分ごとに1円未満切捨て  〔公開情報からの導出: 特別区統一基準料率。違う料率を定めると伝えられる区は別に持つ〕',
    '    m1: 所得 0円 → 賦課標準 0円',
    '    7割軽減: 判定所得 0円(給与所得者等 0人、被保険者と特定同一世帯所属者 1人) ≤ 430,000円  〔国民健康保険法施行令 29条の7第6項〕',
    '    医療分: 所得割 0円×7.71% = 0円 + 均等割 一人 47,300円、1人分(7割軽減の後) = 14,190円 → 14,190円  〔国民健康保険法施行令 29条の7〕',
  ]);
});

test('一つでも誤りがあれば、すべての誤りを JSON ポインタで挙げ、何も計算せず終了コード2', async () => {
  const file = written('bad.json', [case1, { input: { ...case1.input, members: [{ agee: 30 }] } }, { fiscalYear: 2026, municipalityCode: '131237', members: [{ age: 30 }] }]);
  const ended = await totsugo.run(['premium', file, '--text']);
  expect([ended.status, ended.stdout]).toEqual([2, '']);
  expect(ended.stderr.trim().split('\n')).toEqual([
    '/1/input/members/0/agee: 知らない項目「agee」。もしかして「age」。そうでなければ削る',
    '/2/rateSet: 料率「R8-131237」(江戸川区 令和8年度)の子ども分の18歳以上被保険者均等割が分からないので計算しない(江戸川区の令和8年度の18歳以上被保険者均等割は一覧表に見えない)。parts.childSupport.adultExtraPerCapitaYen を書いた rateSet を持ち込む',
    'TSG-PREMIUM: 直すところが2か所あるので、何も計算しなかった。上の箇所をすべて直す',
  ]);
  const json = await totsugo.run(['premium', file, '--json']);
  expect([json.status, (JSON.parse(json.stdout) as { issues: { pointer: string }[] }).issues.map(({ pointer }) => pointer)]).toEqual([2, ['/1/input/members/0/agee', '/2/rateSet']]);
});

test('同じ id の事例が二つあれば断る。省いた id は並びの番号で、それとも重なってはならない', async () => {
  const { id: _, ...unnamed } = case1;
  const pointers = async (...cases: readonly object[]) => {
    const ended = await totsugo.run(['premium', written('same.json', cases), '--json']);
    return [ended.status, ((JSON.parse(ended.stdout) as { issues?: { pointer: string; why: string }[] }).issues ?? []).map(({ pointer, why }) => `${pointer} ${why}`)];
  };
  expect(await pointers({ ...case1, id: 'a' }, { ...case1, id: 'b' }, { ...case1, id: 'a' })).toEqual([2, ['/2/id id「a」が /0 と同じ']]);
  expect(await pointers({ ...case1, id: '2' }, unnamed)).toEqual([2, ['/1/id id「2」が /0 と同じ']]);
  expect(await pointers(unnamed, unnamed)).toEqual([0, []]);
});

test('読めないファイルと JSON でないものは、一言で断る', async () => {
  expect(await totsugo.run(['premium', join(totsugo.folder(), 'none.json')])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('TSG-U07') as string });
  expect(await totsugo.run(['premium', written('broken.json', '{"x')])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/TSG-U32: JSONとして読めない\(1行2文字目: 引用符が閉じていない\)/) as string });
});

test('集めた計算例のファイルが隣にあれば、すべて期待どおり(なければこの試験の例だけを見る)', async () => {
  const file = existsSync(shared) ? shared : written('example.json', { rateSets: {}, vectors: [{ ...case1, expected: { totalYen: 19_230 } }] });
  const ended = await totsugo.run(['premium', file, '--text']);
  const lines = ended.stdout.trim().split('\n');
  expect([ended.status, lines.filter((line) => !line.endsWith('期待どおり'))]).toEqual([0, []]);
  expect(lines.length).toBe((JSON.parse(readFileSync(file, 'utf8')) as { vectors: unknown[] }).vectors.length);
});
