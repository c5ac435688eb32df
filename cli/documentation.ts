import type { FastifyInstance } from 'fastify';

/** The API of all parties as an OpenAPI document and a page at /docs, without anything from outside. */
export async function documentation(app: FastifyInstance, version: string): Promise<void> {
  const [{ default: swagger }, { default: swaggerUi }] = await Promise.all([import('@fastify/swagger'), import('@fastify/swagger-ui')]);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'totsugo 関係者の模擬', version, description: '世界ごとに /w/{world}/{party} の下に関係者がいる。/_sim の下は試験用の窓口で、実際の関係者にはない。公開情報に基づく模擬であり、公式の仕様ではない。' },
    },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true, uiConfig: { docExpansion: 'list', tryItOutEnabled: false } });
}
