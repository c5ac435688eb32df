import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { amend } from './amend.js';
import { CannotRecord, command as commandSchema, type Behaviour, type Command, type Joining, type Leaving } from './commands.js';
import { join } from './join.js';
import { leave } from './leave.js';
import type { ActRow, OtherMunicipalities, RecordStore } from './tables.js';

/** When and with which date a municipality records what it was told. */
export interface Schedule {
  readonly on: Day;
  readonly dueOn: Day;
  /** It never gets round to it. */
  readonly held: boolean;
  readonly mistake: string;
}

type Dated = Joining | Leaving;
const isDated = (told: Command): told is Dated => ['insure', 'moveIn', 'moveOut', 'endInsurance'].includes(told.act);
const factOf = (told: Dated): Day => (told.act === 'insure' ? told.since : told.on);
const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** `insure` sets a story's scene and is never late by a fault; an explicit behaviour always counts. */
export function scheduleOf({ faults, parameters }: Pick<OtherMunicipalities, 'faults' | 'parameters'>, told: Dated, today: Day): Schedule {
  const fact = factOf(told);
  const byFault: readonly Behaviour[] = told.act === 'insure' ? [] : [
    ...(faults.has('never') ? [{ kind: 'never' } as const] : []),
    ...(faults.has('late') ? [{ kind: 'late', days: parameters.lateDays } as const] : []),
    ...(faults.has('wrongDate') ? [{ kind: 'wrongDate', offsetDays: parameters.wrongDateOffsetDays } as const] : []),
  ];
  return (told.behaviour ? [told.behaviour] : byFault).reduce<Schedule>((schedule, behaviour) => {
    const add = (change: Partial<Schedule>, mistake: string): Schedule => ({ ...schedule, ...change, mistake: [schedule.mistake, mistake].filter(Boolean).join('・') });
    switch (behaviour.kind) {
      case 'onTime': return schedule;
      case 'late': return add({ dueOn: later(today, addDays(fact, behaviour.days)) }, `処理が${behaviour.days}日遅れる`);
      case 'never': return add({ held: true }, '処理されない');
      case 'wrongDate': return add({ on: addDays(fact, behaviour.offsetDays) }, `${fact} を ${addDays(fact, behaviour.offsetDays)} と記録した`);
      case 'plannedDate': return add({ on: behaviour.plannedOn, dueOn: later(today, behaviour.plannedOn) }, `実際の ${fact} でなく予定日 ${behaviour.plannedOn} で記録した`);
    }
  }, { on: fact, dueOn: later(today, fact), held: false, mistake: '' });
}

/** What came of telling: recorded at once, waiting for its day, or left lying. */
export interface Told {
  readonly seq: number;
  readonly state: 'applied' | 'planned' | 'held';
  readonly dueOn: Day;
  readonly mistake: string;
}

/** Tells a municipality something. What it cannot record is refused at once and changes nothing. */
export function tell(party: OtherMunicipalities, code: string, told: Command): Promise<Told> {
  const today = party.today();
  const schedule = isDated(told) ? scheduleOf(party, told, today) : { dueOn: today, held: false, mistake: '' };
  const state = schedule.held ? 'held' : schedule.dueOn <= today ? 'applied' : 'planned';
  return party.store.transact(async (store) => {
    await store.insertMany('other_municipality_office', [{ municipality: code, last_seq: 0 }], 'ignore');
    const last = await store.db.selectFrom('other_municipality_act').where('municipality', '=', code).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
    const seq = (last?.seq ?? 0) + 1;
    if (state === 'applied') await carryOut(party, store, code, told, 'on' in schedule ? schedule.on : today);
    await store.insertMany('other_municipality_act', [{
      municipality: code, seq, body: JSON.stringify({ told, on: 'on' in schedule ? schedule.on : today }), told_at: party.now(), due_on: schedule.dueOn, state, mistake: schedule.mistake, because: '',
    }]);
    if (schedule.mistake) party.note(`${code}: ${schedule.mistake}`);
    return { seq, state, dueOn: schedule.dueOn, mistake: schedule.mistake };
  });
}

async function carryOut(party: OtherMunicipalities, store: RecordStore, code: string, told: Command, on: Day): Promise<void> {
  const office = { party, store, code };
  if (told.act === 'insure' || told.act === 'moveIn') await join(office, told, on);
  else if (told.act === 'moveOut' || told.act === 'endInsurance') await leave(office, told, on);
  else await amend(office, told);
}

/** Records everything whose day has come. What can no longer be recorded stays visible with the reason. */
export async function recordDue(party: OtherMunicipalities): Promise<void> {
  const due = await party.store.db.selectFrom('other_municipality_act').where('state', '=', 'planned').where('due_on', '<=', party.today()).selectAll().orderBy('municipality').orderBy('seq').execute();
  for (const act of due) await recordOne(party, act);
}

async function recordOne(party: OtherMunicipalities, act: ActRow): Promise<void> {
  const { told, on } = JSON.parse(act.body) as { told: unknown; on: Day };
  const close = (store: RecordStore, state: string, because: string) =>
    store.db.updateTable('other_municipality_act').where('municipality', '=', act.municipality).where('seq', '=', act.seq).set({ state, because }).execute();
  try {
    await party.store.transact(async (store) => {
      await carryOut(party, store, act.municipality, commandSchema.parse(told), on);
      await close(store, 'applied', '');
    });
  } catch (error) {
    if (!(error instanceof CannotRecord)) throw error;
    await close(party.store, 'failed', error.message);
    party.note(`${act.municipality}: ${error.message}`);
  }
}

/** The municipality at last does what it had left lying. Returns false when there is nothing like that. */
export async function release(party: OtherMunicipalities, code: string, seq: number): Promise<boolean> {
  const { numUpdatedRows } = await party.store.db.updateTable('other_municipality_act').where('municipality', '=', code).where('seq', '=', seq).where('state', 'in', ['held', 'planned', 'failed'])
    .set({ state: 'planned', due_on: party.today() }).executeTakeFirst();
  if (numUpdatedRows > 0n) await recordDue(party);
  return numUpdatedRows > 0n;
}
