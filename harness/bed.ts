import Fastify, { type FastifyInstance } from 'fastify';
import type { Profile } from '../contracts/wire/profile.js';
import type { Party, Simulator } from '../simulators/define.js';
import type { StoreHome } from '../store/define.js';
import { refusedEntry } from './admission.js';
import { registerDoors } from './doors.js';
import { recordExchanges } from './exchanges.js';
import { listening } from './listening.js';
import { TotsugoProblem } from './problem.js';
import { redact } from './secrets.js';
import type { World } from './world.js';
import { worldsIn, type Worlds } from './worlds.js';

export interface BedOptions {
  readonly home: StoreHome;
  readonly profile: Profile;
  readonly simulators: readonly Simulator[];
  readonly host?: string;
  readonly port?: number;
  /** Every request must carry it; the parties' own requests to each other do. */
  readonly token?: string | undefined;
  /** Extra routes of the process, such as `/docs`; registered before listening. */
  readonly extend?: (app: FastifyInstance, bed: Bed) => Promise<void>;
}

/** All parties of any number of worlds behind one real HTTP server. */
export interface Bed extends Worlds {
  readonly url: string;
  readonly simulators: readonly Simulator[];
}

/** So long a request that is being served when the bed closes may go on; then its connection is cut, and nothing of it stays. */
const patienceMs = 3_000;

export async function openBed({ home, profile, simulators, host = '127.0.0.1', port = 0, token, extend }: BedOptions): Promise<Bed> {
  const app = Fastify({ bodyLimit: 1024 * 1024 * 1024, requestTimeout: 120_000, routerOptions: { maxParamLength: 200 } });
  let url = '';
  const worlds = worldsIn(home, simulators, () => ({ url, profile, simulators, token }));
  const bed: Bed = {
    ...worlds, simulators,
    get url() { return url; },
    async close() {
      await worlds.rest();
      const late = setTimeout(() => app.server.closeAllConnections(), patienceMs).unref();
      await app.close();
      clearTimeout(late);
      await worlds.close();
    },
  };
  answerTroubles(app, simulators);
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  app.decorateRequest('totsugoWorld', null);
  app.decorateRequest('totsugoParty', null);
  app.addHook('onRequest', ({ headers }, reply, done) => {
    const refused = refusedEntry(headers, token);
    if (!refused) return done();
    reply.code(401).send({ code: 'TSG-H401', ...refused });
  });
  if (extend) await extend(app, bed);
  for (const simulator of simulators) await app.register(async (wire) => serveParty(wire, simulator, bed), { prefix: `/w/:world/${simulator.id}` });
  url = await listening(app, host, port).catch(async (error: unknown) => {
    await bed.close();
    throw error;
  });
  return bed;
}

const statuses: Readonly<Partial<Record<string, number>>> = { 'TSG-W02': 404, 'TSG-C02': 503 };

/** Every trouble is answered with a code, a reason and a cure, and without any 個人番号. */
function answerTroubles(app: FastifyInstance, simulators: readonly Simulator[]): void {
  app.setErrorHandler((error: Error & { statusCode?: number; validation?: unknown }, request, reply) => {
    const status = error instanceof TotsugoProblem ? (statuses[error.code] ?? 400) : (error.statusCode ?? 500);
    const why = redact(0, error instanceof TotsugoProblem ? error.why : error.message);
    return reply.code(status).send({ code: error instanceof TotsugoProblem ? error.code : `TSG-H${status}`, why, cure: error instanceof TotsugoProblem ? error.cure : `${request.method} ${request.routeOptions.url ?? request.url} の入力を見直す` });
  });
  app.setNotFoundHandler((request, reply) => reply.code(404).send({
    code: 'TSG-H404', why: `${request.method} ${redact(0, request.url)} という窓口はない`, cure: `関係者は /w/{世界}/{${simulators.map((simulator) => simulator.id).join('|')}} の下にいる`,
  }));
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
    const refuse = (error: Error) => done(error);
    bed.world(id).then(async (world) => ({ world, party: await world.party(simulator.id) })).then((found) => {
      seated.set(id, found);
      sit(found);
    }, refuse);
  });
  wire.addHook('onRoute', (route) => {
    const summary = route.config?.exchange?.what ?? (route.url.includes('/_sim') ? '試験用の窓口' : simulator.ja);
    route.schema = { ...route.schema, tags: [simulator.ja], summary };
  });
  recordExchanges(wire, simulator);
  registerDoors(wire, simulator);
  simulator.routes(wire, (request) => request.totsugoParty!);
}
