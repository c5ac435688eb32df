import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { highCostRecords } from '../../contracts/aggregator/high-cost.js';
import { layoutOfFileName } from '../../contracts/layouts.js';
import { findings, noticesOf, waitingStates } from './age.js';
import { doorForms, fileForms, screenForms } from './forms.js';
import { partitionForms } from './partition/forms.js';
import { handovers, hubResults, partitionOf } from './partition/screen.js';
import { readParts } from './parts.js';
import { heldBatches } from './queue.js';
import { receive, refused, unknownMunicipality, type Answer } from './reception.js';
import { confirmResult, resultList, resultOf } from './results.js';
import { strangersAt } from '../doors.js';
import type { Aggregator } from './tables.js';
import { viewOf } from './view.js';

type Ask = (request: FastifyRequest) => Aggregator;
interface OfCity { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }
interface OfBatch { Params: { code: string; batchId: string } }

/** A file of 高額該当 realises other steps than one of 資格. */
const carriedSteps = ({ profile }: Pick<Aggregator, 'profile'>, name: string): readonly string[] | null => highCostRecords.find(({ id }) => id === layoutOfFileName(profile, name))?.steps ?? null;

/** A misspelt key is told, so that it is not lost without a word. */
function strange(request: FastifyRequest, code: string): Answer | null {
  const told = strangersAt(request);
  return told && { status: 400, body: { code, ...told } };
}

const answer = (reply: FastifyReply, { status, body }: Answer) => reply.code(status).send(body);

/** What one municipality can reach: its own inbox, outbox and screen, by its 団体コード in the path. */
export function wireRoutes(wire: FastifyInstance, party: Ask): void {
  wire.addHook('preHandler', async (request, reply) => {
    const { code } = request.params as { code?: string };
    const unknown = code === undefined ? null : unknownMunicipality(code);
    if (unknown) return answer(reply, unknown);
  });
  wire.put<OfFile>('/municipalities/:code/inbox/:name', { config: { form: fileForms.putInbox, exchange: { what: '資格情報ファイルを国保情報集約システムへ送信', direction: 'in', steps: ['E-1-2', 'F-3-2', 'A-16', 'D-1-1', 'G-5-1'], file: true } } },
    async (request, reply) => {
      request.realisedSteps = carriedSteps(party(request), request.params.name);
      return answer(reply, await receive(party(request), request.params.code, request.params.name, (request.body ?? Readable.from([])) as Readable));
    });
  wire.get<OfCity>('/municipalities/:code/inbox', { config: { form: fileForms.listInbox } }, async (request) => ({ held: await heldBatches(party(request), request.params.code) }));
  outboxRoutes(wire, party);
  screenRoutes(wire, party);
}

function outboxRoutes(wire: FastifyInstance, party: Ask): void {
  const file = (request: FastifyRequest<OfFile>) => party(request).store.db.selectFrom('aggregator_outgoing').where('municipality', '=', request.params.code).where('name', '=', request.params.name).where('visible_on', '<=', party(request).today());
  const missing = (reply: FastifyReply, name: string) => answer(reply, refused(404, 'TSG-A03', `「${name}」という配信ファイルはない`, '一覧(GET …/outbox)にある名前を指定する'));

  wire.get<OfCity>('/municipalities/:code/outbox', { config: { form: fileForms.listOutbox } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('aggregator_outgoing').where('municipality', '=', request.params.code).where('state', '=', 'here').where('visible_on', '<=', party(request).today())
      .select(['name', 'size', 'sha256', 'created_at']).orderBy('created_at').orderBy('name').execute();
    return { files: rows.map((row) => ({ name: row.name, bytes: row.size, sha256: row.sha256, createdAt: row.created_at })) };
  });
  wire.get<OfFile>('/municipalities/:code/outbox/:name', { config: { form: fileForms.getOutbox, exchange: { what: '国保情報集約システムが配信ファイルを渡す', direction: 'out', steps: ['E-2-4', 'A-16', 'D-1-1'], file: true } } }, async (request, reply) => {
    const row = await file(request).select(['upload', 'size']).executeTakeFirst();
    if (!row) return missing(reply, request.params.name);
    request.realisedSteps = carriedSteps(party(request), request.params.name);
    const parts = readParts(party(request).store, row.upload);
    return reply.type('application/octet-stream').send(row.size > wholeBytes ? Readable.from(parts) : await wholeOf(parts));
  });
  wire.delete<OfFile>('/municipalities/:code/outbox/:name', { config: { form: fileForms.takeOutbox } }, async (request, reply) => {
    const row = await file(request).select('state').executeTakeFirst();
    if (!row) return missing(reply, request.params.name);
    if (row.state === 'here') {
      await party(request).store.db.updateTable('aggregator_outgoing').where('municipality', '=', request.params.code).where('name', '=', request.params.name).set({ state: 'received', received_at: party(request).now() }).execute();
    }
    return reply.code(204).send();
  });
}

