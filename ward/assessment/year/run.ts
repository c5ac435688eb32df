import { otherInsurances } from '../../../contracts/codes.js';
import type { JobResult } from '../../../contracts/ward.js';
import { fiscalYearJa, fiscalYearOf } from '../../../law/fiscal-year.js';
import { rateSetFor } from '../../../law/premium-rates.js';
import type { Decision } from '../../define.js';
import { beginJob, endJob } from '../../job-log.js';
import { noteDecisions } from '../../notices/write.js';
import { readSettings, type Settings } from '../../settings.js';
import type { AssessmentRow, WardStore } from '../../tables.js';
import { UnknownFigure } from '../assess.js';
import { periodsOf } from '../installments.js';
import { readSpecial } from '../special/known.js';
import { decideChange, decideFirst, type Decided, type Levy } from './decide.js';
import { factsOf } from './facts.js';
import { householdPages, readPage, type Page } from './page.js';
import { unitsOf, type Unit } from './units.js';

type Outcome = 'assessed' | 'changed' | 'barred' | 'unknownFigure' | 'noRates';
const outcomes: Readonly<Record<Outcome, string>> = { assessed: '賦課決定', changed: '更正', barred: '期間を過ぎて決定できない', unknownFigure: '料率が分からず決定できない', noRates: 'この年度の料率がない' };

/** 当初賦課: every household with somebody charged in the fiscal year of the business day, those decided before left alone. */
export async function assessYear(store: WardStore): Promise<JobResult> {
  const settings = await readSettings(store);
  const fiscalYear = fiscalYearOf(settings.today);
  const actNo = await beginJob(store, 'assessYear', `${fiscalYearJa(fiscalYear)}の当初賦課`, async (inside, no) => {
    await inside.insertMany('ward_year', [{ fiscal_year: fiscalYear, first_due_on: periodsOf(fiscalYear, settings.parameters.dueDateShift)[0]!.dueOn, act_no: no, begun_at: settings.now }], 'ignore');
  });
  const decisions = await levyYear(store, settings, fiscalYear, actNo, 'assessYear', firstOf);
  await endJob(store, actNo, decisions);
  return { job: 'assessYear', files: [], decisions: decisions.map((one) => ({ ...one, because: [...one.because] })) };
}

/** 更正 of whatever changed, in every fiscal year whose 当初賦課 was done; households that came later get their first decision. */
export async function reassess(store: WardStore): Promise<JobResult> {
  const settings = await readSettings(store);
  const years = await store.db.selectFrom('ward_year').select('fiscal_year').orderBy('fiscal_year').execute();
  const actNo = await beginJob(store, 'reassess', '更正');
  const decisions: Decision[] = [];
  for (const { fiscal_year } of years) decisions.push(...await levyYear(store, settings, fiscal_year, actNo, 'reassess', changeOf));
  await endJob(store, actNo, decisions);
  return { job: 'reassess', files: [], decisions: decisions.map((one) => ({ ...one, because: [...one.because] })) };
}

interface Found { readonly rows: readonly AssessmentRow[]; readonly notes: readonly (readonly [Outcome, string])[] }
type Judge = (levy: Levy, page: Page, householdKey: string) => Found;

/** Page by page, each page whole or not at all; what a killed run has decided is found decided by the next. */
async function levyYear(store: WardStore, settings: Settings, fiscalYear: number, actNo: number, job: Levy['job'], judge: Judge): Promise<readonly Decision[]> {
  const rateSet = rateSetFor(fiscalYear, settings.municipalityCode);
  if (!rateSet) return [told('noRates', fiscalYear, [`${fiscalYearJa(fiscalYear)}の料率は調べられていない`])];
  const counts = { assessed: 0, changed: 0 };
  const notes: (readonly [Outcome, string])[] = [];
  for await (const keys of householdPages(store)) {
    await store.transact(async (inside) => {
      const page = await readPage(inside, keys, fiscalYear);
      const known = await readSpecial(inside, settings, keys, fiscalYear);
      const special = known && { known, forms: page.known.forms };
      const found = keys.map((householdKey) => judge({ settings, fiscalYear, rateSet, actNo, job, special }, page, householdKey));
      const rows = found.flatMap((one) => one.rows);
      await keep(inside, rows);
      await noteDecisions(inside, settings, rows, page.known);
      for (const { kind } of rows) counts[kind === 'decision' ? 'assessed' : 'changed'] += 1;
      notes.push(...found.flatMap((one) => one.notes));
    });
  }
  const done = (['assessed', 'changed'] as const).filter((outcome) => counts[outcome] > 0).map((outcome) => told(outcome, fiscalYear, [`${fiscalYearJa(fiscalYear)} ${counts[outcome]}件`, `料率 ${rateSet.id}`]));
  const kinds = [...new Set(notes.map(([outcome]) => outcome))];
  return [...done, ...kinds.map((outcome) => told(outcome, fiscalYear, most(notes.filter(([one]) => one === outcome).map(([, why]) => why))))];
}

