import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthsOf } from '../../law/fiscal-year.js';
import { namedRateSets, rateSetFor } from '../../law/premium-rates.js';
import { assess, missingCells, type Assessment } from './assess.js';
import { household, member, partsOf } from './household-fixture.js';
import type { AssessmentHousehold, AssessmentMember } from './household.js';
import { installmentPlan } from './installments.js';
import { insuredMonthsOf } from './months.js';
import { adjustInstallments } from './reassess.js';
import { reductionLines } from './rules/income-reduction.js';

const yen = fc.oneof(fc.constantFrom(0, 430_000, 740_000, 1_000_000, 2_530_000), fc.integer({ min: 0, max: 30_000_000 }));
const income = fc.oneof(
  yen.map((otherIncomeYen) => ({ otherIncomeYen })), yen.map((salaryRevenueYen) => ({ salaryRevenueYen })), yen.map((publicPensionRevenueYen) => ({ publicPensionRevenueYen })),
  fc.tuple(yen, yen).map(([salaryRevenueYen, publicPensionRevenueYen]) => ({ salaryRevenueYen, publicPensionRevenueYen })),
);
const person = fc.record({ years: fc.integer({ min: 0, max: 74 }), income, count: fc.oneof({ arbitrary: fc.constant(12), weight: 3 }, fc.integer({ min: 1, max: 12 })) })
  .map(({ years, income: facts, count }) => member({ years, insuredMonths: { kind: 'count', count } }, facts));
const sets = namedRateSets().filter(({ parts }) => Object.values(parts).every((part) => Object.values(part).every(({ value }) => value !== null)));
const households = fc.record({ members: fc.array(person, { minLength: 1, maxLength: 5 }), set: fc.constantFrom(...sets) })
  .map(({ members, set }) => household(members, { rateSet: set }));

const holds = <T extends unknown[]>(property: fc.IPropertyWithHooks<T>) => fc.assert(property, { numRuns: 100 });
const withMember = (whole: AssessmentHousehold, added: AssessmentMember): AssessmentHousehold => ({ ...whole, members: [...whole.members, { ...added, ref: 'added' }] });
const isNotLess = (after: Assessment, before: Assessment) => before.parts.every(({ part, yen: amount }) => partsOf(after)[part]! >= amount);

test('合計は区分の和で、どの区分も0円から限度額までで、100円の市では100円の倍数になる', () => {
  holds(fc.property(households, (whole) => {
    const found = assess(whole);
    expect(found.totalYen).toBe(found.parts.reduce((sum, part) => sum + part.yen, 0));
    for (const { part, yen: amount } of found.parts) {
      expect(amount).toBeGreaterThanOrEqual(0);
      expect(amount).toBeLessThanOrEqual(whole.rateSet.parts[part]!.capYen.value!);
      expect(Number.isInteger(amount) && (whole.rateSet.rounding === 'floor1YenPerPart' || amount % 100 === 0)).toBe(true);
    }
  }));
});

test('一人の所得が増えても、給与所得者等の数が同じなら、どの区分も下がらない', () => {
  holds(fc.property(households, fc.nat(5_000_000), fc.nat(4), (whole, more, index) => {
    const who = index % whole.members.length;
    const raised = { ...whole, members: whole.members.map((one, i) => (i === who ? { ...one, income: { ...one.income, otherIncomeYen: (one.income.otherIncomeYen ?? 0) + more } } : one)) };
    expect(isNotLess(assess(raised), assess(whole))).toBe(true);
  }));
});

test('擬制世帯主の所得は、軽減のほかに何も変えない', () => {
  holds(fc.property(households, yen, (whole, amount) => {
    const under = (otherIncomeYen: number) => assess({ ...whole, members: [member({ ref: 'head', role: 'nominalHead' }, { otherIncomeYen }), ...whole.members.map((one) => ({ ...one, role: 'member' as const }))] });
    const [some, none] = [under(amount), under(0)];
    if (some.reductionTenths === none.reductionTenths) expect(partsOf(some)).toEqual(partsOf(none));
    expect(some.parts.map(({ spans }) => spans.map(({ incomePartYen }) => incomePartYen))).toEqual(none.parts.map(({ spans }) => spans.map(({ incomePartYen }) => incomePartYen)));
  }));
});

