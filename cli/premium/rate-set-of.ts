import { isMunicipalityCode } from '../../law/check-digits.js';
import { cite, unknownYet, type Basis } from '../../law/define.js';
import { fiscalYearEnds, fiscalYearJa } from '../../law/fiscal-year.js';
import { municipalities } from '../../law/municipalities.js';
import { partOf, premiumParts, type PartId } from '../../law/premium-parts.js';
import type { Cell, PartRates, RateSet } from '../../law/premium-rate-set.js';
import { checkedFiscalYears, namedRateSets, rateSetFor } from '../../law/premium-rates.js';
import { isObject, type RawCase } from '../cases/cases.js';
import { issuesOf, nearest, type InputIssue } from '../cases/issues.js';
import { keysAt } from '../cases/keys.js';
import { premiumForm, rateSetSchema, type PremiumInput, type RateSetInput } from './schema.js';

type Read = { readonly rateSet: RateSet; readonly issues?: never } | { readonly issues: readonly InputIssue[] };

/** The rate set of a case: one it brings (as an object or by name), one of the law by name, else that of its municipality and year. */
export function rateSetOf({ inputAt, rateSets }: RawCase, input: Pick<PremiumInput, 'rateSet' | 'fiscalYear' | 'municipalityCode'>): Read {
  const at = `${inputAt}/rateSet`;
  const { rateSet: told } = input;
  if (isObject(told)) return brought(told, at, '持ち込みの料率');
  if (typeof told === 'string') {
    const source = rateSets.find(({ sets }) => Object.hasOwn(sets, told));
    if (source) return brought(source.sets[told], `${source.at}/${told.replaceAll('~', '~0').replaceAll('/', '~1')}`, told);
    const known = namedRateSets();
    const rateSet = known.find(({ id }) => id === told);
    return rateSet ? { rateSet } : { issues: [unknownName(at, told, [...rateSets.flatMap(({ sets }) => Object.keys(sets)), ...known.map(({ id }) => id)])] };
  }
  return told === undefined ? ofMunicipality(inputAt, input) : { issues: [{ pointer: at, why: '料率の名でもオブジェクトでもない', cure: '"R8-tokyo23" のような名か、{fiscalYear, parts} を書く' }] };
}

function unknownName(pointer: string, told: string, known: readonly string[]): InputIssue {
  const near = nearest(told, known);
  return { pointer, why: `料率「${told.slice(0, 64)}」を持っていない`, cure: `${near === undefined ? '' : `もしかして「${near}」。`}rateSets に ${told.slice(0, 64)} の {fiscalYear, levyKind, rounding, parts} を書いて持ち込む` };
}

const bring = 'rateSet に {fiscalYear, levyKind, rounding, parts} を書いて持ち込む';

function ofMunicipality(at: string, { fiscalYear, municipalityCode }: Pick<PremiumInput, 'fiscalYear' | 'municipalityCode'>): Read {
  if (municipalityCode === undefined || fiscalYear === undefined) {
    const missing = [fiscalYear === undefined ? 'fiscalYear' : '', municipalityCode === undefined ? 'municipalityCode' : ''].filter(Boolean);
    return { issues: missing.map((key) => ({ pointer: `${at}/${key}`, why: '料率を選べない(rateSet もない)', cure: `${key} を書くか、${bring}` })) };
  }
  const rateSet = rateSetFor(fiscalYear, municipalityCode);
  if (rateSet) return { rateSet };
  // The year is complained of where the year is read.
  if (fiscalYear < checkedFiscalYears.from || fiscalYear > checkedFiscalYears.through) return { issues: [] };
  const place = municipalities.find(({ code }) => code === municipalityCode);
  if (!place && !isMunicipalityCode(municipalityCode)) {
    const same = municipalities.find(({ code }) => code.slice(0, 5) === municipalityCode.slice(0, 5));
    return { issues: [{ pointer: `${at}/municipalityCode`, why: `団体コード ${municipalityCode} は検査数字が合わない`, cure: same ? `${same.ja}なら ${same.code}` : '検査数字を含む6桁で書く' }] };
  }
  return { issues: [{ pointer: `${at}/municipalityCode`, why: `${place?.ja ?? `団体 ${municipalityCode} `}の${fiscalYearJa(fiscalYear)}の料率を持っていない`, cure: bring }] };
}

/** A rate set somebody brings is taken at his word, and every figure he leaves open stays unknown. */
function brought(value: unknown, at: string, id: string): Read {
  const parsed = rateSetSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { issues: issuesOf(parsed.error, at, (path) => keysAt(rateSetSchema, path), premiumForm.page) };
  const { fiscalYear, levyKind = 'fee', rounding = levyKind === 'tax' ? 'floor100YenPerPart' : 'floor1YenPerPart', parts } = parsed.data;
  const basis = cite('持ち込まれた料率', id);
  const issues: InputIssue[] = [];
  if (fiscalYear < checkedFiscalYears.from || fiscalYear > checkedFiscalYears.through) issues.push(yearIssue(`${at}/fiscalYear`, fiscalYear));
  for (const { id: part, ja, sinceFiscalYear } of premiumParts) if (parts[part] && sinceFiscalYear !== null && fiscalYear < sinceFiscalYear) issues.push({ pointer: `${at}/parts/${part}`, why: `${fiscalYearJa(fiscalYear)}に${ja}はない(${fiscalYearJa(sinceFiscalYear)}から)`, cure: 'この区分を削るか、fiscalYear を直す' });
  for (const part of ['medical', 'support', 'care'] as const) if (parts[part]?.adultExtraPerCapitaYen !== undefined) issues.push({ pointer: `${at}/parts/${part}/adultExtraPerCapitaYen`, why: `${partOf(part).ja}に18歳以上被保険者均等割はない`, cure: '削る' });
  if (Object.values(parts).every((part) => part === undefined)) issues.push({ pointer: `${at}/parts`, why: '区分が一つもない', cure: 'medical・support・care(令和8年度からは childSupport も)を書く' });
  if (issues.length > 0) return { issues };
  return { rateSet: { id, ja: '持ち込み', fiscalYear, levyKind, rounding, parts: Object.fromEntries(Object.entries(parts).map(([part, cells]) => [part, ratesOf(part as PartId, cells!, basis)])), basis, checkedThrough: fiscalYearEnds(fiscalYear) } };
}

function ratesOf(part: PartId, { incomeRatePer100k, perCapitaYen, adultExtraPerCapitaYen, capYen }: NonNullable<RateSetInput['parts'][PartId]>, basis: Basis): PartRates {
  const cellOf = (value: number | null | undefined): Cell => ({ value: value ?? null, basis: value === null || value === undefined ? unknownYet('持ち込んだ料率に値がない') : basis });
  return { incomeRatePer100k: cellOf(incomeRatePer100k), perCapitaYen: cellOf(perCapitaYen), capYen: cellOf(capYen), ...(part === 'childSupport' ? { adultExtraPerCapitaYen: cellOf(adultExtraPerCapitaYen) } : {}) };
}

export const yearIssue = (pointer: string, fiscalYear: number): InputIssue => ({
  pointer, why: `${fiscalYear}年度の決まり(軽減の判定基準・所得の速算表)を確かめていない`,
  cure: `${checkedFiscalYears.from}(${fiscalYearJa(checkedFiscalYears.from)})〜${checkedFiscalYears.through}(${fiscalYearJa(checkedFiscalYears.through)})を書く`,
});
