import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { bundledProfile } from '../contracts/wire/profile.js';
import type { RunResult } from '../harness/results.js';
import { fixtureRun } from '../reports/fixtures/small-run.js';
import { processes } from './fixtures/spawned.js';
import { writeReports } from './reports.js';
import { checkerOf, signerOf } from './signature.js';
import { verifyFolder } from './verify.js';

const home = mkdtempSync(join(tmpdir(), 'totsugo-verify-'));
afterAll(() => rmSync(home, { recursive: true }));
const keyFile = (name: string, pem: string | Buffer) => {
  writeFileSync(join(home, name), pem);
  return join(home, name);
};
const pair = (name: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { secret: keyFile(`${name}.pem`, privateKey.export({ type: 'pkcs8', format: 'pem' })), open: keyFile(`${name}.pub`, publicKey.export({ type: 'spki', format: 'pem' })) };
};
const [own, other] = [pair('own'), pair('other')];

let dir = '';
let serial = 0;
const written = async (secret?: string, run: RunResult = fixtureRun) => {
  await writeReports(run, { out: dir, wanted: [], lang: 'ja', timings: {}, profile: bundledProfile(), sign: secret === undefined ? undefined : signerOf(secret) });
};
beforeEach(() => { dir = join(home, `run-${(serial += 1)}`); });
const at = (...parts: string[]) => join(dir, ...parts);
const problems = (open?: string) => verifyFolder(dir, open === undefined ? undefined : checkerOf(open)).problems.map(({ path, why }) => `${path}: ${why}`);
const firstFile = (): string => JSON.parse(readFileSync(at('evidence', 'manifest.json'), 'utf8')).exchanges[0].path;
const change = (name: string, edit: (text: string) => string) => writeFileSync(at(name), edit(readFileSync(at(name), 'utf8')));

