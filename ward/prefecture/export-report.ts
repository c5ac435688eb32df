import type { ReportItem } from '../../contracts/levy-standard/codes.js';
import { benefitReport, type BenefitReportRow } from '../../contracts/levy-standard/records.js';
import type { JobResult } from '../../contracts/ward.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { assume, type Basis } from '../../law/define.js';
import { monthOf } from '../../law/fiscal-year.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { submit } from './submit.js';

export const reportBasis: Basis = assume('給付⑪で東京都へ何を提供するかは公開されていない。終わった月ごとに、給付記録の件数と費用額(点数×10円と食事の額)を入院・外来に分け、その月に振り込んで戻らなかった高額療養費の件数と額を添える。前に出した数と替わった月と、返された月だけを出す');

interface Sum { readonly itemCount: number; readonly itemYen: number }
type Month = ReadonlyMap<ReportItem, Sum>;

/** 給付状況の作成 (給付⑪): the months that are over of which 東京都 does not know what the ward knows now. Nobody's name goes with it. */
export function exportBenefitReport(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const nothing: JobResult = { job: 'exportBenefitReport', files: [], decisions: [] };
    const told = new Map((await inside.db.selectFrom('ward_reported_month').innerJoin('ward_submission', 'ward_submission.file_name', 'ward_reported_month.file_name').select(['month', 'ward_reported_month.content', 'state']).execute()).map((row) => [row.month, row]));
    const known = await monthsOf(inside);
    const months = [...new Set([...known.keys(), ...told.keys()])].filter((month) => month < monthOf(settings.today)).toSorted();
    const changed = months.map((month) => ({ month, rows: rowsOf(month, known.get(month) ?? new Map()) })).filter(({ month, rows }) => told.get(month)?.content !== JSON.stringify(rows) || told.get(month)?.state === 'refused');
    if (changed.length === 0) return nothing;
    const name = await submit({ store: inside, profile, settings }, benefitReport, changed.map(({ month }) => month).join(' '), changed.flatMap(({ rows }) => rows));
    await inside.insertMany('ward_reported_month', changed.map(({ month, rows }) => ({ month, content: JSON.stringify(rows), file_name: name })), 'replace');
    return { ...nothing, files: [name] };
  });
}

/** What is known of each month: receipts by 審査年月, payments by the month in which they were paid. */
async function monthsOf({ db }: WardStore): Promise<ReadonlyMap<string, Month>> {
  const receipts = await db.selectFrom('ward_care_receipt').select(({ fn }) => ['delivery_month', 'setting', fn.countAll<number>().as('count'), fn.sum<number | string>('points').as('points'), fn.sum<number | string>('meal_yen').as('meals')])
    .where('latest', '=', 1).where('record_state', '!=', 'withdrawn').groupBy(['delivery_month', 'setting']).execute();
  const payments = await db.selectFrom('ward_benefit_payment').innerJoin('ward_benefit_case', 'ward_benefit_case.case_no', 'ward_benefit_payment.case_no').select(['pays_on', 'yen']).where('kind', '=', 'highCost').where('pays_on', 'is not', null).where('returned_on', 'is', null).execute();
  const months = new Map<string, Map<ReportItem, Sum>>();
  const add = (month: string, item: ReportItem, { itemCount, itemYen }: Sum) => {
    const own = months.get(month) ?? months.set(month, new Map()).get(month)!;
    const before = own.get(item) ?? { itemCount: 0, itemYen: 0 };
    own.set(item, { itemCount: before.itemCount + itemCount, itemYen: before.itemYen + itemYen });
  };
  for (const { delivery_month, setting, count, points, meals } of receipts) add(delivery_month, setting === 'inpatient' ? 'inpatient' : 'outpatient', { itemCount: count, itemYen: Number(points) * 10 + Number(meals) });
  for (const { pays_on, yen } of payments) add(pays_on!.slice(0, 7), 'highCost', { itemCount: 1, itemYen: yen });
  return months;
}

function rowsOf(month: string, known: Month): readonly BenefitReportRow[] {
  const deliveryMonth = month.replace('-', '');
  const rows = (['inpatient', 'outpatient', 'highCost'] as const).map((reportItem): BenefitReportRow => ({ deliveryMonth, reportItem, ...(known.get(reportItem) ?? { itemCount: 0, itemYen: 0 }) }));
  const sum = (key: 'itemCount' | 'itemYen') => rows.reduce((all, row) => all + row[key], 0);
  return [...rows, { deliveryMonth, reportItem: 'total', itemCount: sum('itemCount'), itemYen: sum('itemYen') }];
}
