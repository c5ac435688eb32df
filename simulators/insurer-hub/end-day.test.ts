import { afterEach, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { inMemory } from '../../store/sqlite.js';
import { aggregator } from '../aggregator/aggregator.js';
import { deskOf as aggregatorDeskOf } from '../aggregator/desk.examples.js';
import { personRow } from '../aggregator/town.examples.js';
import { A, deskOf, numberOf } from './desk.examples.js';
import { insurerHub } from './insurer-hub.js';
import { jukiNetStandIn, recordDisclosureStandIn } from './stand-ins.examples.js';

let bed: Bed | null = null;
afterEach(async () => { await bed?.close(); });

/** Insured until the end of April: the last day with 適用 is 2025-04-30, the first without it 2025-05-01. */
it.each([
  ['プロファイルが適用のある最後の日を書くと決めていても', { applicationEndConvention: 'dayBefore' }, {}, '2025-04-30'],
  ['集約の設定が適用のある最後の日でも', {}, { applicationEndConvention: 'dayBefore' }, '2025-04-30'],
  ['初めて適用のない日を書いても', {}, {}, '2025-05-01'],
] as const)('%s、中間サーバーは4月30日まで有効、5月1日から終わりと答える', async (_ja, rules, parameters, until) => {
  const profile = { ...bundledProfile(), rules };
  bed = await openBed({ home: inMemory(), profile, simulators: [aggregator, insurerHub, jukiNetStandIn, recordDisclosureStandIn] });
  const world = await bed.create({ id: `end-day-${process.pid}`, seed: 1, now: '2025-04-28T18:00', numberMode: defaultNumberMode });
  const [desk, atAggregator] = [deskOf(world, profile), aggregatorDeskOf(world, profile)];
  await world.setParameters('aggregator', parameters);
  const leaving = personRow(A, { n: 1, from: '2021-04-01', until });
  const { name, nameKana, bornOn, sex, address } = leaving;
  await desk.resident(numberOf(1), { outcome: 'found', individualNumber: numberOf(1), name, nameKana, bornOn, sex, address, survival: 'alive', changeReason: 'none' });
  expect(await atAggregator.send(A, 1, [leaving])).toMatchObject([{ status: 202 }, { status: 202 }]);
  await atAggregator.overnight();
  await atAggregator.overnight();
  const seen = async () => [world.now().slice(0, 10), (await desk.byNumber(1)).validity, (await desk.view(A, 'P1')).records.map(({ identityState, validTo }: Record<string, string | null>) => `${identityState} ${validTo}`).join()];
  expect(await seen()).toEqual(['2025-04-30', '1', 'clear 2025-05-01']);
  await atAggregator.overnight();
  expect(await seen()).toEqual(['2025-05-01', '2', 'lapsed 2025-05-01']);
  expect([(await desk.byNumber(1, '2025-04-30')).validity, (await desk.byNumber(1, '2025-05-01')).validity]).toEqual(['1', '2']);
});
