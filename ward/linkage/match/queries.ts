import type { AnswerOf } from '../../../contracts/ward.js';
import type { AccessAction } from '../../../contracts/ward-match.js';
import { noItem } from '../../../contracts/insurer-hub/terminal.js';
import type { CardUseState } from '../../../contracts/insurer-hub/codes.js';
import type { Day } from '../../../law/define.js';
import type { Moment } from '../../../law/day.js';
import { readSettings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { casesOf, decidedStep, decisionOf, lastOf, unsettled } from './notices.js';

/** Every 突合結果 received, with how far the ward is. No 特定個人情報 beyond the 宛名番号. */
export async function matchNotices(store: WardStore): Promise<AnswerOf<'matchNotices'>> {
  const { today } = await readSettings(store);
  const cases = await casesOf(store);
  const known = new Set((await store.db.selectFrom('ward_resident').select('person_key').where('latest', '=', 1).where('person_key', 'in', store.db.selectFrom('ward_match_notice').select('person_key')).execute()).map(({ person_key }) => person_key));
  const codesFor = await terminalCodes(store);
  return {
    notices: cases.map((one) => {
      const { row, notice, state } = one;
      const decided = decidedStep(one);
      return {
        noticeId: row.notice_id, historyKey: row.history_key, version: row.version, personKey: row.person_key, isKnown: known.has(row.person_key),
        verdict: notice.verdict, grade: notice.grade, stopped: notice.stopped, enquiredOn: notice.enquiredOn, answerBy: notice.answerBy, isOverdue: notice.answerBy !== null && notice.answerBy < today && unsettled.includes(state),
        receivedAt: row.received_at as Moment, state, openedBy: lastOf(one, 'investigating')?.actor ?? null, decision: decisionOf(one), decidedBy: decided?.actor ?? null, decidedAt: (decided?.recorded_at ?? null) as Moment | null,
        issueCodes: codesFor(row.notice_id), stateWhy: one.steps.at(-1)!.why,
      };
    }),
  };
}

/** What 統合専用端末 had to say of each notice's rows: of the row itself, or of the file when no result names the row. */
async function terminalCodes({ db }: WardStore): Promise<(noticeId: string) => string[]> {
  const items = await db.selectFrom('ward_terminal_item').select(['item_id', 'notice_id', 'file_name']).where('file_name', 'is not', null).orderBy('item_id').execute();
  const results = await db.selectFrom('ward_terminal_result').select(['file_name', 'item_id', 'code']).orderBy('import_no').orderBy('line').execute();
  const codes = new Map<string, string[]>();
  for (const { file_name, item_id, code } of results) codes.set(`${file_name} ${item_id}`, [...(codes.get(`${file_name} ${item_id}`) ?? []), ...(code === null ? [] : [code])]);
  const saidOf = new Map<string, string[]>();
  for (const { item_id, notice_id, file_name } of items) saidOf.set(notice_id, [...(saidOf.get(notice_id) ?? []), ...(codes.get(`${file_name} ${item_id}`) ?? codes.get(`${file_name} ${noItem}`) ?? [])]);
  return (noticeId) => [...new Set(saidOf.get(noticeId))];
}

export async function accessLog(store: WardStore, personKey: string | undefined): Promise<AnswerOf<'accessLog'>> {
  const all = store.db.selectFrom('ward_access').selectAll().orderBy('access_no');
  const rows = await (personKey === undefined ? all : all.where('person_key', '=', personKey)).execute();
  return {
    rows: rows.map((row) => ({
      accessedAt: row.accessed_at as Moment, by: row.actor, purpose: row.purpose, noticeId: row.notice_id, action: row.action as AccessAction, personKey: row.person_key, items: JSON.parse(row.items) as string[],
    })),
  };
}

export async function cardUse(store: WardStore, personKey: string): Promise<AnswerOf<'cardUse'>> {
  const row = await store.db.selectFrom('ward_card_use').selectAll().where('person_key', '=', personKey).orderBy('version', 'desc').executeTakeFirst();
  return { state: (row?.state ?? null) as CardUseState | null, effectiveOn: (row?.effective_on ?? null) as Day | null, version: row?.version ?? null, receivedAt: (row?.received_at ?? null) as Moment | null };
}
