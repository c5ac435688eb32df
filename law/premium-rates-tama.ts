import { cite } from './define.js';
import type { PartRates, RateSet } from './premium-rate-set.js';

type Figures = readonly [incomeRatePer100k: number, perCapitaYen: number, capYen: number, adultExtraPerCapitaYen?: number];

/** 令和8年度, as the cities' own published examples use them. 調布市 and 武蔵野市 keep the older cap of the 医療分. */
const rows: readonly (readonly [id: string, municipalityCode: string, ja: string, medical: Figures, support: Figures, care: Figures, childSupport: Figures])[] = [
  ['R8-chofu', '132080', '調布市', [5800, 30_500, 660_000], [2080, 10_900, 260_000], [1840, 12_600, 170_000], [300, 1_900, 30_000, 100]],
  ['R8-machida', '132098', '町田市', [6770, 40_200, 670_000], [2330, 13_700, 260_000], [2080, 15_500, 170_000], [300, 1_855, 30_000, 105]],
  ['R8-koganei', '132101', '小金井市', [6740, 31_000, 670_000], [2250, 14_000, 260_000], [2000, 15_000, 170_000], [300, 1_855, 30_000, 89]],
  ['R8-higashimurayama', '132136', '東村山市', [6850, 41_900, 670_000], [2400, 14_500, 260_000], [2250, 16_500, 170_000], [310, 1_922, 30_000, 96]],
  ['R8-musashino', '132039', '武蔵野市', [5790, 33_000, 660_000], [2090, 12_500, 260_000], [1840, 15_000, 170_000], [300, 1_800, 30_000, 100]],
  ['R8-akiruno', '132284', 'あきる野市', [6280, 33_000, 670_000], [2370, 12_300, 260_000], [2230, 14_700, 170_000], [300, 1_800, 30_000, 200]],
  ['R8-kiyose', '132217', '清瀬市', [5920, 28_000, 670_000], [2010, 10_000, 260_000], [1900, 13_000, 170_000], [300, 1_900, 30_000, 100]],
  ['R8-ome', '132055', '青梅市', [6370, 34_400, 670_000], [2170, 12_700, 260_000], [2030, 13_800, 170_000], [310, 1_926, 30_000, 88]],
  ['R8-musashimurayama', '132233', '武蔵村山市', [6940, 35_200, 670_000], [2210, 12_500, 260_000], [1760, 13_000, 170_000], [310, 1_800, 30_000, 200]],
  ['R8-higashikurume', '132225', '東久留米市', [5920, 39_300, 670_000], [2230, 13_600, 260_000], [1990, 14_700, 170_000], [300, 1_900, 30_000, 200]],
  ['R8-kokubunji', '132144', '国分寺市', [6530, 32_200, 670_000], [2460, 14_600, 260_000], [2270, 16_300, 170_000], [300, 1_881, 30_000, 78]],
  ['R8-kunitachi', '132152', '国立市', [5700, 23_500, 670_000], [1950, 11_200, 260_000], [1950, 12_000, 170_000], [290, 1_835, 30_000, 96]],
];

/** Rate sets of cities of 多摩 (保険税; every part down to 100 yen). */
export const tamaRateSets: readonly (RateSet & { readonly municipalityCode: string })[] = rows.map(([id, municipalityCode, ja, medical, support, care, childSupport]) => {
  const basis = cite(`${ja} 令和8年度の計算例`, '(fukushi-navi による転記)');
  const ratesOf = ([rate, perCapita, cap, adultExtra]: Figures): PartRates => ({
    incomeRatePer100k: { value: rate, basis }, perCapitaYen: { value: perCapita, basis }, capYen: { value: cap, basis },
    ...(adultExtra === undefined ? {} : { adultExtraPerCapitaYen: { value: adultExtra, basis } }),
  });
  return {
    id, municipalityCode, ja: `${ja} 令和8年度`, fiscalYear: 2026, levyKind: 'tax', rounding: 'floor100YenPerPart', basis, checkedThrough: '2027-03-31',
    parts: { medical: ratesOf(medical), support: ratesOf(support), care: ratesOf(care), childSupport: ratesOf(childSupport) },
  };
});
