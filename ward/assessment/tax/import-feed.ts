import { contradictionsIn, taxFeed, type TaxFeed } from '../../../contracts/integrated-db/tax-feed.js';
import { feedKinds } from '../../../contracts/integrated-db/feed.js';
import { wordOf } from '../../../contracts/codes.js';
import { feedTaken, leftOutIssue, orderIssues } from '../../feed-order.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../../intake.js';
import { keepStatements } from './statements.js';

type FeedLine = Line<TaxFeed>;

/**
 * 課税情報の配信 (資格①): what the tax office says of everybody, whether insured here or not. A difference is taken only after the one
 * before it; after a gap only a full feed helps, and a full feed that leaves somebody out is none.
 */
export async function importFeed(intake: Intake, lines: readonly FeedLine[]): Promise<Applied> {
  const { store, settings, importNo } = intake;
  const kind = lines[0]?.value.feedKind ?? 'difference';
  const issues = [...await orderIssues(intake, 'tax', kind), ...lines.flatMap((line) => rowIssues(line, kind)), ...twiceIssues(lines)];
  if (issues.length > 0) return { issues };
  if (kind === 'full') {
    const missing = await leftOut(intake, lines);
    if (missing > 0) return { issues: [leftOutIssue('feedKind', taxFeed.fields.feedKind.ja, wordOf(feedKinds, kind), missing)] };
  }
  const applied = await keepStatements(store, 'feed', lines.map(({ value }) => value), { importNo, now: settings.now });
  await feedTaken(intake, 'tax', kind);
  return { applied };
}

const issue = (code: string, line: number, field: keyof TaxFeed, raw: string, why: string, cure: string): ImportIssue => importIssue(code, line, field, taxFeed.fields[field].ja, raw, why, cure);
const keyOf = (personKey: string, fiscalYear: number): string => `${personKey} ${fiscalYear}`;

function rowIssues({ line, value }: FeedLine, kind: TaxFeed['feedKind']): readonly ImportIssue[] {
  const mixed = value.feedKind === kind ? [] : [issue('E206', line, 'feedKind', value.feedKind, '一つのファイルに全件と差分の行がある', '統合DBに配信し直してもらう')];
  return [...mixed, ...contradictionsIn(value).map(({ field, why }) => issue('E206', line, field, String(value[field] ?? ''), why, '統合DBに確かめ、直した行を配信し直してもらう'))];
}

/** Two rows about one person and year say two things: nobody knows which of them holds. */
function twiceIssues(lines: readonly FeedLine[]): readonly ImportIssue[] {
  const first = new Map<string, number>();
  return lines.flatMap(({ line, value }) => {
    const before = first.get(keyOf(value.personKey, value.fiscalYear));
    first.set(keyOf(value.personKey, value.fiscalYear), before ?? line);
    return before === undefined ? [] : [issue('E206', line, 'personKey', value.personKey, `同じ人の同じ年度が${before}行目にもある`, '統合DBに配信し直してもらう')];
  });
}

/** How many that were told of before, and not taken back, a full feed does not name. */
async function leftOut({ store }: Intake, lines: readonly FeedLine[]): Promise<number> {
  const named = new Set(lines.map(({ value }) => keyOf(value.personKey, value.fiscalYear)));
  const rows = await store.db.selectFrom('ward_tax').select(['person_key', 'fiscal_year']).where('source', '=', 'feed').where('latest', '=', 1).where('tax_state', 'is not', null).execute();
  return rows.filter(({ person_key, fiscal_year }) => !named.has(keyOf(person_key, fiscal_year))).length;
}
