import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { feedTopics, type FeedTopic } from '../../contracts/integrated-db/feed.js';
import { readBody } from '../../contracts/route-form.js';
import { down, isMunicipality, issueToken, refused, refusedAtFeeds, secretOf, unknownCode, type Refused } from './access.js';
import { doorForms, feedDoors, feedForms, fullRequest, tokenForm } from './forms.js';
import { feedNamed, feedsSince, requestFull } from './publish.js';
import { residentsKnown, residentTold, taxesKnown, taxTold, tellings, troublesIn, write, type Told } from './telling.js';
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

/** The feeds of one topic and municipality: what is there, one of them, and the request for everything. */
export function feedRoutes(wire: FastifyInstance, party: Ask): void {
  for (const [topic, ja] of feedTopics) {
    const { door, steps } = feedDoors[topic];
    const forms = feedForms[topic];
    const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
      const refusal = await refusedAtFeeds(party(request), (request.params as { code: string }).code, request.headers.authorization);
      if (refusal) await send(reply, refusal);
    };
    wire.get<OfMunicipality & { Querystring: { since?: string } }>(`/${door}/:code`, { preHandler, config: { form: forms.list } }, async (request, reply) => {
      const { since = '0' } = request.query;
      if (!/^\d{1,9}$/.test(since)) return send(reply, unreadable([{ field: 'since', why: '0以上の整数であるべき' }]));
      return { files: await feedsSince(party(request), request.params.code, topic, Number(since)) };
    });
    wire.get<{ Params: { code: string; name: string } }>(`/${door}/:code/:name`, { preHandler, config: { exchange: { what: `統合DBが${ja}を渡す`, direction: 'out', steps, file: true }, form: forms.get } }, async (request, reply) => {
      const { code, name } = request.params;
      const feed = await feedNamed(party(request), code, topic, name);
      return feed ? reply.type('application/octet-stream').send(Buffer.from(feed.bytes)) : send(reply, refused(404, 'TSG-T04', `「${name}」という配信はない`, `一覧(GET ${door})にある名前を指定する`));
    });
    wire.post<OfMunicipality>(`/${door}/:code/requests`, { preHandler, config: { exchange: { what: `${ja}の全件の再送を求める`, direction: 'in' }, form: forms.request } }, async (request, reply) => {
      const body = readBody(fullRequest, request.body);
      if (!body.ok) return send(reply, unreadable(body.issues));
      const { requestedAt, isNew } = await requestFull(party(request), request.params.code, topic);
      return reply.code(isNew ? 202 : 200).send({ kind: 'full', requestedAt, ...(isNew ? {} : { duplicate: true }) });
    });
  }
}

/** A whole town is told of at once. */
const longestTelling = 256 * 1024 * 1024;

/** The tax office beside the wire, and what the operator hands to a client. */
export function doorRoutes(wire: FastifyInstance, party: Ask): void {
  const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!isMunicipality((request.params as { code: string }).code)) await send(reply, unknownCode);
  };
  /** Writes all of what an office tells, or says where it contradicts itself. */
  const tell = async (request: FastifyRequest<OfMunicipality>, reply: FastifyReply, topic: FeedTopic, read: { readonly ok: true; readonly told: readonly Told[] } | { readonly ok: false; readonly issues: Parameters<typeof unreadable>[0] }) => {
    const issues = read.ok ? troublesIn(read.told) : read.issues;
    return read.ok && issues.length === 0 ? write(party(request), request.params.code, topic, read.told) : send(reply, unreadable(issues));
  };
  wire.put<OfMunicipality>('/_sim/tax/:code', { preHandler, bodyLimit: longestTelling, config: { form: doorForms.tell } }, async (request, reply) => {
    const body = readBody(tellings.tax, request.body);
    return tell(request, reply, 'tax', body.ok ? { ok: true, told: body.value.map(taxTold) } : body);
  });
  wire.get<OfMunicipality>('/_sim/tax/:code', { preHandler, config: { form: doorForms.known } }, async (request) => ({ records: await taxesKnown(party(request), request.params.code) }));
  wire.put<OfMunicipality>('/_sim/residents/:code', { preHandler, bodyLimit: longestTelling, config: { form: doorForms.tellResidents } }, async (request, reply) => {
    const body = readBody(tellings.residents, request.body);
    return tell(request, reply, 'residents', body.ok ? { ok: true, told: body.value.map(residentTold) } : body);
  });
  wire.get<OfMunicipality>('/_sim/residents/:code', { preHandler, config: { form: doorForms.residentsKnown } }, async (request) => ({ records: await residentsKnown(party(request), request.params.code) }));
  wire.get<OfMunicipality>('/_sim/clients/:code/secret', { preHandler, config: { form: doorForms.secret } }, async (request) => ({ clientId: request.params.code, clientSecret: secretOf(party(request), request.params.code) }));
}
