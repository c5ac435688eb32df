import type { FastifyInstance } from 'fastify';
import { defaultNumberMode } from '../law/check-digits.js';
import type { Bed } from './bed.js';
import { checked } from './checked.js';
import { advance, copy, journalQuery, officeForms, start } from './office-forms.js';
import { registerRefused } from './refused-doors.js';
import type { Door } from './route-cards.js';
import { redact } from './secrets.js';
import type { World } from './world.js';

const door: Door = { party: null, ja: '世界', isTest: true, municipality: null };
interface OfWorld { Params: { world: string } }
const shown = (world: World) => ({ id: world.id, seed: world.seed, now: world.now(), url: world.url });

/** The office of the bed: makes, moves, copies and removes worlds. Ours alone; no real party has it. */
export function registerOffice(app: FastifyInstance, bed: Bed): void {
  app.get('/w', { config: { door, form: officeForms.list } }, async () => ({
    worlds: (await bed.cards()).map((card) => ({ ...card, url: `${bed.url}/w/${card.id}` })),
  }));
  app.post('/w', { config: { door, form: officeForms.create } }, async ({ body }, reply) => {
    const { id, seed, now } = checked(start, body);
    return reply.code(201).send(shown(await bed.create({ id, seed, now, numberMode: defaultNumberMode })));
  });
  app.delete<OfWorld>('/w/:world', { config: { door, form: officeForms.drop } }, async ({ params }, reply) => {
    await bed.drop(params.world);
    return reply.code(204).send();
  });
  app.get<OfWorld>('/w/:world/_clock', { config: { door, form: officeForms.clock } }, async ({ params }) => ({ now: (await bed.world(params.world)).now() }));
  app.post<OfWorld>('/w/:world/_clock', { config: { door, form: officeForms.advance } }, async ({ params, body }) => {
    const world = await bed.world(params.world);
    await world.advance(checked(advance, body).advanceTo);
    return { now: world.now() };
  });
  app.post<OfWorld>('/w/:world/_fork', { config: { door, form: officeForms.fork } }, async ({ params, body }, reply) => reply.code(201).send(shown(await bed.fork(params.world, checked(copy, body).to))));
  app.get<OfWorld>('/w/:world/_journal', { config: { door, form: officeForms.journal } }, async ({ params, query }) => {
    const world = await bed.world(params.world);
    const { after } = checked(journalQuery, query);
    // What was compared in a 突合 is for the report of a story alone.
    return { entries: (await world.journal.arrows()).filter(({ n }) => n > after).slice(0, 500).map((arrow) => ({ ...arrow, ja: redact(world.seed, arrow.ja), matches: undefined })) };
  });
  registerRefused(app, bed);
}
