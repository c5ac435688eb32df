import { expect, test } from 'vitest';
import { z } from 'zod';
import { bundledProfile } from '../contracts/wire/profile.js';
import { json, gives } from '../contracts/route-form.js';
import { isIndividualNumber, defaultNumberMode } from '../law/check-digits.js';
import { assume } from '../law/define.js';
import { simulator } from '../simulators/define.js';
import { tables } from '../store/define.js';
import { inMemory } from '../store/sqlite.js';
import { openBed } from './bed.js';
import { registerOffice } from './office.js';
import { routeDocument } from './route-document.js';

const order = z.object({ item: z.string().min(1).describe('品'), count: z.int().default(1) });
/** A new party that declares its one route: nothing else is told about it. */
const shop = simulator({
  id: 'shop', ja: '試験の店', basis: assume('試験のため'), limitations: ['一つしか売らない'], faults: { closed: '閉店' },
  parameters: { price: { ja: '値段', basis: assume('試験のため'), schema: z.int().min(1), value: 100 } },
  tables: tables({ shop_order: { columns: { item: 'text' }, key: ['item'] } }), jobs: {},
  routes(wire, party) {
    wire.post<{ Params: { shelf: string } }>('/shelves/:shelf/orders', { config: { form: {
      ja: '注文する', params: { shelf: { ja: '棚', schema: z.string(), example: 'A' } }, body: json(order, { item: '紙' }),
      answers: { 201: gives('受けた', z.object({ item: z.string() }), { item: '紙' }) }, refusals: [[409, 'TSG-X01', '売り切れ']],
    } } }, async (request, reply) => reply.code(201).send({ item: party(request).token('O', request.params.shelf) }));
  },
});

type Node = Record<string, unknown>;
async function printed(): Promise<{ readonly paths: Record<string, Record<string, Node>>; readonly components: Record<string, Node> }> {
  const bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [shop], extend: async (app, opened) => registerOffice(app, opened) });
  const document = routeDocument(bed.routes(), { title: '試験', version: '1' });
  await bed.close();
  return JSON.parse(JSON.stringify(document)) as never;
}

test('新しい関係者の窓口は、宣言しただけで、引数・本文・応答・例とともに文書に載る', async () => {
  const { paths, components } = await printed();
  const operation = paths['/w/{world}/shop/shelves/{shelf}/orders']!['post']!;
  expect(operation).toMatchObject({
    operationId: 'shop_post_shelves_shelf_orders', tags: ['試験の店'], summary: '注文する',
    parameters: [{ name: 'world', in: 'path', required: true, schema: { type: 'string' } }, { name: 'shelf', in: 'path', required: true, description: '棚', example: 'A' }],
    requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/shop_post_shelves_shelf_orders_body' }, examples: { example1: { value: { item: '紙' } } } } } },
    responses: { 201: { description: '受けた', content: { 'application/json': { schema: { $ref: '#/components/schemas/shop_post_shelves_shelf_orders_201' } } } }, 409: { description: 'TSG-X01 売り切れ\n\nTSG-W03 その世界は別のプロセスが動かしている\n\nTSG-W05 その世界は別の版の totsugo のもので、開けない' } },
  });
  expect(Object.keys(operation['responses'] as Node)).toEqual(['201', '400', '401', '403', '404', '409', '413', '414', '415', '500', '503']);
  expect(components['schemas']!['shop_post_shelves_shelf_orders_body']).toMatchObject({ type: 'object', required: ['item'], properties: { item: { type: 'string', minLength: 1, description: '品' }, count: { default: 1 } } });
});

test('障害・パラメータ・定時処理の窓口は、関係者の宣言から書かれ、ないものには窓口もない', async () => {
  const { paths, components } = await printed();
  expect(paths['/w/{world}/shop/_sim/faults/{fault}']!['put']).toMatchObject({ description: '試験用の窓口。実際の関係者にはない。\n\nclosed 閉店', parameters: [{ name: 'world' }, { name: 'fault', schema: { enum: ['closed'] }, example: 'closed' }] });
  expect(components['schemas']!['shop_put_sim_parameters_body']).toMatchObject({ properties: { price: { type: 'integer', minimum: 1, description: '値段' } } });
  expect(paths['/w/{world}/shop/_sim/jobs/{job}']).toBeUndefined();
});

test('参照は文書の中で解け、zod の内部は漏れず、例の個人番号は誰のものでもありえない', async () => {
  const document = await printed();
  const text = JSON.stringify(document);
  for (const [, ref] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) expect(ref!.split('/').reduce<unknown>((node, key) => (node as Node | undefined)?.[key], document), ref).toBeDefined();
  expect(text).not.toMatch(/"(~standard|_zod|\$schema|\$id|\$defs)"/);
  for (const number of text.match(/(?<!\d)\d{12}(?!\d)/g) ?? []) expect(isIndividualNumber(number, defaultNumberMode)).toBe(true);
});