/** Files up to this size are sent in one piece, so that the record of the exchange holds their bytes. */
const wholeBytes = 4 * 1024 * 1024;

async function wholeOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

/** A list in which nothing waits to be confirmed is looked at every morning; that is not worth a line in the record. */
const isUnread = (body: string) => (JSON.parse(body) as { results: { confirmedBy: string | null }[] }).results.some(({ confirmedBy }) => confirmedBy === null);

function screenRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfCity>('/municipalities/:code/results', { config: { form: screenForms.results, exchange: { what: '処理結果の一覧を画面で見る', direction: 'out', steps: ['E-1-3', 'A-16'], hasContent: isUnread } } },
    async (request) => ({ results: await resultList(party(request), request.params.code) }));
  wire.get<OfBatch>('/municipalities/:code/results/:batchId', { config: { form: screenForms.result, exchange: { what: '処理結果の明細を画面で見る', direction: 'out', steps: ['E-1-3', 'A-16'] } } }, async (request, reply) => {
    const { code, batchId } = request.params;
    return await resultOf(party(request), code, batchId) ?? answer(reply, refused(404, 'TSG-A04', `「${batchId}」という処理結果はない`, '一覧(GET …/results)にある batchId を指定する'));
  });
  wire.post<OfBatch & { Body: { by?: unknown } | null }>('/municipalities/:code/results/:batchId/confirmed', { config: { form: screenForms.confirm, exchange: { what: '処理結果を確認したことを記録', direction: 'in', steps: ['A-16'] } } },
    async (request, reply) => answer(reply, strange(request, 'TSG-A06') ?? await confirmResult(party(request), request.params.code, request.params.batchId, request.body?.by)));
  wire.get<OfCity>('/municipalities/:code/hub-results', { config: { form: partitionForms.hubResults, exchange: { what: '中間サーバーの処理結果を画面で見る', direction: 'out', steps: ['G-5-3', 'A-16'], hasContent: (body) => (JSON.parse(body) as { results: unknown[] }).results.length > 0 } } },
    async (request) => ({ results: await hubResults(party(request), request.params.code) }));
  wire.get<OfCity>('/municipalities/:code/notices', { config: { form: screenForms.notices } }, async (request) => ({ notices: await noticesOf(party(request), request.params.code) }));
}

/** What only the simulation has. */
export function simRoutes(wire: FastifyInstance, party: Ask): void {
  wire.post<{ Body: { municipalityCode?: unknown; personKey?: unknown } | null }>('/_sim/view', { config: { form: doorForms.view } }, async (request, reply) => {
    const stranger = strange(request, 'TSG-A07');
    if (stranger) return answer(reply, stranger);
    const { municipalityCode, personKey } = request.body ?? {};
    if (typeof municipalityCode !== 'string' || typeof personKey !== 'string') return answer(reply, refused(400, 'TSG-A07', '誰を見るのか分からない', '{"municipalityCode": "131032", "personKey": "宛名番号"} を送る'));
    return viewOf(party(request), municipalityCode, personKey);
  });
  wire.get<OfCity>('/_sim/partitions/:code', { config: { form: partitionForms.partition } }, async (request) => ({ rows: await partitionOf(party(request), request.params.code), handovers: await handovers(party(request), request.params.code) }));
  wire.get('/_sim/waiting', { config: { form: doorForms.waiting } }, async (request) => ({ waiting: await waitingStates(party(request)) }));
  wire.get('/_sim/findings', { config: { form: doorForms.findings } }, async (request) => ({ findings: await findings(party(request)) }));
}
