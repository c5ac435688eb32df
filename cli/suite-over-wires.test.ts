import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { manifest } from '../reports/manifest.js';
import { resultsJson } from '../reports/results-json.js';
import { coveragePage, playedForDocs } from './docs.js';
import type { RunResult } from '../harness/results.js';
import { sharesOf } from '../harness/fixtures/shares.js';
import { isRead, unreadIn } from './fixtures/unread.js';
import { allScenarios } from './parts.js';
import { processes, type Ended, type Started } from './fixtures/spawned.js';

const totsugo = processes();

const resultsForm = z.object({ sut: z.string(), system: z.object({ name: z.string(), version: z.string() }), suite: z.record(z.string(), z.int()), scenarios: z.array(z.object({ id: z.string(), verdict: z.string(), checks: z.array(z.looseObject({ ja: z.string(), expected: z.string(), actual: z.string() })), because: z.string().optional() })) });
const manifestForm = z.object({ exchanges: z.array(z.object({ scenario: z.string(), layout: z.string().nullable(), path: z.string(), from: z.string(), to: z.string(), sha256: z.string() })) });
interface Outcome { readonly ended: Ended | null; readonly results: z.infer<typeof resultsForm>; readonly files: readonly string[] }

async function suite(sut: string, ids: readonly string[]): Promise<Outcome> {
  const out = totsugo.folder();
  const ended = await totsugo.run(['run', ...ids, '--sut', sut, '--out', out, '--report', 'json']);
  if (!existsSync(join(out, 'results.json'))) throw new Error(JSON.stringify(ended));
  return outcomeOf(ended, readFileSync(join(out, 'results.json'), 'utf8'), readFileSync(join(out, 'evidence/manifest.json'), 'utf8'));
}

function outcomeOf(ended: Ended | null, results: string, evidence: string): Outcome {
  const { exchanges } = manifestForm.parse(JSON.parse(evidence));
  return {
    ended, results: resultsForm.parse(JSON.parse(results)),
    files: exchanges.filter(({ layout }) => layout !== null).map(({ scenario, layout, path, from, to, sha256 }) => [scenario, layout, path.split('/').at(-1), from, to, sha256].join(' ')),
  };
}

/** The suite in this process: what the wires are laid beside, and what docs/coverage.md is printed from. */
let here: RunResult;
/** A share of the stories by each wire. */
const all = sharesOf(await allScenarios());
const idsOf = (wire: 'http' | 'folder') => all[wire].map(({ id }) => id).sort();
const shares = { http: idsOf('http'), folder: idsOf('folder') };
const outcomes = new Map<string, Outcome>();
const wards: Started[] = [];
beforeAll(async () => {
  await totsugo.run(['--version']);
  const drop = totsugo.folder();
  const [http, folder] = await Promise.all([totsugo.start(['ward', '--port', '0']), totsugo.start(['ward', '--folder', drop])]);
  wards.push(http, folder);
  const told = [['http', `http:${http.url}`], ['folder', `folder:${drop}`]] as const;
  const far = Promise.all(told.map(async ([name, sut]) => outcomes.set(name, await suite(sut, shares[name]))));
  here = await playedForDocs();
  outcomes.set('reference', outcomeOf(null, resultsJson.render(here, { lang: 'ja' }), manifest.render(here, { lang: 'ja' })));
  await far;
});
afterAll(() => totsugo.end());

test('手元の標準システムには、すべてのシナリオが適合する', () => {
  const { results } = outcomes.get('reference')!;
  expect(results.scenarios.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  expect([results.suite['pass'], results.scenarios.length > 0]).toEqual([results.scenarios.length, true]);
});

test('物語の確認に、英語のまま読まれる語はない(滞納整理、突合、住登外者を除く)', () => {
  const { results } = outcomes.get('reference')!;
  expect(unreadIn(results.scenarios.filter(({ id }) => isRead(id)))).toEqual([]);
});

test('工程の頁は、実行して流れたものと食い違わない(食い違えば npm run docs)', () => {
  const [path, text] = coveragePage(here);
  expect(readFileSync(join(import.meta.dirname, '..', path), 'utf8') === text, path).toBe(true);
});

test.each(['http', 'folder'] as const)('別のプロセスの標準システムでも、%s の向こうの判定と確認は、手元と一つも違わない', (wire) => {
  const [near, far] = [outcomes.get('reference')!, outcomes.get(wire)!];
  expect([far.results.sut, far.results.system]).toEqual([wire, near.results.system]);
  expect(far.results.scenarios.map(({ id }) => id).sort()).toEqual(shares[wire]);
  expect(far.results.scenarios).toEqual(near.results.scenarios.filter(({ id }) => shares[wire].includes(id)));
  expect([far.ended?.status, far.results.suite]).toEqual([0, { ...near.results.suite, pass: shares[wire].length }]);
});

test.each(['http', 'folder'] as const)('%s の向こうでも、交わされたファイルは一バイトも違わない', (wire) => {
  const near = outcomes.get('reference')!.files.filter((file) => shares[wire].includes(file.slice(0, file.indexOf(' '))));
  expect(near.length).toBeGreaterThan(0);
  expect(outcomes.get(wire)!.files).toEqual(near);
});

test('終えるように言われた標準システムは、終了コード0で止まる', async () => {
  for (const ward of wards) expect(await ward.stop()).toMatchObject({ status: 0, stderr: expect.stringContaining('SIGTERM') as string });
});