test('7割の線は5割の線より、5割の線は2割の線より低く、軽減は料率によらない', () => {
  holds(fc.property(households, fc.constantFrom(...sets), (whole, other) => {
    const [span] = assess(whole).spans;
    const { sevenYen, fiveYen, twoYen } = reductionLines(span!.judgement.question);
    expect(sevenYen <= fiveYen && fiveYen <= twoYen).toBe(true);
    if (other.fiscalYear === whole.fiscalYear) expect(assess({ ...whole, rateSet: other }).reductionTenths).toBe(assess(whole).reductionTenths);
  }));
});

test('40〜64歳がいなければ介護分は0円', () => {
  holds(fc.property(households, (whole) => {
    const found = assess({ ...whole, members: whole.members.map((one) => ({ ...one, age: { kind: 'wholeYear', age: 39 } as const })) });
    expect(partsOf(found).care ?? 0).toBe(0);
  }));
});

test('18歳未満の所得のない人が加わっても、子ども分の均等割は増えない', () => {
  holds(fc.property(households, fc.integer({ min: 0, max: 17 }), (whole, years) => {
    const heads = (one: AssessmentHousehold) => assess({ ...one, incomeReduction: 'notApplied' }).parts.find(({ part }) => part === 'childSupport')?.spans.map(({ headPartYen }) => headPartYen).toSorted((a, b) => a - b).at(-1);
    expect(heads(withMember(whole, member({ years })))).toBe(heads(whole));
  }));
});

test('7割の世帯の未就学児は均等割の15%の端数を切り捨てたものか半端までで、7割の額を超えない', () => {
  for (const set of sets) {
    const [without, withChild] = [[member()], [member(), member({ years: 3 })]].map((members) => assess(household(members, { rateSet: set, parameters: { partRounding: 'floor1YenPerPart' } })));
    for (const part of ['medical', 'support'] as const) {
      if (!set.parts[part]) continue;
      const more = partsOf(withChild!)[part]! - partsOf(without!)[part]!;
      const perCapita = set.parts[part].perCapitaYen.value!;
      expect(Math.abs(more - perCapita * 0.15)).toBeLessThan(1);
      expect(more).toBeLessThanOrEqual(Math.floor(perCapita * 0.3));
    }
  }
});

test('期別の和は年額で、2期からは等しい10の倍数、最初の期は100円未満だけ多い', () => {
  holds(fc.property(fc.nat(1_130_000), (totalYen) => {
    const { periods } = installmentPlan(2026, totalYen, '2026-06-12', { installmentRounding: '10', dueDateShift: 'nextBusinessDay' });
    const [first, ...others] = periods.map((period) => period.yen);
    expect(first! + others.reduce((sum, each) => sum + each, 0)).toBe(totalYen);
    expect(new Set(others).size).toBe(1);
    expect(others[0]! % 10).toBe(0);
    expect(first! - others[0]!).toBeGreaterThanOrEqual(0);
    expect(first! - others[0]!).toBeLessThan(100);
  }));
});

