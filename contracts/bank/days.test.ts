import { describe, expect, test } from 'vitest';
import type { Day } from '../../law/define.js';
import { Bad } from '../define.js';
import { eraDigitsOf, resolveEraDay, resolveMonthDay } from './days.js';

describe('年のない月日', () => {
  test.each([
    ['依頼 2026-12-18 の 0104 は翌年', '0104', '2026-12-18', 'forward', '2027-01-04'], ['結果 2027-01-06 の 0104 はその年', '0104', '2027-01-06', 'backward', '2027-01-04'],
    ['結果 2027-01-06 の 1228 は前年', '1228', '2027-01-06', 'backward', '2026-12-28'], ['うるう年の 0229', '0229', '2028-02-01', 'forward', '2028-02-29'],
    ['依頼の当日', '0630', '2026-06-30', 'forward', '2026-06-30'], ['結果の当日', '0630', '2026-06-30', 'backward', '2026-06-30'],
    ['依頼の窓の最後の日', '0829', '2026-06-30', 'forward', '2026-08-29'], ['結果の窓の最後の日', '0501', '2026-06-30', 'backward', '2026-05-01'],
    ['うるう年の 0229 を翌月に読む結果', '0229', '2028-03-05', 'backward', '2028-02-29'],
  ] as const)('%s', (_, monthDay, reference, direction, day) => expect(resolveMonthDay(monthDay, reference, direction)).toBe(day));

  test.each([
    ['うるう年でない年の前後の 0229 は、28日や3月1日にしない', '0229', '2026-06-01', 'forward', '2026-06-01 の前後の年にない月日'], ['一日遅れた依頼は、翌年に送らない', '0629', '2026-06-30', 'forward', '後60日の内にない'],
    ['一日先の結果は、前年に戻さない', '0701', '2026-06-30', 'backward', '前60日の内にない'], ['窓を一日過ぎた依頼', '0830', '2026-06-30', 'forward', '後60日の内にない'], ['窓を一日過ぎた結果', '0430', '2026-06-30', 'backward', '前60日の内にない'],
    ['13月', '1301', '2026-06-30', 'forward', 'にない月日'], ['数字でない', '06/3', '2026-06-30', 'forward', 'MMDD であるべき'], ['うるう年でも窓の外の 0229', '0229', '2028-06-30', 'backward', '前60日の内にない'],
  ] as const)('%sは拒む', (_, monthDay, reference, direction, why) => {
    const found = resolveMonthDay(monthDay, reference, direction);
    expect(found).toBeInstanceOf(Bad);
    expect(found).toMatchObject({ code: 'E203', why: expect.stringContaining(why) as string });
  });

  test('窓の日数は変えられる', () => expect([resolveMonthDay('0830', '2026-06-30', 'forward', 61), resolveMonthDay('0830', '2026-06-30', 'forward', 60)]).toEqual(['2026-08-30', expect.any(Bad)]));
});

describe('元号のない和暦', () => {
  const reference: Day = '2026-07-13';
  test.each([
    ['080605', '2026-06-05', '令和'], ['310430', '2019-04-30', '平成'], ['010501', '2019-05-01', '令和'], ['010430', '1989-04-30', '平成'], ['280503', '2016-05-03', '平成'], ['640107', '1989-01-07', '昭和'], ['090713', '2027-07-13', '令和'],
  ] as const)('%s は %s(%s)', (digits, day, ja) => expect(resolveEraDay(digits, reference)).toEqual({ day, ja, warning: null }));

  test('終わった元号を一年より長く使い続けた日は拒む', () => expect([resolveEraDay('320430', reference), resolveEraDay('320502', reference)]).toEqual([expect.objectContaining({ day: '2020-04-30' }), expect.any(Bad)]));
  test('平成の終わった後の日は、注意して読む', () => expect(resolveEraDay('310501', reference)).toEqual({ day: '2019-05-01', ja: '平成', warning: '平成は 2019-04-30 で終わっている。次の元号の書き誤りか確かめる' }));
  test('一年後を一日過ぎれば、前の元号で読む', () => expect(resolveEraDay('090714', reference)).toMatchObject({ day: '1997-07-14', ja: '平成' }));
  test.each(['000101', '089901', '080229', '300229', '080230x', '', '990101'])('「%s」は拒む', (digits) => expect(resolveEraDay(digits, reference)).toBeInstanceOf(Bad));
});

test('和暦の6桁は、読み戻せば同じ日になる', () => {
  expect(['2026-06-05', '2019-05-01', '2019-04-30', '1989-01-08', '1989-01-07'].map((day) => eraDigitsOf(day as Day))).toEqual(['080605', '010501', '310430', '010108', '640107']);
  for (const day of ['2026-06-05', '2026-12-31'] as const) expect(resolveEraDay(eraDigitsOf(day), day)).toMatchObject({ day });
  expect(() => eraDigitsOf('1926-12-24')).toThrow('昭和より前');
});
