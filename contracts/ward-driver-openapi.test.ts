import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isIndividualNumber } from '../law/check-digits.js';
import { municipality } from '../law/municipalities.js';
import { actExamples, queryExamples, startExample } from './ward-driver-examples.js';
import { driverErrors, fileNameSchema, operations, pathOf, type Operation } from './ward-driver.js';
import { wardDriverOpenApi } from './ward-driver-openapi.js';
import { query, staffAct } from './ward.js';

type Node = Record<string, unknown>;
const document = JSON.parse(JSON.stringify(wardDriverOpenApi())) as Node;
const table = Object.entries(operations) as [string, Operation][];

function* nodes(value: unknown, at = '#'): Generator<[string, Node]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Node];
  for (const [key, child] of Object.entries(value)) yield* nodes(child, `${at}/${key}`);
}
const resolve = (ref: string): unknown => ref.slice(2).split('/').reduce<unknown>((value, key) => (value as Node | undefined)?.[key], document);
const operationAt = ({ path, method }: Operation) => ((document.paths as Record<string, Node>)[path]?.[method.toLowerCase()] ?? null) as Node | null;

test('OpenAPI 3.1 の骨組みがあり、操作の表のとおりの窓口だけが載る', () => {
  expect(document.openapi).toBe('3.1.0');
  expect((document.info as Node).title).toBe('Ward Driver API');
  const printed = Object.entries(document.paths as Record<string, Node>).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`)).sort();
  expect(printed).toEqual(table.map(([, { method, path }]) => `${method} ${path}`).sort());
  expect(new Set(table.map(([id]) => id)).size).toBe(printed.length);
});

test('参照はすべて文書の中で解ける', () => {
  const refs = [...nodes(document)].filter(([, node]) => typeof node.$ref === 'string');
  expect(refs.length).toBeGreaterThan(30);
  for (const [at, { $ref }] of refs) expect(resolve($ref as string), `${at} → ${String($ref)}`).toBeDefined();
});

test('部品はどれも使われている', () => {
  const used = new Set([...nodes(document)].map(([, { $ref }]) => $ref));
  for (const name of Object.keys((document.components as Record<string, Node>).schemas!)) expect(used, name).toContain(`#/components/schemas/${name}`);
});

