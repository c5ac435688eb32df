import { assume, cite, dated, derive, type Basis, type Day } from './define.js';
import { eraYearOf, fiscalYearBegins, fiscalYearEnds, fiscalYearJa } from './fiscal-year.js';
import type { PartId } from './premium-parts.js';
import { cell, unknownCell, type Cell, type PartRates, type RateSet } from './premium-rate-set.js';

const table8 = cite('東京都 国民健康保険料(税)率一覧表', '令和8年4月1日現在');

/** 政令の賦課限度額. A municipality may keep a lower one of an earlier year; no ward is known to. */
export const premiumCaps = dated({
  id: 'premiumCaps', ja: '賦課限度額', unit: '円',
  rows: [
    { from: '2022-04-01', value: { medical: 650_000, support: 200_000, care: 170_000, childSupport: null }, basis: cite('新宿区 国民健康保険料', '令和4年度') },
    { from: '2023-04-01', value: { medical: 650_000, support: 220_000, care: 170_000, childSupport: null }, basis: cite('葉山町・足立区', '令和5年度') },
    { from: '2024-04-01', value: { medical: 650_000, support: 240_000, care: 170_000, childSupport: null }, basis: cite('大田区・葛飾区', '令和6年度') },
    { from: '2025-04-01', value: { medical: 660_000, support: 260_000, care: 170_000, childSupport: null }, basis: cite('港区・足立区', '令和7年度') },
    { from: '2026-04-01', value: { medical: 670_000, support: 260_000, care: 170_000, childSupport: 30_000 }, basis: cite('国民健康保険法施行令', '29条の7(令和8年度)') },
  ] satisfies readonly { from: Day; value: Readonly<Record<PartId, number | null>>; basis: Basis }[],
  checkedThrough: '2027-03-31',
});

type Rates = Omit<PartRates, 'capYen'>;
type YearRates = Readonly<Partial<Record<PartId, Rates>>>;
const both = (incomeRatePer100k: number, perCapitaYen: number, basis: Basis): Rates => ({ incomeRatePer100k: cell(incomeRatePer100k, basis), perCapitaYen: cell(perCapitaYen, basis) });
const child8 = (incomeRatePer100k: number, perCapitaYen: number, adultExtraPerCapitaYen: Cell, basis: Basis): Rates => ({ ...both(incomeRatePer100k, perCapitaYen, basis), adultExtraPerCapitaYen });
const careRateOfEach = (year: string) => unknownCell(`${year}の介護分の所得割率は区ごとに違い、公開資料で確かめていない`);

const pageOf4 = cite('新宿区 国民健康保険料', '令和4年度の料率');
const pageOf5 = cite('足立区・葉山町', '令和5年度の料率');
const unseen5 = assume('令和5年度の支援金分と介護分の均等割は公開資料で確かめていない');
const pageOf6 = cite('大田区・葛飾区', '令和6年度の料率');
const pageOf7 = cite('港区・足立区', '令和7年度の料率');

/** 特別区統一基準料率. A guideline: what the wards that leave it charge stands below. */
const uniform: Readonly<Record<number, YearRates>> = {
  2022: { medical: both(7160, 42_100, pageOf4), support: both(2280, 13_200, pageOf4), care: { incomeRatePer100k: careRateOfEach('令和4年度'), perCapitaYen: cell(16_600, pageOf4) } },
  2023: { medical: both(7170, 45_000, pageOf5), support: both(2420, 15_100, unseen5), care: { incomeRatePer100k: careRateOfEach('令和5年度'), perCapitaYen: cell(16_200, unseen5) } },
  2024: { medical: both(8690, 49_100, pageOf6), support: both(2800, 16_500, pageOf6), care: { incomeRatePer100k: careRateOfEach('令和6年度'), perCapitaYen: cell(16_500, pageOf6) } },
  2025: { medical: both(7710, 47_300, pageOf7), support: both(2690, 16_800, pageOf7), care: both(2250, 16_600, pageOf7) },
  2026: { medical: both(7510, 47_600, table8), support: both(2800, 17_600, table8), care: both(2430, 17_800, table8), childSupport: child8(270, 1_800, cell(73, table8), table8) },
};

