import type { MatchNotice } from '../../../contracts/insurer-hub/terminal.js';
import type { MatchCaseState, MatchDecision } from '../../../contracts/ward-match.js';
import type { MatchNoticeRow, MatchStepRow, WardStore } from '../../tables.js';

/** One 突合結果 with everything that has become of it. */
export interface MatchCase {
  readonly row: MatchNoticeRow;
  readonly notice: MatchNotice;
  /** Oldest first; never empty. */
  readonly steps: readonly MatchStepRow[];
  readonly state: MatchCaseState;
}
/** States in which nothing has been decided, or the decision did not hold. */
export const unsettled: readonly MatchCaseState[] = ['received', 'investigating', 'returned'];

export async function casesOf({ db }: WardStore, pick: { readonly noticeIds?: readonly string[]; readonly personKeys?: readonly string[]; readonly historyKeys?: readonly string[] } = {}): Promise<readonly MatchCase[]> {
  let query = db.selectFrom('ward_match_notice').selectAll();
  if (pick.noticeIds) query = query.where('notice_id', 'in', [...pick.noticeIds]);
  if (pick.personKeys) query = query.where('person_key', 'in', [...pick.personKeys]);
  if (pick.historyKeys) query = query.where('history_key', 'in', [...pick.historyKeys]);
  const rows = await query.orderBy('received_no').execute();
  const steps = new Map<string, MatchStepRow[]>(rows.map(({ notice_id }) => [notice_id, []]));
  const stored = await db.selectFrom('ward_match_step').selectAll().where('notice_id', 'in', query.clearSelect().clearOrderBy().select('notice_id')).orderBy('notice_id').orderBy('step_no').execute();
  for (const step of stored) steps.get(step.notice_id)!.push(step);
  return rows.map((row) => caseOf(row, steps.get(row.notice_id)!));
}

export const findCase = async (store: WardStore, noticeId: string): Promise<MatchCase | null> => (await casesOf(store, { noticeIds: [noticeId] }))[0] ?? null;

const caseOf = (row: MatchNoticeRow, steps: readonly MatchStepRow[]): MatchCase =>
  ({ row, notice: JSON.parse(row.content) as MatchNotice, steps, state: steps.at(-1)!.state as MatchCaseState });

export const wasOpened = ({ steps }: MatchCase): boolean => steps.some(({ state }) => state === 'investigating');
export const lastOf = ({ steps }: MatchCase, state: MatchCaseState): MatchStepRow | undefined => steps.findLast((step) => step.state === state);
/** The last step somebody decided, if any. */
export const decidedStep = ({ steps }: MatchCase): MatchStepRow | undefined => steps.findLast(({ decision }) => decision !== null);
export const decisionOf = (one: MatchCase): MatchDecision | null => (decidedStep(one)?.decision ?? null) as MatchDecision | null;

/** The next step of a case. */
export const stepAfter = ({ row, steps }: Pick<MatchCase, 'row' | 'steps'>, recordedAt: string, said: Pick<MatchStepRow, 'state' | 'why'> & Partial<Pick<MatchStepRow, 'actor' | 'decision' | 'act_no'>>): MatchStepRow =>
  ({ notice_id: row.notice_id, step_no: (steps.at(-1)?.step_no ?? 0) + 1, recorded_at: recordedAt, actor: null, decision: null, act_no: null, ...said });

/** 適用期間の識別 in a 資格履歴の識別 (`市町村被保険者ID/適用期間の識別`). */
export const periodKeyIn = (historyKey: string): string => historyKey.slice(historyKey.lastIndexOf('/') + 1);
