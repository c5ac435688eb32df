import { Readable } from 'node:stream';
import { z } from 'zod';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { transferStepsIn } from '../../contracts/bank/transfer-steps.js';
import { readBody } from '../../contracts/route-form.js';
import { municipalities } from '../../law/municipalities.js';
import { depositBody, payIn, takeBack } from './deposits.js';
import { fileIn, filesHere, type FileKind } from './files.js';
import { wireForms } from './forms.js';
import { orderOf } from './reading.js';
import { namePattern, receive, refused, stopRows, type Answer } from './reception.js';
import { requestOf, requestsOf } from './screens.js';
import type { Bank } from './tables.js';

export type Ask = (request: FastifyRequest) => Bank;
interface OfMunicipality { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }

/** What opens the doors of one municipality. */
export const keyOf = (party: Pick<Bank, 'token'>, code: string): string => party.token('BK', code);

export const answer = (reply: FastifyReply, { status, body }: Answer) => reply.code(status).send(body);
const isMunicipality = new Set(municipalities.map(({ code }) => code));
const noRequest = (name: string) => refused(404, 'TSG-B07', `「${name}」という依頼はない`, '一覧(GET requests/{code})にある名を指定する');
export const misfit = (issues: readonly object[]): Answer => ({ status: 422, body: { code: 'TSG-B10', why: '入力が形に合わない', cure: 'issues の項目を直して送り直す', issues: issues.slice(0, 100) } });
const noCity = refused(404, 'TSG-B01', '団体コードの市区町村はない', '検査数字を含む6桁で指定する');

/** Nobody comes in without saying who it is. What is a municipality's alone opens to its key; to pay in takes none. */
export function guardDoors(wire: FastifyInstance, party: Ask): void {
  wire.addHook('preHandler', async (request, reply) => {
    const url = request.routeOptions.url ?? '';
    const { code } = request.params as { code?: string };
    if (url.startsWith('/w/:world/bank/_sim')) return code === undefined || isMunicipality.has(code) ? undefined : answer(reply, noCity);
    const bank = party(request);
    if (bank.faults.has('serviceDown')) return answer(reply, refused(503, 'TSG-B03', '停止しており、応じられない', '時間をおいてもう一度送る'));
    if (code === undefined || !isMunicipality.has(code)) return answer(reply, noCity);
    const { 'x-totsugo-party': caller, 'x-municipality-key': key } = request.headers;
    if (!caller) return answer(reply, refused(403, 'TSG-B02', '名乗らない相手には応じない', 'x-totsugo-party で名乗る'));
    if (url.startsWith('/w/:world/bank/deposits') || key === keyOf(bank, code)) return undefined;
    return answer(reply, refused(403, 'TSG-B02', 'この市区町村の鍵がないか、ほかの市区町村の鍵である', 'x-municipality-key にこの市区町村の鍵を書く'));
  });
}

/** What a municipality sees of its bank, and how others pay it. */
export function wireRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/requests/:code/:name', { config: { form: wireForms.put, exchange: { what: '金融機関へ口座振替・総合振込の依頼を渡す', direction: 'in', steps: ['C-05', 'C-13', 'B-09'], file: true, isBankFile: true } } }, async (request, reply) => {
    const { answer: told, bytes } = await receive(party(request), request.params, (request.body ?? Readable.from([])) as Readable);
    const order = bytes && orderOf(bytes);
    request.realisedSteps = order && bytes ? (order.kind === 'debit' ? ['C-05'] : transferStepsIn(bytes)) : [];
    return answer(reply, told);
  });
  wire.get<OfMunicipality>('/requests/:code', { config: { form: wireForms.list } }, async (request) => requestsOf(party(request), request.params.code));
  wire.get<OfFile>('/requests/:code/:name', { config: { form: wireForms.get } }, async (request, reply) => (await requestOf(party(request), request.params)) ?? answer(reply, noRequest(request.params.name)));
  wire.post<OfFile>('/requests/:code/:name/stops', { config: { form: wireForms.stop, exchange: { what: '金融機関に口座振替の停止を求める', direction: 'in' } } }, async (request, reply) => {
    const body = readBody(stopBody, request.body);
    if (!body.ok) return answer(reply, misfit(body.issues));
    const missing = await stopRows(party(request), request.params, body.value.customerNumbers);
    if (missing === null) return answer(reply, noRequest(request.params.name));
    return missing === 'tooLate' ? answer(reply, refused(409, 'TSG-B15', `「${request.params.name}」は受け付けられていないか、もう引き落とした`, '受け付けてから引落日の前までに止める')) : { missing };
  });
  fileRoutes(wire, party, 'result', '振替結果');
  fileRoutes(wire, party, 'statement', '明細');
  depositRoutes(wire, party);
}
const stopBody = z.strictObject({ customerNumbers: z.array(z.string().min(1).max(20)).min(1).max(10_000) });

