import { expect, test } from 'vitest';
import { sourceFile } from './define.js';
import { importTable } from './imports.js';

const found = (path: string, text: string) => importTable.findings([sourceFile(path, text)]);

test('区が関係者を読めば、静的・動的・型・再輸出のどの書き方でも見つける', () => {
  for (const text of [
    "import { aggregator } from '../simulators/aggregator/aggregator.js';",
    "import type { Party } from '../simulators/define.js';",
    "export * from '../simulators/define.js';",
    "const party = await import('../simulators/define.js');",
    "let party: import('../simulators/define.js').Party;",
    'const party = await import(`../simulators/define.js`);',
  ]) expect(found('ward/desk.ts', text)).toEqual(['ward/desk.ts:1 ward は simulators を読まない(contracts で出会う)']);
});

test('試験でも、区と関係者は互いを読まない', () => {
  expect(found('ward/desk.test.ts', "\nimport '../simulators/define.js';")).toEqual(['ward/desk.test.ts:2 ward は simulators を読まない(contracts で出会う)']);
  expect(found('simulators/bank/bank.test.ts', "import '../../ward/desk.js';")).toHaveLength(1);
});

test('試験は世界を借りてよい', () => {
  expect(found('simulators/bank/bank.test.ts', "import { openBed } from '../../harness/bed.js';")).toEqual([]);
});

test('輸入表にない部屋は読まない', () => {
  expect(found('law/day.ts', "import '../contracts/define.js';")).toEqual(['law/day.ts:1 law は contracts を読まない']);
  expect(found('contracts/fields.ts', "import '../harness/clock.js';")).toHaveLength(1);
  expect(found('scenarios/eligibility/birth.ts', "import '../../simulators/define.js';")).toHaveLength(1);
  expect(found('reports/html.ts', "import '../store/define.js';")).toHaveLength(1);
  expect(found('harness/tell.ts', "import '../ward/define.js';")).toHaveLength(1);
});

test('部屋に許されないパッケージと Node の部品は使わない', () => {
  expect(found('law/day.ts', "import { z } from 'zod';")).toEqual(['law/day.ts:1 law は zod を使わない']);
  expect(found('contracts/wire/codec.ts', "import { readFileSync } from 'node:fs';")).toEqual(['contracts/wire/codec.ts:1 contracts は node:fs を使わない']);
  expect(found('ward/desk.ts', "import http from 'node:http';")).toHaveLength(1);
  expect(found('simulators/bank/bank.ts', "import '@fastify/swagger/lib/x.js';")).toEqual(['simulators/bank/bank.ts:1 simulators は @fastify/swagger を使わない']);
});

test('許されたものには何も言わない', () => {
  expect(found('ward/eligibility/enter.ts', "import { z } from 'zod';\nimport { addDays } from '../../law/day.js';\nimport '../desk.js';\n// import '../../simulators/define.js'")).toEqual([]);
});

test('区は比べ方を借りても、判定は借りない', () => {
  expect(found('ward/desk.ts', "import { verdict } from '../matching/judge/verdict.js';")).toEqual(['ward/desk.ts:1 ward は matching/judge/ の判定を使わない(自分で判定する)']);
  expect(found('ward/desk.test.ts', "import { verdict } from '../matching/judge/verdict.js';")).toHaveLength(1);
  expect(found('ward/desk.ts', "import { comparePerson } from '../matching/person.js';")).toEqual([]);
  expect(found('simulators/hub/check.ts', "import { verdict } from '../../matching/judge/verdict.js';")).toEqual([]);
});
