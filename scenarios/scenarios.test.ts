import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionOf } from '../cli/connection.js';
import { allScenarios, simulators } from '../cli/parts.js';
import { numberModeOf } from '../cli/options.js';
import { playHere } from '../cli/suite.js';
import type { Ward } from '../contracts/ward.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { openBed, type Bed } from '../harness/bed.js';
import type { ScenarioResult } from '../harness/results.js';
import { needsOf } from '../harness/needs.js';
import { tell } from '../harness/tell.js';
import { inMemory } from '../store/sqlite.js';

const scenarios = await allScenarios();
const named = scenarios.map((scenario) => [scenario.ja, scenario] as const);
const server = process.env['TOTSUGO_TEST_PG'];
const options = { sut: 'reference', seed: 1, profile: undefined, municipality: '131032', numberMode: 'shifted:3', workers: 1 };

/** What went wrong, as a person would want to read it in a failed test. */
const troubles = ({ verdict, because, checks }: ScenarioResult) => ({ verdict, because, failed: checks.filter(({ ok }) => !ok) });
const passed = { verdict: 'pass', because: undefined, failed: [] };

describe('needs に書いた操作しかできない接続先でも、それだけで適合する', () => {
  let [bed, ward]: [Bed | null, Ward | null] = [null, null];
  beforeAll(async () => {
    bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators });
    ward = await connectionOf('reference', { home: inMemory(), profile: bundledProfile(), seed: 1, name: 'ward' }).open();
  });
  afterAll(async () => {
    await ward?.close();
    await bed?.close();
  });
  test.each(named)('%s', async (_ja, scenario) => {
    const result = await tell(scenario, { bed: bed!, ward: ward!, capabilities: needsOf(scenario), seed: options.seed, numberMode: numberModeOf(options.numberMode), municipalityCode: options.municipality });
    expect(troubles(result)).toEqual(passed);
  });
});

describe('PostgreSQL の上でも適合する', () => {
  test.skipIf(!server).each(named)('%s', async (_ja, scenario) => {
    const { results: [result] } = await playHere([scenario], { ...options, store: server }, () => {});
    expect(troubles(result!)).toEqual(passed);
  });
});

test('同じ種なら、判定も確認も交わしたバイトも同じになる', async () => {
  const some = scenarios.filter((_, i) => i % 7 === 0);
  const shapes = async () => (await playHere(some, { ...options, store: undefined }, () => {})).results.map(({ exchanges, ...rest }) => ({ ...rest, exchanges: exchanges.map(({ sha256, path, from, to }) => [path, from, to, sha256]) }));
  expect(await shapes()).toEqual(await shapes());
});
