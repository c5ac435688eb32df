import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { callbackify } from 'node:util';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recognisedBankFile } from '../contracts/bank/recognise.js';
import { recognisedReceiptFile } from '../contracts/receipts/recognise.js';
import { layoutOfFileName } from '../contracts/layouts.js';
import type { RouteNote, Simulator } from '../simulators/define.js';
import { tooLarge } from './bodies.js';
import { isRefusal, keepRefused } from './refused-bodies.js';
import { mostKept } from './refused.js';

/** `head`: so many of the parts go into the journal. */
export interface SeenBody { readonly body: Transform; readonly hash: ReturnType<typeof createHash>; readonly parts: Buffer[]; head: number; bytes: number }
const seenBodies = new WeakMap<FastifyRequest, SeenBody>();
const keptBytes = 4 * 1024 * 1024;

/**
 * Writes every exchange of a party's marked routes into the world's journal, with the bytes that really crossed the
 * socket. Routes without a mark (test doors) get no hook at all. Must be called before the routes are declared.
 */
export function recordExchanges(wire: FastifyInstance, simulator: Simulator, fileLimit: number): void {
  wire.addHook('onRoute', (route) => {
    const note = route.config?.exchange;
    if (!note) return;
    if (note.direction === 'in') {
      route.preParsing = (request, _reply, payload, done) => done(null, payload.pipe(watched(request, fileLimit)));
    }
    route.onSend = (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: (error: Error | null, payload?: unknown) => void) => {
      if (note.direction === 'in' || (reply.statusCode < 300 && hasContent(note, payload))) write(simulator, note, request, reply.statusCode, payload);
      const seen = seenBodies.get(request);
      if (!seen || !isRefusal(reply.statusCode)) return done(null, payload);
      callbackify(keepRefused)({ simulator, note, request, seen, caller: callerOf(request.headers['x-totsugo-party']) }, reply.statusCode, payload, (error) => done(error, payload));
    };
  });
}

/** Hashes and keeps what passes on its way to the parser, up to the limit. */
function watched(request: FastifyRequest, limit: number): Transform {
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen.hash.update(chunk);
      if (seen.bytes <= mostKept) seen.parts.push(chunk);
      if (seen.bytes <= keptBytes) seen.head = seen.parts.length;
      seen.bytes += chunk.length;
      if (seen.bytes > limit) done(tooLarge(limit));
      else done(null, chunk);
    },
  });
  const seen: SeenBody = { body, hash: createHash('sha256'), parts: [], head: 0, bytes: 0 };
  seenBodies.set(request, seen);
  return body;
}

function write(simulator: Simulator, note: RouteNote, request: FastifyRequest, status: number, payload: unknown): void {
  const world = request.totsugoWorld;
  if (!world) return;
  const caller = callerOf(request.headers['x-totsugo-party']);
  const carried = note.direction === 'in' ? received(request) : sent(payload);
  world.journal.write({
    kind: 'exchange', at: world.now(), ja: note.what, steps: status < 400 ? (request.realisedSteps ?? note.steps ?? []) : [], // A refused exchange is kept, but no step of 別添1 was done by it.
    ...(note.direction === 'in' ? { from: caller, to: simulator.ja } : { from: simulator.ja, to: caller }),
    exchange: {
      ...carried, layout: layoutOf(request, note, carried.body), status,
      path: note.file ? fileNameOf(request, note) : `${request.method} ${request.url.replace(/^\/w\/[^/]+/, '')}`, contentType: note.file ? 'application/octet-stream' : 'application/json',
    },
  });
}

/** Who is calling, as it says itself; a system that says nothing is the ward's. */
function callerOf(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || !/^(?:[\w.~!*'()-]|%[0-9A-Fa-f]{2}){1,200}$/.test(header)) return '国保システム';
  try {
    return decodeURIComponent(header).slice(0, 40);
  } catch {
    return '国保システム';
  }
}

const hasContent = (note: RouteNote, payload: unknown) => note.hasContent === undefined || note.hasContent(String(payload));
const lastSegment = (request: FastifyRequest) => decodeURIComponent(request.url.split('?')[0]!.split('/').at(-1)!);
const fileNameOf = (request: FastifyRequest, note: RouteNote) => note.fileName?.(request.params as Readonly<Record<string, string>>, request.totsugoWorld!.profile) ?? lastSegment(request);
function layoutOf(request: FastifyRequest, note: RouteNote, body: Uint8Array): string | null {
  if (note.isBankFile) return recognisedBankFile(body)?.id ?? null;
  if (!note.file) return null;
  const name = fileNameOf(request, note);
  return layoutOfFileName(request.totsugoWorld!.profile, name) ?? recognisedReceiptFile(name, body)?.id ?? null;
}

function received(request: FastifyRequest) {
  const seen = seenBodies.get(request);
  return seen ? { body: Buffer.concat(seen.parts.slice(0, seen.head)), bytes: seen.bytes, sha256: seen.hash.copy().digest('hex') } : { body: new Uint8Array() };
}

function sent(payload: unknown) {
  return { body: typeof payload === 'string' ? Buffer.from(payload) : Buffer.isBuffer(payload) ? payload : new Uint8Array() };
}
