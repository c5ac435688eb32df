import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionOf } from '../cli/connection.js';
import { allScenarios, simulators } from '../cli/parts.js';
import { numberModeOf } from '../cli/options.js';
import { playHere } from '../cli/suite.js';
import { capabilities, type Ward } from '../contracts/ward.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { openBed, type Bed } from '../harness/bed.js';
import type { ScenarioResult } from '../harness/results.js';
import { sharesOf } from '../harness/fixtures/shares.js';
import { tell } from '../harness/tell.js';
import type { StoreHome } from '../store/define.js';
import { storeHome } from '../store/homes.js';

const scenarios = await allScenarios();
const server = process.env['TOTSUGO_TEST_PG'];
const options = { sut: 'reference', seed: 1, profile: undefined, municipality: '131032', numberMode: 'shifted:3', workers: 1 };

/** What went wrong, as a person would want to read it in a failed test. */
const troubles = ({ verdict, because, checks }: ScenarioResult) => ({ verdict, because, failed: checks.filter(({ ok }) => !ok) });
const passed = { verdict: 'pass', because: undefined, failed: [] };

/** A share of them on PostgreSQL, where a story costs several times what it costs in memory; cli/suite-over-wires.test.ts plays all of them there. */
describe.skipIf(!server)('PostgreSQL でも適合する', () => {
  const { postgres } = sharesOf(scenarios);
  let [bed, ward, homes]: [Bed | null, Ward | null, readonly StoreHome[]] = [null, null, []];
  beforeAll(async () => {
    homes = [await storeHome(server), await storeHome(server)];
    bed = await openBed({ home: homes[0]!, profile: bundledProfile(), simulators });
    ward = await connectionOf('reference', { home: homes[1]!, profile: bundledProfile(), seed: 1, name: `stories-${process.pid}` }).open();
  });
  afterAll(async () => {
    await ward?.close();
    await bed?.close();
    await homes[1]?.close();
  });
  test.each(postgres.map((scenario) => [scenario.ja, scenario] as const))('%s', async (_ja, scenario) => {
    const result = await tell(scenario, { bed: bed!, ward: ward!, capabilities, seed: options.seed, numberMode: numberModeOf(options.numberMode), municipalityCode: options.municipality });
    expect(troubles(result)).toEqual(passed);
  });
});

test('同じ種なら、判定も確認も交わしたバイトも同じになる', async () => {
  const some = scenarios.filter((_, i) => i % 14 === 0);
  const shapes = async () => (await playHere(some, { ...options, store: undefined }, () => {})).results.map(({ exchanges, ...rest }) => ({ ...rest, exchanges: exchanges.map(({ sha256, path, from, to }) => [path, from, to, sha256]) }));
  expect(await shapes()).toEqual(await shapes());
});
