import Fastify, { type FastifyInstance } from 'fastify';
import type { Bed } from '../harness/bed.js';
import { routeDocument } from '../harness/route-document.js';
import { answerTroubles } from '../harness/troubles.js';

/**
 * The API of all doors at /openapi.json, and a page of it at /docs without anything from outside. Document and page are made when
 * somebody asks for them first: most processes never show one, and the page costs more to load than all parties.
 */
export function documentation(app: FastifyInstance, bed: Bed, version: string): void {
  let document: ReturnType<typeof routeDocument> | undefined;
  const printed = () => document ??= routeDocument(bed.routes(), {
    title: 'totsugo 関係者の模擬', version,
    description: '世界ごとに /w/{world}/{party} の下に関係者がいる。/_sim の下は試験用の窓口で、実際の関係者にはない。公開情報に基づく模擬であり、公式の仕様ではない。断るときは、どの窓口も {code, why, cure} で答える。',
  });
  let pages: Promise<FastifyInstance> | undefined;
  app.get('/openapi.json', async () => printed());
  for (const url of ['/docs', '/docs/*']) {
    app.get(url, async ({ raw }, reply) => {
      const page = await (pages ??= pagesOf(printed(), bed));
      reply.hijack();
      page.routing(raw, reply.raw);
    });
  }
}

/** A server of its own behind the same socket, because nothing can be registered in one that already listens. */
async function pagesOf(document: object, bed: Bed): Promise<FastifyInstance> {
  const [{ default: swagger }, { default: swaggerUi }] = await Promise.all([import('@fastify/swagger'), import('@fastify/swagger-ui')]);
  const pages = Fastify();
  answerTroubles(pages, () => [], bed.simulators.map(({ id }) => id));
  await pages.register(swagger, { mode: 'static', specification: { document: document as never } });
  await pages.register(swaggerUi, { routePrefix: '/docs', staticCSP: true, uiConfig: { docExpansion: 'list', tryItOutEnabled: false } });
  await pages.ready();
  return pages;
}
