import { feedTopics, type FeedKind, type FeedTopic } from '../contracts/integrated-db/feed.js';
import { wordOf } from '../contracts/codes.js';
import { importIssue, type ImportIssue, type Intake } from './intake.js';

/** A difference of 統合DB is taken only after the one before it of its topic; after a gap only a full feed helps. */
export async function orderIssues({ store, seq }: Intake, topic: FeedTopic, kind: FeedKind): Promise<readonly ImportIssue[]> {
  const last = (await store.db.selectFrom('ward_feed').select((select) => select.fn.max('seq').as('seq')).where('topic', '=', topic).executeTakeFirst())?.seq ?? 0;
  if (seq <= last) return [importIssue('E106', 0, '*', '通番', String(seq), `通番 ${last} まで取り込んでいる`, '取り込んだ後の配信を渡す')];
  if (kind === 'full' || seq === last + 1) return [];
  return [importIssue('E105', 0, '*', '通番', String(seq), `${wordOf(feedTopics, topic)}の差分 ${seq} の前の通番 ${last + 1} を取り込んでいない`, '抜けた配信を先に取り込むか、統合DBに全件の再送を求める')];
}

/** A full feed that leaves out what was told of before, and not taken back, is none. */
export const leftOutIssue = (field: ImportIssue['field'], ja: string, raw: string, missing: number): ImportIssue =>
  importIssue('E105', 0, field, ja, raw, `全件とあるのに、前に知らされた${missing}件の行がない。差分の書き違いのおそれがある`, '統合DBに全件の再送を求める');

export const feedTaken = ({ store, seq, importNo }: Intake, topic: FeedTopic, kind: FeedKind): Promise<void> => store.insertMany('ward_feed', [{ topic, seq, kind, import_no: importNo }]);
