import Fastify, { type FastifyInstance } from 'fastify';
import type { Profile } from '../contracts/wire/profile.js';
import type { Party, Simulator } from '../simulators/define.js';
import type { StoreHome } from '../store/define.js';
import { copyRows } from '../store/copy.js';
import { registerDoors } from './doors.js';
import { recordExchanges } from './exchanges.js';
import { TotsugoProblem } from './problem.js';
import { redact } from './secrets.js';
import { openWorld, worldTables, type World, type WorldStart } from './world.js';

export interface BedOptions {
  readonly home: StoreHome;
  readonly profile: Profile;
  readonly simulators: readonly Simulator[];
  readonly host?: string;
  readonly port?: number;
  /** Extra routes of the process, such as `/docs`; registered before listening. */
  readonly extend?: (app: FastifyInstance, bed: Bed) => Promise<void>;
}

/** All parties of any number of worlds behind one real HTTP server. */
export interface Bed {
  readonly url: string;
  readonly simulators: readonly Simulator[];
  create(start: WorldStart): Promise<World>;
  /** A world that is open or lies in the store; throws when there is none. */
  world(id: string): Promise<World>;
  worlds(): Promise<readonly string[]>;
  /** Is this very world still the one behind its name? */
  isOpen(world: World): boolean;
  /** Copies everything of a world into a new one (save, fork, restore are all this). */
  fork(from: string, to: string): Promise<World>;
  drop(id: string): Promise<void>;
  close(): Promise<void>;
}

export async function openBed({ home, profile, simulators, host = '127.0.0.1', port = 0, extend }: BedOptions): Promise<Bed> {
  const app = Fastify({ bodyLimit: 1024 * 1024 * 1024, requestTimeout: 120_000, routerOptions: { maxParamLength: 200 } });
  const open = new Map<string, Promise<World>>();
  const opened = new Map<string, World>();
  const keep = (id: string, opening: Promise<World>) => {
    open.set(id, opening);
    opening.then((world) => void opened.set(id, world)).catch(() => open.delete(id));
    return opening;
  };
  let url = '';
  const surroundings = () => ({ url, profile, simulators });

  const bed: Bed = {
    get url() { return url; },
    simulators,
    async create(start) {
      if ((await bed.worlds()).includes(start.id)) throw new TotsugoProblem('TSG-W01', `世界「${start.id}」はもうある`, '別の名前にするか、先に消す');
      return keep(start.id, home.database(start.id).then((database) => openWorld(database, surroundings(), start)));
    },
    async world(id) {
      if (!open.has(id)) {
        if (!(await home.names()).includes(id)) throw new TotsugoProblem('TSG-W02', `世界「${id}」はない`, `POST /w で作る。今ある世界: ${(await bed.worlds()).join(' ') || 'なし'}`);
        keep(id, home.database(id).then((database) => openWorld(database, surroundings(), null)));
      }
      return open.get(id)!;
    },
    worlds: async () => [...new Set([...open.keys(), ...(await home.names())])].sort(),
    async fork(from, to) {
      const source = await bed.world(from);
      await source.journal.flush();
      const target = await home.database(to);
      for (const specs of [worldTables, ...simulators.map((simulator) => simulator.tables)]) {
        await copyRows(await source.database.open(specs), await target.open(specs), specs);
      }
      await (await target.open(worldTables)).insertMany('world_fact', [{ name: 'id', value: to }], 'replace');
      return keep(to, openWorld(target, surroundings(), null));
    },
    async drop(id) {
      await (await bed.world(id)).drop();
      open.delete(id);
      opened.delete(id);
    },
    isOpen: (world) => opened.get(world.id) === world,
    async close() {
      await app.close();
      for (const world of open.values()) await (await world).close();
      await home.close();
    },
  };

  app.setErrorHandler((error: Error & { statusCode?: number; validation?: unknown }, request, reply) => {
    const status = error instanceof TotsugoProblem ? (error.code.startsWith('TSG-W02') ? 404 : 400) : (error.statusCode ?? 500);
    const why = redact(0, error instanceof TotsugoProblem ? error.why : error.message);
    return reply.code(status).send({ code: error instanceof TotsugoProblem ? error.code : `TSG-H${status}`, why, cure: error instanceof TotsugoProblem ? error.cure : `${request.method} ${request.routeOptions.url ?? request.url} の入力を見直す` });
  });
  app.setNotFoundHandler((request, reply) => reply.code(404).send({
    code: 'TSG-H404', why: `${request.method} ${redact(0, request.url)} という窓口はない`, cure: `関係者は /w/{世界}/{${simulators.map((simulator) => simulator.id).join('|')}} の下にいる`,
  }));
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  app.decorateRequest('totsugoWorld', null);
  app.decorateRequest('totsugoParty', null);
  if (extend) await extend(app, bed);
  for (const simulator of simulators) await app.register(async (wire) => serveParty(wire, simulator, bed), { prefix: `/w/:world/${simulator.id}` });
  url = await app.listen({ host, port });
  return bed;
}

declare module 'fastify' {
  interface FastifyRequest { totsugoWorld: World | null; totsugoParty: Party | null }
}

/** Registers one party's routes for all worlds; each request is bound to the party of the world in its path. */
async function serveParty(wire: FastifyInstance, simulator: Simulator, bed: Bed): Promise<void> {
  const seated = new Map<string, { readonly world: World; readonly party: Party }>();
  wire.addHook('onRequest', (request, _reply, done) => {
    const id = (request.params as { world: string }).world;
    const sit = ({ world, party }: { readonly world: World; readonly party: Party }) => {
      request.totsugoWorld = world;
      request.totsugoParty = party;
      done();
    };
    const known = seated.get(id);
    if (known && bed.isOpen(known.world)) return sit(known);
    bed.world(id).then(async (world) => ({ world, party: await world.party(simulator.id) })).then((found) => {
      seated.set(id, found);
      sit(found);
    }).catch(done);
  });
  wire.addHook('onRoute', (route) => {
    const summary = route.config?.exchange?.what ?? (route.url.includes('/_sim') ? '試験用の窓口' : simulator.ja);
    route.schema = { ...route.schema, tags: [simulator.ja], summary };
  });
  recordExchanges(wire, simulator);
  registerDoors(wire, simulator);
  simulator.routes(wire, (request) => request.totsugoParty!);
}
