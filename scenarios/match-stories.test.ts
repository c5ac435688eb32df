import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Stories that the tables of docs/match-stories.md name, and those there are. */
const named = new Set((await readFile(join(import.meta.dirname, '../docs/match-stories.md'), 'utf8')).match(/`(?:linkage|eligibility|transmission|certificates|assessment)\.[a-z0-9-]+`/g)?.map((id) => id.slice(1, -1)));
const storiesIn = async (folder: string) => (await readdir(join(import.meta.dirname, folder))).flatMap((file) => (/^(?!telling)[a-z0-9-]+\.ts$/.test(file) ? [`${folder}.${file.slice(0, -3)}`] : []));
const [linkage, others] = [await storiesIn('linkage'), [...await storiesIn('eligibility'), ...await storiesIn('transmission'), ...await storiesIn('certificates'), ...await storiesIn('assessment')]];

test('突合の表に書かれた物語は、どれも本当にある', () => {
  const there = new Set([...linkage, ...others]);
  expect([...named].filter((id) => !there.has(id))).toEqual([]);
});
test('突合の物語は、どれも表のどこかに書かれている', () => expect(linkage.filter((id) => !named.has(id))).toEqual([]));