const secondHand7 = cite('kokuho-core', '令和7年度。区の頁では確かめていない');
const nothingKnown = (ward: string, year: string): YearRates => {
  const blank = unknownCell(`${ward}は独自の料率を定める区で、${year}の料率は公開資料で確かめていない`);
  const rates: Rates = { incomeRatePer100k: blank, perCapitaYen: blank };
  return { medical: rates, support: rates, care: rates };
};
const careRate7 = (incomeRatePer100k: number): YearRates => ({ care: { incomeRatePer100k: cell(incomeRatePer100k, secondHand7), perCapitaYen: cell(16_600, pageOf7) } });

/** What single wards charge instead: a part named here replaces the uniform one. */
const deviations: Readonly<Record<number, Readonly<Record<string, YearRates>>>> = {
  2022: { '131016': nothingKnown('千代田区', '令和4年度'), '131148': nothingKnown('中野区', '令和4年度'), '131237': nothingKnown('江戸川区', '令和4年度') },
  2023: { '131016': nothingKnown('千代田区', '令和5年度'), '131148': nothingKnown('中野区', '令和5年度'), '131237': nothingKnown('江戸川区', '令和5年度') },
  2024: {
    '131016': nothingKnown('千代田区', '令和6年度'), '131148': nothingKnown('中野区', '令和6年度'), '131237': nothingKnown('江戸川区', '令和6年度'),
    '131113': { care: both(2360, 16_500, cite('大田区 国民健康保険料', '令和6年度')) },
  },
  2025: {
    '131016': { care: both(1720, 16_200, cite('千代田区 国民健康保険料', '令和7年度')) },
    '131059': careRate7(2230), '131105': careRate7(2190), '131181': careRate7(2100), '131199': careRate7(2220),
    '131148': { medical: both(7920, 45_600, secondHand7), support: both(2870, 16_200, secondHand7), care: both(2200, 17_400, secondHand7) },
    '131237': { medical: both(8590, 50_400, secondHand7), support: both(2970, 17_400, secondHand7), care: both(2450, 17_400, secondHand7) },
  },
  2026: {
    '131105': { care: both(2350, 17_800, table8) },
    '131148': { medical: both(8030, 47_100, table8), support: both(2940, 17_400, table8), care: both(2530, 17_700, table8), childSupport: child8(270, 1_800, cell(73, table8), table8) },
    '131237': {
      medical: both(7830, 48_900, table8), support: both(2840, 17_400, table8), care: both(2450, 17_400, table8),
      childSupport: child8(270, 1_780, unknownCell('江戸川区の令和8年度の18歳以上被保険者均等割は一覧表に見えない'), table8),
    },
  },
};

/** 料率 of a ward; of no ward in particular (the uniform guideline) when the code is null. */
export function wardRateSet(fiscalYear: number, municipalityCode: string | null, ja: string): RateSet | undefined {
  const rates = uniform[fiscalYear];
  if (!rates) return undefined;
  const own = municipalityCode === null ? undefined : deviations[fiscalYear]?.[municipalityCode];
  const caps = premiumCaps.on(fiscalYearBegins(fiscalYear));
  const basisOfCaps = premiumCaps.rows.findLast(({ from }) => from <= fiscalYearBegins(fiscalYear))!.basis;
  const parts = Object.fromEntries(Object.entries({ ...rates, ...own }).map(([id, part]) => [id, { ...part, capYen: cell(caps[id as PartId]!, basisOfCaps) }]));
  return {
    id: `${eraYearOf(fiscalYear)}-${municipalityCode ?? 'tokyo23'}`, ja: `${ja} ${fiscalYearJa(fiscalYear)}${own ? '' : '(特別区統一基準料率)'}`, fiscalYear, levyKind: 'fee', rounding: 'floor1YenPerPart', parts, checkedThrough: fiscalYearEnds(fiscalYear),
    basis: own ? derive(`${ja}の料率。書かれていない区分は特別区統一基準料率`) : derive('特別区統一基準料率。違う料率を定めると伝えられる区は別に持つ'),
  };
}
