import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Ward } from '../../contracts/ward.js';
import { operations, type Operation } from '../../contracts/ward-driver.js';
import { wardDriverOpenApi } from '../../contracts/ward-driver-openapi.js';
import { refusedEntry } from '../admission.js';
import { DriverRefusal, executor, refusalReply, type DriverReply, type Identity } from './execute.js';

export interface DriverServerOptions extends Identity {
  /** Every operation then wants `Authorization: Bearer …`. Needed whenever the server listens beyond the loopback. */
  readonly token?: string;
  readonly messageLimit?: number;
  readonly fileLimit?: number;
}

/** Serves a ward behind the Ward Driver API, with its OpenAPI document at /openapi.json and a page to try it at /docs. */
export async function wardDriver(app: FastifyInstance, ward: Ward, options: DriverServerOptions): Promise<void> {
  const { name, version, token, messageLimit = 4 * 1024 * 1024, fileLimit = 1024 * 1024 * 1024 } = options;
  const execute = executor(ward, { name, version });
  await app.register(async (driver) => {
    driver.removeAllContentTypeParsers();
    driver.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => parseJson(String(text), done));
    driver.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
    driver.setErrorHandler((error, _request, reply) => send(reply, refusalReply(asRefusal(error))));
    driver.setNotFoundHandler((request, reply) => send(reply, refusalReply(new DriverRefusal(404, `${request.method} の、この窓口はない`, '窓口の一覧は /openapi.json か /docs'))));
    driver.addHook('onRequest', async ({ headers }) => {
      const refused = refusedEntry(headers, token);
      if (refused) throw new DriverRefusal(401, refused.why, refused.cure);
    });
    for (const [id, operation] of Object.entries(operations) as [string, Operation][]) {
      driver.route({
        method: operation.method, url: operation.path.replace(/\{(\w+)\}/g, ':$1'), bodyLimit: operation.input?.kind === 'bytes' ? fileLimit : messageLimit,
        handler: async (request, reply) => {
          const isBytes = request.body instanceof Uint8Array;
          if (request.body != null && isBytes !== (operation.input?.kind === 'bytes')) throw new DriverRefusal(415, 'この窓口はその content-type を受けない', operation.input?.kind === 'bytes' ? 'application/octet-stream で送る' : 'application/json で送る');
          return send(reply, await execute({ operation: id, params: request.params as Record<string, unknown>, body: request.body }));
        },
      });
    }
  });
  await serveDocument(app, version);
}

async function serveDocument(app: FastifyInstance, version: string): Promise<void> {
  const document = wardDriverOpenApi(version);
  await app.register(async (open) => {
    open.get('/openapi.json', async () => document);
    const [{ default: swagger }, { default: swaggerUi }] = await Promise.all([import('@fastify/swagger'), import('@fastify/swagger-ui')]);
    await open.register(swagger, { mode: 'static', specification: { document: document as never } });
    await open.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  });
}

/** The token, when there is one; and no page of another origin may drive the ward through a clerk's browser. */
function parseJson(text: string, done: (error: Error | null, body?: unknown) => void): void {
  try {
    done(null, text === '' ? undefined : (JSON.parse(text) as unknown));
  } catch {
    done(new DriverRefusal(400, '本文をJSONとして読めない', 'UTF-8 の正しいJSONを送る'));
  }
}

/** fastify's own errors come with a status and English words. */
function asRefusal(error: unknown): unknown {
  switch ((error as { statusCode?: number }).statusCode) {
    case 400: return new DriverRefusal(400, '要求を読めない', '要求の行と本文の形を確かめる');
    case 413: return new DriverRefusal(413, '本文が大きすぎる', 'ファイルを分けるか、上限を上げて起動する');
    case 415: return new DriverRefusal(415, 'その content-type は受けない', 'application/json か application/octet-stream で送る');
    default: return error;
  }
}

function send(reply: FastifyReply, { status, body }: DriverReply): FastifyReply {
  if (body === null || body === undefined) return reply.code(status).send();
  if (body instanceof Uint8Array) return reply.code(status).type('application/octet-stream').send(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}
