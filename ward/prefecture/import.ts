import { levyPartsOf } from '../../contracts/levy-standard/checks.js';
import { levyBase, levyContribution, standardRate, submissionResult, type LevyBaseRow, type LevyContributionRow, type StandardRateRow, type SubmissionResultRow } from '../../contracts/levy-standard/records.js';
import type { PartId } from '../../law/premium-parts.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';

/** 提出の結果: a file that was taken is done; one that came back goes out again with the next job. */
export async function importSubmissionResults({ store }: Intake, lines: readonly Line<SubmissionResultRow>[]): Promise<Applied> {
  const issues: ImportIssue[] = [];
  let applied = 0;
  for (const fileName of new Set(lines.map(({ value }) => value.fileName))) {
    const own = lines.filter(({ value }) => value.fileName === fileName);
    const known = await store.db.selectFrom('ward_submission').select('state').where('file_name', '=', fileName).executeTakeFirst();
    if (!known) issues.push(importIssue('E207', own[0]!.line, 'fileName', submissionResult.fields.fileName.ja, fileName, 'この区が出したファイルではない', '東京都に確かめる'));
    else if (known.state === 'handedOver') {
      applied += 1;
      const found = own.flatMap(({ value: { code, fieldJa, message, cure } }) => (code === null ? [] : [{ code, ja: fieldJa ?? '', why: message ?? '', cure: cure ?? '' }]));
      await store.db.updateTable('ward_submission').set({ state: own[0]!.value.submissionOutcome, issues: JSON.stringify(found) }).where('file_name', '=', fileName).execute();
    }
  }
  return issues.length > 0 ? { issues } : { applied };
}

/** 納付金: taken only when it was reckoned from what this ward handed in and 東京都 accepted; anybody else's figures are refused. */
export async function importContributions({ store, settings, importNo }: Intake, lines: readonly Line<LevyContributionRow>[]): Promise<Applied> {
  const incomplete = incompleteIn(lines, levyContribution.fields.part.ja);
  if (incomplete.length > 0) return { issues: incomplete };
  const { fiscalYear } = lines[0]!.value;
  const handedIn = (await store.db.selectFrom('ward_submission').select('content').where('layout', '=', levyBase.id).where('about', '=', String(fiscalYear)).where('state', '=', 'accepted').orderBy('submission_no', 'desc').execute()).map(({ content }) => JSON.parse(content) as readonly LevyBaseRow[]);
  const issues = handedIn.some((rows) => differencesFrom(rows, lines).length === 0) ? [] : handedIn.length === 0
    ? [importIssue('E914', 0, 'fiscalYear', levyContribution.fields.fiscalYear.ja, String(fiscalYear), 'この年度の市町村基礎ファイルは受理されていない', '東京都に、何から算定したかを確かめる')]
    : differencesFrom(handedIn[0]!, lines);
  if (issues.length > 0) return { issues };
  await store.insertMany('ward_contribution', lines.map(({ value }) => ({ fiscal_year: fiscalYear, run_kind: value.runKind, part: value.part, contribution_yen: value.contributionYen, by_income_yen: value.byIncomeYen, by_head_yen: value.byHeadYen, import_no: importNo, received_at: settings.now })), 'replace');
  return { applied: lines.length };
}

/** 標準保険料率: it belongs to the 納付金 that came before it. */
export async function importStandardRates({ store, settings, importNo }: Intake, lines: readonly Line<StandardRateRow>[]): Promise<Applied> {
  const incomplete = incompleteIn(lines, standardRate.fields.part.ja);
  if (incomplete.length > 0) return { issues: incomplete };
  const { fiscalYear, runKind } = lines[0]!.value;
  const held = new Map((await store.db.selectFrom('ward_contribution').select(['part', 'contribution_yen']).where('fiscal_year', '=', fiscalYear).where('run_kind', '=', runKind).execute()).map(({ part, contribution_yen }) => [part, contribution_yen]));
  const issues = lines.filter(({ value }) => held.get(value.part) !== value.contributionYen).map(({ line, value }) => importIssue('E914', line, 'contributionYen', standardRate.fields.contributionYen.ja, String(value.contributionYen), held.has(value.part) ? `取り込んだ納付金は ${held.get(value.part)}円 である` : 'この納付金をまだ取り込んでいない', '同じ算定の納付金を先に取り込む'));
  if (issues.length > 0) return { issues };
  await store.insertMany('ward_standard_rate', lines.map(({ value }) => ({ fiscal_year: fiscalYear, run_kind: runKind, part: value.part, income_rate_per_100k: value.incomeRatePer100k, per_capita_yen: value.perCapitaYen, import_no: importNo, received_at: settings.now })), 'replace');
  return { applied: lines.length };
}

/** One year and 係数 a file, each 賦課区分 of the year once. */
function incompleteIn(lines: readonly Line<{ readonly fiscalYear: number; readonly runKind: string; readonly part: PartId }>[], ja: string): readonly ImportIssue[] {
  const first = lines[0]?.value;
  if (!first) return [importIssue('E103', 0, '*', '行', '', '行が一つもない', '東京都に送り直してもらう')];
  const mixed = lines.filter(({ value }) => value.fiscalYear !== first.fiscalYear || value.runKind !== first.runKind).map(({ line, value }) => importIssue('E206', line, 'runKind', '年度と係数', `${value.fiscalYear} ${value.runKind}`, '一つのファイルに二つの算定がある', '東京都に送り直してもらう'));
  const wrong = levyPartsOf(first.fiscalYear).filter((part) => lines.filter(({ value }) => value.part === part).length !== 1).map((part) => importIssue('E206', 0, 'part', ja, part, 'この区分の行が一つでない', '東京都に送り直してもらう'));
  return [...mixed, ...wrong];
}

/** Where the figures an answer was reckoned from are not those of the file. */
function differencesFrom(rows: readonly LevyBaseRow[], lines: readonly Line<LevyContributionRow>[]): readonly ImportIssue[] {
  return lines.flatMap(({ line, value }) => {
    const own = rows.find(({ part }) => part === value.part);
    return (['insuredCount', 'householdCount', 'cappedIncomeThousandYen'] as const).filter((field) => own?.[field] !== value[field])
      .map((field) => importIssue('E914', line, field, levyContribution.fields[field].ja, String(value[field]), `この区が提出したのは ${own?.[field] ?? 'なし'} である`, '東京都に、何から算定したかを確かめ、算定し直してもらう'));
  });
}
