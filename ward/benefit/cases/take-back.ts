import { yearlyKinds, type BenefitKind, type YearlyKind } from '../../../contracts/ward-benefit.js';
import { benefitYearOf } from '../../../law/benefit-year.js';
import type { Month } from '../../../law/fiscal-year.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import type { BenefitCaseRow } from '../tables.js';
import { yearMatter } from '../year/matter.js';
import { aboutIn, isSame, type OtherForm } from './about.js';
import { caseId, keepFacts } from './facts.js';
import { monthMatter, openStates, settleCases, type Matter } from './settle.js';

/** Why a 不支給決定 cannot be taken back; null = it can. */
export async function takeBackTrouble({ db }: WardStore, { kind, content, state }: BenefitCaseRow): Promise<string | null> {
  if (state !== 'refused') return '支給しない決定をしていない';
  const about = aboutIn({ content });
  if (about === null) return null;
  const others = await db.selectFrom('ward_benefit_case').select(['case_no', 'content']).where('kind', '=', kind).where('state', 'not in', ['refused', 'withdrawn']).orderBy('case_no').execute();
  const twin = others.find((other) => {
    const own = aboutIn(other);
    return own !== null && isSame(kind as OtherForm['kind'], about, own);
  });
  return twin ? `同じ給付を ${caseId(twin.case_no)} で受け付けている` : null;
}

/**
 * A 不支給決定 is taken back: the decision and its reason stay in the history, and the case waits for another, with the amount the records come to
 * now. What had been opened beside it for the same month is joined to it, so that nothing is owed twice.
 */
export async function takeBack(store: WardStore, settings: Settings, row: BenefitCaseRow, { by, why }: { readonly by: string; readonly why: string }): Promise<void> {
  const { today, now } = settings;
  const fact = (unit: string, kind: 'takenBack' | 'joined', content: object) => ({ unit, kind, day: today, content, actor: by, why });
  await store.db.updateTable('ward_benefit_case').set({ state: 'account' in JSON.parse(row.content) ? 'applied' : 'detected' }).where('case_no', '=', row.case_no).execute();
  await keepFacts(store, now, [fact(caseId(row.case_no), 'takenBack', { amountYen: row.amount_yen })]);
  const matter = matterOf(row);
  if (!matter) return;
  const beside = await store.db.selectFrom('ward_benefit_case').selectAll().where('kind', '=', row.kind).where('household_key', '=', row.household_key).where('care_month', '=', row.care_month).where('state', 'in', openStates).where('case_no', '!=', row.case_no).execute();
  await store.insertMany('ward_benefit_case', beside.map((other) => ({ ...other, amount_yen: 0, state: 'withdrawn' })), 'replace');
  await keepFacts(store, now, beside.map((other) => fact(caseId(other.case_no), 'joined', { into: caseId(row.case_no) })));
  const reckoned = await latestReckoning(store, row);
  if (reckoned) await settleCases(store, settings, matter, [{ householdKey: row.household_key, payerKey: row.payer_key, refundYen: reckoned.refund_yen, sequence: reckoned.sequence, isHeld: reckoned.holds !== '[]', isNewlyHeld: false, because: reckoned.because }]);
}

const isYearly = (kind: string): kind is YearlyKind => yearlyKinds.some(([id]) => id === kind);
function matterOf({ kind, care_month }: BenefitCaseRow): Matter | null {
  if (isYearly(kind)) return yearMatter(kind, benefitYearOf(care_month as Month));
  return (kind as BenefitKind) === 'highCost' ? monthMatter(care_month as Month) : null;
}

function latestReckoning({ db }: WardStore, { kind, household_key, care_month }: BenefitCaseRow) {
  const columns = ['refund_yen', 'sequence', 'holds', 'because'] as const;
  return kind === 'highCost' ? db.selectFrom('ward_benefit_month').select(columns).where('household_key', '=', household_key).where('care_month', '=', care_month!).where('latest', '=', 1).executeTakeFirst()
    : db.selectFrom('ward_benefit_year').select(columns).where('kind', '=', kind).where('household_key', '=', household_key).where('benefit_year', '=', benefitYearOf(care_month as Month)).where('latest', '=', 1).executeTakeFirst();
}
