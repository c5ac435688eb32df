import type { AnswerOf } from '../../contracts/ward.js';
import type { SubmissionState } from '../../contracts/ward-prefecture.js';
import type { Moment } from '../../law/day.js';
import { levyRunKinds } from '../../law/levy-sharing.js';
import { premiumParts, type PartId } from '../../law/premium-parts.js';
import { rateSetFor } from '../../law/premium-rates.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';

interface Rates { readonly incomeRatePer100k: number | null; readonly perCapitaYen: number | null }

/** 納付金 and 標準保険料率 of a year, beside the ward's own 料率 of that year or the newest before it. */
export async function contributions(store: WardStore, fiscalYear: number): Promise<AnswerOf<'contributions'>> {
  const { municipalityCode } = await readSettings(store);
  const shares = await store.db.selectFrom('ward_contribution').selectAll().where('fiscal_year', '=', fiscalYear).execute();
  const rates = await store.db.selectFrom('ward_standard_rate').selectAll().where('fiscal_year', '=', fiscalYear).execute();
  const ownSet = [fiscalYear, fiscalYear - 1].map((year) => rateSetFor(year, municipalityCode)).find((set) => set !== undefined);
  const partOfRun = (runKind: string, part: PartId) => {
    const share = shares.find((row) => row.run_kind === runKind && row.part === part);
    if (!share) return [];
    const rate = rates.find((row) => row.run_kind === runKind && row.part === part);
    const standard: Rates | null = rate ? { incomeRatePer100k: rate.income_rate_per_100k, perCapitaYen: rate.per_capita_yen } : null;
    const cells = ownSet?.parts[part];
    const own = ownSet && cells ? { fiscalYear: ownSet.fiscalYear, incomeRatePer100k: cells.incomeRatePer100k.value, perCapitaYen: cells.adultExtraPerCapitaYen ? plus(cells.perCapitaYen.value, cells.adultExtraPerCapitaYen.value) : cells.perCapitaYen.value } : null;
    return [{ part, contributionYen: share.contribution_yen, byIncomeYen: share.by_income_yen, byHeadYen: share.by_head_yen, standard, own, difference: own && standard ? { incomeRatePer100k: minus(own.incomeRatePer100k, standard.incomeRatePer100k), perCapitaYen: minus(own.perCapitaYen, standard.perCapitaYen) } : null }];
  };
  return { runs: levyRunKinds.map(([runKind]) => ({ runKind, parts: premiumParts.flatMap(({ id }) => partOfRun(runKind, id)) })).filter(({ parts }) => parts.length > 0) };
}
/** What is unknown on one side is unknown in the end. */
const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
const minus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);

/** Everything handed in to 東京都, and what it said. */
export async function submissions({ db }: WardStore): Promise<AnswerOf<'submissions'>> {
  const rows = await db.selectFrom('ward_submission').selectAll().orderBy('submission_no').execute();
  return { submissions: rows.map(({ file_name, layout, about, made_at, state, issues }) => ({ fileName: file_name, layout: layout as 'levyBase', about, madeAt: made_at as Moment, state: state as SubmissionState, issues: JSON.parse(issues) as AnswerOf<'submissions'>['submissions'][number]['issues'] })) };
}
