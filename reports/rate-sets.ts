import { basisText, type Basis } from '../law/define.js';
import { premiumParts } from '../law/premium-parts.js';
import { cellJa, partRoundings, type Cell, type PartRates, type RateSet } from '../law/premium-rate-set.js';
import { code } from './markdown/text.js';
import { markdownTable, page } from './markdown/table.js';

const raw = (text: string) => ({ raw: text });
const grouped = new Intl.NumberFormat('ja-JP');
const yen = ({ value }: Cell) => (value === null ? '不明' : grouped.format(value));

/** 「7.51% / 47,600 / 670,000」. */
function ratesText(rates: PartRates | undefined): string {
  if (!rates) return '–';
  const { incomeRatePer100k, perCapitaYen, adultExtraPerCapitaYen, capYen } = rates;
  const rate = incomeRatePer100k.value === null ? '不明' : `${(incomeRatePer100k.value / 1000).toFixed(2)}%`;
  return [rate, adultExtraPerCapitaYen ? `${yen(perCapitaYen)}+${yen(adultExtraPerCapitaYen)}` : yen(perCapitaYen), yen(capYen)].join(' / ');
}

/** 料率 as `premium` knows them: one row a rate set. */
export const rateSetTable = (sets: readonly RateSet[]): string => page([
  '## 料率', '所得割率 / 均等割(子ども分は18歳以上の均等割を加える) / 賦課限度額、円。どの値にも根拠がある。ここにない料率は持ち込む。',
  markdownTable(['料率', '識別子', ...premiumParts.map(({ ja }) => ja), '区分の端数', '根拠'], sets.map(({ id, ja, parts, rounding, basis }) => [
    ja, raw(code(id)), ...premiumParts.map((part) => ratesText(parts[part.id])), partRoundings.find(([name]) => name === rounding)![1], basisText(basis),
  ])),
]);

/** Figures that are assumed or that nobody has published, once for each reason, with the ward and year of which it is said. */
export function openFigures(sets: readonly RateSet[]): readonly { readonly ja: string; readonly basis: Basis }[] {
  const found = sets.flatMap(({ ja: setJa, parts }) => premiumParts.flatMap(({ id }) => Object.entries(parts[id] ?? {}).map(([key, { basis }]: [string, Cell]) => ({ setJa, ja: cellJa(id, key as keyof PartRates), basis }))));
  const open = found.filter(({ basis }) => basis.kind === 'assumed' || basis.kind === 'unknown');
  const reasons = [...new Set(open.map(({ basis }) => basisText(basis)))];
  return reasons.map((reason) => {
    const same = open.filter(({ basis }) => basisText(basis) === reason);
    return { ja: `${someOf([...new Set(same.map(({ setJa }) => setJa))])}の料率の${[...new Set(same.map(({ ja }) => ja))].join('・')}`, basis: same[0]!.basis };
  });
}

/** The first three, and how many more. */
const someOf = (names: readonly string[]): string => `${names.slice(0, 3).join('・')}${names.length > 3 ? `ほか${names.length - 3}` : ''}`;
