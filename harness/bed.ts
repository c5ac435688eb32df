import Fastify, { type FastifyInstance } from 'fastify';
import type { Profile } from '../contracts/wire/profile.js';
import type { Party, Simulator } from '../simulators/define.js';
import type { StoreHome } from '../store/define.js';
import { asker } from './ask.js';
import { readBodies } from './bodies.js';
import { registerDoors } from './doors.js';
import { recordExchanges } from './exchanges.js';
import { listening } from './listening.js';
import { servePageFont } from './page-font.js';
import { municipalityIn, routeCardsOf, type RouteCard } from './route-cards.js';
import { doorkeeperOf, type TokenHashes } from './tokens.js';
import { answerClientError, answerTrouble, answerTroubles } from './troubles.js';
import type { World } from './world.js';
import { worldsIn, type Worlds } from './worlds.js';
import { forNode, type Identity } from './x509.js';

export interface BedOptions {
  readonly home: StoreHome;
  readonly profile: Profile;
  readonly simulators: readonly Simulator[];
  readonly host?: string;
  readonly port?: number;
  /**
   * Which tokens open whose doors, given all doors there are. Every request must then carry one that opens its door; the parties'
   * own requests to each other carry one of the bed.
   */
  readonly tokens?: ((routes: readonly RouteCard[]) => Promise<TokenHashes>) | undefined;
  readonly tls?: BedTls | undefined;
  /** The longest file in bytes that is taken; default 1 GiB. A party may take less. */
  readonly fileLimit?: number;
  /** Extra routes of the process, such as `/docs`; registered before listening. */
  readonly extend?: (app: FastifyInstance, bed: Bed) => Promise<void>;
}

/** PEM texts of a server that speaks TLS, and of the client that its own parties are. */
export interface BedTls {
  readonly ca: string;
  readonly server: Identity;
  readonly client: Identity;
  /** Whoever connects must show a certificate of `ca`. */
  readonly isMutual: boolean;
}

/** All parties of any number of worlds behind one real HTTP server. */
export interface Bed extends Worlds {
  readonly url: string;
  readonly simulators: readonly Simulator[];
  /** Every route that is somebody's door. */
  routes(): readonly RouteCard[];
}

/** So long a request that is being served when the bed closes may go on; then its connection is cut, and nothing of it stays. */
const patienceMs = 3_000;

export async function openBed({ home, profile, simulators, host = '127.0.0.1', port = 0, tokens, tls, fileLimit = 1024 * 1024 * 1024, extend }: BedOptions): Promise<Bed> {
  const app = serverOf(fileLimit, tls);
  const routes = routeCardsOf(app);
  let doorkeeper = doorkeeperOf(undefined);
  let ask = asker();
  let url = '';
  const worlds = worldsIn(home, simulators, () => ({ url, profile, simulators, ask }));
  const bed: Bed = {
    ...worlds, simulators, routes,
    get url() { return url; },
    async close() {
      await worlds.rest();
      const late = setTimeout(() => app.server.closeAllConnections(), patienceMs).unref();
      await app.close();
      clearTimeout(late);
      await worlds.close();
    },
  };
  answerTroubles(app, routes, simulators.map(({ id }) => id));
  readBodies(app, fileLimit);
  app.decorateRequest('totsugoWorld', null);
  app.decorateRequest('totsugoParty', null);
  app.decorateRequest('realisedSteps', null);
  app.addHook('onRequest', (request, reply, done) => {
    const refusal = doorkeeper.refused(request);
    if (!refusal) return done();
    const { status, ...body } = refusal;
    reply.code(status).header('www-authenticate', 'Bearer').send(body);
  });
  servePageFont(app);
  if (extend) await extend(app, bed);
  for (const simulator of simulators) await app.register(async (wire) => serveParty(wire, simulator, bed, fileLimit), { prefix: `/w/:world/${simulator.id}` });
  try {
    doorkeeper = doorkeeperOf(await tokens?.(routes()));
    ask = asker({ token: doorkeeper.own, tls: tls && { ca: tls.ca, identity: tls.client } });
    url = await listening(app, host, port);
  } catch (error) {
    await bed.close();
    throw error;
  }
  return bed;
}

/** No route has a schema of the framework's, so neither of its compilers is loaded: they would cost more than all parties. */
const withoutCompilers = { compilersFactory: { buildValidator: () => unused, buildSerializer: () => unused } };
const unused = () => { throw new Error('経路は schema でなく config.form で形を述べる'); };

function serverOf(fileLimit: number, tls: BedTls | undefined): FastifyInstance {
  const options = { schemaController: withoutCompilers, bodyLimit: fileLimit, requestTimeout: 120_000, routerOptions: { maxParamLength: 200 }, frameworkErrors: answerTrouble, clientErrorHandler: answerClientError };
  if (!tls) return Fastify(options);
  return Fastify({ ...options, https: { ca: tls.ca, ...forNode(tls.server), requestCert: tls.isMutual, rejectUnauthorized: tls.isMutual, minVersion: 'TLSv1.2' } });
}

declare module 'fastify' {
  interface FastifyRequest { totsugoWorld: World | null; totsugoParty: Party | null }
}

/** Registers one party's routes for all worlds; each request is bound to the party of the world in its path. */
async function serveParty(wire: FastifyInstance, simulator: Simulator, bed: Bed, fileLimit: number): Promise<void> {
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
    const door = { party: simulator.id, ja: simulator.ja, isTest: route.url.startsWith(`${wire.prefix}/_sim`), municipality: municipalityIn(route.config?.form), isForAll: route.config?.form?.isForAllMunicipalities ?? false };
    route.config = { ...route.config, door };
  });
  recordExchanges(wire, simulator, fileLimit);
  registerDoors(wire, simulator);
  simulator.routes(wire, (request) => request.totsugoParty!);
}
