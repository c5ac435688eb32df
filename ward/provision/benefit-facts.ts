import { wordOf } from '../../contracts/codes.js';
import { benefitKinds } from '../../contracts/ward-benefit.js';
import type { Day } from '../../law/define.js';
import { monthOf } from '../../law/fiscal-year.js';
import { caseId } from '../benefit/cases/facts.js';
import { decidedStates } from '../benefit/cases/settle.js';
import type { BenefitCaseRow } from '../benefit/tables.js';
import { byKey } from '../desk.js';
import type { WardStore } from '../tables.js';

/** What the ward has decided to give for one month or occasion, less what it has asked back; null = nothing is left of it. */
export interface BenefitFact { readonly historyKey: string; readonly personKey: string; readonly held: { readonly benefitMonth: string; readonly benefitName: string; readonly benefitYen: number } | null }

const householdsAtOnce = 200;
/** 返納金 somebody has decided on; what was only found may still be cancelled. */
const askedBack = ['demanded', 'repaid', 'settledByInsurer'];

/** Every 給付 that was ever decided, in portions. A month of 高額療養費 is one history whatever was added to it or asked back; of any other 給付 each case is one. */
export async function* benefitPages({ db }: WardStore): AsyncGenerator<readonly BenefitFact[]> {
  for (let last = ''; ;) {
    const keys = (await db.selectFrom('ward_benefit_case').select('household_key').distinct().where('state', 'in', decidedStates).where('household_key', '>', last).orderBy('household_key').limit(householdsAtOnce).execute()).map(({ household_key }) => household_key);
    if (keys.length === 0) return;
    const cases = await db.selectFrom('ward_benefit_case').selectAll().where('household_key', 'in', keys).orderBy('case_no').execute();
    const back = byKey(await db.selectFrom('ward_repayment').select(['household_key', 'care_month', 'high_cost_yen']).where('household_key', 'in', keys).where('state', 'in', askedBack).execute(), monthKey);
    const months = byKey(cases.filter(({ kind }) => kind === 'highCost'), monthKey);
    yield [
      ...[...months].flatMap(([key, own]) => monthFacts(own, (back.get(key) ?? []).reduce((sum, { high_cost_yen }) => sum + high_cost_yen, 0))),
      ...cases.filter(({ kind, state }) => kind !== 'highCost' && decidedStates.includes(state)).map(occasionFact),
    ];
    last = keys.at(-1)!;
  }
}

const monthKey = ({ household_key, care_month }: { readonly household_key: string; readonly care_month: string | null }): string => `${household_key} ${care_month}`;
const held = (benefitMonth: string, kind: string, benefitYen: number) => ({ benefitMonth, benefitName: wordOf(benefitKinds, kind), benefitYen });

/** The first case of each 世帯主 gives the history its name: later ones of the month are 追加支給. What was asked back is taken from what was given last. */
function monthFacts(cases: readonly BenefitCaseRow[], backYen: number): readonly BenefitFact[] {
  let left = backYen;
  return [...byKey(cases, ({ payer_key }) => payer_key).values()].toReversed().flatMap((own): readonly BenefitFact[] => {
    const decided = own.filter(({ state }) => decidedStates.includes(state));
    const [first] = own;
    if (!first || decided.length === 0) return [];
    const givenYen = decided.reduce((sum, { amount_yen }) => sum + amount_yen, 0);
    const yen = Math.max(0, givenYen - left);
    left -= givenYen - yen;
    return [{ historyKey: caseId(first.case_no), personKey: first.payer_key, held: yen > 0 ? held(first.care_month!, first.kind, yen) : null }];
  });
}

/** Of 出産, 葬祭 and costs it is told of the person they are about, whoever got the money. */
function occasionFact({ case_no, kind, care_month, amount_yen, content }: BenefitCaseRow): BenefitFact {
  const [personKey, day] = JSON.parse((JSON.parse(content) as { readonly same: string }).same) as readonly [string, Day];
  return { historyKey: caseId(case_no), personKey, held: amount_yen > 0 ? held(care_month ?? monthOf(day), kind, amount_yen) : null };
}
