import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operations } from '../contracts/ward-driver.js';
import { loadProfile } from '../contracts/wire/profile.js';

const page = readFileSync(join(import.meta.dirname, '../docs/connect.md'), 'utf8');
const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1]!) as Record<string, unknown>);

test('connect.md のプロファイルの例は、そのまま読み込め、失う項目は一つ', () => {
  const loaded = loadProfile(blocks.find((block) => 'profileId' in block));
  expect(loaded.ok ? loaded.profile.loss.map(({ record, field }) => `${record}.${field}`) : loaded.issues).toEqual(['municipalInsuredIds.prefecturePersonId']);
});

test('connect.md の表は、Ward Driver API の操作をすべて挙げる', () => {
  expect(Object.keys(operations).filter((id) => !new RegExp(`\\b${id}\\b`).test(page))).toEqual([]);
});
