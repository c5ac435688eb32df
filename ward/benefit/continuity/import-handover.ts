import type { HighCostHandover } from '../../../contracts/aggregator/high-cost.js';
import { meaningOfIssue } from '../../../contracts/aggregator/issue-codes.js';
import { firstCarriedMonth, isWrittenMonth, monthWritten } from '../../../law/carried-months.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../../intake.js';

/**
 * 高額該当引継情報連携ファイル (4-⑥): months of another municipality. They are taken only where this ward has decided that its household
 * goes on with that one; anything else refuses the whole file. The same rows again change nothing, and a row taken back stays so.
 */
export async function importHandover(intake: Intake, lines: readonly Line<HighCostHandover>[]): Promise<Applied> {
  const { store, settings } = intake;
  const issues: ImportIssue[] = [];
  for (const line of lines) issues.push(...await troublesWith(intake, line));
  if (issues.length > 0) return { issues };
  let applied = 0;
  for (const { value } of lines) {
    const key = { household_key: value.householdKey, care_month: monthWritten(value.careMonth), origin: 'carriedOver', source: value.candidateKey };
    const before = await store.db.selectFrom('ward_high_cost_month').select('revision').where('household_key', '=', key.household_key).where('care_month', '=', key.care_month).where('origin', '=', key.origin).where('source', '=', key.source).executeTakeFirst();
    if (before && before.revision >= value.revision) continue;
    applied += 1;
    await store.insertMany('ward_high_cost_month', [{
      ...key, from_municipality: value.fromMunicipalityCode, from_household_key: value.fromHouseholdKey, counts_for_repeat: value.countsForRepeat ? 1 : 0, state: value.operation === 'void' ? 'void' : 'held', revision: value.revision, sent_revision: value.revision, recorded_at: settings.now, why: '高額該当引継情報連携ファイル',
    }], 'replace');
  }
  return { applied };
}

async function troublesWith({ store: { db } }: Intake, { line, value }: Line<HighCostHandover>): Promise<ImportIssue[]> {
  if (!isWrittenMonth(value.careMonth)) return [importIssue('E203', line, 'careMonth', '診療年月', value.careMonth, '診療年月でない', '国保連に問い合わせる')];
  if (monthWritten(value.careMonth) < firstCarriedMonth) return [importIssue('E601', line, 'careMonth', '診療年月', value.careMonth, meaningOfIssue('E601'), '国保連に問い合わせる')];
  const person = await db.selectFrom('ward_received_id').select('person_key').where('municipal_insured_id', '=', value.municipalInsuredId).orderBy('import_no', 'desc').executeTakeFirst();
  if (!person) return [importIssue('E207', line, 'municipalInsuredId', '市町村被保険者ID', value.municipalInsuredId, 'この区の誰のIDでもない', '取り込まずに国保連に問い合わせる')];
  const belongs = await db.selectFrom('ward_household').select('household_key').where('household_key', '=', value.householdKey).where('head_person_key', '=', person.person_key).executeTakeFirst()
    ?? await db.selectFrom('ward_period').select('household_key').where('household_key', '=', value.householdKey).where('person_key', '=', person.person_key).executeTakeFirst();
  if (!belongs) return [importIssue('E207', line, 'householdKey', '引き継ぐ世帯の識別', value.householdKey, `${value.municipalInsuredId} の人はこの世帯にいたことがない`, '取り込まずに国保連に問い合わせる')];
  if (value.operation === 'void') return [];
  const decision = await db.selectFrom('ward_continuity').select('decision').where('candidate_key', '=', value.candidateKey).where('household_key', '=', value.householdKey).where('latest', '=', 1).executeTakeFirst();
  if (decision?.decision !== 'continue') return [importIssue('E605', line, 'candidateKey', '継続候補の識別', value.candidateKey, decision ? 'この区は継続しないと決めている' : 'この区は継続を決めていない', '決定を記録するか、国保総合PCの指示を取り消す')];
  return [];
}
