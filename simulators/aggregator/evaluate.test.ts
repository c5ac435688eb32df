import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { evaluate, type Evaluation } from './evaluate.js';
import { gapDays, normalised, overlapDays, type PeriodFact } from './periods.js';
import { factsOf, shown } from './evaluate.examples.js';

const rows = readFileSync(new URL('./evaluate.examples.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));
const parameters = { applicationEndConvention: 'sameDay', overlapGraceDays: 7, waitAgingDays: 14 } as const;

describe('資格の取得・喪失・継続の判定(備考つきの表)', () => {
  it.each(rows.map((row) => ({ note: row[7]!, row })))('$note', ({ row }) => {
    const [periods, today, convention, chains, waiting, issues, dates] = row as [string, string, string, string, string, string, string];
    const [month, day] = today.split('/');
    const evaluation = evaluate(factsOf(periods), { today: `2025-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` as Day, parameters: { ...parameters, applicationEndConvention: convention === 'dayBefore' ? 'dayBefore' : 'sameDay' } });
    expect(shown(evaluation)).toEqual({ chains, waiting, issues, dates });
  });
});

const someDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2025-01-01', days));
const someFact: fc.Arbitrary<PeriodFact> = fc.record({
  municipalityCode: fc.constantFrom('131016', '131024', '131032'), personKey: fc.constant('1'), periodKey: fc.uuid(),
  startOn: someDay, startReason: fc.constantFrom('moveInWithinPrefecture', 'birth', 'leaveEmployeeInsurance'),
  length: fc.option(fc.integer({ min: 0, max: 30 })), endReason: fc.constantFrom('moveOutWithinPrefecture', 'joinEmployeeInsurance', 'moveOutside', 'death'),
  assertedAcquiredOn: fc.constant(null), specialResidenceKind: fc.constantFrom(null, null, 'student'),
}).map(({ length, endReason, ...fact }) => ({ ...fact, endOn: length === null ? null : addDays(fact.startOn, length), endReason: length === null ? null : endReason }));
const today: Day = '2025-03-01';
const judged = (facts: readonly PeriodFact[]): Evaluation => evaluate(facts, { today, parameters });

describe('資格の判定の性質', () => {
  it('期間を渡す順序を変えても、鎖も待ちも指摘も配信も変わらない', () => {
    fc.assert(fc.property(fc.array(someFact, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (facts, order) => {
      const shuffled = facts.map((fact) => ({ fact, at: order.next().value as number })).sort((a, b) => a.at - b.at).map(({ fact }) => fact);
      expect(judged(shuffled)).toEqual(judged(facts));
    }));
  });

  it('一つの鎖の確定した部分に開いた期間は多くて一つで、喪失日があるなら開いた期間はない', () => {
    fc.assert(fc.property(fc.array(someFact, { maxLength: 6 }), (facts) => {
      for (const chain of judged(facts).chains) {
        const sure = chain.periods.slice(0, chain.confirmed);
        const open = sure.filter(({ until }) => until === null);
        expect(open.length).toBeLessThanOrEqual(1);
        if (chain.lostOn) expect(open).toEqual([]);
        if (chain.confirmed > 0) expect(chain.acquiredOn).toBe(chain.periods[0]!.from);
      }
    }));
  });

  it('重複と空白は同時に正にならず、終わりと始まりが同じ日ならどちらもない', () => {
    fc.assert(fc.property(someFact, someFact, (first, second) => {
      const [a, b] = [normalised(first, 'sameDay'), normalised(second, 'sameDay')];
      expect(overlapDays(a, b, today) > 0 && gapDays(a, b) > 0).toBe(false);
      if (a.until !== null && a.until === b.from) expect([overlapDays(a, b, today), gapDays(a, b)]).toEqual([0, 0]);
    }));
  });

  it('どこへ何度県内転居しても、取得日は最初の自治体のもので、喪失は起きない', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }), (stays) => {
      const codes = ['131016', '131024', '131032', '131041'];
      const starts = stays.reduce<Day[]>((days, stay) => [...days, addDays(days.at(-1)!, stay)], ['2024-01-01']);
      const facts = starts.map((startOn, index): PeriodFact => ({
        municipalityCode: codes[index % codes.length]!, personKey: '1', periodKey: String(index).padStart(2, '0'), startOn, startReason: index === 0 ? 'birth' : 'moveInWithinPrefecture',
        endOn: starts[index + 1] ?? null, endReason: starts[index + 1] ? 'moveOutWithinPrefecture' : null, assertedAcquiredOn: null, specialResidenceKind: null,
      }));
      const { chains, issues, dates } = judged(facts);
      expect(issues).toEqual([]);
      expect(chains.map(({ acquiredOn, lostOn, confirmed }) => ({ acquiredOn, lostOn, confirmed }))).toEqual([{ acquiredOn: '2024-01-01', lostOn: null, confirmed: facts.length }]);
      expect(new Set(dates.map(({ acquiredOn, lostOn }) => `${acquiredOn} ${lostOn}`))).toEqual(new Set(['2024-01-01 null']));
    }));
  });
});
