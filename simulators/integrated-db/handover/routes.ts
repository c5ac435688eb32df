import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { transferReceivers, type TransferReceiver } from '../../../contracts/integrated-db/provision.js';
import { readBody } from '../../../contracts/route-form.js';
import type { WireFile } from '../../../contracts/wire/file.js';
import { bytesWithin } from '../../whole-body.js';
import { isMunicipality, refused, refusedAtFeeds, unknownCode, type Refused } from '../access.js';
import { send } from '../routes.js';
import type { IntegratedDb } from '../tables.js';
import { handoverForms } from './forms.js';
import { askForAll, takeProvision, takeTransfer, type Taken } from './take.js';

type Ask = (request: FastifyRequest) => IntegratedDb;
interface OfMunicipality { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }
interface OfReceiver { Params: { code: string; receiver: string } }
const noResult = (name: string) => refused(404, 'TSG-T15', `「${name}」というファイルはない`, '一覧(GET results/{code})にある名前を指定する');

/** What the 国保システム hands to 統合DB, and what it fetches of it. */
export function handoverRoutes(wire: FastifyInstance, party: Ask): void {
  const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
    const refusal = await refusedAtFeeds(party(request), (request.params as { code: string }).code, request.headers.authorization);
    if (refusal) await send(reply, refusal);
  };
  const taken = (take: (party: IntegratedDb, code: string, file: WireFile) => Promise<Taken | Refused>) => async (request: FastifyRequest<OfFile>, reply: FastifyReply) => {
    const { code, name } = request.params;
    const bytes = await bytesWithin((request.body ?? Readable.from([])) as Readable, party(request).parameters.maximumFileMB * 1024 * 1024);
    const answer = bytes ? await take(party(request), code, { name, bytes }) : refused(413, 'TSG-T16', `「${name}」が大きすぎる`, 'ファイルを分けて送る');
    if ('steps' in answer && answer.steps) request.realisedSteps = answer.steps;
    return reply.code(answer.status).send(answer.body);
  };
  wire.put<OfFile>('/provisions/:code/:name', { preHandler, config: { form: handoverForms.provision, exchange: { what: '統合DBへ国保関係情報の副本を渡す(提供)', direction: 'in', steps: ['A-14', 'B-12'], file: true, isWithoutNumbers: true } } }, taken(takeProvision));
  wire.put<OfFile>('/transfers/:code/:name', { preHandler, config: { form: handoverForms.transfer, exchange: { what: '統合DBへ国保関係情報を渡す(移転)', direction: 'in', steps: ['A-15', 'B-10'], file: true, isWithoutNumbers: true } } }, taken(takeTransfer));
  const here = ({ store: { db } }: IntegratedDb, code: string) => db.selectFrom('integrated_db_result').where('municipality', '=', code);
  wire.get<OfMunicipality>('/results/:code', { preHandler, config: { form: handoverForms.list } }, async (request) => {
    const rows = await here(party(request), request.params.code).where('state', '=', 'here').select(['name', 'size', 'sha256', 'created_at']).orderBy('created_at').orderBy('layout').orderBy('seq').execute();
    return { files: rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) };
  });
  wire.get<OfFile>('/results/:code/:name', { preHandler, config: { form: handoverForms.get, exchange: { what: '統合DBが提供の結果や移転の求めを渡す', direction: 'out', file: true } } }, async (request, reply) => {
    const row = await here(party(request), request.params.code).where('name', '=', request.params.name).select('bytes').executeTakeFirst();
    return row ? reply.type('application/octet-stream').send(Buffer.from(row.bytes)) : send(reply, noResult(request.params.name));
  });
  wire.delete<OfFile>('/results/:code/:name', { preHandler, config: { form: handoverForms.take } }, async (request, reply) => {
    const { code, name } = request.params;
    const row = await here(party(request), code).where('name', '=', name).select('name').executeTakeFirst();
    if (!row) return send(reply, noResult(name));
    await party(request).store.db.updateTable('integrated_db_result').where('municipality', '=', code).where('name', '=', name).set({ state: 'received' }).execute();
    return reply.code(204).send();
  });
  handoverDoors(wire, party);
}

const loss = z.strictObject({ why: z.string().min(1).max(200) });

/** The systems of the ward that receive, beside the wire, and the log. */
function handoverDoors(wire: FastifyInstance, party: Ask): void {
  const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
    const { code, receiver } = request.params as { code: string; receiver?: string };
    if (!isMunicipality(code)) return send(reply, unknownCode);
    if (receiver !== undefined && !transferReceivers.some(([one]) => one === receiver)) await send(reply, refused(404, 'TSG-T17', `「${receiver}」という業務はない`, `${transferReceivers.map(([one]) => one).join('・')} のいずれかにする`));
  };
  wire.get<OfReceiver>('/_sim/receivers/:code/:receiver', { preHandler, config: { form: handoverForms.held } }, async (request) => {
    const { code, receiver } = request.params;
    const rows = await party(request).store.db.selectFrom('integrated_db_held').where('municipality', '=', code).where('receiver', '=', receiver).selectAll().orderBy('person_key').orderBy('history_key').execute();
    return { held: rows.map(({ person_key, history_key, content }) => ({ personKey: person_key, historyKey: history_key, ...(JSON.parse(content) as object) })) };
  });
  wire.post<OfReceiver>('/_sim/receivers/:code/:receiver/loses', { preHandler, config: { form: handoverForms.loses } }, async (request, reply) => {
    const { code, receiver } = request.params;
    const body = readBody(loss, request.body);
    if (!body.ok) return send(reply, refused(422, 'TSG-T10', '入力が形に合わない', 'issues の項目を直して送り直す', { issues: [...body.issues] }));
    await party(request).store.transact(async (store) => {
      await store.db.deleteFrom('integrated_db_held').where('municipality', '=', code).where('receiver', '=', receiver).execute();
      await askForAll({ ...party(request), store }, code, receiver as TransferReceiver, body.value.why);
    });
    return reply.code(204).send();
  });
  wire.get<OfMunicipality>('/_sim/handover-log/:code', { preHandler, config: { form: handoverForms.log } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('integrated_db_log').where('municipality', '=', request.params.code).selectAll().orderBy('n').execute();
    return { lines: rows.map(({ what, at, receiver, basis_text, records, feed_seq, applied }) => ({ what, at, receiver, basis: basis_text, records, feedSeq: feed_seq, applied: applied === 1 })) };
  });
}