const told = (outcome: Outcome, fiscalYear: number, because: readonly string[]): Decision => ({ rule: 'levy', outcome, ja: `${fiscalYearJa(fiscalYear)} ${outcomes[outcome]}`, because });
const listed = 100;
const most = (lines: readonly string[]): readonly string[] => (lines.length <= listed ? lines : [...lines.slice(0, listed), `ほか${lines.length - listed}件`]);

/** A decision that replaces another one is the one that holds. */
async function keep(store: WardStore, rows: readonly AssessmentRow[]): Promise<void> {
  for (const { household_key, head_person_key, fiscal_year } of rows.filter(({ revision }) => revision > 0)) {
    await store.db.updateTable('ward_assessment').set({ latest: 0 }).where('household_key', '=', household_key).where('head_person_key', '=', head_person_key).where('fiscal_year', '=', fiscal_year).where('latest', '=', 1).execute();
  }
  await store.insertMany('ward_assessment', rows);
}

const unitsIn = ({ settings, fiscalYear }: Levy, page: Page, householdKey: string): readonly Unit[] =>
  unitsOf(householdKey, page.versions.get(householdKey)!, page.revisionsIn(householdKey), fiscalYear, settings.parameters.applicationEndConvention);

const firstOf: Judge = (levy, page, householdKey) => eachUnit(levy, page, householdKey, (unit, before) => (before.some(({ head_person_key }) => head_person_key === unit.headPersonKey) ? null
  : decideFirst(levy, unit, factsOf(unit, levy.fiscalYear, page.known, levy.settings), before)));

const changeOf: Judge = (levy, page, householdKey) => eachUnit(levy, page, householdKey, (unit, before) => {
  const facts = factsOf(unit, levy.fiscalYear, page.known, levy.settings);
  const holds = before.findLast(({ head_person_key }) => head_person_key === unit.headPersonKey);
  return holds ? decideChange(levy, unit, facts, holds, before, settlesUp(page, unit, holds)) : decideFirst(levy, unit, facts, before);
});

/** Each 納付義務者 of the household, those too who were decided upon and are none any more. */
function eachUnit(levy: Levy, page: Page, householdKey: string, judge: (unit: Unit, before: readonly AssessmentRow[]) => Decided | null): Found {
  const before = [...(page.decided.get(householdKey) ?? [])];
  const units = unitsIn(levy, page, householdKey);
  const gone = [...new Set(before.map(({ head_person_key }) => head_person_key))].filter((head) => units.every(({ headPersonKey }) => headPersonKey !== head));
  const rows: AssessmentRow[] = [];
  const notes: (readonly [Outcome, string])[] = [];
  for (const unit of [...units, ...gone.map((headPersonKey): Unit => ({ householdKey, headPersonKey, months: new Map(), formerMembers: [], basisDay: null, isClosed: true }))]) {
    try {
      const judged = judge(unit, before);
      if (judged?.barred) notes.push(['barred', `世帯 ${householdKey}: ${judged.barred.because.join('、')}`]);
      if (!judged?.row) continue;
      rows.push(judged.row);
      before.push(judged.row);
    } catch (error) {
      if (!(error instanceof UnknownFigure)) throw error;
      notes.push(['unknownFigure', `世帯 ${householdKey}: ${error.cells.map(({ ja, why }) => `${ja}(${why})`).join('、')}`]);
    }
  }
  return { rows, notes };
}

const settlingReasons: readonly (string | null)[] = otherInsurances.map(([reason]) => reason);
/**
 * Has somebody of the household turned out to be insured elsewhere since the decision that holds, from some day on or from the beginning?
 * Whether that was no fault of theirs the clerk has judged by entering it (仮定).
 */
const settlesUp = (page: Page, { householdKey }: Unit, holds: AssessmentRow): boolean =>
  page.revisionsIn(householdKey).some((row) => row.latest === 1 && settlingReasons.includes(row.voided === 1 ? row.insured_by : row.end_reason) && row.act_no > holds.act_no);
