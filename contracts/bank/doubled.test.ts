import { describe, expect, test } from 'vitest';
import { inspectFile } from '../inspect.js';
import { bundledProfile } from '../wire/profile.js';
import { crlf, end, first, head, put, second, tail } from './broken.examples.js';

const profile = bundledProfile();
const told = (...records: readonly string[]) => {
  const { ok, issues } = inspectFile({ name: 'FURIKAE.DAT', bytes: crlf(...records), profile });
  return { ok, doubled: issues.filter(({ code }) => code === 'W117') };
};
const totals = (entries: number, yen: number) => put(tail, 2, `${String(entries).padStart(6, '0')}${String(yen).padStart(12, '0')}`);
const warning = (line: number, before: number) => ({ code: 'W117', line, byte: 0, field: '*', ja: '記録', raw: `(${before}件目と同じ)`, why: `${before}件目の記録と、すべての項目が同じ`, cure: '二重に入れていないか確かめる(別の期の同じ額なら、このままでよい)' });

describe('まったく同じデータ・レコード', () => {
  test('二つあれば、後のものを注意する。断りはしない', () => {
    expect(told(head, first, second, first, totals(3, 65_700), end)).toEqual({ ok: true, doubled: [warning(4, 2)] });
    expect(told(head, first, first, first, totals(3, 70_200), end)).toEqual({ ok: true, doubled: [warning(3, 2), warning(4, 2)] });
  });
  test('一項目でも違えば、何も言わない', () => {
    for (const other of [put(first, 43, '2'), put(first, 46, '2'), put(first, 111, '1')]) expect(told(head, first, other, totals(2, 46_800), end).doubled).toEqual([]);
  });
});
