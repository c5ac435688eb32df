import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operations } from '../contracts/ward-driver.js';
import { inspectFile } from '../contracts/inspect.js';
import { bundledProfile, loadProfile } from '../contracts/wire/profile.js';

const page = readFileSync(join(import.meta.dirname, '../docs/connect.md'), 'utf8');
const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1]!) as Record<string, unknown>);

test('connect.md のプロファイルの例は、そのまま読み込め、失う項目は一つ', () => {
  const loaded = loadProfile(blocks.find((block) => 'profileId' in block));
  expect(loaded.ok ? loaded.profile.loss.map(({ record, field }) => `${record}.${field}`) : loaded.issues).toEqual(['municipalInsuredIds.prefecturePersonId']);
});

test('connect.md の表は、Ward Driver API の操作をすべて挙げる', () => {
  expect(Object.keys(operations).filter((id) => !new RegExp(`\\b${id}\\b`).test(page))).toEqual([]);
});

test('connect.md のファイルの例は、書いてある名で、誤りなく読める', () => {
  const names = [...page.matchAll(/`(qualification\w+_\d{6}_[\d-]+_\d+\.csv)`/g)].map((match) => match[1]!);
  const texts = [...page.matchAll(/```csv\n([\s\S]*?)```/g)].map((match) => match[1]!);
  const read = texts.map((text, index) => inspectFile({ name: names[index]!, bytes: new TextEncoder().encode(text), profile: bundledProfile() }));
  expect(read.map(({ layout, ok, records, issues }) => ({ layout, ok, records, issues }))).toEqual([{ layout: 'qualificationPerson', ok: true, records: 1, issues: [] }, { layout: 'qualificationHousehold', ok: true, records: 1, issues: [] }]);
});
