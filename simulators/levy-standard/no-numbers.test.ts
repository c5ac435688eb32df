import { expect, test } from 'vitest';
import { levyStandardRecords } from '../../contracts/levy-standard/records.js';
import { inMemory } from '../../store/sqlite.js';
import { baseFile, month, north, reportFile, south, withPrefecture } from './desk.examples.js';
import { levyStandardTables } from './tables.js';

test('どの表の列も、人を指さない', () => {
  const columns = Object.values(levyStandardTables).flatMap(({ columns: own }) => Object.keys(own));
  expect(columns.filter((column) => /person|individual|resident|kana|born|address|holder/.test(column))).toEqual([]);
  expect(levyStandardRecords.flatMap(({ fields }) => Object.values(fields)).filter(({ secret }) => secret)).toEqual([]);
});

test('大きな区の数字でも、受け渡すバイト列に12桁の数字はない', () => withPrefecture(inMemory(), async (desk) => {
  const large = { insuredCount: 190_000, householdCount: 130_000, cappedIncomeThousandYen: 250_000_000, careCostThousandYen: 60_000_000 };
  await desk.wants('provisional', [north, south], { medical: 150_000_000_000, support: 45_000_000_000, care: 0, childSupport: 2_000_000_000 });
  for (const code of [north, south]) await desk.put(code, baseFile(code, large));
  await desk.put(north, reportFile(north, 1, month('202608', 12_000, 400_000)));
  await desk.until('2026-11-20T20:00');
  const results = await Promise.all((await desk.names(north)).map(async (name) => Buffer.from(await desk.bytesOf(north, name)).toString()));
  const crossed = [baseFile(north, large), reportFile(north, 1, month('202608', 12_000, 400_000))].map(({ bytes }) => Buffer.from(bytes).toString());
  expect(results.length).toBe(4);
  for (const text of [...results, ...crossed]) expect(text).not.toMatch(/\d{12}/);
  expect((await desk.medical())[north]).toBe(75_000_000_000);
}));
