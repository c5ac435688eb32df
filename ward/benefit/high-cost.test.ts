import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Month } from '../../law/fiscal-year.js';
import { over70Categories, under70Categories } from '../../law/high-cost.js';
import { UnknownCost } from './cap.js';
import { highCostOf } from './high-cost.js';
import { NoLimit } from './limits.js';
import type { CareMonth, CarePerson, CareService } from './month.js';
import { care, month, old, subsidy, young } from './month-fixture.js';

describe('限度額の表は診療月で選ぶ', () => {
  const million = (careMonth: Month) => highCostOf(month({ careMonth, services: [care('p', 'inpatient', 1_000_000)] })).whole!.limitYen;
  it('2026年7月診療まで87,430円、8月診療から92,940円', () => expect([million('2015-01'), million('2026-07'), million('2026-08'), million('2027-07')]).toEqual([87_430, 87_430, 92_940, 92_940]));
  it('確かめていない月は計算しない: 2014年12月より前、2027年8月から。70〜74歳は2018年7月より前も', () => {
    for (const careMonth of ['2014-12', '2027-08'] as const) expect(() => million(careMonth)).toThrow(NoLimit);
    const elder = (careMonth: Month) => () => highCostOf(month({ careMonth, persons: [old('o')], services: [care('o', 'outpatient', 10_000)] }));
    expect(elder('2018-07')).toThrow(NoLimit);
    expect(elder('2018-08')).not.toThrow();
  });
  it('1%の端数は四捨五入: 267,049円では0円、267,050円では1円', () =>
    expect([267_049, 267_050].map((cost) => highCostOf(month({ services: [care('p', 'inpatient', cost)] })).whole!.limitYen)).toEqual([80_100, 80_101]));
});

describe('70歳未満', () => {
  it('21,000円に満たないものは、その医療費とも数えない', () => {
    const big = care('p', 'inpatient', 900_000);
    const { refundYen, whole, eligibleMedicalCostYen } = highCostOf(month({ careMonth: '2026-08', services: [big, care('p', 'outpatient', 60_000)] }));
    expect([refundYen, whole!.limitYen, eligibleMedicalCostYen]).toEqual([178_060, 91_940, 900_000]);
    expect([69_990, 70_000].map((cost) => highCostOf(month({ services: [big, care('p', 'outpatient', cost)] })).eligibleMedicalCostYen)).toEqual([900_000, 970_000]);
  });
  it('同じ医療機関の外来は足してから21,000円を見る。医科と歯科、入院と外来は別に見る', () => {
    const two = (more: Partial<CareService>) => highCostOf(month({ services: [care('p', 'outpatient', 40_000, { institution: 'A' }), care('p', 'outpatient', 40_000, { institution: 'A', ...more })] })).eligibleCopayYen;
    expect([two({}), two({ department: 'dental' }), two({ setting: 'inpatient' }), two({ institution: 'B' })]).toEqual([24_000, 0, 0, 0]);
  });
  it('特定疾病の診療だけが10,000円(区分ア・イの透析は20,000円)までで、多く払った分は戻る', () => {
    const dialysis = (specificDiseaseCapYen: number, more: Partial<CareService>) => highCostOf(month({ persons: [young('p', { specificDiseaseCapYen })], services: [care('p', 'outpatient', 400_000, { isSpecificDisease: true, ...more }), care('p', 'inpatient', 500_000)] }));
    // 入院 150,000 → 80,100 + (500,000 − 267,000)×1% = 82,430
    for (const [cap, kept] of [[10_000, 92_430], [20_000, 102_430]] as const) {
      const found = dialysis(cap, {});
      expect([found.rows[0]!.patientPaysYen, found.specificDiseaseRefundYen, found.refundYen]).toEqual([cap, 120_000 - cap, 270_000 - kept]);
      expect(dialysis(cap, { isSettledAtCounter: true }).refundYen).toBe(67_570);
      expect(dialysis(cap, { copayYen: 120_000 }).refundYen).toBe(270_000 - kept);
    }
  });
});

