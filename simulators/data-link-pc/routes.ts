import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { highCostRecords } from '../../contracts/aggregator/high-cost.js';
import { layoutOfFileName } from '../../contracts/layouts.js';
import { doorForms, wireForms } from './forms.js';
import { sendOne } from './send.js';
import { shipmentsOf } from './shipments.js';
import { suffers, type DataLinkPc } from './tables.js';

type Ask = (request: FastifyRequest) => DataLinkPc;
interface OfPc { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }

/** A file of 高額該当 realises other steps than one of 資格. */
const carriedSteps = ({ profile }: Pick<DataLinkPc, 'profile'>, name: string): readonly string[] | null => highCostRecords.find(({ id }) => id === layoutOfFileName(profile, name))?.steps ?? null;

/** What the municipality's own system sees of its PC: two folders. */
export function wireRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/:code/outbox/:name', { config: { form: wireForms.putOutbox, exchange: { what: '国保システムがデータ連携用PCへ異動情報ファイルを渡す', direction: 'in', steps: ['E-1-2', 'F-3-2', 'A-16'], file: true } } }, async (request, reply) => {
    request.realisedSteps = carriedSteps(party(request), request.params.name);
    return accept(party(request), request.params, await bytesOf(request), reply);
  });

  wire.get<OfPc>('/:code/outbox', { config: { form: wireForms.listOutbox } }, async (request) => {
    await remember(party(request), request.params.code);
    const rows = await party(request).store.db.selectFrom('data_link_pc_outgoing').where('municipality', '=', request.params.code).where('state', 'in', ['waiting', 'refused'])
      .select(['name', 'size', 'sha256', 'accepted_at', 'state', 'answer_status', 'answer_text']).orderBy('name').execute();
    return { files: rows.map((row) => ({ name: row.name, bytes: row.size, sha256: row.sha256, acceptedAt: row.accepted_at, state: row.state, answer: row.answer_status === null ? null : { status: row.answer_status, text: row.answer_text ?? '' } })) };
  });

  wire.get<OfPc>('/:code/inbox', { config: { form: wireForms.listInbox } }, async (request) => {
    await remember(party(request), request.params.code);
    const rows = await party(request).store.db.selectFrom('data_link_pc_incoming').where('municipality', '=', request.params.code).where('state', '=', 'here')
      .select(['name', 'size', 'sha256', 'received_at']).orderBy('received_at').orderBy('name').execute();
    return { files: rows.map((row) => ({ name: row.name, bytes: row.size, sha256: row.sha256, receivedAt: row.received_at })) };
  });

  wire.get<OfFile>('/:code/inbox/:name', { config: { form: wireForms.getInbox, exchange: { what: 'データ連携用PCが国保システムへ配信ファイルを渡す', direction: 'out', steps: ['E-2-4', 'A-16'], file: true } } },
    async (request, reply) => {
      request.realisedSteps = carriedSteps(party(request), request.params.name);
      const row = await incoming(party(request), request.params).select('bytes').executeTakeFirst();
      return row ? reply.type('application/octet-stream').send(Buffer.from(row.bytes)) : missing(reply, request.params.name);
    });

  wire.delete<OfFile>('/:code/inbox/:name', { config: { form: wireForms.takeInbox } }, async (request, reply) => {
    const row = await incoming(party(request), request.params).select('state').executeTakeFirst();
    if (!row) return missing(reply, request.params.name);
    if (row.state === 'here') {
      await party(request).store.db.updateTable('data_link_pc_incoming').where('municipality', '=', request.params.code).where('name', '=', request.params.name)
        .set({ state: 'taken', taken_at: party(request).now() }).execute();
    }
    return reply.code(204).send();
  });
}

