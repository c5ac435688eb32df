import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledProfile } from '../contracts/wire/profile.js';
import { inMemory } from '../store/sqlite.js';
import { openBed, type Bed } from './bed.js';
import { codeOf, windowsOf } from './windows.js';

let bed: Bed;
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [] }); });
afterAll(() => bed.close());

test('物語の相手の区が試験対象の区そのものなら、別の区が演じる', async () => {
  const world = await bed.create({ id: 'w', seed: 1, now: '2026-05-11T09:30', numberMode: { kind: 'shifted', by: 3 } });
  const others = (home: string) => ['世田谷区', '品川区'].map((name) => windowsOf(world, codeOf(home)).other(name).municipality.ja);
  expect(others('港区')).toEqual(['世田谷区', '品川区']);
  expect(others('世田谷区')).toEqual(['練馬区', '品川区']);
});
