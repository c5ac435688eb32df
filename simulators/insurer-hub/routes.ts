import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { municipalities } from '../../law/municipalities.js';
import { memberChange } from '../../contracts/insurer-hub/member-change.js';
import { auditOf, callerOf, writeAudit } from './audit.js';
import { cardEvent } from './cards.js';
import { enquiryCount } from './enquire.js';
import { doorForms, fileForms, onlineForms } from './forms.js';
import { lookUp } from './lookups.js';
import { markReceived, outboxOf, outgoingBytes, type Channel } from './outbox.js';
import { receive, refused, type Answer } from './reception.js';
import { historyOf, viewOf } from './screens.js';
import { strangersAt } from '../doors.js';
import type { Hub } from './tables.js';

export type Ask = (request: FastifyRequest) => Hub;
export interface OfPartition { Params: { code: string } }
export interface OfFile { Params: { code: string; name: string } }
interface OfPerson { Params: { code: string; personKey: string } }

export const answer = (reply: FastifyReply, { status, body }: Answer) => reply.code(status).send(body);
/** A misspelt key is told, so that it is not lost without a word. */
export function strange(request: FastifyRequest): Answer | null {
  const told = strangersAt(request);
  return told && { status: 400, body: { code: 'E-FORMAT', ...told } };
}
export const bodyStream = (request: FastifyRequest): Readable => (request.body ?? Readable.from([])) as Readable;
/** What opens a 委託区画. 集約 holds the keys of all, a municipality its own. */
export const keyOfPartition = (party: Pick<Hub, 'token'>, code: string): string => party.token('PK', code);
export const keyOfOnline = (party: Pick<Hub, 'token'>): string => party.token('OK');

const isMunicipality = new Set(municipalities.map(({ code }) => code));
const missing = (reply: FastifyReply, name: string) => answer(reply, refused(404, 'TSG-I03', `「${name}」というファイルはない`, '一覧(GET …/outbox)にある名前を指定する'));

/** Nobody comes in without the key, and everybody who comes is written down, let in or not. */
export function guardDoors(wire: FastifyInstance, party: Ask): void {
  wire.addHook('preHandler', async (request, reply) => {
    const path = request.routeOptions.url?.replace(/^\/w\/:world\/insurer-hub/, '') ?? '';
    if (path.startsWith('/_sim')) return undefined;
    const hub = party(request);
    if (hub.faults.has('hubDown')) return answer(reply, refused(503, 'TSG-I02', '中間サーバーが応じない', '時間をおいてもう一度送る'));
    const { code } = request.params as { code?: string };
    const isOnline = path.startsWith('/online/');
    if (!isOnline && (code === undefined || !isMunicipality.has(code))) return answer(reply, refused(404, 'TSG-I01', '団体コードの委託区画はない', '検査数字を含む6桁で指定する'));
    const key = request.headers[isOnline ? 'x-online-key' : 'x-partition-key'];
    const isAllowed = key === (isOnline ? keyOfOnline(hub) : keyOfPartition(hub, code!));
    if (!isOnline || !isAllowed) await hub.store.transact((store) => writeAudit(store, hub.now(), [{ who: callerOf(request), code: code ?? '', what: `${request.method} ${path}`, subject: subjectOf(request), outcome: isAllowed ? 'allowed' : 'refused' }]));
    if (isAllowed) return undefined;
    return answer(reply, refused(403, 'E-PARTITION', isOnline ? '鍵がないか、違う' : 'この委託区画の鍵がないか、ほかの委託区画の鍵である', isOnline ? '見出し x-online-key に渡された鍵を書く' : '見出し x-partition-key にこの委託区画の鍵を書く'));
  });
}
const subjectOf = (request: FastifyRequest): string => {
  const { name, noticeId } = request.params as { name?: string; noticeId?: string };
  return (name ?? noticeId ?? '').slice(0, 120);
};

/** For 集約: files in, results out. */
export function aggregatorRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/partitions/:code/inbox/:name', { config: { exchange: { what: '被保険者異動情報を中間サーバーへ送信', direction: 'in', steps: ['G-5-2', 'D-1-3'], file: true }, form: fileForms.inbox } },
    async (request, reply) => answer(reply, await receive(party(request), 'aggregator', request.params.code, request.params.name, bodyStream(request), [memberChange])));
  outboxRoutes(wire, party, 'aggregator', '/partitions/:code/outbox', '中間サーバーが集約へファイルを渡す', ['G-5-3', 'A-16'], fileForms.outbox);
}

export function outboxRoutes(wire: FastifyInstance, party: Ask, channel: Channel, path: string, what: string, steps: readonly string[], forms: (typeof fileForms)['outbox']): void {
  wire.get<OfPartition>(path, { config: { form: forms.list } }, async (request) => outboxOf(party(request), channel, request.params.code));
  wire.get<OfFile>(`${path}/:name`, { config: { exchange: { what, direction: 'out', steps, file: true }, form: forms.get } }, async (request, reply) => {
    const bytes = await outgoingBytes(party(request), channel, request.params.code, request.params.name);
    return bytes ? reply.type('application/octet-stream').send(Buffer.from(bytes)) : missing(reply, request.params.name);
  });
  wire.delete<OfFile>(`${path}/:name`, { config: { form: forms.take } }, async (request, reply) => (await markReceived(party(request), channel, request.params.code, request.params.name) ? reply.code(204).send() : missing(reply, request.params.name)));
}

/** For オンライン資格確認. */
export function onlineRoutes(wire: FastifyInstance, party: Ask): void {
  wire.post('/online/lookups', { config: { exchange: { what: 'オンライン資格確認が資格を照会', direction: 'out' }, form: onlineForms.lookup } }, async (request, reply) => answer(reply, strange(request) ?? await lookUp(party(request), callerOf(request), request.body)));
  wire.post('/online/cards', { config: { exchange: { what: '利用登録の異動を知らせる', direction: 'in', steps: ['A-16'] }, form: onlineForms.card } }, async (request, reply) => answer(reply, strange(request) ?? await cardEvent(party(request), request.body)));
}

/** What only the simulation has. */
export function simRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfPartition>('/_sim/partitions/:code/key', { config: { form: doorForms.partitionKey } }, async (request) => ({ key: keyOfPartition(party(request), request.params.code) }));
  wire.get('/_sim/online/key', { config: { form: doorForms.onlineKey } }, async (request) => ({ key: keyOfOnline(party(request)) }));
  wire.get<OfPerson>('/_sim/view/:code/:personKey', { config: { form: doorForms.view } }, async (request) => viewOf(party(request), request.params.code, request.params.personKey));
  wire.get<OfPerson>('/_sim/history/:code/:personKey', { config: { form: doorForms.history } }, async (request) => historyOf(party(request), request.params.code, request.params.personKey));
  wire.get('/_sim/audit', { config: { form: doorForms.audit } }, async (request) => ({ audit: await auditOf(party(request)) }));
  wire.get('/_sim/enquiries', { config: { form: doorForms.enquiries } }, async (request) => enquiryCount(party(request)));
  wire.get('/_sim/files', { config: { form: doorForms.files } }, async (request) => ({ files: await party(request).store.db.selectFrom('insurer_hub_file_result').selectAll().orderBy('n').execute() }));
  wire.get('/_sim/findings', { config: { form: doorForms.findings } }, async (request) => ({ findings: await party(request).store.db.selectFrom('insurer_hub_finding').selectAll().orderBy('kind').orderBy('code').orderBy('history_key').orderBy('version').execute() }));
}
