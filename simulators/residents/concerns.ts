import { concernKinds, type Concern, type ConcernGist } from '../../contracts/concern.js';
import { wordOf } from '../../contracts/codes.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { Trouble } from './counter.js';
import type { Residents } from './tables.js';

interface Sayer { readonly municipality: string; readonly readerId: string; readonly name: string; readonly address: string }

/** Puts an 申し出 on its way to the counter; false when the same has been said before. */
export async function tellConcern(party: Residents, { municipality, readerId, ...saidBy }: Sayer, gist: ConcernGist, on: Day, occasion: string): Promise<boolean> {
  const id = party.token('CN', municipality, readerId, occasion, JSON.stringify(gist));
  const before = await party.store.db.selectFrom('residents_concern').select('state').where('municipality', '=', municipality).where('concern_id', '=', id).executeTakeFirst();
  if (before) return false;
  const times = party.faults.has('reactsTwice') ? [{ id, saidOn: on }, { id: `${id}-again`, saidOn: addDays(on, party.parameters.againAfterDays) }] : [{ id, saidOn: on }];
  await party.store.insertMany('residents_concern', times.map((time) => ({
    municipality, concern_id: time.id, reader_id: readerId, kind: gist.kind, body: JSON.stringify({ concernId: time.id, saidOn: time.saidOn, saidBy, ...gist }), said_on: time.saidOn, state: 'planned', answer: null, answered_at: null,
  })));
  party.note(`${saidBy.name}さんの家は、${on}に窓口で申し出ることにした: ${wordOf(concernKinds, gist.kind)}`);
  return true;
}

/** What has been said at the counter by today and has no answer yet, in the order in which it was said. Shown again until the answer. */
export async function openConcerns(party: Residents, municipality: string): Promise<{ readonly concerns: readonly Concern[] }> {
  const open = party.store.db.selectFrom('residents_concern').where('municipality', '=', municipality).where('state', 'in', ['planned', 'said']).where('said_on', '<=', party.today());
  const rows = await open.select('body').orderBy('said_on').orderBy('concern_id').execute();
  await party.store.db.updateTable('residents_concern').where('municipality', '=', municipality).where('state', '=', 'planned').where('said_on', '<=', party.today()).set({ state: 'said' }).execute();
  return { concerns: rows.map(({ body }) => JSON.parse(body) as Concern) };
}

/** What the clerk says to it. The same answer twice is one. */
export async function answerConcern(party: Residents, municipality: string, id: string, answer: string): Promise<Trouble | { readonly state: string }> {
  const before = await party.store.db.selectFrom('residents_concern').select(['state', 'answer']).where('municipality', '=', municipality).where('concern_id', '=', id).executeTakeFirst();
  if (!before) return { status: 404, code: 'TSG-R10', why: `${municipality} に申し出「${id}」はない`, cure: 'GET …/concerns で申し出の識別を確かめる' };
  if (before.state === 'answered' && before.answer === answer) return { state: 'answered' };
  if (before.state !== 'said') return { status: 409, code: 'TSG-R11', why: `申し出「${id}」は${before.state === 'planned' ? 'まだ窓口で聞いていない' : 'もう別の返事をした'}`, cure: '窓口で聞いた申し出(GET …/concerns)に一度だけ返事をする' };
  await party.store.db.updateTable('residents_concern').where('municipality', '=', municipality).where('concern_id', '=', id).set({ state: 'answered', answer, answered_at: party.now() }).execute();
  return { state: 'answered' };
}