test('どの操作にも日本語の要約と応答と説明があり、道の引数が宣言されている', () => {
  for (const [id, operation] of table) {
    const printed = operationAt(operation)!;
    expect(printed.operationId).toBe(id);
    expect(printed.summary).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    const responses = printed.responses as Record<string, Node>;
    expect(Object.keys(responses)).toEqual(expect.arrayContaining([operation.output ? '200' : '204', '401', '500', ...operation.errors.map(String)]));
    for (const response of Object.values(responses)) expect(response.$ref ?? response.description, id).toBeTruthy();
    const parameters = (printed.parameters ?? []) as Node[];
    expect(parameters.map(({ name }) => name)).toEqual([...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    for (const parameter of parameters) expect(parameter).toMatchObject({ in: 'path', required: true, schema: expect.anything() });
  }
});

test('zod の内部が漏れず、断片に自分の番地がない', () => {
  for (const [at, node] of nodes(document)) {
    for (const key of ['~standard', '_zod', 'def', '$schema', '$id', '$defs']) expect(Object.hasOwn(node, key), `${at} ${key}`).toBe(false);
  }
  expect(Object.keys((document.components as Record<string, Node>).schemas!)).not.toContain('__shared');
});

test('要求は知らない項目を断る形、応答は読み飛ばす形で書かれている', () => {
  expect(resolve('#/components/schemas/WardStart')).toMatchObject({ additionalProperties: false });
  expect(resolve('#/components/schemas/Resident')).toMatchObject({ additionalProperties: false });
  expect(resolve('#/components/schemas/ActResult')).not.toHaveProperty('additionalProperties');
});

test('既定値のある項目は要求では省ける', () => {
  expect((resolve('#/components/schemas/WardStart') as { required: string[] }).required).not.toContain('parameters');
});

test('例は、検査に使う型にも、文書に印刷された型にも合う', () => {
  const defs = JSON.parse(JSON.stringify((document.components as Node).schemas).replaceAll('#/components/schemas/', '#/$defs/')) as Node;
  for (const [id, operation] of table) {
    for (const [side, content] of [['input', operation.input], ['output', operation.output]] as const) {
      if (content?.kind !== 'json') continue;
      const printed = operationAt(operation)!;
      const holder = (side === 'input' ? printed.requestBody : (printed.responses as Node)['200']) as { content: Record<string, { schema: Node }> };
      const schema = JSON.parse(JSON.stringify(holder.content['application/json']!.schema).replaceAll('#/components/schemas/', '#/$defs/')) as Node;
      const fromPrint = z.fromJSONSchema({ ...schema, $defs: defs } as Parameters<typeof z.fromJSONSchema>[0]);
      expect(content.examples.length, id).toBeGreaterThan(0);
      for (const example of content.examples) {
        expect(content.schema.safeParse(example).error, id).toBeUndefined();
        expect(fromPrint.safeParse(example).error, id).toBeUndefined();
        expect(fromPrint.safeParse({}).success, `${id} accepts an empty object`).toBe(false);
      }
    }
  }
});

test('例の個人番号は検査用数字を1ずらしてあり、誰のものでもありえない', () => {
  expect(startExample).toMatchObject({ numberMode: 'shifted:1', insurerNumber: municipality(startExample.municipalityCode).insurerNumber });
  const numbers = JSON.stringify(document).match(/(?<!\d)\d{12}(?!\d)/g) ?? [];
  expect(numbers.length).toBeGreaterThan(0);
  for (const number of numbers) expect(isIndividualNumber(number, { kind: 'shifted', by: 1 })).toBe(true);
});

test('誤りの応答の符号は状態ごとに一つ', () => {
  expect(new Set(driverErrors.map(([, code]) => code)).size).toBe(driverErrors.length);
  for (const [status] of driverErrors) expect(resolve(`#/components/responses/${status}`), String(status)).toBeDefined();
});

test.each([['IDO_131130_20260402_0001.csv', true], ['異動分.csv', true], ['a', true], ['../a', false], ['a/b', false], ['a\\b', false], ['.a', false], ['..', false], ['a.', false], ['a b.csv', true], [' a', false],
  ['C:a', false], ['a\u0000', false], ['a\n', false], ['', false], ['あ'.repeat(67), false], ['あ'.repeat(66), true]])('ファイル名 %j は %s', (name, fits) => {
  expect(fileNameSchema.safeParse(name).success).toBe(fits);
});

test('道の引数は逃がして埋める', () => {
  expect(pathOf(operations.taken, { fileName: 'a/b c.csv' })).toBe('/outgoing/a%2Fb%20c.csv');
});

describe('操作と照会の例', () => {
  const printed = (operation: Operation) => (operationAt(operation)!.requestBody as { content: Record<string, { examples: Record<string, Node> }> }).content['application/json']!.examples;
  const words = (options: readonly z.ZodObject[], key: string) => options.map(({ shape }) => (shape[key] as z.ZodLiteral).value as string).sort();

  test('どの職員の操作にも例が一つあり、操作のない例はない', () => {
    expect(Object.keys(actExamples).sort()).toEqual(words(staffAct.options, 'act'));
  });

  test('どの照会にも例が一つあり、照会のない例はない', () => {
    expect(Object.keys(queryExamples).sort()).toEqual(words(query.options, 'query'));
  });

  test.each([...staffAct.options.map((option) => [option.shape.act.value, option, actExamples[option.shape.act.value]] as const), ...query.options.map((option) => [option.shape.query.value, option, queryExamples[option.shape.query.value]] as const)])('例 %s は、その形だけに合い、知らない項目も省いた既定値もない', (_, option, example) => {
    expect(option.parse(example)).toEqual(example);
  });

  test('文書は、例をその語で呼び、日本語の名を添える', () => {
    expect(Object.keys(printed(operations.act))).toEqual(Object.keys(actExamples));
    expect(Object.keys(printed(operations.query))).toEqual(Object.keys(queryExamples));
    expect(printed(operations.act).registerMandate).toMatchObject({ summary: '口座振替の登録', value: { act: 'registerMandate', personKey: '0000012345', startsOn: '2026-07-01' } });
    expect(printed(operations.act).correctIndividualNumber!.summary).toBe('個人番号の訂正(付番誤り)');
    expect(printed(operations.query).ledger).toEqual({ summary: '収納台帳の合計', value: { query: 'ledger', fiscalYear: 2026 } });
    for (const { summary } of [...Object.values(printed(operations.act)), ...Object.values(printed(operations.query))]) expect(summary).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  });
});
