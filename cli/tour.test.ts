import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { layouts } from '../contracts/layouts.js';
import type { ScenarioResult } from '../harness/results.js';
import { usualMunicipality, usualNumberMode } from './options.js';
import { chosenScenarios } from './parts.js';
import { playHere } from './suite.js';

const tour = readFileSync(join(import.meta.dirname, '../docs/tour.md'), 'utf8');
let result: ScenarioResult;
let told = '';
beforeAll(async () => {
  const [, id] = /totsugo\.js run (\S+)/.exec(tour)!;
  const { results } = await playHere(await chosenScenarios([id!]), { sut: 'reference', seed: 1, store: undefined, profile: undefined, municipality: usualMunicipality, numberMode: usualNumberMode, workers: 1 }, () => {});
  result = results[0]!;
  told = JSON.stringify({ premise: result.premise, arrows: result.arrows, checks: result.checks });
});
const named = (pattern: RegExp) => [...new Set([...tour.matchAll(pattern)].map(([, name]) => name!))];

test('案内が名を挙げる家族と区は、そのシナリオの前提にいる', () => {
  const families = named(/([一-龠々]+)(?:さん|家)/g);
  expect(families).toEqual(['佐藤']);
  for (const { people } of result.premise!.households) expect(people.every(({ name }) => name.startsWith(`${families[0]}\u3000`))).toBe(true);
  expect(named(/([一-龠々]+区)/g).filter((ward) => !told.includes(ward))).toEqual([]);
});

test('案内の日付と時刻に、そのシナリオで本当に何かが起きている', () => {
  const dates = named(/(\d{4}-\d{2}-\d{2})/g);
  expect(dates.length).toBeGreaterThan(3);
  expect(dates.filter((date) => !told.includes(date))).toEqual([]);
  const times = named(/\bat (\d{2}:\d{2})/gi);
  expect(times.length).toBeGreaterThan(4);
  expect(times.filter((time) => !result.arrows.some(({ at }) => at.endsWith(`T${time}`)))).toEqual([]);
});

test('案内の言うファイルは、すべて交わされ、言うとおりの相手に渡る', () => {
  const crossed = new Set(result.exchanges.map(({ layout }) => layout));
  const files = layouts.filter(({ ja }) => tour.includes(ja));
  expect(files.map(({ id }) => id)).toEqual(['qualificationHousehold', 'qualificationPerson', 'qualificationDates', 'municipalInsuredIds', 'processingResult']);
  expect(files.filter(({ id }) => !crossed.has(id))).toEqual([]);
  const lastNight = result.exchanges.filter(({ to, at }) => to === '世田谷区' && at.startsWith('2026-05-13')).map(({ layout }) => layout);
  expect(lastNight).toEqual(['processingResult']);
});

test('案内の手順は、すべて本当に通る', () => {
  const walked = new Set(result.arrows.flatMap(({ steps }) => steps));
  expect(named(/\b([A-G]-\d+(?:-\d+)?)\b/g).filter((step) => !walked.has(step))).toEqual([]);
});
