import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { layoutOfFileName } from '../contracts/layouts.js';
import type { RouteNote, Simulator } from '../simulators/define.js';

interface Seen { readonly hash: ReturnType<typeof createHash>; readonly parts: Buffer[]; bytes: number }
const seenBodies = new WeakMap<FastifyRequest, Seen>();
const keptBytes = 4 * 1024 * 1024;

/** Writes every exchange of a party's marked routes into the world's journal, with the bytes that really crossed the socket. */
export function recordExchanges(wire: FastifyInstance, simulator: Simulator): void {
  wire.addHook('preParsing', async (request, _reply, payload) => {
    if (request.routeOptions.config.exchange?.direction !== 'in') return payload;
    const seen: Seen = { hash: createHash('sha256'), parts: [], bytes: 0 };
    seenBodies.set(request, seen);
    return payload.pipe(new Transform({
      transform(chunk: Buffer, _encoding, done) {
        seen.hash.update(chunk);
        if (seen.bytes <= keptBytes) seen.parts.push(chunk);
        seen.bytes += chunk.length;
        done(null, chunk);
      },
    }));
  });
  wire.addHook('onSend', async (request, reply, payload) => {
    const note = request.routeOptions.config.exchange;
    const world = request.totsugoWorld;
    if (!note || !world || (note.direction === 'out' && reply.statusCode >= 300)) return payload;
    const body = note.direction === 'in' ? received(request) : sent(payload);
    const caller = decodeURIComponent(String(request.headers['x-totsugo-party'] ?? '国保システム'));
    world.journal.write({
      kind: 'exchange', at: world.now(), ja: note.what, steps: realises(note, reply.statusCode, payload) ? (note.steps ?? []) : [],
      ...(note.direction === 'in' ? { from: caller, to: simulator.ja } : { from: simulator.ja, to: caller }),
      exchange: { ...body, layout: layoutOf(request, note), path: note.file ? lastSegment(request) : `${request.method} ${request.url.replace(/^\/w\/[^/]+/, '')}`, contentType: note.file ? 'application/octet-stream' : 'application/json', status: reply.statusCode },
    });
    return payload;
  });
}

/** A refused exchange and an empty answer are kept, but no step of 別添1 was done by them. */
const realises = (note: RouteNote, status: number, payload: unknown) => status < 400 && (note.hasContent === undefined || note.hasContent(String(payload)));
const lastSegment = (request: FastifyRequest) => decodeURIComponent(request.url.split('?')[0]!.split('/').at(-1)!);
const layoutOf = (request: FastifyRequest, note: RouteNote) => (note.file ? layoutOfFileName(request.totsugoWorld!.profile, lastSegment(request)) : null);

function received(request: FastifyRequest) {
  const seen = seenBodies.get(request);
  return seen ? { body: Buffer.concat(seen.parts), bytes: seen.bytes, sha256: seen.hash.copy().digest('hex') } : { body: new Uint8Array() };
}

function sent(payload: unknown) {
  return { body: typeof payload === 'string' ? Buffer.from(payload) : Buffer.isBuffer(payload) ? payload : new Uint8Array() };
}