function fileRoutes(wire: FastifyInstance, party: Ask, kind: FileKind, ja: string): void {
  const forms = kind === 'result' ? wireForms.results : wireForms.statements;
  const none = (name: string) => refused(404, kind === 'result' ? 'TSG-B08' : 'TSG-B09', `「${name}」という${ja}はない`, `一覧(GET ${kind}s/{code})にある名を指定する`);
  wire.get<OfMunicipality>(`/${kind}s/:code`, { config: { form: forms.list } }, async (request) => (
    { files: (await filesHere(party(request).store, request.params.code, kind)).map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) }));
  wire.get<OfFile>(`/${kind}s/:code/:name`, { config: { form: forms.get, exchange: { what: `金融機関が${ja}を渡す`, direction: 'out', steps: ['C-05'], file: true, isBankFile: true } } }, async (request, reply) => {
    const { code, name } = request.params;
    const row = await fileIn(party(request).store, code, kind, name).select('bytes').executeTakeFirst();
    return row ? reply.type('application/octet-stream').send(Buffer.from(row.bytes)) : answer(reply, none(name));
  });
  wire.delete<OfFile>(`/${kind}s/:code/:name`, { config: { form: forms.taken } }, async (request, reply) => {
    const { code, name } = request.params;
    const { store } = party(request);
    if (!(await fileIn(store, code, kind, name).select('name').executeTakeFirst())) return answer(reply, none(name));
    await store.db.updateTable('bank_file').where('code', '=', code).where('kind', '=', kind).where('name', '=', name).set({ state: 'received' }).execute();
    return reply.code(204).send();
  });
}

function depositRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/deposits/:code/:name', { config: { form: wireForms.deposit, exchange: { what: '市区町村の口座へ払い込む', direction: 'in', steps: ['C-05'] } } }, async (request, reply) => {
    const { name } = request.params;
    if (!namePattern.test(name)) return answer(reply, refused(422, 'TSG-B04', `「${name}」は入金の名にできない`, '英数字で始まる、英数字と . _ - の120文字までにする'));
    const body = readBody(depositBody, request.body);
    if (!body.ok) return answer(reply, misfit(body.issues));
    const told = await payIn(party(request), request.params, body.value);
    if (told === 'other') return answer(reply, refused(409, 'TSG-B11', `「${name}」は別の中身で受け取り済み`, '別の名で払い込む'));
    if (told === 'unknownCalendar') return answer(reply, refused(422, 'TSG-B14', '祝日がまだ公表されておらず、記帳する日が決まらない', '祝日の公表された年に払い込む'));
    return reply.code(told.duplicate ? 200 : 202).send(told);
  });
  wire.delete<OfFile>('/deposits/:code/:name', { config: { form: wireForms.takeBack, exchange: { what: '払い込んだものを取り消す(組戻)', direction: 'in', steps: ['C-05'] } } }, async (request, reply) => {
    const { name } = request.params;
    const isBack = await takeBack(party(request), request.params);
    if (isBack === false) return answer(reply, refused(404, 'TSG-B12', `「${name}」という入金はない`, '払い込んだときの名を指定する'));
    return isBack === 'spent' ? answer(reply, refused(409, 'TSG-B17', `「${name}」の額は口座に残っていない`, '口座の残高を確かめる')) : reply.code(204).send();
  });
}
