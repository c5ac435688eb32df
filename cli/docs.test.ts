import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedDocs } from './docs.js';

test('コードから書く頁は、コードと食い違わない(食い違えば npm run docs)', async () => {
  const pages = await generatedDocs();
  expect([...pages.keys()]).toEqual(['docs/catalogue.md', 'docs/coverage.md', 'docs/limitations.md']);
  for (const [path, text] of pages) expect(readFileSync(join(import.meta.dirname, '..', path), 'utf8') === text, path).toBe(true);
});
