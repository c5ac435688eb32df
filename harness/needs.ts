import type { Capability } from '../contracts/ward.js';
import { fiscalYearJa } from '../law/fiscal-year.js';
import { municipalities, municipality } from '../law/municipalities.js';
import { cellJa, type PartRates } from '../law/premium-rate-set.js';
import { rateSetFor } from '../law/premium-rates.js';
import type { PartId } from '../law/premium-parts.js';
import type { Scenario } from './scene.js';

/** Everything a connection must be able to do for that story to be played. */
export const needsOf = ({ needs, parameters = {} }: Pick<Scenario, 'needs' | 'parameters'>): readonly Capability[] =>
  [...needs, ...Object.keys(parameters).map((name) => `parameter.${name}` as Capability)];

type Reckoning = Pick<Scenario, 'rates'>;

/** Why a story that reckons with 料率 cannot be played in a municipality, and what helps. */
export interface UnknownRates { readonly because: string; readonly cure: string }

/** Figures of the 料率 that a story reckons with and nobody has published; null when all of them are known. */
export function unknownRates({ rates = [] }: Reckoning, municipalityCode: string): UnknownRates | null {
  const unknown = rates.flatMap((fiscalYear) => unknownFigures(fiscalYear, municipalityCode));
  if (unknown.length === 0) return null;
  const whys = [...new Set(unknown.map(({ why }) => why))];
  const { ja: own } = municipality(municipalityCode);
  const others = municipalities.filter(({ code }) => rates.every((fiscalYear) => unknownFigures(fiscalYear, code).length === 0)).slice(0, 3).map(({ ja }) => ja);
  return {
    because: `公開資料で分からない数字がある: ${unknown.map(({ ja }) => ja).join('、')}(${whys.join('。')})`,
    cure: `料率のそろう区市町村を --municipality に書いて実行する(例: ${others.join('・')})。${own}の数字を載せた資料があれば、出典とともに law/ の料率の表に加える`,
  };
}

function unknownFigures(fiscalYear: number, municipalityCode: string): readonly { readonly ja: string; readonly why: string }[] {
  const { ja } = municipality(municipalityCode);
  const place = `${ja} ${fiscalYearJa(fiscalYear)}`;
  const rateSet = rateSetFor(fiscalYear, municipalityCode);
  if (!rateSet) return [{ ja: `${place}の料率`, why: `${ja}の${fiscalYearJa(fiscalYear)}の料率は公開資料で確かめていない` }];
  return Object.entries(rateSet.parts).flatMap(([part, cells]) => Object.entries(cells).flatMap(([key, { value, basis }]) =>
    (value === null && basis.kind === 'unknown' ? [{ ja: `${place} ${cellJa(part as PartId, key as keyof PartRates)}`, why: basis.what }] : [])));
}
