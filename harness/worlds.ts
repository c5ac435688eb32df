import type { Simulator } from '../simulators/define.js';
import { copyRows } from '../store/copy.js';
import type { Database, StoreHome, TableSpecs } from '../store/define.js';
import { TotsugoProblem } from './problem.js';
import { isWorld, openWorld, worldTables, type Surroundings, type World, type WorldStart } from './world.js';

/** The worlds of one process: those that are open, and those that lie in the store. */
export interface Worlds {
  create(start: WorldStart): Promise<World>;
  /** A world that is open or lies in the store; throws when there is none. */
  world(id: string): Promise<World>;
  has(id: string): Promise<boolean>;
  worlds(): Promise<readonly string[]>;
  /** Is this very world still the one behind its name? */
  isOpen(world: World): boolean;
  /** Copies everything of a world into a new one (save, fork, restore are all this). */
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
  async function stored(id: string): Promise<World> {
    if ((await home.names()).includes(id)) {
      const database = await home.database(id);
      if (await isWorld(database, id)) return openWorld(database, surroundings(), null);
      await database.close();
    }
    throw new TotsugoProblem('TSG-W02', `世界「${id}」はない`, `POST /w で作る。今ある世界: ${(await worlds.worlds()).join(' ') || 'なし'}`);
  }

  const worlds: Worlds = {
    async create(start) {
      await expectFree(start.id);
      return keep(start.id, emptyDatabase(home, start.id, everyTable).then((database) => openWorld(database, surroundings(), start)));
    },
    world: (id) => opening.get(id) ?? keep(id, stored(id)),
    has: async (id) => opened.has(id) || ((await home.names()).includes(id) && isWhole(home, id)),
    async worlds() {
      const names = new Set(opened.keys());
      for (const id of await home.names()) if (!names.has(id) && await isWhole(home, id)) names.add(id);
      return [...names].sort();
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

/** Everything of a world at rest, in another database under another name. The name is written last: until then the copy is no world. */
async function copied(source: World, target: Database, name: string, everyTable: readonly TableSpecs[]): Promise<Database> {
  await source.journal.flush();
  for (const specs of everyTable) await copyRows(await source.database.open(specs), await target.open(specs), specs);
  const facts = [{ name: 'now', value: source.now() }, { name: 'done', value: source.doneThrough() }, { name: 'id', value: name }];
  await (await target.open(worldTables)).insertMany('world_fact', facts, 'replace');
  return target;
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

async function isWhole(home: StoreHome, id: string): Promise<boolean> {
  const database = await home.database(id);
  try {
    return await isWorld(database, id);
  } finally {
    await database.close();
  }
}
