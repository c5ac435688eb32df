import { levyPartsOf } from '../../contracts/levy-standard/checks.js';
import { levyContribution, standardRate, type LevyBaseRow, type LevyContributionRow } from '../../contracts/levy-standard/records.js';
import type { Day } from '../../law/define.js';
import { fiscalYearJa } from '../../law/fiscal-year.js';
import { costIndices, levyRunKinds, NobodyToShare, shareContribution, standardRateOf, type LevyRunKind } from '../../law/levy-sharing.js';
import type { PartId } from '../../law/premium-parts.js';
import { layOutResult } from './results.js';
import type { LevyStandard, LevyStandardStore, RunKey, YearTold } from './tables.js';

/** The first day on which a run may be reckoned; until everybody's file is there it waits, day by day. */
export const runDayOf = ({ parameters }: Pick<LevyStandard, 'parameters'>, { fiscalYear, runKind }: RunKey): Day =>
  (runKind === 'provisional' ? `${fiscalYear - 1}-${parameters.provisionalRunOn}` : `${fiscalYear}-${parameters.definiteRunOn}`) as Day;

/** 20:00: every run that has fallen due and is not done. */
export async function reckonRuns(party: LevyStandard): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、算定しなかった');
  const rows = await party.store.db.selectFrom('levy_standard_year').selectAll().orderBy('fiscal_year').orderBy('run_kind', 'desc').execute();
  for (const { fiscal_year, run_kind, told } of rows) {
    const key: RunKey = { fiscalYear: fiscal_year, runKind: run_kind as LevyRunKind };
    if (party.today() >= runDayOf(party, key)) await party.store.transact((store) => reckonRun(party, store, key, JSON.parse(told) as YearTold));
  }
  return undefined;
}

/** The bases of everybody, by 団体コード. */
type Bases = ReadonlyMap<string, readonly LevyBaseRow[]>;

async function reckonRun(party: LevyStandard, store: LevyStandardStore, key: RunKey, told: YearTold): Promise<void> {
  const { fiscalYear, runKind } = key;
  const done = await store.db.selectFrom('levy_standard_run').select('computed_at').where('fiscal_year', '=', fiscalYear).where('run_kind', '=', runKind).executeTakeFirst();
  if (done) return;
  const name = `${fiscalYearJa(fiscalYear)}の納付金の算定(${levyRunKinds.find(([kind]) => kind === runKind)![1]})`;
  const wait = async (missing: readonly string[], why: string) => {
    await store.insertMany('levy_standard_wait', [{ fiscal_year: fiscalYear, run_kind: runKind, looked_on: party.today(), missing: JSON.stringify(missing), why }], 'replace');
    party.note(`${name}をしなかった: ${why}`);
  };
  const bases = await basesOf(party, store, fiscalYear, told.municipalityCodes);
  const missing = told.municipalityCodes.filter((code) => !bases.has(code));
  if (missing.length > 0) return wait(missing, `市町村基礎ファイルがない: ${missing.join('・')}`);
  const shared = contributionsOf(party, key, told, bases);
  if (shared instanceof NobodyToShare) return wait([], shared.message);
  await store.insertMany('levy_standard_run', [{ fiscal_year: fiscalYear, run_kind: runKind, computed_at: party.now() }]);
  for (const [code, rows] of shared) await publish(party, store, code, rows);
  party.note(`${name}をした: ${shared.size}団体`, ['D-2']);
}

async function basesOf({ faults }: LevyStandard, { db }: LevyStandardStore, fiscalYear: number, codes: readonly string[]): Promise<Bases> {
  const years = faults.has('lastYearsBase') ? [fiscalYear, fiscalYear - 1] : [fiscalYear];
  const rows = await db.selectFrom('levy_standard_base').select(['code', 'rows']).where('code', 'in', [...codes]).where('fiscal_year', 'in', years).orderBy('code').orderBy('fiscal_year', 'desc').execute();
  return new Map(rows.map(({ code, rows: held }) => [code, JSON.parse(held) as readonly LevyBaseRow[]]));
}