/** What the operator does at the PC itself, and what a story wants to look at. */
export function simRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfPc>('/_sim/:code/log', { config: { form: doorForms.log } }, async (request) => ({
    attempts: await party(request).store.db.selectFrom('data_link_pc_log').where('municipality', '=', request.params.code)
      .select(['seq', 'at', 'act', 'name', 'status', 'answer', 'sha256', 'size', 'damage']).orderBy('seq').execute(),
  }));
  wire.get<OfPc>('/_sim/:code/outgoing', { config: { form: doorForms.outgoing } }, async (request) => ({
    files: await party(request).store.db.selectFrom('data_link_pc_outgoing').where('municipality', '=', request.params.code)
      .select(['name', 'size', 'sha256', 'state', 'accepted_at', 'sent_at', 'answer_status', 'answer_text']).orderBy('name').execute(),
  }));
  wire.post<OfFile>('/_sim/:code/resend/:name', { config: { form: doorForms.resend } }, async (request, reply) => {
    const { code, name } = request.params;
    const file = await outgoing(party(request), request.params).select(['name', 'bytes']).executeTakeFirst();
    if (!file) return missing(reply, name);
    await party(request).store.db.updateTable('data_link_pc_outgoing').where('municipality', '=', code).where('name', '=', name).set({ state: 'waiting' }).execute();
    const shipment = suffers(party(request), 'broken', code) ? undefined : shipmentsOf(party(request), code, [file], () => null)[0];
    return shipment ? await sendOne(party(request), code, shipment) : { state: 'waiting', status: 0, answer: '' };
  });
  wire.delete<OfFile>('/_sim/:code/outbox/:name', { config: { form: doorForms.remove } }, async (request, reply) => {
    const row = await outgoing(party(request), request.params).select('state').executeTakeFirst();
    if (!row) return missing(reply, request.params.name);
    if (row.state === 'sent') return reply.code(409).send({ code: 'TSG-D03', why: `${request.params.name} は送信済みで、取り下げられない`, cure: '集約に届いた内容は、国保システムから訂正や無効化の異動情報を送って直す' });
    await party(request).store.db.updateTable('data_link_pc_outgoing').where('municipality', '=', request.params.code).where('name', '=', request.params.name).set({ state: 'removed' }).execute();
    return reply.code(204).send();
  });
}

const outgoing = (party: DataLinkPc, { code, name }: OfFile['Params']) => party.store.db.selectFrom('data_link_pc_outgoing').where('municipality', '=', code).where('name', '=', name);
const incoming = (party: DataLinkPc, { code, name }: OfFile['Params']) => party.store.db.selectFrom('data_link_pc_incoming').where('municipality', '=', code).where('name', '=', name);
const isCode = (code: string) => /^\d{6}$/.test(code);
/** A municipality that looks into its folders has a PC; from then on the PC asks 集約 for it every morning. */
const remember = (party: DataLinkPc, municipality: string) => party.store.insertMany('data_link_pc_municipality', isCode(municipality) ? [{ municipality }] : [], 'ignore');
const missing = (reply: FastifyReply, name: string) => reply.code(404).send({ code: 'TSG-D01', why: `「${name}」というファイルはこのPCにない`, cure: '一覧(GET …/outbox、GET …/inbox)にある名前を指定する' });

/** A file may be put again as often as one likes; other bytes take its place only while 集約 has not accepted it. */
async function accept(party: DataLinkPc, { code, name }: OfFile['Params'], bytes: Uint8Array, reply: FastifyReply) {
  if (!isCode(code)) return reply.code(422).send({ code: 'TSG-D04', why: `「${code}」は全国地方公共団体コードの形でない`, cure: '検査数字を含む6桁の数字で指定する' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = await outgoing(party, { code, name }).select(['sha256', 'state']).executeTakeFirst();
  if (before?.sha256 === sha256 && (before.state === 'waiting' || before.state === 'sent')) return reply.code(200).send({ name, sha256, duplicate: true });
  if (before?.state === 'sent') return reply.code(409).send({ code: 'TSG-D02', why: `「${name}」は別の中身で送信済み`, cure: '新しいファイル名(次の通番)で出力し直す' });
  await party.store.transact(async (store) => {
    await store.insertMany('data_link_pc_municipality', [{ municipality: code }], 'ignore');
    await store.insertMany('data_link_pc_outgoing', [{ municipality: code, name, bytes, sha256, size: bytes.length, state: 'waiting', accepted_at: party.now(), sent_at: null, answer_status: null, answer_text: null }], 'replace');
  });
  return reply.code(202).send({ name, sha256 });
}

/** The raw body arrives as a stream. The PC carries whole files; it refuses none for its content. */
async function bytesOf(request: FastifyRequest): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of (request.body ?? []) as Readable) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}