describe('書かれたままの証跡', () => {
  test('揃っていて、電文と封書の数を言う', async () => {
    await written();
    expect(verifyFolder(dir)).toEqual({ ok: true, exchanges: fixtureRun.scenarios.reduce((sum, { exchanges }) => sum + exchanges.length, 0), letters: 0, files: readdirSync(at('evidence'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length - 1, signature: 'absent', problems: [] });
  });
  test('署名した人の鍵でだけ、署名は正しい', async () => {
    await written(own.secret);
    expect([verifyFolder(dir).signature, verifyFolder(dir, checkerOf(own.open)).signature, verifyFolder(dir, checkerOf(own.secret)).signature, problems(own.open)]).toEqual(['notChecked', 'valid', 'valid', []]);
    expect(problems(other.open)).toEqual(['evidence/manifest.sig: 目録の署名が、示された鍵のものでない']);
  });
  test('鍵を示したのに署名がなければ、揃っていない', async () => {
    await written();
    expect(problems(own.open)).toEqual(['evidence/manifest.sig: 署名がない']);
  });
  test('署名なしで実行し直せば、前の署名は残らない', async () => {
    await written(own.secret);
    await written();
    expect(existsSync(at('evidence', 'manifest.sig'))).toBe(false);
  });
  test('長すぎて残さなかった電文は、なくてよい', async () => {
    const [first, ...rest] = fixtureRun.scenarios;
    await written(undefined, { ...fixtureRun, scenarios: [{ ...first!, exchanges: [{ ...first!.exchanges[0]!, body: new Uint8Array(), bytes: 5_000_000 }] }, ...rest] });
    expect(verifyFolder(dir).problems).toEqual([]);
  });
});

describe('後から変わった証跡', () => {
  test('一字の違いも、長さの違いも、なくなったことも、増えたことも、一度にすべて言う', async () => {
    await written(own.secret);
    const { exchanges } = JSON.parse(readFileSync(at('evidence', 'manifest.json'), 'utf8')) as { exchanges: { path: string; bytes: number }[] };
    const [one, two] = [...new Set(exchanges.map(({ path }) => path))];
    change(join('evidence', one!), (text) => `${text.slice(0, -1)}${text.endsWith('x') ? 'y' : 'x'}`);
    rmSync(at('evidence', two!));
    writeFileSync(at('evidence', 'added.txt'), '');
    change('results.json', (text) => text.replace('"pass"', '"fail"'));
    expect(problems(own.open)).toEqual(expect.arrayContaining([`evidence/${one}: SHA-256が目録と違う`, `evidence/${two}: 目録にあるファイルがない`, 'evidence/added.txt: 目録にないファイルである', 'results.json: SHA-256が目録と違う']));
    change(join('evidence', one!), (text) => `${text} `);
    expect(problems()[0]).toMatch(/バイトのはずが\d+バイトある$/);
  });
  test('目録まで書き換えても、署名が合わない', async () => {
    await written(own.secret);
    change(join('evidence', 'manifest.json'), (text) => text.replace('"n": 4', '"n": 5'));
    expect([problems(), problems(own.open)]).toEqual([[], ['evidence/manifest.sig: 目録の署名が、示された鍵のものでない']]);
  });
  test('証跡の外を指す目録では、外を読まない', async () => {
    await written();
    const path = firstFile();
    change(join('evidence', 'manifest.json'), (text) => text.replaceAll(JSON.stringify(path), '"../results.json"'));
    expect(problems()).toEqual(expect.arrayContaining(['evidence/../results.json: 証跡のフォルダの外を指している', `evidence/${path}: 目録にないファイルである`]));
  });
  test('中身が同じでも、リンクはファイルではない', async () => {
    await written();
    const path = firstFile();
    writeFileSync(join(home, 'elsewhere'), readFileSync(at('evidence', path)));
    rmSync(at('evidence', path));
    symlinkSync(join(home, 'elsewhere'), at('evidence', path));
    expect(problems()).toEqual([`evidence/${path}: 目録にあるファイルがない`]);
  });
  test('適合なのに期待と違う確認があること、数えた件数の違い、判定のないシナリオを言う', async () => {
    await written();
    change('results.json', (text) => {
      const results = JSON.parse(text) as { suite: Record<string, number>; scenarios: { id: string; verdict: string; checks: { ok: boolean }[] }[] };
      results.scenarios = results.scenarios.filter(({ id }) => id !== 'eligibility.leave-without-notice');
      const passed = results.scenarios.find(({ verdict }) => verdict === 'pass')!;
      passed.checks = [{ ok: false }];
      results.suite['skip'] = 7;
      return JSON.stringify(results);
    });
    expect(problems()).toEqual(['results.json: SHA-256が目録と違う', 'results.json: 証跡にあるシナリオ eligibility.leave-without-notice の判定がない', 'results.json: eligibility.move-in は適合とあるのに、確認がないか、期待と違う確認がある', 'results.json: fail は1件とあるが、数えると違う', 'results.json: skip は7件とあるが、数えると違う']);
  });
});

test('命令は、揃えば0、食い違えば1、証跡でなければ2で終わり、JSONで全部を言う', async () => {
  const totsugo = processes();
  await written(own.secret);
  expect(await totsugo.run(['verify', dir, '--key', own.open])).toEqual({ status: 0, stderr: '', stdout: expect.stringMatching(/^揃っている: 電文 \d+件、封書 0通、ファイル \d+。署名は鍵のとおり\n$/) as string });
  const path = firstFile();
  rmSync(at('evidence', path));
  const { status, stdout } = await totsugo.run(['verify', dir, '--json']);
  expect([status, JSON.parse(stdout)]).toEqual([1, { ok: false, exchanges: expect.any(Number) as number, letters: 0, files: expect.any(Number) as number, signature: 'notChecked', problems: [{ path: `evidence/${path}`, why: '目録にあるファイルがない', cure: '失われたか、除かれている。証跡の全部を求める' }] }]);
  const none = await totsugo.run(['verify', join(home, 'nowhere')]);
  expect([none.status, none.stderr]).toEqual([2, expect.stringMatching(/^TSG-U40: .*manifest\.json がない。totsugo run --out/) as string]);
  await totsugo.end();
});

describe('証跡でないもの', () => {
  test('目録のないフォルダ、目録でない目録は、直し方とともに断る', async () => {
    expect(() => verifyFolder(dir)).toThrow(/manifest\.json がない/);
    await written();
    for (const text of ['', '[]', '{"exchanges":[],"letters":[]}']) {
      writeFileSync(at('evidence', 'manifest.json'), text);
      expect(() => verifyFolder(dir)).toThrow(/目録として読めない/);
    }
  });
  test('鍵でないもの、ほかの種類の鍵は、作り方とともに断る', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const files = [keyFile('text.pem', 'not a key'), keyFile('rsa.pem', rsa.privateKey.export({ type: 'pkcs8', format: 'pem' })), own.open];
    for (const file of files) expect(() => signerOf(file)).toThrow(/Ed25519の秘密鍵\(PEM\)でない/);
    expect(() => checkerOf(keyFile('rsa.pub', rsa.publicKey.export({ type: 'spki', format: 'pem' })))).toThrow(/Ed25519の公開鍵\(PEM\)でない/);
    expect(() => signerOf(join(home, 'nowhere'))).toThrow(/が読めない/);
  });
});
