import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { stepOfWork, type Work } from '../../contracts/municipal-hub/codes.js';
import type { Enquiry, EnquiryReceipt } from '../../contracts/municipal-hub/records.js';
import { readBody } from '../../contracts/route-form.js';
import { bytesWithin } from '../whole-body.js';
import { accept, troublesIn } from './accept.js';
import { closed, exposedIn, refused, reply, tooMany } from './access.js';
import { answerFile, answerFiles, conflicting, receiptsOf, takeAnswers, takeFile, unfit } from './files.js';
import { oneOrMany, wireForms } from './forms.js';
import { ledgerOf } from './ledger.js';
import { poll } from './poll.js';
import { register, registrations, troublesIn as replicaTroublesIn } from './replicas.js';
import type { MunicipalHub } from './tables.js';

type Ask = (request: FastifyRequest) => MunicipalHub;
interface OfMunicipality { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }

/** Only lines that are passed on are 照会 of 別添1. */
const stepsOf = (receipts: readonly EnquiryReceipt[]): readonly string[] => [...new Set(receipts.filter(({ processingNumber }) => processingNumber !== null).map(({ work }) => stepOfWork[work]))].sort();
const noFile = (name: string) => refused(404, 'TSG-K12', `「${name}」というファイルはない`, '一覧(GET answer-files/{code})か、送ったファイルの名を指定する');
/** わざと: 障害のとき、受け付けたのに、それを言わない。 */
const isSilent = (party: MunicipalHub) => party.faults.has('receiptLost');

/** No line is as long, whatever the profile; a file of more bytes has too many of them. */
const longestLine = 4_096;
/** Questions and their answers, one by one. */
export function enquiryRoutes(wire: FastifyInstance, party: Ask): void {
  wire.post<OfMunicipality>('/enquiries/:code', { config: { form: wireForms.ask, exchange: { what: '自治体中間サーバーへ情報照会を送る', direction: 'in', isWithoutNumbers: true } } }, async (request, to) => {
    const hub = party(request);
    const { code } = request.params;
    const exposed = await exposedIn(hub, code, '情報照会', JSON.stringify(request.body ?? null));
    if (exposed) return reply(to, exposed);
    if (Array.isArray(request.body) && request.body.length > hub.parameters.maximumLines) return reply(to, tooMany(hub));
    const body = readBody(oneOrMany, request.body);
    if (!body.ok) return reply(to, unfit(body.issues));
    const lines = [body.value].flat() as unknown as readonly Enquiry[];
    const troubles = troublesIn(lines);
    if (troubles.length > 0) return reply(to, unfit(troubles));
    const accepted = await accept(hub, code, lines, 'json');
    if ('conflicts' in accepted) return reply(to, conflicting(accepted.conflicts));
    if (isSilent(hub)) return reply(to, closed);
    request.realisedSteps = stepsOf(accepted.receipts);
    return to.code(accepted.isNew ? 202 : 200).send({ receipts: accepted.receipts });
  });
  wire.get<{ Params: { code: string; processingNumber: string } }>('/enquiries/:code/:processingNumber', { config: { form: wireForms.poll, exchange: { what: '自治体中間サーバーから情報照会の結果を取得する', direction: 'out', hasContent: (body) => !body.includes('"lineStatus":"N-PENDING"') } } }, async (request, to) => {
    const { code, processingNumber } = request.params;
    const found = await poll(party(request), code, processingNumber);
    if (!found) return reply(to, refused(404, 'TSG-K11', `N-UNKNOWNSEQ: 処理通番「${processingNumber}」の照会はない`, '受付で受けた処理通番を書く。保存期限の切れたものは、新しく照会する'));
    const { work, ...answer } = found;
    request.realisedSteps = answer.lineStatus === 'N-OK' ? [stepOfWork[work]] : [];
    return answer;
  });
}

/** The same by files. */
export function fileRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/enquiry-files/:code/:name', { config: { form: wireForms.takeFile, exchange: { what: '自治体中間サーバーへ情報照会ファイルを渡す', direction: 'in', file: true, isWithoutNumbers: true } } }, async (request, to) => {
    const bytes = await bytesWithin((request.body ?? Readable.from([])) as Readable, party(request).parameters.maximumLines * longestLine);
    if (!bytes) return reply(to, tooMany(party(request)));
    const answer = await takeFile(party(request), request.params.code, { name: request.params.name, bytes });
    if (answer.status < 300 && isSilent(party(request))) return reply(to, closed);
    request.realisedSteps = stepsOf((answer.body['receipts'] ?? []) as readonly EnquiryReceipt[]);
    return reply(to, answer);
  });
  wire.get<OfFile>('/enquiry-files/:code/:name/receipts', { config: { form: wireForms.receipts } }, async (request, to) => {
    const bytes = await receiptsOf(party(request), request.params.code, request.params.name);
    return bytes ? to.type('application/octet-stream').send(Buffer.from(bytes)) : reply(to, noFile(request.params.name));
  });
  wire.get<OfMunicipality>('/answer-files/:code', { config: { form: wireForms.list } }, async (request) => ({ files: await answerFiles(party(request), request.params.code) }));
  wire.get<OfFile>('/answer-files/:code/:name', { config: { form: wireForms.get, exchange: { what: '自治体中間サーバーが情報照会の回答を渡す', direction: 'out', file: true } } }, async (request, to) => {
    const { code, name } = request.params;
    const file = await answerFile(party(request), code, name);
    if (!file) return reply(to, noFile(name));
    const works = await party(request).store.db.selectFrom('municipal_hub_enquiry').where('asker', '=', code).where('answer_file', '=', name).where('line_status', '=', 'N-OK').select('work').distinct().orderBy('work').execute();
    request.realisedSteps = works.map(({ work }) => stepOfWork[work as Work]);
    return to.type('application/octet-stream').send(Buffer.from(file.bytes));
  });
  wire.delete<OfFile>('/answer-files/:code/:name', { config: { form: wireForms.take } }, async (request, to) =>
    (await takeAnswers(party(request), request.params.code, request.params.name) ? to.code(204).send() : reply(to, noFile(request.params.name))));
}

/** What a municipality provides, and what was written down about it. */
export function provisionRoutes(wire: FastifyInstance, party: Ask): void {
  wire.post<OfMunicipality>('/replicas/:code', { config: { form: wireForms.register, exchange: { what: '自治体中間サーバーへ国保関係情報の副本を登録する', direction: 'in', isWithoutNumbers: true } } }, async (request, to) => {
    const { code } = request.params;
    const exposed = await exposedIn(party(request), code, '副本登録', JSON.stringify(request.body ?? null));
    if (exposed) return reply(to, exposed);
    const body = readBody(registrations, request.body);
    const troubles = body.ok ? replicaTroublesIn(body.value) : body.issues;
    if (!body.ok || troubles.length > 0) return reply(to, unfit(troubles));
    const outcomes = await register(party(request), code, body.value);
    const kinds = new Set(outcomes.filter(({ outcome }) => outcome === 'accepted').map(({ kind }) => kind));
    request.realisedSteps = [...(kinds.has('nhiQualification') ? ['A-14'] : []), ...(kinds.has('nhiBenefit') ? ['B-12'] : [])];
    return { outcomes };
  });
  wire.get<OfMunicipality & { Querystring: { personKey?: string } }>('/ledger/:code', { config: { form: wireForms.ledger } }, async (request) => ({ entries: await ledgerOf(party(request), request.params.code, request.query.personKey) }));
}
