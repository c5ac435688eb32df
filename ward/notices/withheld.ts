import type { HouseholdFacts } from '../assessment/year/facts.js';
import { chunks } from '../desk.js';
import { notDisclosedAmong } from '../reading.js';
import type { AssessmentRow, NoticeRow, WardStore } from '../tables.js';

/** Everybody a decision names: the 納付義務者 and those it is reckoned from. */
export const peopleOf = ({ head_person_key, facts }: Pick<AssessmentRow, 'head_person_key' | 'facts'>): readonly string[] =>
  [...new Set([head_person_key, ...(JSON.parse(facts) as HouseholdFacts).members.map(({ ref }) => ref)])];

/** Pieces that must not go to the contractor as the records stand now: somebody of the household is under 支援措置. */
export async function withheldAmong({ db }: WardStore, notices: readonly Pick<NoticeRow, 'notice_id' | 'household_key' | 'fiscal_year' | 'sequence'>[]): Promise<ReadonlySet<string>> {
  const rows = [];
  for (const some of chunks([...new Set(notices.map(({ household_key }) => household_key))])) {
    rows.push(...await db.selectFrom('ward_assessment').select(['household_key', 'fiscal_year', 'sequence', 'head_person_key', 'facts']).where('household_key', 'in', some).execute());
  }
  const named = new Map(rows.map((row) => [`${row.household_key} ${row.fiscal_year} ${row.sequence}`, peopleOf(row)]));
  const withheld = await notDisclosedAmong({ db }, [...named.values()].flat());
  const isNamed = (key: string) => (named.get(key) ?? []).some((personKey) => withheld.has(personKey));
  return new Set(notices.filter(({ household_key, fiscal_year, sequence }) => isNamed(`${household_key} ${fiscal_year} ${sequence}`)).map(({ notice_id }) => notice_id));
}
