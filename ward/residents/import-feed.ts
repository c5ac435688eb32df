import { wordOf } from '../../contracts/codes.js';
import { feedKinds, type FeedKind } from '../../contracts/integrated-db/feed.js';
import { contradictionsInResident, residentFeed, residentItems, type ResidentFeed } from '../../contracts/integrated-db/resident-feed.js';
import { byKey, chunks } from '../desk.js';
import { feedTaken, leftOutIssue, orderIssues } from '../feed-order.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';
import { followRegister } from './follow.js';

type FeedLine = Line<ResidentFeed>;

/**
 * 住民記録の配信 (資格①): what the 住民票 of everybody says, insured here or not. It is kept, and what it means for those whom the ward
 * knows is done at once where the rules say so; the rest waits in the list of differences.
 */
export async function importResidents(intake: Intake, lines: readonly FeedLine[]): Promise<Applied> {
  const kind = lines[0]?.value.feedKind ?? 'difference';
  const issues = [...await orderIssues(intake, 'residents', kind), ...lines.flatMap((line) => rowIssues(line, kind)), ...twiceIssues(lines)];
  if (issues.length > 0) return { issues };
  if (kind === 'full') {
    const missing = await leftOut(intake, lines);
    if (missing > 0) return { issues: [leftOutIssue('feedKind', residentFeed.fields.feedKind.ja, wordOf(feedKinds, kind), missing)] };
  }
  const changed = await keep(intake, lines);
  await feedTaken(intake, 'residents', kind);
  await followRegister(intake, changed);
  return { applied: changed.length };
}

const issue = (line: number, field: keyof ResidentFeed, raw: string, why: string, cure: string): ImportIssue => importIssue('E206', line, field, residentFeed.fields[field].ja, raw, why, cure);

function rowIssues({ line, value }: FeedLine, kind: FeedKind): readonly ImportIssue[] {
  const mixed = value.feedKind === kind ? [] : [issue(line, 'feedKind', value.feedKind, '一つのファイルに全件と差分の行がある', '統合DBに配信し直してもらう')];
  return [...mixed, ...contradictionsInResident(value).map(({ field, why }) => issue(line, field, String(value[field] ?? ''), why, '統合DBに確かめ、直した行を配信し直してもらう'))];
}

const twiceIssues = (lines: readonly FeedLine[]): readonly ImportIssue[] => [...byKey(lines, ({ value }) => value.personKey).values()].flatMap(([first, ...again]) =>
  again.map(({ line, value }) => issue(line, 'personKey', value.personKey, `同じ人が${first!.line}行目にもある`, '統合DBに配信し直してもらう')));

async function leftOut({ store }: Intake, lines: readonly FeedLine[]): Promise<number> {
  const named = new Set(lines.map(({ value }) => value.personKey));
  const rows = await store.db.selectFrom('ward_register').select('person_key').where('latest', '=', 1).where('content', '!=', '').execute();
  return rows.filter(({ person_key }) => !named.has(person_key)).length;
}

/** Adds a version of each whose 住民票 says something new, and hands back who they are with what it says (null = taken away). */
async function keep({ store, settings, importNo }: Intake, lines: readonly FeedLine[]): Promise<readonly ResidentFeed[]> {
  const changed: ResidentFeed[] = [];
  for (const some of chunks(lines)) {
    const before = new Map((await store.db.selectFrom('ward_register').select(['person_key', 'version', 'content']).where('person_key', 'in', some.map(({ value }) => value.personKey)).where('latest', '=', 1).execute()).map((row) => [row.person_key, row]));
    const news = some.map(({ value }) => ({ value, content: contentOf(value) })).filter(({ value, content }) => content !== (before.get(value.personKey)?.content ?? ''));
    if (news.length === 0) continue;
    await store.db.updateTable('ward_register').set({ latest: 0 }).where('person_key', 'in', news.map(({ value }) => value.personKey)).where('latest', '=', 1).execute();
    await store.insertMany('ward_register', news.map(({ value, content }) => ({
      person_key: value.personKey, version: (before.get(value.personKey)?.version ?? 0) + 1, household_number: value.householdNumber, content, as_of: value.asOf, import_no: importNo, received_at: settings.now, latest: 1,
    })));
    changed.push(...news.map(({ value }) => value));
  }
  return changed;
}

const contentOf = (row: ResidentFeed): string => (row.operation === 'delete' ? '' : JSON.stringify(Object.fromEntries(residentItems.map((item) => [item, row[item]]))));
