import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { fromForeignPage, isForeignPage, type Refused } from './admission.js';
import type { Door } from './route-cards.js';

/**
 * Whose token it is: `office` opens every door, a party's id all doors of that party, `aggregator/131016` the doors of that party
 * whose path names that municipality, test doors not among them. The value is the SHA-256 of the token: whoever reads the file
 * cannot call.
 */
export type TokenHashes = ReadonlyMap<string, Buffer>;
export const office = 'office';
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
export const newToken = (): string => randomBytes(24).toString('base64url');
export const shortestToken = 16;

export interface Refusal extends Refused { readonly status: 401 | 403; readonly code: 'TSG-H401' | 'TSG-H403' }

/** The header for a token of ours where `Authorization` belongs to the party itself (OAuth 2.0 of 統合DB). */
export const tokenHeader = 'x-totsugo-token';

/** Decides about every request. Without tokens only pages of other sites are turned away. */
export function doorkeeperOf(hashes: TokenHashes | undefined) {
  /** What our own parties show each other: made anew by every process and told to nobody. */
  const own = hashes ? newToken() : undefined;
  const ownHash = own && hashOf(own);
  return {
    own,
    refused(request: FastifyRequest): Refusal | null {
      if (isForeignPage(request.headers)) return { status: 401, code: 'TSG-H401', ...fromForeignPage };
      if (!hashes || !ownHash) return null;
      const { door } = request.routeOptions.config;
      const scopes = door ? scopesOf(door, request.params as Readonly<Record<string, string>>, [...hashes.keys()]) : [...hashes.keys()];
      const apart = request.headers[tokenHeader];
      const shown = hashOf(typeof apart === 'string' ? apart : bearer(request.headers.authorization));
      if (isAmong(shown, [ownHash, ...scopes.flatMap((scope) => hashes.get(scope) ?? [])])) return null;
      if (isAmong(shown, [...hashes.values()])) return { status: 403, code: 'TSG-H403', why: `この合言葉では、${door?.ja ?? ''}のこの窓口に入れない`, cure: `${scopes.join(' か ')} の合言葉を示す` };
      return { status: 401, code: 'TSG-H401', why: '合言葉がない、または違う', cure: 'Authorization: Bearer に、動かし始めたときに示された合言葉を書く' };
    },
  };
}

function scopesOf({ party, isTest, municipality, isForAll, aboutParty }: Door, params: Readonly<Record<string, string>>, names: readonly string[]): readonly string[] {
  if (aboutParty) return [office, params[aboutParty]!, ...(municipality ? [`${params[aboutParty]}/${params[municipality]}`] : [])];
  if (party === null) return [office];
  if (isForAll) return [office, party, ...names.filter((name) => name.startsWith(`${party}/`))];
  return [office, party, ...(municipality && !isTest ? [`${party}/${params[municipality]}`] : [])];
}

/** Compares with all of them, whichever fits: the time tells nothing about which. */
const isAmong = (shown: Buffer, hashes: readonly Buffer[]): boolean => hashes.reduce((found, hash) => timingSafeEqual(shown, hash) || found, false);

const bearer = (authorization = '') => /^Bearer (.+)$/i.exec(authorization)?.[1] ?? '';
