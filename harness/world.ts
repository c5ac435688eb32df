import type { NumberMode } from '../law/check-digits.js';
import { dayPart, type Moment } from '../law/day.js';
import type { Profile } from '../contracts/wire/profile.js';
import type { Party, Simulator } from '../simulators/define.js';
import type { Database } from '../store/define.js';
import { tables } from '../store/define.js';
import type { Ask } from './ask.js';
import type { DueJob } from './clock.js';
import { journalTables, openJournal, type Journal } from './journal.js';
import { TotsugoProblem } from './problem.js';
import { secretsOf, type Secrets } from './secrets.js';
import { refusedLedger, refusedTables, type RefusedLedger } from './refused.js';
import { settingTables, switchesOf } from './switches.js';
import { timeOf } from './time.js';

export const worldTables = tables({
  world_fact: { columns: { name: 'text', value: 'text' }, key: ['name'] },
  ...settingTables,
  ...journalTables,
  ...refusedTables,
});

export interface WorldStart {
  readonly id: string;
  readonly seed: number;
  readonly now: Moment;
  readonly numberMode: NumberMode;
  /** Who takes part, by id; everybody when left out. Those who do not have no jobs and answer nobody. */
  readonly cast?: readonly string[] | undefined;
}

/** One simulated prefecture: its own database, clock, secrets and parties. Worlds never see each other. */
export interface World extends Secrets {
  readonly id: string;
  readonly seed: number;
  readonly numberMode: NumberMode;
  readonly profile: Profile;
  /** Ids of the parties that take part. */
  readonly cast: readonly string[];
  /** Base address of the parties: `<url>/<party id>/…`. */
  readonly url: string;
  readonly journal: Journal;
  readonly refused: RefusedLedger;
  readonly database: Database;
  now(): Moment;
  /** All daily work that fell due up to here has been done; earlier than now() only after a failure half-way. */
  doneThrough(): Moment;
  /**
   * Moves business time forward and runs all that falls due, in order. Going back is refused. What a stop cut off is due
   * again: after a kill the next call begins with the jobs of the moment at which it happened.
   */
  advance(to: Moment): Promise<void>;
  /** Adds daily work of the operator, such as the ward's own round. */
  everyDay(job: DueJob): void;
  party(id: string): Promise<Party>;
  fault(party: string, name: string, on: boolean): Promise<void>;
  setParameters(party: string, values: Readonly<Record<string, unknown>>): Promise<void>;
  runJob(party: string, job: string): Promise<void>;
  /** Does something while no job runs. */
  still<T>(act: () => Promise<T>): Promise<T>;
  /** Waits for the job that is running and begins no other. */
  rest(): Promise<void>;
  close(): Promise<void>;
  drop(): Promise<void>;
}

export interface Surroundings {
  readonly url: string;
  readonly profile: Profile;
  readonly simulators: readonly Simulator[];
  /** How our own parties call each other. */
  readonly ask: Ask;
}

/** What a world is called and when it is, as it lies in the store. */
export interface WorldCard { readonly id: string; readonly seed: number; readonly now: Moment }

/** The world in this database; null when there is none. One that was being made when the process was killed is none. */
export async function worldIn(database: Database, id: string): Promise<WorldCard | null> {
  const { db } = await database.open({ world_fact: worldTables.world_fact });
  const facts = new Map((await db.selectFrom('world_fact').selectAll().execute()).map(({ name, value }) => [name, value]));
  return facts.get('id') === id ? { id, seed: Number(facts.get('seed')), now: facts.get('now') as Moment } : null;
}

