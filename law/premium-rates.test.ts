import { describe, expect, it } from 'vitest';
import { NotInForce } from './define.js';
import { municipalities } from './municipalities.js';
import type { PartRates, RateSet } from './premium-rate-set.js';
import { namedRateSets, rateSetFor } from './premium-rates.js';
import { premiumCaps } from './premium-rates-wards.js';
import { reductionTable } from './premium-reductions.js';

const figures = (set: RateSet, part: keyof RateSet['parts']) => Object.fromEntries(Object.entries(set.parts[part]!).map(([key, cell]: [string, PartRates['capYen']]) => [key, cell.value]));
const wards = municipalities.filter(({ kind }) => kind === 'ward');

describe('料率', () => {
  it('令和8年度の統一基準料率は 7.51%・47,600円ほか。目黒区は介護分の率だけ、中野区と江戸川区は全部が違う', () => {
    expect(figures(rateSetFor(2026, '131041')!, 'medical')).toEqual({ incomeRatePer100k: 7510, perCapitaYen: 47_600, capYen: 670_000 });
    expect(figures(rateSetFor(2026, '131041')!, 'childSupport')).toEqual({ incomeRatePer100k: 270, perCapitaYen: 1_800, adultExtraPerCapitaYen: 73, capYen: 30_000 });
    expect([figures(rateSetFor(2026, '131105')!, 'care'), figures(rateSetFor(2026, '131105')!, 'support')]).toEqual([{ incomeRatePer100k: 2350, perCapitaYen: 17_800, capYen: 170_000 }, { incomeRatePer100k: 2800, perCapitaYen: 17_600, capYen: 260_000 }]);
    const differing = wards.filter(({ code }) => JSON.stringify(rateSetFor(2026, code)!.parts) !== JSON.stringify(rateSetFor(2026, '131041')!.parts)).map(({ ja }) => ja);
    expect(differing).toEqual(['目黒区', '中野区', '江戸川区']);
  });
  it('令和7年度に統一と違うのは千代田・文京・目黒・中野・荒川・板橋・江戸川の7区', () => {
    const differing = wards.filter(({ code }) => JSON.stringify(rateSetFor(2025, code)!.parts) !== JSON.stringify(rateSetFor(2025, '131211')!.parts)).map(({ ja }) => ja);
    expect(differing).toEqual(['千代田区', '文京区', '目黒区', '中野区', '荒川区', '板橋区', '江戸川区']);
    expect(figures(rateSetFor(2025, '131016')!, 'care')).toEqual({ incomeRatePer100k: 1720, perCapitaYen: 16_200, capYen: 170_000 });
  });
  it('分からない値は null で、根拠は「答えなし」。0 で埋めない', () => {
    const cells = [2022, 2023, 2024, 2025, 2026].flatMap((year) => wards.flatMap(({ code }) => Object.values(rateSetFor(year, code)!.parts).flatMap((part) => Object.values(part))));
    expect(cells.filter(({ value, basis }) => (value === null) !== (basis.kind === 'unknown'))).toEqual([]);
    expect(cells.filter(({ value }) => value !== null && (!Number.isInteger(value) || value <= 0))).toEqual([]);
    expect(rateSetFor(2026, '131237')!.parts.childSupport!.adultExtraPerCapitaYen!.value).toBeNull();
    expect([rateSetFor(2024, '131113')!, rateSetFor(2024, '131041')!].map(({ parts }) => parts.care!.incomeRatePer100k.value)).toEqual([2360, null]);
  });
  it('子ども分は令和8年度から', () => {
    expect([2025, 2026].map((year) => 'childSupport' in rateSetFor(year, '131041')!.parts)).toEqual([false, true]);
  });
  it('調べていない年度と、調べていない市の料率は持たない', () => {
    expect([rateSetFor(2021, '131041'), rateSetFor(2027, '131041'), rateSetFor(2025, '132080'), rateSetFor(2026, '132195'), rateSetFor(2026, '999999')]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
  it('多摩の12市は保険税で100円未満切捨て。調布市と武蔵野市の医療分の限度額は66万円', () => {
    const tama = namedRateSets().filter(({ levyKind }) => levyKind === 'tax');
    expect([tama.length, new Set(tama.map(({ rounding }) => rounding))]).toEqual([12, new Set(['floor100YenPerPart'])]);
    expect(tama.filter(({ parts }) => parts.medical!.capYen.value !== 670_000).map(({ id }) => id)).toEqual(['R8-chofu', 'R8-musashino']);
    expect(rateSetFor(2026, '132080')?.id).toBe('R8-chofu');
  });
});

describe('年度で変わる額', () => {
  it.each([
    ['2022-04-01', 650_000, 200_000, 170_000, null], ['2023-03-31', 650_000, 200_000, 170_000, null], ['2023-04-01', 650_000, 220_000, 170_000, null], ['2024-03-31', 650_000, 220_000, 170_000, null], ['2024-04-01', 650_000, 240_000, 170_000, null],
    ['2025-03-31', 650_000, 240_000, 170_000, null], ['2025-04-01', 660_000, 260_000, 170_000, null], ['2026-03-31', 660_000, 260_000, 170_000, null], ['2026-04-01', 670_000, 260_000, 170_000, 30_000],
  ] as const)('%s の賦課限度額は医療分%s円・支援金分%s円・介護分%s円', (day, medical, support, care, childSupport) => {
    expect(premiumCaps.on(day)).toEqual({ medical, support, care, childSupport });
  });
  it.each([
    ['2022-04-01', 285_000, 520_000], ['2023-03-31', 285_000, 520_000], ['2023-04-01', 290_000, 535_000], ['2024-03-31', 290_000, 535_000], ['2024-04-01', 295_000, 545_000],
    ['2025-03-31', 295_000, 545_000], ['2025-04-01', 305_000, 560_000], ['2026-03-31', 305_000, 560_000], ['2026-04-01', 310_000, 570_000], ['2027-03-31', 310_000, 570_000],
  ] as const)('%s の軽減判定は一人あたり5割%s円・2割%s円', (day, five, two) => {
    expect(reductionTable.on(day)).toEqual({ baseYen: 430_000, addPerEarnerYen: 100_000, fiveTenthsPerHeadYen: five, twoTenthsPerHeadYen: two });
  });
  it('確かめた日の外は答えない', () => {
    for (const day of ['2022-03-31', '2027-04-01'] as const) for (const table of [premiumCaps, reductionTable]) expect(() => table.on(day)).toThrow(NotInForce);
  });
});