/** 納付金 of everybody, pool by pool; or that a pool has nobody to bear it. */
function contributionsOf(party: LevyStandard, key: RunKey, told: YearTold, bases: Bases): ReadonlyMap<string, readonly LevyContributionRow[]> | NobodyToShare {
  const indices = costIndices(new Map([...bases].map(([code, rows]) => [code, agesIn(rows)])));
  try {
    const rows = levyPartsOf(key.fiscalYear).flatMap((part) => poolOf(party, key, told, bases, indices, part));
    const answers = new Map(told.municipalityCodes.map((code) => [code, rows.flatMap(({ code: own, ...row }): LevyContributionRow[] => (own === code ? [row] : []))]));
    return party.faults.has('swapsMunicipalities') ? swapped(answers) : answers;
  } catch (error) {
    if (error instanceof NobodyToShare) return error;
    throw error;
  }
}
const agesIn = (rows: readonly LevyBaseRow[]) => rows.filter(({ rowKind }) => rowKind === 'ageBand').map(({ ageBand, insuredCount, careCostThousandYen }) => ({ ageBand: ageBand!, insuredCount, careCostThousandYen: careCostThousandYen! }));

function poolOf({ faults, parameters }: LevyStandard, { fiscalYear, runKind }: RunKey, { municipalityCodes, poolsYen, betaPerMille }: YearTold, bases: Bases, indices: ReadonlyMap<string, number>, part: PartId): readonly (LevyContributionRow & { readonly code: string })[] {
  const own = municipalityCodes.map((code) => {
    // わざと: 障害「前の年度」の基礎には、今の区分がないことがある。
    const row = bases.get(code)!.find((one) => one.part === part) ?? bases.get(code)!.find((one) => one.part === 'medical')!;
    // わざと: 障害「限度額を忘れる」では、切らない所得総額で分ける。
    return { code, insuredCount: row.insuredCount, householdCount: row.householdCount!, cappedIncomeThousandYen: (faults.has('forgetsCap') ? row.incomeThousandYen : row.cappedIncomeThousandYen)!, costIndexPerMillion: indices.get(code)! };
  });
  const rule = { poolYen: poolsYen[part] ?? 0, betaPerMille: betaPerMille ?? parameters.betaPerMille, alphaPercent: alphaOf(part, parameters.alphaPercent), householdPercent: parameters.householdPercent };
  return shareContribution(own, rule).map((shared, index) => {
    const { insuredCount, householdCount, cappedIncomeThousandYen } = own[index]!;
    return { fiscalYear, runKind, part, insuredCount, householdCount, cappedIncomeThousandYen, ...shared };
  });
}
const alphaOf = (part: PartId, alphaPercent: number): number => (part === 'medical' ? alphaPercent : 0);

/** わざと: 障害「取り違え」では、若い二つの団体の結果を入れ替える。 */
function swapped(answers: ReadonlyMap<string, readonly LevyContributionRow[]>): ReadonlyMap<string, readonly LevyContributionRow[]> {
  const [first, second] = [...answers.keys()].toSorted();
  return new Map([...answers].map(([code, rows]) => [code, code === first && second ? answers.get(second)! : code === second && first ? answers.get(first)! : rows]));
}

/** Both files of one municipality, in the order in which they are read. */
async function publish(party: LevyStandard, store: LevyStandardStore, code: string, rows: readonly LevyContributionRow[]): Promise<void> {
  await store.insertMany('levy_standard_answer', rows.map((row) => ({ fiscal_year: row.fiscalYear, run_kind: row.runKind, code, part: row.part, answer: JSON.stringify(row) })), 'replace');
  await layOutResult(party, store, code, levyContribution, rows);
  await layOutResult(party, store, code, standardRate, rows.map((row) => ({ fiscalYear: row.fiscalYear, runKind: row.runKind, part: row.part, contributionYen: row.contributionYen, ...standardRateOf(row, row) })));
}
