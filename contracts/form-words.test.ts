import { expect, test } from 'vitest';
import { z } from 'zod';
import { json, readBody } from './route-form.js';
import { codeSchema, daySchema } from './resident.js';

const form = z.object({
  key: z.string().regex(/\S/).max(4).describe('候補の識別'), month: z.string().regex(/^\d{6}$/).describe('診療年月(年4桁と月2桁)'), kind: codeSchema([['a', '甲'], ['b', '乙']]), count: z.int().min(1).max(9).optional(), on: daySchema.optional(),
  rows: z.array(z.object({ yen: z.int().describe('額。円') })).min(1),
});
const told = (body: unknown) => {
  const read = readBody(form, body, { closed: true });
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
