import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costIndices, NobodyToShare, shareContribution, standardRateOf, type SharingBase, type SharingRule } from './levy-sharing.js';

const base = (code: string, insuredCount: number, householdCount: number, cappedIncomeThousandYen: number, costIndexPerMillion = 1_000_000): SharingBase => ({ code, insuredCount, householdCount, cappedIncomeThousandYen, costIndexPerMillion });
const rule: SharingRule = { poolYen: 1_000_000, betaPerMille: 1_000, alphaPercent: 0, householdPercent: 0 };
const yens = (bases: readonly SharingBase[], wish: Partial<SharingRule> = {}) => shareContribution(bases, { ...rule, ...wish }).map(({ contributionYen }) => contributionYen);

const bases = fc.array(fc.record({ insuredCount: fc.integer({ min: 0, max: 300_000 }), householdCount: fc.integer({ min: 0, max: 200_000 }), cappedIncomeThousandYen: fc.integer({ min: 0, max: 400_000_000 }), costIndexPerMillion: fc.integer({ min: 300_000, max: 3_000_000 }) }), { minLength: 1, maxLength: 8 })
  .map((list) => list.map((one, index): SharingBase => ({ code: String(131_016 + index), ...one }))).filter((list) => list.some(({ insuredCount }) => insuredCount > 0));
const rules = fc.record({ poolYen: fc.integer({ min: 0, max: 400_000_000_000 }), betaPerMille: fc.integer({ min: 0, max: 2_000 }), alphaPercent: fc.integer({ min: 0, max: 100 }), householdPercent: fc.integer({ min: 0, max: 100 }) });

describe('一つの納付金総額の按分', () => {
  test('β=1なら半分を所得、半分を人数で分ける', () => {
    expect(shareContribution([base('131016', 30, 20, 3_000), base('131024', 10, 10, 1_000)], rule)).toEqual([
      { code: '131016', contributionYen: 750_000, byIncomeYen: 375_000, byHeadYen: 375_000 }, { code: '131024', contributionYen: 250_000, byIncomeYen: 125_000, byHeadYen: 125_000 },
    ]);
  });
  test('βが小さいほど、所得の多い区市町村の納付金は少ない', () => expect(yens([base('131016', 10, 10, 3_000), base('131024', 10, 10, 1_000)], { betaPerMille: 500 })).toEqual([583_333, 416_667]));
  test('応益の3割を世帯数で分ける', () => expect(yens([base('131016', 30, 10, 0), base('131024', 10, 10, 0)], { householdPercent: 30 })).toEqual([675_000, 325_000]));
  test('α=1なら医療費指数がそのまま効き、α=0なら効かない', () => {
    const dear = [base('131016', 10, 10, 1_000, 1_500_000), base('131024', 10, 10, 1_000, 500_000)];
    expect([yens(dear, { alphaPercent: 100 }), yens(dear, { alphaPercent: 50 }), yens(dear, { alphaPercent: 0 })]).toEqual([[750_000, 250_000], [625_000, 375_000], [500_000, 500_000]]);
  });
  test('割り切れない残りは端数の大きい順に、同じなら団体コードの順に1円ずつ加える', () => expect([yens([base('131032', 1, 1, 0), base('131016', 1, 1, 0), base('131024', 1, 1, 0)], { poolYen: 100 }), yens([base('131016', 1, 1, 0), base('131024', 2, 2, 0)], { poolYen: 100 })]).toEqual([[33, 34, 33], [33, 67]]));
  test('所得のない区市町村も、応益の分は納める', () => expect(shareContribution([base('131016', 10, 10, 0), base('131024', 10, 10, 1_000)], rule)[0]).toEqual({ code: '131016', contributionYen: 250_000, byIncomeYen: 0, byHeadYen: 250_000 }));
  test('誰もいない区市町村の納付金は0円で、どこにも誰もいないのに総額があれば拒む', () => {
    expect(yens([base('131016', 0, 0, 0), base('131024', 10, 10, 1_000)])).toEqual([0, 1_000_000]);
    expect(() => yens([base('131016', 0, 0, 0)])).toThrow(NobodyToShare);
    expect(yens([base('131016', 0, 0, 0)], { poolYen: 0 })).toEqual([0]);
  });
});

