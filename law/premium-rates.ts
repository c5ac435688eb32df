import { derive } from './define.js';
import { eraYearOf, fiscalYearJa } from './fiscal-year.js';
import { municipalities } from './municipalities.js';
import type { RateSet } from './premium-rate-set.js';
import { tamaRateSets } from './premium-rates-tama.js';
import { wardRateSet } from './premium-rates-wards.js';

/** The fiscal years somebody has looked into: 令和4年度 to 令和8年度. */
export const checkedFiscalYears = { from: 2022, through: 2026 } as const;
const checkedYears = Array.from({ length: checkedFiscalYears.through - checkedFiscalYears.from + 1 }, (_, i) => checkedFiscalYears.from + i);

/** 料率 of a municipality in a fiscal year; undefined when nothing of it is known. */
export function rateSetFor(fiscalYear: number, municipalityCode: string): RateSet | undefined {
  const tama = tamaRateSets.find((known) => known.fiscalYear === fiscalYear && known.municipalityCode === municipalityCode);
  const place = municipalities.find(({ code }) => code === municipalityCode);
  return tama ?? (place?.kind === 'ward' ? wardRateSet(fiscalYear, municipalityCode, place.ja) : undefined);
}

/** Everything that is known: the named rate sets, and the wards that leave the uniform one. */
export function allRateSets(): readonly RateSet[] {
  const wards = municipalities.filter(({ kind }) => kind === 'ward');
  const own = checkedYears.flatMap((fiscalYear) => {
    const uniform = JSON.stringify(wardRateSet(fiscalYear, null, '特別区')?.parts);
    return wards.flatMap(({ code, ja }) => wardRateSet(fiscalYear, code, ja) ?? []).filter(({ parts }) => JSON.stringify(parts) !== uniform);
  });
  return [...namedRateSets(), ...own];
}

/** Rate sets that published examples call by a name of their own (`R8-tokyo23`, `R8-chofu`). */
export function namedRateSets(): readonly RateSet[] {
  const uniform = checkedYears.flatMap((fiscalYear) => {
    const known = wardRateSet(fiscalYear, null, '特別区');
    return known ? [{ ...known, id: `${eraYearOf(fiscalYear)}-tokyo23`, ja: `特別区統一基準料率 ${fiscalYearJa(fiscalYear)}` }] : [];
  });
  return [...uniform, ...adachiOf5(), ...tamaRateSets];
}

/** A page of 足立区 computes the 医療分 of 令和5年度 and shows nothing else. */
function adachiOf5(): readonly RateSet[] {
  const known = wardRateSet(2023, '131211', '足立区');
  if (!known?.parts.medical) return [];
  return [{ ...known, id: 'R5-adachi', ja: '足立区 令和5年度(医療分だけ)', parts: { medical: known.parts.medical }, basis: derive('足立区 令和5年度計算例は医療分だけを示す') }];
}
