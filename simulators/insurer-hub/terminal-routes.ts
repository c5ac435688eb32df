import type { FastifyInstance } from 'fastify';
import { clearance, memberUpdate } from '../../contracts/insurer-hub/terminal.js';
import { applyClearance, openCase } from './clearances.js';
import { fileForms, terminalForms } from './forms.js';
import { isVerdict, readRecord, taken, type Verdict } from './instructions.js';
import { receive, refused, type Answer } from './reception.js';
import { answer, bodyStream, outboxRoutes, strange, type Ask, type OfFile, type OfPartition } from './routes.js';
import { membersShown, noticesShown } from './screens.js';
import { workInBulk } from './terminal.js';
import { applyUpdates } from './updates.js';

interface OfNotice { Params: { code: string; noticeId: string }; Body: { by?: unknown } | null }

const statuses: Readonly<Partial<Record<string, number>>> = { 'E-UNKNOWN': 404, 'E-FORMAT': 400, 'E-REQUIRED': 400 };
const answerOf = (verdict: Verdict, body: Readonly<Record<string, unknown>>): Answer => (verdict === taken ? { status: 200, body: { outcome: 'accepted', ...body } } : refused(statuses[verdict.code!] ?? 409, verdict.code!, verdict.message, verdict.cure));
const hasNotices = (body: string): boolean => (JSON.parse(body) as { notices: unknown[] }).notices.length > 0;

/** 統合専用端末: one by one, in bulk, and the screens. */
export function terminalRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/partitions/:code/terminal/inbox/:name', { config: { exchange: { what: '統合専用端末で一括登録', direction: 'in', steps: ['D-4-5'], file: true }, form: fileForms.terminalInbox } }, async (request, reply) => {
    const { code, name } = request.params;
    const received = await receive(party(request), 'terminal', code, name, bodyStream(request), [memberUpdate, clearance]);
    if (received.status === 202) await workInBulk(party(request), code, name);
    return answer(reply, received);
  });
  outboxRoutes(wire, party, 'terminal', '/partitions/:code/terminal/outbox', '統合専用端末がファイルを渡す', ['D-4-4'], fileForms.terminalOutbox);
  wire.post<OfPartition>('/partitions/:code/terminal/updates', { config: { exchange: { what: '統合専用端末で加入者情報を更新', direction: 'in', steps: ['D-4-5'] }, form: terminalForms.update } }, async (request, reply) => {
    const record = readRecord(memberUpdate, request.body);
    if (isVerdict(record)) return answer(reply, answerOf(record, {}));
    const [verdict] = await party(request).store.transact((store) => applyUpdates(party(request), store, request.params.code, [record]));
    return answer(reply, answerOf(verdict!, { updateId: record.updateId }));
  });
  wire.post<OfPartition>('/partitions/:code/terminal/clearances', { config: { exchange: { what: '統合専用端末で理由付き疑いなしを登録', direction: 'in', steps: ['D-4-5'] }, form: terminalForms.clear } }, async (request, reply) => {
    const record = readRecord(clearance, request.body);
    if (isVerdict(record)) return answer(reply, answerOf(record, {}));
    const verdict = await party(request).store.transact((store) => applyClearance(party(request), store, request.params.code, record));
    return answer(reply, answerOf(verdict, { clearanceId: record.clearanceId }));
  });
  wire.post<OfNotice>('/partitions/:code/terminal/notices/:noticeId/open', { config: { exchange: { what: '突合結果の調査に着手', direction: 'in', steps: ['D-4-5'] }, form: terminalForms.open } },
    async (request, reply) => answer(reply, strange(request) ?? await openCase(party(request), request.params.code, request.params.noticeId, request.body?.by)));
  wire.get<OfPartition>('/partitions/:code/terminal/notices', { config: { exchange: { what: '突合結果を端末で見る', direction: 'out', steps: ['D-4-4'], hasContent: hasNotices }, form: terminalForms.notices } }, async (request) => ({ notices: await noticesShown(party(request), request.params.code) }));
  wire.get<OfPartition & { Querystring: { personKey?: string } }>('/partitions/:code/terminal/members', { config: { exchange: { what: '加入者情報を端末で見る', direction: 'out', steps: ['D-4-1'] }, form: terminalForms.members } },
    async (request) => ({ members: await membersShown(party(request), request.params.code, request.query.personKey ?? null) }));
}
