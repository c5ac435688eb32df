import { expect, test } from 'vitest';
import type { PersonItems } from '../person.js';
import { expectedNamesakes, findingsOver } from './findings.js';
import { defaultRules } from './rules.js';

const items: PersonItems = { name: '髙橋　太郎', nameKana: 'タカハシ　タロウ', bornOn: '1975-01-05', sex: '1', address: '架空区南台1-2-3' };
const twin: PersonItems = { ...items, name: '髙橋　次郎', nameKana: 'タカハシ　ジロウ' };
const other: PersonItems = { ...items, bornOn: '1980-02-02' };
const found = (records: Parameters<typeof findingsOver>[0]) => findingsOver(records, defaultRules).map(({ kind, rows }) => [kind, rows]);

test('一つの番号が二人の記録にあれば X4、一人の履歴なら何も言わない', () => {
  expect(found([{ row: 1, individualNumber: '1', personKey: 'a', items }, { row: 2, individualNumber: '1', personKey: 'b', items: other }])).toEqual([['X4', [1, 2]]]);
  expect(found([{ row: 1, individualNumber: '1', personKey: 'a', items }, { row: 2, individualNumber: '1', personKey: 'a', items }])).toEqual([]);
});
test('五項目の一致する二つの記録の番号が違えば X5', () => {
  expect(found([{ row: 1, individualNumber: '1', items }, { row: 2, individualNumber: '2', items: { ...items, name: '高橋 太郎', bornOn: '昭和50年1月5日' } }])).toEqual([['X5', [1, 2]]]);
});
test('同じ世帯で生年月日と性別が同じなら双子の注意', () => {
  expect(found([{ row: 1, individualNumber: '1', householdKey: 'H', items }, { row: 2, individualNumber: '2', householdKey: 'H', items: twin }])).toEqual([['twinRisk', [1, 2]]]);
  expect(found([{ row: 1, individualNumber: '1', householdKey: 'H', items }, { row: 2, individualNumber: '2', householdKey: 'I', items: twin }])).toEqual([]);
});
test('30年に5,700人いる氏名なら、同じ生年月日の別人を半人見込む', () => {
  expect(expectedNamesakes(5700, '1930-01-01', '1959-12-31')).toBeCloseTo(0.52, 2);
  expect(expectedNamesakes(1, '1930-01-01', '1959-12-31')).toBe(0);
});
