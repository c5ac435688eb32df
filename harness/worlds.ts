import type { Simulator } from '../simulators/define.js';
import { copyRows } from '../store/copy.js';
import type { Database, StoreHome, TableSpecs } from '../store/define.js';
import { TotsugoProblem } from './problem.js';
import { openWorld, worldIn, worldTables, type Surroundings, type World, type WorldCard, type WorldStart } from './world.js';

/** The worlds of one process: those that are open, and those that lie in the store. */
export interface Worlds {
  create(start: WorldStart): Promise<World>;
  /** A world that is open or lies in the store; throws when there is none. */
  world(id: string): Promise<World>;
  has(id: string): Promise<boolean>;
  worlds(): Promise<readonly string[]>;
  /** All of them, by name; those of other processes on the same store too. */
  cards(): Promise<readonly WorldCard[]>;
  /** Is this very world still the one behind its name? */
  isOpen(world: World): boolean;
  /** Copies everything of a world into a new one (save, fork, restore are all this): the world of one moment, whatever is sent to it meanwhile. */
  fork(from: string, to: string): Promise<World>;
  drop(id: string): Promise<void>;
  /** Lets the job of every world that is running end, and begins no other; what is left is due when the world is opened again. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

/**
 * `surroundings` is asked when a world is opened, because the server's address is known only after it listens. What counts
 * as a world is one whose making was finished: a process may be killed in the middle of it.
 */
export function worldsIn(home: StoreHome, simulators: readonly Simulator[], surroundings: () => Surroundings): Worlds {
  const opening = new Map<string, Promise<World>>();
  const opened = new Map<string, World>();
  const everyTable: readonly TableSpecs[] = [worldTables, ...simulators.map(({ tables }) => tables)];
  const keep = (id: string, world: Promise<World>) => {
    opening.set(id, world);
    world.then((made) => void opened.set(id, made)).catch(() => opening.delete(id));
    return world;
  };
  const expectFree = async (id: string) => {
    if (await worlds.has(id) || opening.has(id)) throw new TotsugoProblem('TSG-W01', `世界「${id}」はもうある`, '別の名前にするか、先に消す');
  };
  const settled = async () => (await Promise.allSettled(opening.values())).flatMap((world) => (world.status === 'fulfilled' ? [world.value] : []));
  const storedCard = (id: string) => home.look(id, (database) => worldIn(database, id));
  async function stored(id: string): Promise<World> {
    const world = (await home.names()).includes(id) ? await reopened(await home.database(id), id, everyTable, surroundings()) : null;
    if (world) return world;
    throw new TotsugoProblem('TSG-W02', `世界「${id}」はない`, `POST /w で作る。今ある世界: ${(await worlds.worlds()).join(' ') || 'なし'}`);
  }

  const worlds: Worlds = {
    async create(start) {
      await expectFree(start.id);
      return keep(start.id, emptyDatabase(home, start.id, everyTable).then((database) => openWorld(database, surroundings(), start)));
    },
    world: (id) => opening.get(id) ?? keep(id, stored(id)),
    has: async (id) => opened.has(id) || ((await home.names()).includes(id) && (await storedCard(id)) !== null),
    worlds: async () => (await worlds.cards()).map(({ id }) => id),
    async cards() {
      const cards: WorldCard[] = [...opened.values()].map((world) => ({ id: world.id, seed: world.seed, now: world.now() }));
      for (const id of await home.names()) if (!opened.has(id)) cards.push(...[await storedCard(id)].flatMap((card) => card ?? []));
      return cards.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    isOpen: (world) => opened.get(world.id) === world,
    async fork(from, to) {
      const source = await worlds.world(from);
      await expectFree(to);
      return keep(to, source.still(async () => openWorld(await copied(source, await emptyDatabase(home, to, everyTable), to, everyTable), surroundings(), null)));
    },
    async drop(id) {
      await (await worlds.world(id)).drop();
      opening.delete(id);
      opened.delete(id);
    },
    async rest() {
      await Promise.all((await settled()).map((world) => world.rest()));
    },
    async close() {
      for (const world of await settled()) await world.close();
      await home.close();
    },
  };
  return worlds;
}

/**
 * Everything of a world, in another database under another name. Its jobs rest; requests go on, so all tables are read as of one
 * moment: a request that was answered by then is in the copy with its line in the journal, and one that is half-way is there as
 * if the process had been killed at that moment. The name is written last: until then the copy is no world.
 */
async function copied(source: World, target: Database, name: string, everyTable: readonly TableSpecs[]): Promise<Database> {
  for (const specs of everyTable) await source.database.open(specs);
  await source.database.snapshot(async (read) => {
    const notYetInStore = source.journal.unwritten();
    for (const specs of everyTable) await copyRows(read(specs), await target.open(specs), specs);
    await (await target.open(worldTables)).insertMany('world_journal', notYetInStore, 'ignore');
  });
  const facts = [{ name: 'now', value: source.now() }, { name: 'done', value: source.doneThrough() }, { name: 'id', value: name }];
  await (await target.open(worldTables)).insertMany('world_fact', facts, 'replace');
  return target;
}

/**
 * The world in this database, or null; then the database is closed. All tables are looked at before anything runs: that a party's
 * are of another version must not be found out in the middle of a night.
 */
async function reopened(database: Database, id: string, everyTable: readonly TableSpecs[], surroundings: Surroundings): Promise<World | null> {
  try {
    if (await worldIn(database, id)) {
      for (const specs of everyTable) await database.open(specs);
      return await openWorld(database, surroundings, null);
    }
  } catch (error) {
    await database.close();
    throw error;
  }
  await database.close();
  return null;
}

/** The database for a new world, without what a killed process left of one with that name. */
async function emptyDatabase(home: StoreHome, id: string, everyTable: readonly TableSpecs[]): Promise<Database> {
  const isLeft = (await home.names()).includes(id);
  const database = await home.database(id);
  if (!isLeft) return database;
  for (const specs of everyTable) {
    const { db } = await database.open(specs);
    for (const table of Object.keys(specs)) await db.deleteFrom(table).execute();
  }
  return database;
}
