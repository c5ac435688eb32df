import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fields } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bytesWithin } from '../whole-body.js';
import type { Desk, DeskParty } from './desk.js';
import { deskForms } from './forms.js';
import { deskIn } from './tables.js';

type Ask = (request: FastifyRequest) => DeskParty;
interface OfFile { Params: { name: string } }
interface Answer { readonly status: number; readonly body: object }
const refused = (status: number, code: string, why: string, cure: string, issues: readonly object[] = []): Answer => ({ status, body: { code, why, cure, ...(issues.length > 0 ? { issues } : {}) } });
const send = (reply: FastifyReply, { status, body }: Answer) => reply.code(status).send(body);

/** The doors of a desk: put a question file, look what is answered, fetch it, say that it has arrived. */
export function deskRoutes<Q extends Fields, A extends Fields>(wire: FastifyInstance, party: Ask, desk: Desk<Q, A>): void {
  const forms = deskForms(desk);
  const preHandler = async (request: FastifyRequest, reply: FastifyReply) => {
    const no = stranger(party(request), desk.trouble, request.headers['x-totsugo-party']);
    if (no) await send(reply, no);
  };
  wire.put<OfFile>(`/${desk.path}/:name`, { preHandler, config: { form: forms.put, exchange: { what: desk.inJa, direction: 'in', steps: desk.steps, file: true } } },
    async (request, reply) => send(reply, await accept(party(request), desk, request.params.name, (request.body ?? Readable.from([])) as Readable)));
  wire.get('/answers', { preHandler, config: { form: forms.list } }, async (request) => ({ files: await listed(party(request), desk.prefix) }));
  wire.get<OfFile>('/answers/:name', { preHandler, config: { form: forms.get, exchange: { what: desk.outJa, direction: 'out', steps: desk.steps, file: true } } }, async (request, reply) => {
    const row = await answerNamed(party(request), desk.prefix, request.params.name).select('bytes').executeTakeFirst();
    return row ? reply.type('application/octet-stream').send(Buffer.from(row.bytes)) : send(reply, missing(desk.trouble, request.params.name));
  });
  wire.delete<OfFile>('/answers/:name', { preHandler, config: { form: forms.take } }, async (request, reply) => {
    const row = await answerNamed(party(request), desk.prefix, request.params.name).select('state').executeTakeFirst();
    if (!row) return send(reply, missing(desk.trouble, request.params.name));
    const { store, answer } = deskIn(party(request).store, desk.prefix);
    if (row.state === 'here') await store.db.updateTable(answer).where('name', '=', request.params.name).set({ state: 'received', received_at: party(request).now() }).execute();
    return reply.code(204).send();
  });
}

/** The refusal of somebody who may not come to this desk, or null. A party is known by what it calls itself. */
export function stranger({ parameters }: Pick<DeskParty, 'parameters'>, trouble: string, header: string | string[] | undefined): Answer | null {
  const name = callerOf(header);
  if (parameters.allowedAskers.includes(name)) return null;
  return refused(403, `TSG-${trouble}03`, `「${name || '名乗らない相手'}」はここへ尋ねられない`, `尋ねられるのは ${parameters.allowedAskers.join('・')}。x-totsugo-party で名乗る`);
}

/** Who is calling, as it says itself; empty when it says nothing that can be read. */
export function callerOf(header: string | string[] | undefined): string {
  if (typeof header !== 'string') return '';
  try {
    return decodeURIComponent(header).slice(0, 60);
  } catch {
    // 読めない名乗りは、名乗らないのと同じ
    return '';
  }
}

const answerNamed = (party: DeskParty, prefix: string, name: string) => {
  const { store, answer } = deskIn(party.store, prefix);
  return store.db.selectFrom(answer).where('name', '=', name).where('state', '!=', 'lost').where('visible_on', '<=', party.today());
};
const missing = (trouble: string, name: string) => refused(404, `TSG-${trouble}01`, `「${name}」という回答ファイルはない`, '一覧(GET answers)にある名前を指定する');

async function listed(party: DeskParty, prefix: string) {
  const { store, answer } = deskIn(party.store, prefix);
  const rows = await store.db.selectFrom(answer).where('state', '=', 'here').where('visible_on', '<=', party.today()).select(['name', 'size', 'sha256', 'created_at']).orderBy('created_at').orderBy('name').execute();
  return rows.map((row) => ({ name: row.name, bytes: row.size, sha256: row.sha256, createdAt: row.created_at }));
}

/** Takes a file whole or not at all. The same bytes again change nothing; other bytes under the name are refused. */
async function accept<Q extends Fields, A extends Fields>(party: DeskParty, desk: Desk<Q, A>, name: string, chunks: AsyncIterable<Uint8Array>): Promise<Answer> {
  if (party.faults.has('serviceDown')) return refused(503, `TSG-${desk.trouble}05`, '停止しており、受け取れない', '時間をおいて同じファイルを送る');
  const bytes = await bytesWithin(chunks, party.parameters.maximumFileMB * 1024 * 1024);
  if (!bytes) return refused(413, `TSG-${desk.trouble}04`, `「${name}」が上限 ${party.parameters.maximumFileMB} MB を超える`, 'ファイルを分け、次の通番にして送る');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const codec = codecOf(party.profile, desk.asks);
  const parsed = codec.parse({ name, bytes });
  const issues = parsed.issues.length > 0 ? parsed.issues : desk.check(parsed.records);
  if (issues.length > 0 || !parsed.envelope) return refused(422, `TSG-${desk.trouble}06`, `「${name}」に誤りがある`, 'issues をすべて直し、ファイル全体を送り直す', issues.slice(0, 1_000));
  const { municipalityCode: municipality, date, seq } = parsed.envelope;
  return deskIn(party.store, desk.prefix).store.transact(async (within) => {
    const { store, asked } = deskIn(within, desk.prefix);
    const before = await store.db.selectFrom(asked).where('name', '=', name).select(['sha256', 'received_at']).executeTakeFirst();
    if (before?.sha256 === sha256) return { status: 200, body: { name, sha256, duplicate: true, receivedAt: before.received_at } };
    if (before) return refused(409, `TSG-${desk.trouble}02`, `「${name}」は別の中身で受け取り済み`, '次の通番のファイルにして送る');
    await store.insertMany(asked, [{ name, municipality, date, seq, bytes, sha256, size: bytes.length, asked_on: party.today(), received_at: party.now(), state: 'waiting' }]);
    return { status: 202, body: { name, bytes: bytes.length, sha256, count: parsed.count } };
  });
}
