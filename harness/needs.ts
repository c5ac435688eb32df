import type { Capability } from '../contracts/ward.js';
import { fiscalYearJa } from '../law/fiscal-year.js';
import { municipality } from '../law/municipalities.js';
import { cellJa, type PartRates } from '../law/premium-rate-set.js';
import { rateSetFor } from '../law/premium-rates.js';
import type { PartId } from '../law/premium-parts.js';
import type { Scenario } from './scene.js';

/** Everything a connection must be able to do for that story to be played. */
export const needsOf = ({ needs, parameters = {} }: Pick<Scenario, 'needs' | 'parameters'>): readonly Capability[] =>
  [...needs, ...Object.keys(parameters).map((name) => `parameter.${name}` as Capability)];

/** Figures of the ward's 料率 that a story reckons with and nobody has published. */
export const unknownRates = ({ rates = [] }: Pick<Scenario, 'rates'>, municipalityCode: string): readonly string[] => rates.flatMap((fiscalYear) => {
  const place = `${municipality(municipalityCode).ja} ${fiscalYearJa(fiscalYear)}`;
  const rateSet = rateSetFor(fiscalYear, municipalityCode);
  if (!rateSet) return [`${place}の料率`];
  return Object.entries(rateSet.parts).flatMap(([part, cells]) => Object.entries(cells).filter(([, cell]) => cell.value === null).map(([key]) => `${place} ${cellJa(part as PartId, key as keyof PartRates)}`));
});
