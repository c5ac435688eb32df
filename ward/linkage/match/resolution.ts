import type { IdentityState } from '../../../contracts/insurer-hub/codes.js';
import type { Decision } from '../../define.js';
import { chunks } from '../../desk.js';
import type { Intake } from '../../intake.js';
import type { MatchStepRow, WardStore } from '../../tables.js';
import { matchResolution, type MemberStanding } from '../rules/match-resolution.js';
import { casesOf, stepAfter, type MatchCase } from './notices.js';

/** What 加入者情報 said of each 資格履歴: the highest 版, and of that the last word. */
export async function standingsOf({ db }: WardStore, historyKeys: readonly string[]): Promise<ReadonlyMap<string, MemberStanding>> {
  const found = new Map<string, MemberStanding>();
  for (const part of chunks([...new Set(historyKeys)])) {
    const rows = await db.selectFrom('ward_member_state').selectAll().where('history_key', 'in', part).orderBy('version').orderBy('import_no').execute();
    for (const row of rows) found.set(row.history_key, { version: row.version, state: row.state as IdentityState, isVoid: row.is_void === 1, findings: wordsIn(row.findings), differs: wordsIn(row.differs), importNo: row.import_no });
  }
  return found;
}

const wordsIn = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

/** Is what this notice asked about gone? */
export const resolutionOf = ({ row }: MatchCase, standings: ReadonlyMap<string, MemberStanding>): Decision<'resolved' | 'byHand' | 'standing'> =>
  matchResolution.apply({ version: row.version, importNo: row.import_no, standing: standings.get(row.history_key) ?? null });

/** Closes what nobody works on and what is gone. A case somebody has opened is left to them. */
export async function closeResolved({ store, settings }: Intake, historyKeys: readonly string[]): Promise<number> {
  const steps: MatchStepRow[] = [];
  for (const part of chunks([...new Set(historyKeys)])) {
    const standings = await standingsOf(store, part);
    for (const one of await casesOf(store, { historyKeys: part })) {
      if (one.state !== 'received' && one.state !== 'returned') continue;
      const { outcome, because } = resolutionOf(one, standings);
      if (outcome === 'resolved') steps.push(stepAfter(one, settings.now, { state: 'resolved', why: because.join('。') }));
    }
  }
  await store.insertMany('ward_match_step', steps);
  return steps.length;
}
