import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Bed } from './bed.js';
import { checked } from './checked.js';
import { journalQuery } from './office-forms.js';
import { TotsugoProblem } from './problem.js';
import { refusedForms } from './refused-forms.js';
import type { Refused } from './refused.js';
import type { Door } from './route-cards.js';

const door: Door = { party: null, ja: '世界', isTest: true, municipality: null };
const ownDoor: Door = { ...door, municipality: 'sender', aboutParty: 'party' };
interface OfSender { Params: { world: string; party: string; sender: string } }
interface OfOne { Params: { world: string; party: string; sender: string; n: string } }

/** What the parties refused: listed, read and sent again. Ours alone; no real party has such a door. */
export function registerRefused(app: FastifyInstance, bed: Bed): void {
  const listed = (refused: readonly Refused[], world: string) => ({ refused: refused.map(({ answer, ...one }) => ({ ...one, ...said(answer), at: one.at, address: `/w/${world}/_refused/${one.party}/${one.sender}/${one.n}` })) });
  app.get<{ Params: { world: string } }>('/w/:world/_refused', { config: { door, form: refusedForms.all } }, async ({ params: { world }, query }) =>
    listed(await (await bed.world(world)).refused.list(checked(journalQuery, query).after), world));
  app.get<OfSender>('/w/:world/_refused/:party/:sender', { config: { door: ownDoor, form: refusedForms.ofOne } }, async ({ params: { world, ...whose }, query }) =>
    listed(await (await bed.world(world)).refused.list(checked(journalQuery, query).after, whose), world));
  app.get<OfOne>('/w/:world/_refused/:party/:sender/:n', { config: { door: ownDoor, form: refusedForms.read } }, async (request, reply) => {
    const { bytes } = await keptIn(bed, request);
    return reply.type('application/octet-stream').send(Buffer.from(bytes));
  });
  app.post<OfOne>('/w/:world/_refused/:party/:sender/:n/again', { config: { door: ownDoor, form: refusedForms.again } }, async (request) => {
    const { refused: { n, method, path, contentType, caller }, bytes } = await keptIn(bed, request);
    const { world } = request.params;
    const headers = { 'x-totsugo-party': encodeURIComponent(caller), ...shownBy(request), 'content-type': contentType };
    const answer = await app.inject({ method: method as 'PUT' | 'POST', url: `/w/${world}${path}`, headers, payload: Buffer.from(bytes) });
    await (await bed.world(world)).refused.sentAgain(n, answer.statusCode);
    return { status: answer.statusCode, answer: String(answer.headers['content-type']).startsWith('application/json') ? answer.json<unknown>() : null };
  });
}

const said = (answer: Refused['answer']) => ({ code: answer?.code ?? null, why: answer?.why ?? null, cure: answer?.cure ?? null, issues: answer?.issues ?? [] });

async function keptIn(bed: Bed, { params: { world, n, ...whose } }: FastifyRequest<OfOne>): Promise<{ readonly refused: Refused; readonly bytes: Uint8Array }> {
  const found = /^\d{1,9}$/.test(n) ? await (await bed.world(world)).refused.read(Number(n), whose) : null;
  if (!found) throw new TotsugoProblem('TSG-W06', `断られたもの「${whose.party}/${whose.sender}/${n}」はない`, `一覧(GET /w/${world}/_refused)にある address を使う`);
  if (!found.bytes) throw new TotsugoProblem('TSG-W07', `断られたもの「${n}」の中身は預かっていない(個人番号を入れてはならない窓口に個人番号があったか、大きすぎる)`, '送り手の手元にあるものを直して送る');
  return { refused: found.refused, bytes: found.bytes };
}

/** What opens the door of the party: whoever sends again shows it, as at the first time. */
const shownBy = ({ headers }: FastifyRequest): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' && (name === 'authorization' || name.startsWith('x-')) ? [[name, value]] : [])));
