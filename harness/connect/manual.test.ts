import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { actExample, startExample } from '../../contracts/ward-driver-examples.js';
import { capabilities, type Ward, type WardStart } from '../../contracts/ward.js';
import { ConnectionProblem } from './define.js';
import { manualConnection } from './manual.js';

const closing: (() => unknown)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

/** A person who types these lines; what was shown to them is kept. */
async function operated(...typed: readonly string[]): Promise<{ ward: Ward; folder: string; shown: () => string }> {
  const folder = mkdtempSync(join(tmpdir(), 'totsugo-manual-'));
  const [input, output] = [new PassThrough(), new PassThrough()];
  let text = '';
  output.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  input.end(typed.map((line) => `${line}\n`).join(''));
  const connection = manualConnection({ folder, input, output });
  closing.push(() => { rmSync(folder, { recursive: true, force: true }); }, async () => connection.close());
  return { ward: await connection.open(), folder, shown: () => text };
}
const start = startExample as WardStart;

test('届出の中身はファイルで渡し、端末に個人番号を出さない', async () => {
  const { ward, folder, shown } = await operated('', 'y', 'H-77');
  await ward.reset(start);
  expect(await ward.act(actExample)).toEqual({ accepted: true, decisions: [], refusals: [], householdKey: 'H-77' });
  expect(JSON.parse(readFileSync(join(folder, 'acts', '0001-enterNotification.json'), 'utf8'))).toEqual(actExample);
  expect(shown()).toContain('【届出入力】');
  expect(shown()).not.toMatch(/\d{12}/);
});

test('届出の期限の判定が見えるシステムなら、操作者が決まった語で答える', async () => {
  const { ward, shown } = await operated('', 'y', '遅い', 'late', 'H-77');
  expect(await ward.capabilities()).toContain('decision.lateness');
  expect(await ward.act(actExample)).toMatchObject({ accepted: true, decisions: [{ rule: 'lateness', outcome: 'late', ja: '期限を過ぎた', because: ['画面の表示'] }], householdKey: 'H-77' });
  expect(shown()).toContain('示した語で答えてください');
});

test('断られたときは、画面の理由が一行ずつ残る', async () => {
  const { ward } = await operated('n', '届出日が未来', '世帯主がいない', '');
  expect(await ward.act(actExample)).toMatchObject({ accepted: false, refusals: [{ why: '届出日が未来' }, { why: '世帯主がいない' }] });
});

test('できたファイルは outbox から中身ごと受け取り、受け取ったものは一覧から消える', async () => {
  const { ward, folder, shown } = await operated('nai.csv', '', 'IDO 1.csv', '');
  writeFileSync(join(folder, 'outbox', 'IDO 1.csv'), 'a,b');
  writeFileSync(join(folder, 'outbox', '.half'), 'a');
  expect(await ward.run('exportChanges')).toEqual({ job: 'exportChanges', files: ['IDO 1.csv'], decisions: [] });
  expect(shown()).toContain('outbox にない: nai.csv');
  expect((await ward.outgoing()).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['IDO 1.csv', 'a,b']]);
  await ward.taken('IDO 1.csv');
  await ward.taken('IDO 1.csv');
  expect(await ward.outgoing()).toEqual([]);
  expect(readdirSync(join(folder, 'taken'))).toEqual(['IDO 1.csv']);
});

test('届けるファイルは inbox に置かれ、件数か理由を答える', async () => {
  const { ward, folder } = await operated('たぶん', 'y', 'たくさん', '3', '2', 'n', '桁数が違う', '');
  const file = { name: 'SHIKAKU.csv', bytes: Buffer.from([1, 2, 255]) };
  expect(await ward.deliver(file)).toEqual({ accepted: true, layout: null, records: 3, applied: 2, issues: [] });
  expect([...readFileSync(join(folder, 'inbox', 'SHIKAKU.csv'))]).toEqual([1, 2, 255]);
  expect(await ward.deliver(file)).toMatchObject({ accepted: false, issues: [{ why: '桁数が違う' }] });
  await expect(ward.deliver({ name: '../x', bytes: file.bytes })).rejects.toMatchObject({ code: 'TSG-N07' });
});

test('照会は項目ごとに答えられ、Enter は「ない」を意味する', async () => {
  const { ward } = await operated('', 'y', 'y', '2026-04-01', 'moveInFromOutside', '', '', 'n', 'n', '', '', '', '', '', '2026-04-01', '', '', 'n');
  expect(await ward.query({ query: 'qualification', personKey: '0000012345' })).toEqual({
    personKey: '0000012345', known: true,
    periods: [{ applicationStartOn: '2026-04-01', applicationStartReason: 'moveInFromOutside', applicationEndOn: null, applicationEndReason: null, voided: false }],
    acquiredOn: null, lostOn: null, continuity: null, municipalInsuredId: null, issueCodes: [], ownAcquiredOn: '2026-04-01', ownLostOn: null, specialResidenceKind: null, cardUseCancellation: false,
  });
});

test('照会はJSONでも答えられ、決まりに合わなければ場所を示してもう一度尋ねる', async () => {
  const { ward, shown } = await operated('{"certificates":[{"kind":"insuranceCard"}]}', '{"certificates":[]}');
  expect(await ward.query({ query: 'certificates', personKey: '1' })).toEqual({ certificates: [] });
  expect(shown()).toContain('/certificates/0/issuedOn: 値がない');
});

test('できない操作を番号で答えると、その能力は一覧に入らない', async () => {
  const { ward } = await operated(String(capabilities.length + 1), '1 3');
  expect(await ward.capabilities()).toEqual(capabilities.filter((_, index) => index !== 0 && index !== 2));
});

test.each([['skip と答えた', ['skip']], ['行えない理由を答えた', ['その画面がない']], ['入力が終わった', []]])('操作者が%sときは前提未達になる', async (_title, typed) => {
  const { ward } = await operated(...typed);
  await expect(ward.setClock('2026-04-02T09:00')).rejects.toBeInstanceOf(ConnectionProblem);
});

test('reset は前の回のファイルを残さない', async () => {
  const { ward, folder } = await operated('');
  writeFileSync(join(folder, 'outbox', 'old.csv'), 'x');
  await ward.reset(start);
  expect(await ward.outgoing()).toEqual([]);
});