test('更正の後も、期別と随時期の和から過納を引けば新しい年額で、負の期はない', () => {
  holds(fc.property(fc.nat(1_130_000), fc.nat(1_130_000), fc.constantFrom('2026-06-20', '2026-07-31', '2026-12-01', '2027-03-31', '2027-06-01'), fc.boolean(), fc.constantFrom('remainingPeriods', 'nextPeriod'), (before, totalYen, decidedOn, hasEnded, adjustMode) => {
    const { periods } = installmentPlan(2026, before, '2026-06-12', { installmentRounding: '10', dueDateShift: 'nextBusinessDay' });
    const after = adjustInstallments({ periods, totalYen, decidedOn, hasEnded, rules: { installmentRounding: '10', adjustMode } });
    expect(after.periods.reduce((sum, period) => sum + period.yen, 0) + after.extraordinaryYen - after.overpaidYen).toBe(totalYen);
    expect([...after.periods.map((period) => period.yen), after.extraordinaryYen, after.overpaidYen].every((amount) => amount >= 0)).toBe(true);
    for (const [i, period] of periods.entries()) if (period.dueOn < decidedOn) expect(after.periods[i]).toEqual(period);
  }));
});

test('同じ事実からは同じ賦課になる', () => {
  holds(fc.property(households, (whole) => {
    expect(assess(structuredClone(whole))).toEqual(assess(whole));
  }));
});

test('続けて資格のある人の月は、区を何度移っても年に12', () => {
  holds(fc.property(fc.array(fc.integer({ min: 1, max: 364 }), { maxLength: 4 }), (days) => {
    const moves = days.toSorted((a, b) => a - b).map((day) => new Date(Date.UTC(2026, 3, 1 + day)).toISOString().slice(0, 10) as '2026-05-01');
    const stays = [null, ...moves].map((acquiredOn, i) => insuredMonthsOf(member({ insuredMonths: { kind: 'period', acquiredOn, lostOn: moves[i] ?? null } }), 2026));
    expect(stays.flat()).toEqual(monthsOf(2026));
  }));
});

test('非自発的失業を認めて、保険料が上がることはない', () => {
  holds(fc.property(households, (whole) => {
    const [first, ...others] = whole.members;
    const told = { ...whole, members: [{ ...first!, involuntaryUnemployment: { leftOn: null, reasonCode: null } }, ...others] };
    expect(isNotLess(assess(whole), assess(told))).toBe(true);
  }));
});

test('産前産後・旧被扶養者・減免は、保険料を上げない', () => {
  holds(fc.property(households, fc.nat(100_000), (whole, relief) => {
    const [first, ...others] = whole.members;
    for (const more of [{ maternity: { bornOn: `${whole.fiscalYear}-09-15` as '2026-09-15', isMultiple: true } }, { formerDependent: { acquiredOn: null } }]) expect(isNotLess(assess(whole), assess({ ...whole, members: [{ ...first!, ...more }, ...others] }))).toBe(true);
    expect(isNotLess(assess(whole), assess({ ...whole, relief: { yen: { medical: relief }, reason: '災害' } }))).toBe(true);
  }));
});

test('分からない値を持つ料率では、要る値が欠けるときに限って断る', () => {
  const gaps = ['131237', '131148', '131041'].flatMap((code) => [2022, 2023, 2024, 2026].map((year) => rateSetFor(year, code)!));
  holds(fc.property(fc.array(person, { minLength: 1, maxLength: 3 }), fc.constantFrom(...gaps), (members, set) => {
    const whole = household(members, { rateSet: set });
    if (missingCells(whole).length > 0) expect(() => assess(whole)).toThrow('が分からない');
    else expect(assess(whole).totalYen).toBeGreaterThanOrEqual(0);
  }));
});

test('理由は、料率から合計までの筋道をすべて言い、合計は区分の額を足したもの', () => {
  holds(fc.property(households, (whole) => {
    const { because, totalYen, parts } = assess(whole);
    expect([because[0]!.rule, because.at(-1)!.rule, because.at(-1)!.figures['totalYen']]).toEqual(['rateSet', 'total', totalYen]);
    expect(because.filter(({ rule }) => rule === 'part').length).toBe(parts.reduce((sum, { spans }) => sum + spans.length, 0));
    expect(because.every(({ ja }) => /[ぁ-んァ-ヶ一-龠]/.test(ja) && !/undefined|NaN|null/.test(ja))).toBe(true);
  }));
});
