import { expect, test } from 'vitest';
import { sourceFile } from './define.js';
import { glossaryIsSound, keysAreExplained, neverSaid, readGlossary, schemaKeysAreExplained } from './glossary.js';

const page = [
  '| 用語 | identifier | English source | never say | do not confuse with |', '|--|--|--|--|--|',
  '| 個人番号 | `individualNumber` | My Number Act | `myNumber` | – |', '', '## Plain English', '', '`name` · `sex`',
].join('\n');
const glossary = readGlossary(page);

test('表から、語・言わない語・普通の英語を読む', () => {
  expect([[...glossary.identifiers], [...glossary.never], [...glossary.plain]]).toEqual([[['individualNumber', 3]], [['myNumber', 'individualNumber']], ['name', 'sex']]);
});

test('列の欠けた行と、勧めながら禁じる語は言う', () => {
  expect(glossaryIsSound('g.md', page)).toEqual([]);
  expect(glossaryIsSound('g.md', `${page}\n| 氏名 | x |`)).toEqual(['g.md:8 列が五つでない']);
  expect(glossaryIsSound('g.md', page.replace('`myNumber`', '`individualNumber`'))).toEqual(['g.md:3 individualNumber は言わない語でもある']);
});

test('用語集にない電文の項目は言う', () => {
  const value = { steps: [], fields: { individualNumber: {}, name: {}, headKind: {} } };
  expect(keysAreExplained([{ path: 'contracts/x.ts', name: 'x', value }], glossary)).toEqual(['contracts/x.ts:1 x.headKind が docs/glossary.md にない']);
});

test('用語集にない届出の項目は言う', () => {
  const text = 'const a = z.object({ name: z.string(), inner: z.object({ headKind: z.string() }) });\nconst b = f({ other: 1 });';
  expect(schemaKeysAreExplained([sourceFile('contracts/resident.ts', text)], glossary)).toEqual(['contracts/resident.ts:1 inner が docs/glossary.md にない', 'contracts/resident.ts:1 headKind が docs/glossary.md にない']);
});

test('言わない語は、名の一部でも、下線の名でも見つける', () => {
  const found = (text: string) => neverSaid([sourceFile('ward/x.ts', text)], glossary);
  expect(found('const newMyNumber = 1;')).toEqual(['ward/x.ts:1 newMyNumber: 「myNumber」と言わず individualNumber と言う']);
  expect(found('const row = { my_number: 1 };')).toHaveLength(1);
  expect(found('theirs.myNumber();')).toEqual([]);
  expect(found('const dummyNumber = individualNumber;')).toEqual([]);
});
