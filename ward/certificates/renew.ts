import { koukiLossDay } from '../../law/acquisition-and-loss.js';
import { nextDay } from '../../law/day.js';
import { assume, type Day } from '../../law/define.js';
import { lastDayOf, monthOf } from '../../law/fiscal-year.js';
import { keep, newRow, questionOf } from '../eligibility/certificates.js';
import { documentsFor, isLike } from '../eligibility/rules/certificate.js';
import { byKey, chunks, type Desk } from '../desk.js';

export const renewalBasis = assume('有効期限の月に入ったら次の証を作り、期限の翌日から有効とする。いつ作るかは公開されていない');

/** 更新: papers that end this month, or ended unnoticed, get their successors, planned for the day after. Returns the households concerned. */
export async function renewDocuments(desk: Desk): Promise<readonly string[]> {
  const { db } = desk.store;
  const { today, parameters } = desk.settings;
  const ending = await db.selectFrom('ward_certificate as paper').innerJoin('ward_period as period', (join) => join.onRef('period.person_key', '=', 'paper.person_key').on('period.latest', '=', 1).on('period.voided', '=', 0).on('period.end_on', 'is', null))
    .where('paper.latest', '=', 1).where('paper.state', '=', 'issued').where('paper.valid_through', '<=', lastDayOf(monthOf(today)))
    .selectAll('paper').select('period.household_key').orderBy('paper.certificate_no').execute();
  const households = new Set<string>();
  for (const some of chunks(ending, 300)) {
    const people = [...new Set(some.map(({ person_key }) => person_key))];
    const planned = byKey(await db.selectFrom('ward_certificate').selectAll().where('person_key', 'in', people).where('latest', '=', 1).where('state', '=', 'toIssue').execute(), ({ person_key }) => person_key);
    const residents = new Map((await db.selectFrom('ward_resident').selectAll().where('person_key', 'in', people).where('latest', '=', 1).execute()).map((row) => [row.person_key, row]));
    for (const { household_key, ...paper } of some) {
      const resident = residents.get(paper.person_key)!;
      const after = nextDay(paper.valid_through as Day);
      const from = after < today ? today : after;
      const isPlanned = [...(planned.get(paper.person_key) ?? []), ...desk.pending.certificates.values()].some((row) => row.person_key === paper.person_key && row.state === 'toIssue' && isLike(row.kind, paper.kind) && row.issued_on <= from);
      if (isPlanned || from >= koukiLossDay(resident.born_on as Day, parameters.koukiLossRule)) continue;
      for (const { kind, validThrough } of documentsFor(questionOf(desk, resident, from)).filter((one) => isLike(one.kind, paper.kind))) {
        keep(desk, { ...newRow(desk, paper.person_key), kind, issued_on: from, valid_through: validThrough, state: 'toIssue', reason: '更新', delivery: 'mail' });
        households.add(household_key);
      }
    }
  }
  return [...households];
}