describe('70〜74歳と、世帯の三段', () => {
  const mixed = (careMonth: Month) => highCostOf(month({
    careMonth, persons: [young('45歳'), old('72歳')],
    services: [care('45歳', 'inpatient', 600_000), care('72歳', 'outpatient', 200_000), care('72歳', 'inpatient', 150_000)],
  }));
  it('外来(個人)、70〜74歳の世帯、世帯全体の順に、残りへ次の限度額を当てる', () => {
    const [before, after] = [mixed('2026-07'), mixed('2026-08')];
    expect([before.outpatientRefundYen, before.over70!.refundYen, before.whole, before.refundYen]).toEqual([22_000, 0, { baseYen: 228_000, costYen: 950_000, limitYen: 86_930, refundYen: 141_070 }, 163_070]);
    expect([after.outpatientRefundYen, after.over70!.refundYen, after.whole, after.refundYen]).toEqual([18_000, 0, { baseYen: 232_000, costYen: 950_000, limitYen: 92_440, refundYen: 139_560 }, 157_560]);
  });
  it('現役並みの外来には個人の限度額がない', () => {
    const { outpatientRefundYen, over70 } = highCostOf(month({ category: { under70: null, over70: '現役並みⅠ' }, persons: [old('o', { copayPercent: 30 })], services: [care('o', 'outpatient', 500_000)] }));
    expect([outpatientRefundYen, over70!.limitYen, over70!.refundYen]).toEqual([0, 82_430, 67_570]);
  });
  it('低所得Ⅱの多数回該当は2026年8月診療から、低所得Ⅰにはない', () => {
    const limit = (careMonth: Month, over70: '低所得Ⅱ' | '低所得Ⅰ') => highCostOf(month({ careMonth, isMultipleMonth: true, category: { under70: null, over70 }, persons: [old('o')], services: [care('o', 'inpatient', 300_000)] })).over70!.limitYen;
    expect([limit('2026-07', '低所得Ⅱ'), limit('2026-08', '低所得Ⅱ'), limit('2026-07', '低所得Ⅰ'), limit('2026-08', '低所得Ⅰ')]).toEqual([24_600, 24_600, 15_000, 15_700]);
    expect(highCostOf(month({ careMonth: '2026-08', category: { under70: null, over70: '低所得Ⅱ' }, persons: [old('o')], services: [care('o', 'inpatient', 300_000)] })).over70!.limitYen).toBe(25_700);
  });
  it('医療費が分からないときは、1%のない区分だけを計算する', () => {
    const told = (over70: '一般' | '現役並みⅢ') => () => highCostOf(month({ category: { under70: null, over70 }, persons: [old('o')], services: [care('o', 'inpatient', null, { copayYen: 60_000 })] })).refundYen;
    expect(told('一般')()).toBe(2_400);
    expect(told('現役並みⅢ')).toThrow(UnknownCost);
  });
});

describe('2分の1になる月', () => {
  const halves = (more: Partial<CareMonth>, person: Partial<CarePerson>) => highCostOf(month({ category: { under70: null, over70: '一般' }, persons: [old('o', person)], services: [care('o', 'outpatient', 100_000), care('o', 'inpatient', 400_000)], ...more }));
  it('75歳到達月は本人の外来も世帯も2分の1、都内転居月は世帯が2分の1、重なれば4分の1', () => {
    const kept = [halves({}, {}), halves({}, { turns75InMonth: true }), halves({ hasMovedWithinPrefecture: true }, {}), halves({ hasMovedWithinPrefecture: true }, { turns75InMonth: true })].map(({ eligibleCopayYen, refundYen }) => eligibleCopayYen - refundYen);
    expect(kept).toEqual([57_600, 28_800, 28_800, 14_400]);
  });
  it('21,000円の線も2分の1の10,500円になる', () => {
    const counted = (more: Partial<CareMonth>, person: Partial<CarePerson>, cost: number) => highCostOf(month({ persons: [young('p', person)], services: [care('p', 'outpatient', cost)], ...more })).eligibleCopayYen;
    expect([counted({ hasMovedWithinPrefecture: true }, {}, 35_000), counted({ hasMovedWithinPrefecture: true }, {}, 34_990), counted({}, { isFormerDependentOf75: true }, 35_000), counted({}, {}, 35_000)]).toEqual([10_500, 0, 10_500, 0]);
  });
  it('都内転居月の2分の1は2018年4月診療から: 区分エは3月 57,600円、4月 28,800円', () => {
    const limit = (careMonth: Month) => highCostOf(month({ careMonth, category: { under70: 'エ', over70: null }, hasMovedWithinPrefecture: true, services: [care('p', 'inpatient', 1_000_000)] })).whole!.limitYen;
    expect([limit('2018-03'), limit('2018-04')]).toEqual([57_600, 28_800]);
  });
  it('1日生まれのように2分の1にならない月は、後期の限度額も言わない', () => {
    expect(halves({}, {}).turning75).toBeNull();
    expect(halves({}, { turns75InMonth: true }).turning75).toEqual({ limitYen: 28_800, otherInsurerLimitYen: 28_800 });
    expect(halves({ hasMovedWithinPrefecture: true }, { turns75InMonth: true }).turning75).toEqual({ limitYen: 14_400, otherInsurerLimitYen: 28_800 });
  });
});

describe('公費', () => {
  const row = (services: readonly CareService[], more: Partial<CareMonth> = {}) => highCostOf(month({ category: { under70: 'エ', over70: null }, subsidies: [subsidy()], services, ...more })).rows[0]!;
  it('難病は本人の区分で、公費の自己負担と保険だけの分を合わせてもう一度限度額を当てる', () => {
    const { patientPaysYen, insuranceCopayYen } = row([care('p', 'inpatient', 260_000, { institution: 'A', subsidy: 'k' }), care('p', 'inpatient', 90_000, { institution: 'A' })]);
    expect([patientPaysYen, insuranceCopayYen]).toEqual([37_000, 84_600]);
  });
  it('公費のある分は、公費の後に残る額だけが世帯の合算に入る', () => {
    const { eligibleCopayYen, eligibleMedicalCostYen } = highCostOf(month({ subsidies: [subsidy()], services: [care('p', 'inpatient', 260_000, { subsidy: 'k' }), care('p', 'outpatient', 100_000)] }));
    expect([eligibleCopayYen, eligibleMedicalCostYen]).toEqual([40_000, 360_000]);
  });
});

