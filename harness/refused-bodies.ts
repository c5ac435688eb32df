import type { FastifyRequest } from 'fastify';
import { numbersIn } from '../contracts/individual-numbers.js';
import { refusalBody, type RefusalBody } from '../contracts/route-form.js';
import type { RouteNote, Simulator } from '../simulators/define.js';
import type { SeenBody } from './exchanges.js';
import { mostKept, nobody } from './refused.js';
import { redact } from './secrets.js';

/** What was handed over and is not good. Whoever may not come in (401, 403) leaves nothing, and what does not answer now (503) has refused nothing. */
const refusals: ReadonlySet<number> = new Set([400, 404, 409, 413, 415, 422]);
export const isRefusal = (status: number): boolean => refusals.has(status);

interface Handed { readonly simulator: Simulator; readonly note: RouteNote; readonly request: FastifyRequest; readonly seen: SeenBody; readonly caller: string }

/** Keeps what was handed over and refused, before the caller hears of it. A body that nobody read is read over to its end first. */
export async function keepRefused({ simulator, note, request, seen, caller }: Handed, status: number, payload: unknown): Promise<void> {
  const world = request.totsugoWorld;
  if (!world) return;
  const isWhole = await readOver(request, seen);
  const announced = Number(request.headers['content-length'] ?? 0);
  if (seen.bytes === 0 && !(status === 413 && announced > 0)) return;
  const bytes = isWhole && seen.bytes > 0 && seen.bytes <= mostKept ? new Uint8Array(Buffer.concat(seen.parts)) : null;
  const mayStay = bytes !== null && !(note.isWithoutNumbers && numbersIn(Buffer.from(bytes).toString('utf8'), world.numberMode).length > 0);
  await world.refused.keep({
    party: simulator.id, sender: senderOf(request), caller, method: request.method, path: redact(world.seed, request.url.replace(/^\/w\/[^/]+/, '')), contentType: request.headers['content-type']?.slice(0, 100) ?? '', status,
    bytes: mayStay ? bytes : null, size: isWhole ? seen.bytes : Math.max(announced, seen.bytes), sha256: isWhole ? seen.hash.copy().digest('hex') : '', answer: saidIn(payload),
  });
}

/** Was it all here? What breaks off, or is longer than anything the process takes, is not. */
function readOver({ raw }: FastifyRequest, { body }: SeenBody): Promise<boolean> {
  if (body.readableEnded || body.destroyed) return Promise.resolve(body.readableEnded);
  return new Promise((resolve) => {
    body.once('end', () => resolve(true)).once('error', () => resolve(false));
    raw.once('close', () => { if (raw.readableAborted) resolve(false); });
    body.resume();
  });
}

function senderOf({ params, routeOptions: { config: { door } } }: FastifyRequest): string {
  const named = params as Readonly<Record<string, string | undefined>>;
  return named[door?.municipality ?? ''] ?? named['institution'] ?? nobody;
}

/** The answer in our one form; null where it has another, such as a page. */
function saidIn(payload: unknown): RefusalBody | null {
  if (typeof payload !== 'string' || !payload.startsWith('{')) return null;
  const said = refusalBody.safeParse(JSON.parse(payload));
  return said.success ? said.data : null;
}
