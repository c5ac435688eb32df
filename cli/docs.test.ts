import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedDocs, wardRules } from './docs.js';

const root = join(import.meta.dirname, '..');

test('コードから書く頁は、コードと食い違わない(食い違えば npm run docs)', async () => {
  const pages = await generatedDocs();
  expect([...pages.keys()]).toEqual(['docs/catalogue.md', 'docs/limitations.md',
    'docs/serve/qualificationHousehold_131016_2026-04-01_1.csv', 'docs/serve/qualificationPerson_131016_2026-04-01_1.csv',
    'docs/serve/premiumNotice_131016_2026-04-02_1.csv', 'docs/serve/printTotals_131016_2026-04-02_1.csv']);
  for (const [path, text] of pages) expect(readFileSync(join(root, path), 'utf8') === text, path).toBe(true);
});

test('区の規則は、フォルダにあるものがすべて目録に載る', () => {
  const folder = join(root, 'ward');
  const declared = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/ = rule\(\{\s*id: '(\w+)'/g)].map((match) => match[1]!));
  expect(wardRules.map(({ id }) => id).sort()).toEqual(declared.sort());
});