/** Opens a world in its database; `start` is given for a new one and absent when it is opened again. */
export async function openWorld(database: Database, { url, profile, simulators: everybody, ask }: Surroundings, start: WorldStart | null): Promise<World> {
  const store = await database.open(worldTables);
  if (start) await store.insertMany('world_fact', Object.entries({ id: start.id, seed: String(start.seed), now: start.now, done: start.now, numberMode: JSON.stringify(start.numberMode), ...(start.cast ? { cast: start.cast.join(' ') } : {}) }).map(([name, value]) => ({ name, value })));
  const facts = new Map((await store.db.selectFrom('world_fact').selectAll().execute()).map(({ name, value }) => [name, value]));
  const cast = facts.get('cast')?.split(' ');
  const simulators = cast ? everybody.filter(({ id }) => cast.includes(id)) : everybody;
  const seed = Number(facts.get('seed'));
  const journal = await openJournal(store, database.isLasting);
  const secrets = secretsOf(seed);
  const settings = await store.db.selectFrom('world_setting').selectAll().execute();
  const operatorJobs: DueJob[] = [];
  const parties = new Map<string, Promise<Party>>();
  const runJob = async (id: string, name: string) => {
    const job = specOf(id).jobs[name];
    if (!job) throw new TotsugoProblem('TSG-P03', `${specOf(id).ja}に定時処理「${name}」はない`, `次のいずれかを指定する: ${Object.keys(specOf(id).jobs).join(' ')}`);
    time.expectAwake();
    await job.run(await world.party(id));
  };
  const partyJobs = simulators.flatMap((simulator) => Object.entries(simulator.jobs).map(([name, job]): DueJob => ({
    party: simulator.id, name, ja: job.ja, time: job.at, run: () => runJob(simulator.id, name),
  })));
  const { now, doneThrough, advance, still, rest, ...time } = timeOf({ now: facts.get('now') as Moment, done: facts.get('done') as Moment }, () => [...partyJobs, ...operatorJobs], async (kept) => {
    if (database.isLasting) await store.insertMany('world_fact', Object.entries(kept).map(([name, value]) => ({ name, value })), 'replace');
  });
  const specOf = (id: string) => {
    const found = simulators.find((simulator) => simulator.id === id);
    if (!found) throw new TotsugoProblem('TSG-P01', `関係者「${id}」はいない`, `次のいずれかを指定する: ${simulators.map((simulator) => simulator.id).join(' ')}`);
    return found;
  };

  const world: World = {
    ...secrets, id: facts.get('id')!, seed, numberMode: JSON.parse(facts.get('numberMode')!) as NumberMode, profile, cast: simulators.map(({ id }) => id), url: `${url}/w/${facts.get('id')}`, journal, refused: refusedLedger(store, now), database,
    now, doneThrough, advance, still, rest,
    everyDay: (job) => void operatorJobs.push(job),
    party(id) {
      const spec = specOf(id);
      if (!parties.has(id)) parties.set(id, openParty(spec, world, settings.filter(({ party }) => party === id), ask));
      return parties.get(id)!;
    },
    ...switchesOf(specOf, (id) => world.party(id), store, journal, now),
    runJob: (id, name) => still(() => runJob(id, name)),
    async close() {
      await journal.end(false);
      await database.close();
    },
    async drop() {
      await journal.end(true);
      await database.drop();
    },
  };
  return world;
}

async function openParty(spec: Simulator, world: World, settings: readonly { kind: string; name: string; value: string }[], ask: Ask): Promise<Party> {
  const parameters: Record<string, unknown> = Object.fromEntries(Object.entries(spec.parameters).map(([name, parameter]) => [name, parameter.value]));
  for (const { kind, name, value } of settings) if (kind === 'parameter' && name in parameters) parameters[name] = JSON.parse(value);
  return {
    world: world.id, store: await world.database.open(spec.tables),
    now: world.now, today: () => dayPart(world.now()), token: world.token, chance: world.chance, masked: world.masked,
    faults: new Set(settings.filter(({ kind, value }) => kind === 'fault' && value === '1').map(({ name }) => name)),
    parameters, numberMode: world.numberMode, profile: world.profile, isHere: (party) => world.cast.includes(party),
    note: (ja, steps = [], matches = []) => world.journal.write({ kind: 'event', at: world.now(), from: spec.ja, to: spec.ja, ja, steps, ...(matches.length > 0 ? { matches } : {}) }),
    send: (to, path, init = {}) => ask(`${world.url}/${to}${path}`, {
      method: init.method ?? 'GET',
      headers: { 'x-totsugo-party': encodeURIComponent(init.as ?? spec.ja), ...(init.body instanceof Uint8Array ? { 'content-type': 'application/octet-stream' } : init.body ? { 'content-type': 'application/json' } : {}), ...init.headers },
      ...(init.body === undefined ? {} : { body: init.body }),
    }),
  };
}
