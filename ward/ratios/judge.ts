import { firstOfNextMonth, termsJudgedOn, type RatioTerm } from '../../law/burden-ratio.js';
import { previousDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { yearsLater } from '../../law/fiscal-year.js';
import type { JobResult } from '../../contracts/ward.js';
import { readPage, type Page } from '../assessment/year/page.js';
import { followRatios } from '../certificates/follow-ratios.js';
import type { Decision } from '../define.js';
import { chunks, closeDesk, nextNumber, openDesk, type Desk } from '../desk.js';
import { readSettings, type Settings } from '../settings.js';
import type { RatioRow, WardStore } from '../tables.js';
import type { RevenueSaid } from './facts.js';
import { keptThisMonth, ratiosIn, type RatioSpan } from './reckon.js';
import { burdenRatio, type RatioOutcome } from './rules/burden-ratio.js';

/** 負担割合の判定 of everybody of 70–74, for the running term and, in July, the next. A row that does not hold any more is voided; what is as it was stays. */
export async function judgeRatios(store: WardStore, masked: Desk['masked']): Promise<JobResult> {
  const settings = await readSettings(store);
  const decisions: Decision[] = [];
  for (const keys of chunks(await concerned(store, settings.today))) decisions.push(...await store.transact((inside) => judgeHouseholds(inside, masked, keys, '負担割合の判定')));
  return { job: 'judgeRatios', files: [], decisions: summed(decisions).map((one) => ({ ...one, because: [...one.because] })) };
}

/** The same for some households, within the transaction of the act that may have changed them. Says what is new. */
export async function judgeHouseholds(store: WardStore, masked: Desk['masked'], householdKeys: readonly string[], why: string): Promise<readonly Decision[]> {
  const settings = await readSettings(store);
  const keys = await concerned(store, settings.today, householdKeys);
  if (keys.length === 0) return [];
  const note = { act: 'judgeRatios', notificationId: null, personKeys: [], why };
  const desk = await openDesk(store, settings, masked, note);
  const changes: Changes = { voided: [], added: [] };
  for (const term of termsJudgedOn(settings.today)) await judgeTerm(desk, settings, term, keys, changes);
  await keep(desk, changes);
  for (const { household_key } of [...changes.voided, ...changes.added]) desk.queue.set(household_key, true);
  await followRatios(desk, keys);
  if (changes.voided.length + changes.added.length + desk.pending.certificates.size > 0) await closeDesk(desk, note);
  return changes.added.map((row) => toldOf(row));
}

interface Changes { readonly voided: RatioRow[]; readonly added: RatioRow[] }

async function judgeTerm(desk: Desk, settings: Settings, term: RatioTerm, keys: readonly string[], changes: Changes): Promise<void> {
  const { parameters, today } = settings;
  const page = await readPage(desk.store, keys, term.fiscalYear);
  const revenues = await revenuesOf(desk.store, page, term.fiscalYear);
  const held = await desk.store.db.selectFrom('ward_ratio').selectAll().where('household_key', 'in', [...keys]).where('latest', '=', 1).where('voided', '=', 0).where('valid_from', '<=', term.through).where('valid_through', '>=', term.from).orderBy('ratio_no').execute();
  for (const householdKey of keys) {
    const own = held.filter(({ household_key }) => household_key === householdKey);
    const reckoned = ratiosIn({ page, householdKey, term, revenues, parameters }).filter(({ validFrom }) => validFrom <= horizon(today, term));
    const spans = parameters.ratioIncomeEffect === 'nextMonth' ? keptThisMonth(reckoned, own.map(spanOfRow), today) : reckoned;
    const keyOf = ({ personKey, validFrom, validThrough, outcome }: RatioSpan) => `${personKey} ${validFrom} ${validThrough} ${outcome}`;
    const wanted = new Set(spans.map(keyOf));
    const there = new Set(own.map((row) => keyOf(spanOfRow(row))));
    changes.voided.push(...own.filter((row) => !wanted.has(keyOf(spanOfRow(row)))));
    changes.added.push(...spans.filter((span) => !there.has(keyOf(span))).map((span) => newRow(desk, householdKey, span)));
  }
}

/** Somebody who comes into the band later in the term is judged from the month before. */
const horizon = (today: Day, { from }: RatioTerm): Day => {
  const end = previousDay(firstOfNextMonth(firstOfNextMonth(today)));
  return end < from ? from : end;
};

const newRow = (desk: Desk, householdKey: string, { personKey, validFrom, validThrough, ratio, outcome, because }: RatioSpan): RatioRow => ({
  ratio_no: nextNumber(desk, 'ratio'), revision: 1, person_key: personKey, household_key: householdKey, valid_from: validFrom, valid_through: validThrough, burden_ratio: ratio, outcome, because: JSON.stringify(because), voided: 0, act_no: desk.actNo, recorded_at: desk.settings.now, latest: 1,
});
const spanOfRow = (row: RatioRow): RatioSpan => ({
  personKey: row.person_key, validFrom: row.valid_from as Day, validThrough: row.valid_through as Day, ratio: row.burden_ratio as RatioSpan['ratio'], outcome: row.outcome as RatioOutcome, because: JSON.parse(row.because) as string[],
});

/** 無効化 first, then what takes its place: on no day do two hold. */
async function keep({ store, actNo, settings }: Desk, { voided, added }: Changes): Promise<void> {
  for (const numbers of chunks(voided.map(({ ratio_no }) => ratio_no))) await store.db.updateTable('ward_ratio').set({ latest: 0 }).where('ratio_no', 'in', numbers).where('latest', '=', 1).execute();
  await store.insertMany('ward_ratio', [...voided.map((row) => ({ ...row, revision: row.revision + 1, voided: 1, act_no: actNo, recorded_at: settings.now })), ...added]);
}

async function revenuesOf({ db }: WardStore, page: Page, fiscalYear: number): Promise<readonly RevenueSaid[]> {
  const found: RevenueSaid[] = [];
  for (const people of chunks([...page.known.residents.keys()])) {
    const rows = await db.selectFrom('ward_revenue').selectAll().where('person_key', 'in', people).where('fiscal_year', '=', fiscalYear).orderBy('form_no').execute();
    found.push(...rows.map((row) => ({ personKey: row.person_key, revenueYen: row.revenue_yen, receivedOn: row.received_on as Day })));
  }
  return found;
}

/** Households in which somebody is, is about to be or was judged to be of 70–74. */
async function concerned({ db }: WardStore, today: Day, among?: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const some of among === undefined ? [null] : chunks(among)) {
    const born = db.selectFrom('ward_period as period').innerJoin('ward_resident as resident', (join) => join.onRef('resident.person_key', '=', 'period.person_key').on('resident.latest', '=', 1))
      .where('period.latest', '=', 1).where('period.voided', '=', 0).where('resident.born_on', '>=', yearsLater(today, -77)).where('resident.born_on', '<=', yearsLater(firstOfNextMonth(firstOfNextMonth(today)), -70)).select('period.household_key').distinct();
    const judged = db.selectFrom('ward_ratio').where('latest', '=', 1).where('voided', '=', 0).where('valid_through', '>=', today).select('household_key').distinct();
    const rows = [...await (some ? born.where('period.household_key', 'in', some) : born).execute(), ...await (some ? judged.where('household_key', 'in', some) : judged).execute()];
    for (const { household_key } of rows) found.add(household_key);
  }
  return [...found].sort();
}

const toldOf = (row: RatioRow): Decision => ({ rule: burdenRatio.id, outcome: row.outcome, ja: burdenRatio.outcomes[row.outcome as RatioOutcome], because: JSON.parse(row.because) as string[] });
const summed = (decisions: readonly Decision[]): readonly Decision[] => [...new Set(decisions.map(({ outcome }) => outcome))].map((outcome) => {
  const own = decisions.filter((one) => one.outcome === outcome);
  return { ...own[0]!, because: [`${own.length}件`] };
});
