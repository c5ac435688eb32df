import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { at, isDay, type Moment } from '../law/day.js';
import { defaultNumberMode } from '../law/check-digits.js';
import type { Bed } from './bed.js';
import { TotsugoProblem } from './problem.js';
import { redact } from './secrets.js';

const worldName = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{0,59}$/, { error: '英数字と - で60文字まで' });
const moment = z.string().transform((text, context): Moment => {
  if (isDay(text)) return at(text, '09:30');
  if (isDay(text.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10))) return text as Moment;
  context.addIssue('YYYY-MM-DD か YYYY-MM-DDTHH:MM で書く');
  return z.NEVER;
});
const start = z.object({ id: worldName, seed: z.int().default(1), now: moment });

const checked = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw new TotsugoProblem('TSG-H400', parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`).join(' / '), '上の項目を直して送り直す');
};

/** The office of the bed: makes, moves, copies and removes worlds. Ours alone; no real party has it. */
export function registerOffice(app: FastifyInstance, bed: Bed): void {
  const tags = ['世界'];
  app.get('/w', { schema: { tags, summary: '世界の一覧' } }, async () => ({
    worlds: await Promise.all((await bed.worlds()).map(async (id) => {
      const world = await bed.world(id);
      return { id, seed: world.seed, now: world.now(), url: world.url };
    })),
  }));
  app.post('/w', { schema: { tags, summary: '世界を作る {id, seed, now}' } }, async ({ body }, reply) => {
    const { id, seed, now } = checked(start, body);
    const world = await bed.create({ id, seed, now, numberMode: defaultNumberMode });
    return reply.code(201).send({ id, seed, now, url: world.url });
  });
  app.delete<{ Params: { world: string } }>('/w/:world', { schema: { tags, summary: '世界を消す' } }, async ({ params }, reply) => {
    await bed.drop(params.world);
    return reply.code(204).send();
  });
  app.get<{ Params: { world: string } }>('/w/:world/_clock', { schema: { tags, summary: '業務日時' } }, async ({ params }) => ({ now: (await bed.world(params.world)).now() }));
  app.post<{ Params: { world: string } }>('/w/:world/_clock', { schema: { tags, summary: '業務日時を進め、期日の来た定時処理を順に行う {advanceTo}' } }, async ({ params, body }) => {
    const world = await bed.world(params.world);
    await world.advance(checked(z.object({ advanceTo: moment }), body).advanceTo);
    return { now: world.now() };
  });
  app.post<{ Params: { world: string } }>('/w/:world/_fork', { schema: { tags, summary: '世界を写す(保存・分岐・復元) {to}' } }, async ({ params, body }, reply) => {
    const { to } = checked(z.object({ to: worldName }), body);
    const world = await bed.fork(params.world, to);
    return reply.code(201).send({ id: to, now: world.now(), url: world.url });
  });
  app.get<{ Params: { world: string }; Querystring: { after?: string } }>('/w/:world/_journal', { schema: { tags, summary: '出来事の記録(after より後、500件まで)' } }, async ({ params, query }) => {
    const world = await bed.world(params.world);
    const after = Number(query.after ?? 0);
    return { entries: (await world.journal.arrows()).filter(({ n }) => n > after).slice(0, 500).map((arrow) => ({ ...arrow, ja: redact(world.seed, arrow.ja) })) };
  });
}