const categories = fc.record({ under70: fc.constantFrom(...under70Categories), over70: fc.constantFrom(...over70Categories) });
const anyMonth = fc.record({
  careMonth: fc.constantFrom<Month>('2024-11', '2026-07', '2026-08'), category: categories, isMultipleMonth: fc.boolean(), hasMovedWithinPrefecture: fc.boolean(),
  persons: fc.constant([young('a'), young('b', { isFormerDependentOf75: true }), old('c'), old('d', { turns75InMonth: true })]),
  services: fc.array(fc.record({ person: fc.constantFrom('a', 'b', 'c', 'd'), institution: fc.constantFrom('A', 'B'), setting: fc.constantFrom('inpatient' as const, 'outpatient' as const), cost: fc.integer({ min: 0, max: 300_000 }).map((tens) => tens * 10) }), { maxLength: 8 })
    .map((all) => all.map(({ cost, ...one }) => care(one.person, one.setting, cost, one))),
}).map((fields) => month(fields));

test('支給額は0以上で払った額まで。世帯に残る額は限度額を超えず、順序にもよらない', () => {
  fc.assert(fc.property(anyMonth, (one) => {
    const { refundYen, eligibleCopayYen, whole, over70, because } = highCostOf(one);
    expect(refundYen).toBeGreaterThanOrEqual(0);
    expect(refundYen).toBeLessThanOrEqual(eligibleCopayYen);
    expect(eligibleCopayYen - refundYen).toBeLessThanOrEqual((whole ?? over70)!.limitYen);
    expect(highCostOf({ ...one, persons: [...one.persons].reverse(), services: [...one.services].reverse() }).refundYen).toBe(refundYen);
    expect(because.at(-1)!.figures).toEqual({ refundYen });
  }));
});

test('支給の後に一人ずつに残る額を足すと、世帯に残る額になり、誰の額も負にならず、順序にもよらない', () => {
  fc.assert(fc.property(anyMonth, (one) => {
    const { refundYen, eligibleCopayYen, people } = highCostOf(one);
    expect(people.reduce((sum, { leftYen }) => sum + leftYen, 0)).toBe(eligibleCopayYen - refundYen);
    expect(people.every(({ leftYen }) => leftYen >= 0)).toBe(true);
    expect(highCostOf({ ...one, persons: [...one.persons].reverse(), services: [...one.services].reverse() }).people.toSorted((a, b) => (a.ref < b.ref ? -1 : 1))).toEqual(people.toSorted((a, b) => (a.ref < b.ref ? -1 : 1)));
  }));
});

test('下の区分は上の区分より多く払わず、多数回該当も多く払わず、2分の1の月も多く払わない', () => {
  const paid = (one: CareMonth) => { const { eligibleCopayYen, refundYen } = highCostOf(one); return eligibleCopayYen - refundYen; };
  fc.assert(fc.property(anyMonth.filter(({ services }) => services.every(({ person }) => person === 'a' || person === 'c')), (one) => {
    const [young70, old70] = [under70Categories.indexOf(one.category.under70!), over70Categories.indexOf(one.category.over70!)];
    const lower = { ...one, category: { under70: under70Categories[Math.min(young70 + 1, 4)]!, over70: over70Categories[Math.min(old70 + 1, 5)]! } };
    expect(paid(lower)).toBeLessThanOrEqual(paid(one));
    expect(paid({ ...one, isMultipleMonth: true })).toBeLessThanOrEqual(paid({ ...one, isMultipleMonth: false }));
  }));
});

test('窓口で限度額までにしてもしなくても、世帯が終わりに払う額は同じ(1%の端数の1円まで)。世帯に70歳未満か70〜74歳だけがいるとき', () => {
  fc.assert(fc.property(anyMonth.filter(({ hasMovedWithinPrefecture }) => !hasMovedWithinPrefecture), fc.boolean(), (one, isYoung) => {
    const persons = [one.persons[0]!, one.persons[1]!, one.persons[2]!, one.persons[3]!].map(({ ref }) => (isYoung ? young(ref) : old(ref, { copayPercent: one.category.over70!.startsWith('現役並み') ? 30 : 20 })));
    const paid = (isSettledAtCounter: boolean) => {
      const { eligibleCopayYen, refundYen } = highCostOf({ ...one, persons, services: one.services.map((service) => ({ ...service, isSettledAtCounter })) });
      return eligibleCopayYen - refundYen;
    };
    expect(Math.abs(paid(true) - paid(false))).toBeLessThanOrEqual(1);
  }));
});
