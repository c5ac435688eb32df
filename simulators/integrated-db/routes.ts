import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBody } from '../../contracts/route-form.js';
import { down, isMunicipality, issueToken, refused, refusedAtFeeds, secretOf, unknownCode, type Refused } from './access.js';
import { doorForms, feedForms, fullRequest, tokenForm } from './forms.js';
import { feedNamed, feedsSince, requestFull } from './publish.js';
import { knownOf, telling, troublesIn, write } from './telling.js';
import type { IntegratedDb } from './tables.js';

type Ask = (request: FastifyRequest) => IntegratedDb;
interface OfMunicipality { Params: { code: string } }

/** A refusal in the form of the party; of a token also in that of OAuth 2.0. */
export const send = (reply: FastifyReply, { status, body }: Refused) => {
  if (status === 401 && body.error) reply.header('www-authenticate', `Bearer error="${body.error}"`);
  return reply.code(status).send(body);
};
const unreadable = (issues: readonly { readonly field: string; readonly why: string }[]) => refused(422, 'TSG-T10', '入力が形に合わない', 'issues の項目を直して送り直す', { issues: issues.slice(0, 100) });

export function tokenRoute(wire: FastifyInstance, party: Ask): void {
  wire.post('/oauth/token', { config: { form: tokenForm } }, async (request, reply) => {
    const answer = party(request).faults.has('serviceDown') ? down : await issueToken(party(request), request.body);
    return 'status' in answer ? send(reply, answer) : reply.header('cache-control', 'no-store').send(answer);
  });
}

/** The feeds of one municipality: what is there, one of them, and the request for everything. */
export function feedRoutes(wire: FastifyInstance, party: Ask): void {
  const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
    const refusal = await refusedAtFeeds(party(request), (request.params as { code: string }).code, request.headers.authorization);
    if (refusal) await send(reply, refusal);
  };
  wire.get<OfMunicipality & { Querystring: { since?: string } }>('/feeds/:code', { preHandler, config: { form: feedForms.list } }, async (request, reply) => {
    const { since = '0' } = request.query;
    if (!/^\d{1,9}$/.test(since)) return send(reply, unreadable([{ field: 'since', why: '0以上の整数であるべき' }]));
    return { files: await feedsSince(party(request), request.params.code, Number(since)) };
  });
  wire.get<{ Params: { code: string; name: string } }>('/feeds/:code/:name', { preHandler, config: { exchange: { what: '統合DBが課税情報を渡す', direction: 'out', steps: ['A-01'], file: true }, form: feedForms.get } }, async (request, reply) => {
    const { code, name } = request.params;
    const feed = await feedNamed(party(request), code, name);
    return feed ? reply.type('application/octet-stream').send(Buffer.from(feed.bytes)) : send(reply, refused(404, 'TSG-T04', `「${name}」という配信はない`, '一覧(GET feeds)にある名前を指定する'));
  });
  wire.post<OfMunicipality>('/feeds/:code/requests', { preHandler, config: { exchange: { what: '課税情報の全件の再送を求める', direction: 'in' }, form: feedForms.request } }, async (request, reply) => {
    const body = readBody(fullRequest, request.body);
    if (!body.ok) return send(reply, unreadable(body.issues));
    const { requestedAt, isNew } = await requestFull(party(request), request.params.code);
    return reply.code(isNew ? 202 : 200).send({ kind: 'full', requestedAt, ...(isNew ? {} : { duplicate: true }) });
  });
}

/** A whole town is told of at once. */
const longestTelling = 256 * 1024 * 1024;

/** The tax office beside the wire, and what the operator hands to a client. */
export function doorRoutes(wire: FastifyInstance, party: Ask): void {
  const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!isMunicipality((request.params as { code: string }).code)) await send(reply, unknownCode);
  };
  wire.put<OfMunicipality>('/_sim/tax/:code', { preHandler, bodyLimit: longestTelling, config: { form: doorForms.tell } }, async (request, reply) => {
    const body = readBody(telling, request.body);
    const issues = body.ok ? troublesIn(body.value) : body.issues;
    return body.ok && issues.length === 0 ? write(party(request), request.params.code, body.value) : send(reply, unreadable(issues));
  });
  wire.get<OfMunicipality>('/_sim/tax/:code', { preHandler, config: { form: doorForms.known } }, async (request) => ({ records: await knownOf(party(request), request.params.code) }));
  wire.get<OfMunicipality>('/_sim/clients/:code/secret', { preHandler, config: { form: doorForms.secret } }, async (request) => ({ clientId: request.params.code, clientSecret: secretOf(party(request), request.params.code) }));
}
