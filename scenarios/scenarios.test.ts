import { describe, expect, test } from 'vitest';
import { allScenarios } from '../cli/parts.js';
import { playHere } from '../cli/suite.js';
import type { ScenarioResult } from '../harness/results.js';

const scenarios = await allScenarios();
const server = process.env['TOTSUGO_TEST_PG'];
const options = { sut: 'reference', seed: 1, profile: undefined, municipality: '131032', numberMode: 'shifted:3', workers: 1 };

/** What went wrong, as a person would want to read it in a failed test. */
const troubles = ({ verdict, because, checks }: ScenarioResult) => ({ verdict, because, failed: checks.filter(({ ok }) => !ok) });

describe.each([['組み込み', undefined], ['PostgreSQL', server]] as const)('%s', (name, store) => {
  const off = name === 'PostgreSQL' && !server;
  test.skipIf(off).each(scenarios.map((scenario) => [scenario.ja, scenario] as const))('%s', async (_ja, scenario) => {
    const { results: [result] } = await playHere([scenario], { ...options, store }, () => {});
    expect(troubles(result!)).toEqual({ verdict: 'pass', because: undefined, failed: [] });
  });
});

test('同じ種なら、判定も確認も交わしたバイトも同じになる', async () => {
  const some = scenarios.filter((_, i) => i % 7 === 0);
  const shapes = async () => (await playHere(some, { ...options, store: undefined }, () => {})).results.map(({ exchanges, ...rest }) => ({ ...rest, exchanges: exchanges.map(({ sha256, path, from, to }) => [path, from, to, sha256]) }));
  expect(await shapes()).toEqual(await shapes());
}, 60_000);
