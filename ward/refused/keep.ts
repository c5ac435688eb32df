import { createHash } from 'node:crypto';
import type { AnswerOf, StaffAct } from '../../contracts/ward.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';

export type RefusedIssue = AnswerOf<'refused'>['refused'][number]['issues'][number];
/** Something that came in at one of the two doors of the ward. */
export interface CameIn { readonly kind: 'file' | 'act'; readonly name: string; readonly body: Uint8Array }
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const actAsItCame = (act: StaffAct): CameIn => ({ kind: 'act', name: act.act, body: new TextEncoder().encode(JSON.stringify(act)) });

/** Keeps what was refused, in the transaction of the refusal; what was refused before and is taken now is marked so. */
export async function noteOutcome(inside: WardStore, { kind, name, body }: CameIn, issues: readonly RefusedIssue[] | null): Promise<void> {
  const sha256 = sha256Of(body);
  const before = await inside.db.selectFrom('ward_refused').select(['refused_no', 'times']).where('sha256', '=', sha256).where('kind', '=', kind).where('name', '=', name).executeTakeFirst();
  if (issues === null && !before) return;
  const { now } = await readSettings(inside);
  if (issues === null) {
    await inside.db.updateTable('ward_refused').set({ accepted_at: now }).where('refused_no', '=', before!.refused_no).execute();
    return;
  }
  const told = { refused_at: now, issues: JSON.stringify(issues), accepted_at: null };
  if (before) return void await inside.db.updateTable('ward_refused').set({ ...told, times: before.times + 1 }).where('refused_no', '=', before.refused_no).execute();
  const last = await inside.db.selectFrom('ward_refused').select(({ fn }) => fn.max('refused_no').as('no')).executeTakeFirst();
  await inside.insertMany('ward_refused', [{ refused_no: (last?.no ?? 0) + 1, kind, name, body, sha256, times: 1, ...told }]);
}
