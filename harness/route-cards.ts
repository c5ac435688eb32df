import type { FastifyInstance, RouteOptions } from 'fastify';
import type { RouteForm } from '../contracts/route-form.js';
import type { RouteNote } from '../simulators/define.js';

/** Whose door a route is, and which part of its path names the municipality it belongs to. */
export interface Door {
  /** Null = the office of the bed. */
  readonly party: string | null;
  readonly ja: string;
  /** Ours, for tests: the real party has no such door. */
  readonly isTest: boolean;
  readonly municipality: string | null;
  /** A door of the office about one party, which this part of its path names: whoever opens that party's own doors comes in. */
  readonly aboutParty?: string;
  /** No municipality stands in its path, and each of the party's comes to it. */
  readonly isForAll?: boolean;
}
declare module 'fastify' {
  interface FastifyContextConfig { door?: Door }
}

/** One route as the OpenAPI document and the answers to wrong requests know it. */
export interface RouteCard {
  readonly method: string;
  /** With `:name` for each part of the path. */
  readonly url: string;
  readonly door: Door;
  readonly form: RouteForm | undefined;
  readonly note: RouteNote | undefined;
}

/** Watches what is registered from now on. Asked later, it lists every route that is somebody's door, in the order of registration. */
export function routeCardsOf(app: FastifyInstance): () => readonly RouteCard[] {
  const registered: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void registered.push(route));
  return () => registered.flatMap(({ method, url, config }) => (config?.door && method !== 'HEAD' ? [{ method: String(method), url, door: config.door, form: config.form, note: config.exchange }] : []));
}

/** The name of the path's part that names the municipality. */
export const municipalityIn = (form: RouteForm | undefined): string | null =>
  Object.entries(form?.params ?? {}).find(([, { isMunicipality }]) => isMunicipality)?.[0] ?? null;

/** Methods that some route takes at this address. */
export function methodsAt(cards: readonly RouteCard[], address: string): readonly string[] {
  const parts = address.split('?')[0]!.split('/');
  const fits = ({ url }: RouteCard) => {
    const pattern = url.split('/');
    return pattern.length === parts.length && pattern.every((part, i) => (part.startsWith(':') ? parts[i] !== '' : part === parts[i]));
  };
  return [...new Set(cards.filter(fits).map(({ method }) => method))].sort();
}
