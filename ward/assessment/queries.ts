import type { AnswerOf } from '../../contracts/ward.js';
import type { PremiumForm } from '../../contracts/ward-premium.js';
import type { NoticeKind } from '../../contracts/mailing/records.js';
import type { TaxState } from '../../contracts/integrated-db/tax-feed.js';
import type { Day } from '../../law/define.js';
import { rateSetFor } from '../../law/premium-rates.js';
import { byKey } from '../desk.js';
import { readSettings, type Settings } from '../settings.js';
import type { AssessmentRow, WardStore } from '../tables.js';
import { assess } from './assess.js';
import { specialCollection } from './rules/special-collection.js';
import { believed, type TaxSource } from './tax/statements.js';
import { assessable, installmentsIn, partsOf } from './year/decide.js';
import type { HouseholdFacts } from './year/facts.js';
import { yen } from '../because.js';

/** What the tax office has told of a person and year. */
export async function income({ db }: WardStore, personKey: string, fiscalYear: number): Promise<AnswerOf<'income'>> {
  const rows = await db.selectFrom('ward_tax').selectAll().where('person_key', '=', personKey).where('fiscal_year', '=', fiscalYear).orderBy('version').execute();
  const row = believed(rows.filter(({ latest }) => latest === 1));
  return {
    taxState: (row?.tax_state ?? null) as TaxState | null, netIncomeYen: row?.net_income_yen ?? null, salaryIncomeYen: row?.salary_income_yen ?? null, publicPensionIncomeYen: row?.public_pension_income_yen ?? null,
    asOf: (row?.as_of ?? null) as Day | null, source: (row?.source ?? null) as TaxSource | null, versions: rows.length,
  };
}

/** Decisions on the households in which the person is the head or is charged. */
export async function assessment(store: WardStore, personKey: string, fiscalYear: number): Promise<AnswerOf<'assessment'>> {
  const { db } = store;
  const settings = await readSettings(store);
  const stays = db.selectFrom('ward_period').select('household_key').where('person_key', '=', personKey);
  const rows = await db.selectFrom('ward_assessment').selectAll().where('fiscal_year', '=', fiscalYear).where((where) => where.or([where('head_person_key', '=', personKey), where('household_key', 'in', stays)]))
    .orderBy('household_key').orderBy('sequence').execute();
  const concerning = rows.filter((row) => row.head_person_key === personKey || factsIn(row).members.some(({ ref }) => ref === personKey));
  const forms = byKey(await db.selectFrom('ward_premium_form').selectAll().where('person_key', 'in', concerning.length > 0 ? concerning.map(({ head_person_key }) => head_person_key) : [personKey]).orderBy('form_no').execute(), ({ person_key }) => person_key);
  const names = await namesOf(store, concerning.flatMap((row) => factsIn(row).members.map(({ ref }) => ref)));
  return { assessments: concerning.map((row) => shown(row, { settings, names }, (forms.get(row.head_person_key) ?? []).map(({ content }) => JSON.parse(content) as PremiumForm))) };
}

async function namesOf({ db }: WardStore, personKeys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (personKeys.length === 0) return new Map();
  const rows = await db.selectFrom('ward_resident').select(['person_key', 'name']).where('latest', '=', 1).where('person_key', 'in', [...new Set(personKeys)]).execute();
  return new Map(rows.map(({ person_key, name }) => [person_key, name]));
}

const factsIn = ({ facts }: AssessmentRow): HouseholdFacts => JSON.parse(facts) as HouseholdFacts;

/** The 口座振替 wanted last, and what was told last of the pension, decide. */
function specialCollectionOf(row: AssessmentRow, forms: readonly PremiumForm[]): Pick<AnswerOf<'assessment'>['assessments'][number], 'specialCollection'> {
  if (row.latest === 0) return {};
  const pension = forms.findLast((form) => form.kind === 'pension') ?? null;
  const debit = forms.findLast((form) => form.kind === 'directDebit');
  const { outcome, because } = specialCollection.apply({ fiscalYear: row.fiscal_year, decidedOn: row.decided_on as Day, totalYen: row.total_yen, members: factsIn(row).members, pension, wantsDirectDebit: debit?.isWanted ?? false });
  return { specialCollection: { outcome, because: [...because] } };
}

interface Known { readonly settings: Settings; readonly names: ReadonlyMap<string, string> }
function shown(row: AssessmentRow, known: Known, forms: readonly PremiumForm[]): AnswerOf<'assessment'>['assessments'][number] {
  return {
    householdKey: row.household_key, headPersonKey: row.head_person_key, revision: row.revision, isCurrent: row.latest === 1, kind: row.kind as NoticeKind, decidedOn: row.decided_on as Day, totalYen: row.total_yen,
    partsYen: Object.fromEntries(partsOf(row).map(({ part, yen: amount }) => [part, amount])), months: row.months, reductionTenths: String(row.reduction_tenths) as '0', overpaidYen: row.overpaid_yen,
    installments: installmentsIn(row).map(({ number, dueOn, yen: amount }) => ({ number, dueOn, yen: amount })), because: becauseOf(row, known), ...specialCollectionOf(row, forms),
  };
}

/** The way to the amount, told anew from the facts of the day of the decision; should it come to another amount by now, that is said. */
function becauseOf(row: AssessmentRow, { settings, names }: Known): AnswerOf<'assessment'>['assessments'][number]['because'] {
  const rateSet = rateSetFor(row.fiscal_year, settings.municipalityCode)!;
  const facts = factsIn(row);
  const named = facts.members.map((member) => ({ ...member, ...(names.has(member.ref) ? { name: names.get(member.ref)! } : {}) }));
  const anew = assess(assessable({ ...facts, members: named }, { settings, fiscalYear: row.fiscal_year, rateSet }));
  const differs = anew.totalYen === row.total_yen ? [] : [{ rule: 'differs', ja: `決定した額 ${yen(row.total_yen)} と、今の料率や決まりで求めた額 ${yen(anew.totalYen)} が違う`, figures: { decidedYen: row.total_yen, totalYen: anew.totalYen } }];
  return [...anew.because.map((line) => ({ ...line, figures: { ...line.figures } })), ...differs];
}
