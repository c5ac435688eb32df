import { expect, test } from 'vitest';
import { z } from 'zod';
import { json, readBody } from './route-form.js';
import { codeSchema, daySchema } from './resident.js';

const form = z.object({
  key: z.string().regex(/\S/).max(4).describe('候補の識別'), month: z.string().regex(/^\d{6}$/).describe('診療年月(年4桁と月2桁)'), kind: codeSchema([['a', '甲'], ['b', '乙']]), count: z.int().min(1).max(9).optional(), on: daySchema.optional(),
  rows: z.array(z.object({ yen: z.int().describe('額。円') })).min(1),
});
const told = (body: unknown) => {
  const read = readBody(form, body);
  return read.ok ? [] : read.issues.map(({ field, ja, why }) => [field, ja ?? null, why]);
};
const right = { key: 'K', month: '202607', kind: 'a', rows: [{ yen: 1 }] };

test('形に合うものは読め、例として示せる', () => expect([told(right), json(form, right).kind]).toEqual([[], 'json']));
test.each<[string, object, readonly unknown[]]>([
  ['空の文字', { key: ' ' }, ['key', '候補の識別', '空である']], ['長い文字', { key: 'KKKKK' }, ['key', '候補の識別', '4文字を超える']], ['桁の違う数字', { month: '2026-07' }, ['month', '診療年月', '半角数字6桁でない']], ['数で書いた文字', { month: 202_607 }, ['month', '診療年月', '文字でない']],
  ['表にない符号', { kind: 'c' }, ['kind', null, '決まった値(a・b)のどれでもない']], ['小さな数', { count: 0 }, ['count', null, '1未満']], ['大きな数', { count: 10 }, ['count', null, '9を超える']], ['小数', { count: 1.5 }, ['count', null, '整数でない']], ['ない日', { on: '2026-02-30' }, ['on', '日付 YYYY-MM-DD', '暦にある日付 YYYY-MM-DD であるべき']],
  ['空の並び', { rows: [] }, ['rows', null, '空である']], ['書かれていない額', { rows: [{}] }, ['rows.0.yen', '額', '書かれていない']], ['知らない項目', { version: 1 }, ['version', null, '知らない項目である']], ['中の知らない項目', { rows: [{ yen: 1, note: '' }] }, ['rows.0.note', null, '知らない項目である']],
])('%sは、項目名とともに日本語の文で言う', (_ja, wrong, said) => expect(told({ ...right, ...wrong })).toEqual([said]));
test('いくつあっても、すべてを一度に言い、正規表現も英語も見せない', () => {
  const all = told({ month: 1, kind: 'x', count: 'one', rows: 'none', version: 2 });
  expect(all.map(([field]) => field)).toEqual(['key', 'month', 'kind', 'count', 'rows', 'version']);
  expect(all.map(([, , why]) => why).join('')).not.toMatch(/\/\^|string|undefined|expected/);
});
test('本文がなければ、本文が書かれていないと言う', () => expect(told(undefined)).toEqual([['', null, '書かれていない']]));

const several = z.object({
  asked: z.discriminatedUnion('kind', [z.object({ kind: z.literal('in'), day: z.string() }), z.strictObject({ kind: z.literal('out'), to: z.object({ town: z.string() }) })]).optional(),
  either: z.union([z.object({ yen: z.int() }), z.object({ points: z.int() })]).optional(), byTown: z.record(z.string(), z.object({ yen: z.int() })).optional(), open: z.looseObject({ yen: z.int() }).optional(),
});
const strangers = (body: unknown) => {
  const read = readBody(several, body);
  return read.ok ? [] : read.issues.map(({ field, why }) => [field, why]);
};
test.each<[string, object, readonly unknown[]]>([
  ['語で決まる形の中', { asked: { kind: 'in', day: '1', dya: '2' } }, [['asked.dya', '知らない項目である']]], ['語で決まる形の、そのまた中', { asked: { kind: 'out', to: { town: 'a', twon: 'b' } } }, [['asked.to.twon', '知らない項目である']]],
  ['閉じた形の中', { asked: { kind: 'out', to: { town: 'a' }, dya: 1 } }, [['asked', '知らない項目(dya)がある']]], ['どちらかの形の中', { either: { points: 1, pionts: 2 } }, [['either.pionts', '知らない項目である']]],
  ['名ごとの組の中', { byTown: { a: { yen: 1, yne: 2 } } }, [['byTown.a.yne', '知らない項目である']]], ['開いた形の中は、言わない', { open: { yen: 1, more: 2 } }, []],
  ['どの形にも合わないものは、合わないとだけ言う', { asked: { kind: 'x', dya: 1 } }, [['asked.kind', 'どの形にも合わない']]],
])('知らない項目は、%s', (_ja, body, said) => expect(strangers(body)).toEqual(said));
