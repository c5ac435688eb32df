import { fiscalYearBegins } from '../../law/fiscal-year.js';
import { premiumParts, type PartId } from '../../law/premium-parts.js';
import { ageBands, reportItems } from './codes.js';
import type { BenefitReportRow, LevyBaseRow } from './records.js';

/** Rows that are right one by one and wrong together. Line 0: the file as a whole. */
export interface FileTrouble { readonly line: number; readonly field: string; readonly ja: string; readonly raw: string; readonly why: string; readonly cure: string }
interface Told<R> { readonly line: number; readonly value: R }

/** 賦課区分 of a year: three, and from 令和8年度 four. */
export const levyPartsOf = (fiscalYear: number): readonly PartId[] => premiumParts.filter(({ sinceFiscalYear }) => sinceFiscalYear === null || fiscalYear >= sinceFiscalYear).map(({ id }) => id);
/** Counted on 1 April of the year in which it is reckoned, for the year after. */
export const countedOnFor = (fiscalYear: number) => fiscalYearBegins(fiscalYear - 1);

const trouble = (line: number, field: string, ja: string, raw: unknown, why: string, cure: string): FileTrouble => ({ line, field, ja, raw: String(raw), why, cure });

/** Where a 市町村基礎ファイル contradicts itself. Empty = it adds up. */
export function troublesInBase(rows: readonly Told<LevyBaseRow>[]): readonly FileTrouble[] {
  const fiscalYear = rows[0]?.value.fiscalYear;
  if (fiscalYear === undefined) return [trouble(0, '*', '行', '', '行が一つもない', '賦課区分・年齢階級・合計の行を書く')];
  const dates = rows.flatMap(({ line, value }) => [
    ...(value.fiscalYear === fiscalYear ? [] : [trouble(line, 'fiscalYear', '納付金の年度', value.fiscalYear, `ほかの行は ${fiscalYear} 年度である`, '一つのファイルに一つの年度を書く')]),
    ...(value.countedOn === countedOnFor(value.fiscalYear) ? [] : [trouble(line, 'countedOn', '計算基準日', value.countedOn, `${value.fiscalYear}年度の納付金の計算基準日は ${countedOnFor(value.fiscalYear)} である`, '算定する年の4月1日現在で数える')]),
  ]);
  const sets = [
    ...oncePerKey(rows, 'part', '賦課区分', levyPartsOf(fiscalYear)), ...oncePerKey(rows, 'ageBand', '年齢階級', ageBands.map(([band]) => band)),
    ...(rows.filter(({ value }) => value.rowKind === 'total').length === 1 ? [] : [trouble(0, 'rowKind', '行の種別', 'total', '合計の行が一つでない', '合計の行を一つ書く')]),
  ];
  return dates.length + sets.length > 0 ? [...dates, ...sets] : sumsIn(rows);
}

function oncePerKey(rows: readonly Told<LevyBaseRow>[], key: 'part' | 'ageBand', ja: string, expected: readonly string[]): readonly FileTrouble[] {
  const told = rows.filter(({ value }) => value.rowKind === key);
  const missing = expected.filter((one) => !told.some(({ value }) => value[key] === one)).map((one) => trouble(0, key, ja, one, 'この行がない', 'どの区分も、0でも一行ずつ書く'));
  const extra = told.filter(({ value }, index) => !expected.includes(value[key]!) || told.findIndex((other) => other.value[key] === value[key]) !== index).map(({ line, value }) => trouble(line, key, ja, value[key], expected.includes(value[key]!) ? '二度ある' : 'その年度にない区分である', '区分ごとに一行だけ書く'));
  return [...missing, ...extra];
}