describe('どの按分でも成り立つこと', () => {
  test('納付金の和は総額に等しく、応能と応益の和は納付金に等しい', () => {
    fc.assert(fc.property(bases, rules, (list, wish) => {
      const shared = shareContribution(list, wish);
      expect(shared.reduce((total, { contributionYen }) => total + contributionYen, 0)).toBe(wish.poolYen);
      expect(shared.every(({ contributionYen, byIncomeYen, byHeadYen }) => byIncomeYen >= 0 && byHeadYen >= 0 && byIncomeYen + byHeadYen === contributionYen)).toBe(true);
    }));
  });
  test('α=0なら、医療費指数が何でも納付金は同じ', () => {
    fc.assert(fc.property(bases, rules, (list, wish) => {
      expect(yens(list, { ...wish, alphaPercent: 0 })).toEqual(yens(list.map((one) => ({ ...one, costIndexPerMillion: 1_000_000 })), { ...wish, alphaPercent: 0 }));
    }));
  });
  test('βを変えずに、すべての所得を同じ倍にしても納付金は変わらない', () => {
    fc.assert(fc.property(bases, rules, fc.integer({ min: 1, max: 20 }), (list, wish, times) => {
      expect(yens(list.map((one) => ({ ...one, cappedIncomeThousandYen: one.cappedIncomeThousandYen * times })), wish)).toEqual(yens(list, wish));
    }));
  });
  test('自分の所得が増えて、自分の納付金が減ることはない', () => {
    fc.assert(fc.property(bases, rules, fc.integer({ min: 1, max: 100_000_000 }), (list, wish, more) => {
      // どこにも所得のないところに初めて所得が現れると、分け方そのものが変わる。
      fc.pre(list.slice(1).some(({ cappedIncomeThousandYen }) => cappedIncomeThousandYen > 0));
      const richer = list.map((one, index) => (index === 0 ? { ...one, cappedIncomeThousandYen: one.cappedIncomeThousandYen + more } : one));
      expect(yens(richer, wish)[0]).toBeGreaterThanOrEqual(yens(list, wish)[0]!);
    }));
  });
});

describe('年齢調整後の医療費指数', () => {
  const age = (ageBand: string, insuredCount: number, careCostThousandYen: number) => ({ ageBand, insuredCount, careCostThousandYen });
  test('年寄りの多さは指数を上げず、同じ年の人より多くかかれば上がる', () => {
    expect([...costIndices(new Map([['131016', [age('00', 10, 1_000), age('14', 90, 90_000)]], ['131024', [age('00', 90, 9_000), age('14', 10, 10_000)]]]))]).toEqual([['131016', 1_000_000], ['131024', 1_000_000]]);
    expect([...costIndices(new Map([['131016', [age('00', 10, 3_000)]], ['131024', [age('00', 10, 1_000)]]]))]).toEqual([['131016', 1_500_000], ['131024', 500_000]]);
  });
  test('割り切れなければ百万分の一までの四捨五入', () => expect([...costIndices(new Map([['131016', [age('00', 1, 1)]], ['131024', [age('00', 1, 5)]]]))]).toEqual([['131016', 333_333], ['131024', 1_666_667]]));
  test('医療費がどこにもなければ1とし、人のいない階級は割る数に入れない', () => expect([...costIndices(new Map([['131016', [age('00', 10, 0), age('01', 0, 0)]]]))]).toEqual([['131016', 1_000_000]]));
});

describe('標準保険料率', () => {
  const of = (byIncomeYen: number, byHeadYen: number, insuredCount: number, cappedIncomeThousandYen: number) => standardRateOf({ byIncomeYen, byHeadYen }, { insuredCount, cappedIncomeThousandYen });
  test('ちょうど割れればその率、1円でも足りなければ0.01%と1円へ切り上げる', () => {
    expect([of(75_000, 50_000, 10, 1_000), of(75_001, 50_001, 10, 1_000), of(74_999, 49_999, 10, 1_000)]).toEqual([{ incomeRatePer100k: 7_500, perCapitaYen: 5_000 }, { incomeRatePer100k: 7_510, perCapitaYen: 5_001 }, { incomeRatePer100k: 7_500, perCapitaYen: 5_000 }]);
  });
  test('所得がなければ所得割率は、人がいなければ均等割額はない', () => expect([of(0, 500, 5, 0), of(0, 0, 0, 0)]).toEqual([{ incomeRatePer100k: null, perCapitaYen: 100 }, { incomeRatePer100k: null, perCapitaYen: null }]));
  test('標準保険料率で集めれば納付金に足り、余りは率の刻みより少ない', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 50_000_000_000 }), fc.integer({ min: 0, max: 50_000_000_000 }), fc.integer({ min: 1, max: 300_000 }), fc.integer({ min: 1, max: 400_000_000 }), (byIncomeYen, byHeadYen, insuredCount, income) => {
      const { incomeRatePer100k, perCapitaYen } = of(byIncomeYen, byHeadYen, insuredCount, income);
      const [yield100k, needed100k] = [BigInt(incomeRatePer100k!) * BigInt(income) * 1_000n, BigInt(byIncomeYen) * 100_000n];
      expect(yield100k >= needed100k && yield100k - needed100k < BigInt(income) * 10_000n).toBe(true);
      expect(perCapitaYen! * insuredCount - byHeadYen).toBeGreaterThanOrEqual(0);
      expect(perCapitaYen! * insuredCount - byHeadYen).toBeLessThan(insuredCount);
    }));
  });
});
