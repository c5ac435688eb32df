import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { ratioPeriodsOf, troublesOf, type RatioMergeRule, type RatioPeriod, type ToldRatio } from './history.js';

const row = (toldNo: number, validFrom: Day, validThrough: Day, burdenRatio: '020' | '030'): ToldRatio => ({ toldNo, validFrom, validThrough, burdenRatio });
const periods = (rows: readonly ToldRatio[], rule: RatioMergeRule = 'mergeEqualContiguous') => ratioPeriodsOf(rows, rule).map(({ validFrom, validThrough, burdenRatio }) => `${validFrom}〜${validThrough} ${burdenRatio}`);
const lastYear = row(1, '2025-08-01', '2026-07-31', '030');
const wrong = row(2, '2026-08-01', '2027-07-31', '020');
const right = row(3, '2026-08-01', '2027-07-31', '030');

describe('負担割合の履歴', () => {
  it('前年と等しい割合は一つにまとまり、無効化されない誤った割合のほうが遅く始まるので勝つ(千葉市)', () => {
    expect(periods([lastYear, wrong, right])).toEqual(['2025-08-01〜2026-07-31 030', '2026-08-01〜2027-07-31 020']);
    expect(troublesOf([lastYear, wrong, right], 'mergeEqualContiguous')).toEqual({ doubleOn: '2026-08-01', hiddenOn: '2026-08-01' });
  });
  it('届いたままとするなら、同じ日に始まる二つのうち後に届いたほうが勝つ', () => {
    expect(periods([lastYear, wrong, right], 'rowsAsTold')).toEqual(['2025-08-01〜2026-07-31 030', '2026-08-01〜2027-07-31 030']);
    expect(troublesOf([lastYear, wrong, right], 'rowsAsTold')).toEqual({ doubleOn: '2026-08-01', hiddenOn: null });
  });
  it('誤った行が無効化されていれば、どちらの規則でも正しい割合になる', () => {
    expect(periods([lastYear, right])).toEqual(['2025-08-01〜2027-07-31 030']);
    expect(troublesOf([lastYear, right], 'mergeEqualContiguous')).toEqual({ doubleOn: null, hiddenOn: null });
  });
  it('一日でも間があれば、まとめない', () => {
    const [until, after] = [row(1, '2025-08-01', '2025-10-31', '020'), row(2, '2025-11-02', '2026-07-31', '020')];
    expect(periods([until, after])).toEqual(['2025-08-01〜2025-10-31 020', '2025-11-02〜2026-07-31 020']);
    expect(periods([until, { ...after, validFrom: '2025-11-01' }])).toEqual(['2025-08-01〜2026-07-31 020']);
  });
  it('前年と割合が違えば、無効化がなくても後に届いたほうが見え、二つある日だけが残る', () => {
    const before = row(1, '2025-08-01', '2026-07-31', '020');
    expect(periods([before, wrong, { ...right, burdenRatio: '030' }])).toEqual(['2025-08-01〜2026-07-31 020', '2026-08-01〜2027-07-31 030']);
    expect(troublesOf([before, wrong, right], 'mergeEqualContiguous')).toEqual({ doubleOn: '2026-08-01', hiddenOn: null });
  });
  it('行がなければ、割合もない', () => expect(periods([])).toEqual([]));

  it('どんな行からも、一つの日には一つの割合だけができ、行のある日はすべて覆われる', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2025-08-01', n));
    const rows = fc.array(fc.tuple(day, fc.integer({ min: 0, max: 30 }), fc.constantFrom('020' as const, '030' as const)), { maxLength: 8 }).map((list) => list.map(([from, days, ratio], n) => row(n + 1, from, addDays(from, days), ratio)));
    fc.assert(fc.property(rows, fc.constantFrom('mergeEqualContiguous' as const, 'rowsAsTold' as const), (told, rule) => {
      const made = ratioPeriodsOf(told, rule);
      const on = (all: readonly RatioPeriod[], day: Day) => all.filter(({ validFrom, validThrough }) => validFrom <= day && day <= validThrough).map(({ burdenRatio }) => burdenRatio);
      const days = Array.from({ length: 94 }, (_, n) => addDays('2025-08-01', n - 1));
      const wrongly = days.filter((day) => {
        const [own, held] = [on(told, day), on(made, day)];
        return held.length !== Math.min(own.length, 1) || (held.length === 1 && !own.includes(held[0]!));
      });
      expect(wrongly).toEqual([]);
    }), { seed: 20260801 });
  });
});