/** Each sum is what its parts make, and no part is more than the whole. */
function sumsIn(rows: readonly Told<LevyBaseRow>[]): readonly FileTrouble[] {
  const total = rows.find(({ value }) => value.rowKind === 'total')!;
  const bands = rows.filter(({ value }) => value.rowKind === 'ageBand').map(({ value }) => value);
  const parts = rows.filter(({ value }) => value.rowKind === 'part');
  const medical = parts.find(({ value }) => value.part === 'medical')!.value;
  const [heads, cost] = [bands.reduce((sum, { insuredCount }) => sum + insuredCount, 0), bands.reduce((sum, { careCostThousandYen }) => sum + careCostThousandYen!, 0)];
  const { insuredCount, careCostThousandYen } = total.value;
  return [
    ...(heads === insuredCount ? [] : [trouble(total.line, 'insuredCount', '被保険者数', insuredCount, `年齢階級の和は ${heads} 人である`, '合計か年齢階級を数え直す')]),
    ...(cost === careCostThousandYen ? [] : [trouble(total.line, 'careCostThousandYen', '医療費実績(千円)', careCostThousandYen, `年齢階級の和は ${cost} 千円である`, '合計か年齢階級を数え直す')]),
    ...parts.flatMap(({ line, value }) => partTroubles(line, value, medical, insuredCount)),
  ];
}

function partTroubles(line: number, { part, insuredCount, householdCount, incomeThousandYen, cappedIncomeThousandYen }: LevyBaseRow, medical: LevyBaseRow, allHeads: number): readonly FileTrouble[] {
  const isWhole = part === 'medical' || part === 'support';
  return [
    ...(insuredCount > allHeads || (isWhole && insuredCount !== allHeads) ? [trouble(line, 'insuredCount', '被保険者数', insuredCount, `被保険者は合計で ${allHeads} 人である`, '区分の対象者を数え直す')] : []),
    ...(householdCount! > medical.householdCount! || householdCount! > insuredCount ? [trouble(line, 'householdCount', '世帯数', householdCount, '医療分の世帯か、この区分の被保険者より多い', '対象者のいる世帯を数え直す')] : []),
    ...(incomeThousandYen! > medical.incomeThousandYen! ? [trouble(line, 'incomeThousandYen', '所得総額(千円)', incomeThousandYen, `医療分の所得総額 ${medical.incomeThousandYen} 千円より多い`, '区分の対象者の所得だけを足す')] : []),
    ...(cappedIncomeThousandYen! > incomeThousandYen! ? [trouble(line, 'cappedIncomeThousandYen', '全国統一の賦課限度額に基づく所得総額(千円)', cappedIncomeThousandYen, `所得総額 ${incomeThousandYen} 千円より多い`, '賦課限度額に達する所得で切った額を足す')] : []),
  ];
}

/** Where a 給付状況 contradicts itself: each month has every item once, and its total is their sum. */
export function troublesInReport(rows: readonly Told<BenefitReportRow>[]): readonly FileTrouble[] {
  if (rows.length === 0) return [trouble(0, '*', '行', '', '行が一つもない', '月ごとに、区分の行と合計の行を書く')];
  return [...new Set(rows.map(({ value }) => value.deliveryMonth))].flatMap((month) => {
    const own = rows.filter(({ value }) => value.deliveryMonth === month);
    const wrong = reportItems.filter(([item]) => own.filter(({ value }) => value.reportItem === item).length !== 1).map(([item]) => trouble(own[0]!.line, 'reportItem', '集計の区分', item, `${month} にこの行が一つでない`, '月ごとに、どの区分も一行ずつ書く'));
    if (wrong.length > 0) return wrong;
    const total = own.find(({ value }) => value.reportItem === 'total')!;
    const rest = own.filter((one) => one !== total).map(({ value }) => value);
    return (['itemCount', 'itemYen'] as const).flatMap((field) => {
      const sum = rest.reduce((all, row) => all + row[field], 0);
      return total.value[field] === sum ? [] : [trouble(total.line, field, field === 'itemCount' ? '件数' : '額', total.value[field], `区分の和は ${sum} である`, '合計を書き直す')];
    });
  });
}
