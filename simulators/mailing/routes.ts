import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBody } from '../../contracts/route-form.js';
import { municipalities } from '../../law/municipalities.js';
import { deliveredAfter, placePattern } from './delivered.js';
import { doorForms, undeliverable, wireForms } from './forms.js';
import { lettersOf } from './letters.js';
import { printedOf, totalsName } from './printed.js';
import { receive, refused, type Answer } from './reception.js';
import { batchesOf, batchOf } from './screens.js';
import { batchRow, type BatchKey, type Mailing } from './tables.js';

type Ask = (request: FastifyRequest) => Mailing;
interface OfMunicipality { Params: { code: string } }
interface OfNotice { Params: { code: string; noticeId: string } }
interface OfFile { Params: { code: string; name: string } }

/** What opens the doors of one municipality. */
export const keyOf = (party: Pick<Mailing, 'token'>, code: string): string => party.token('MK', code);

const answer = (reply: FastifyReply, { status, body }: Answer) => reply.code(status).send(body);
const isMunicipality = new Set(municipalities.map(({ code }) => code));
const noBatch = (name: string) => refused(404, 'TSG-L08', `「${name}」という印刷単位はない`, '一覧(GET batches/{code})にある名を指定する');
const noReturn = (name: string) => refused(404, 'TSG-L09', `「${name}」という返戻データはない`, '一覧(GET returns/{code})にある名を指定する');

/** Nobody comes in without saying who it is and showing the key of the municipality in the path. */
export function guardDoors(wire: FastifyInstance, party: Ask): void {
  wire.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url?.startsWith('/w/:world/mailing/_sim')) return undefined;
    const mailing = party(request);
    const { code } = request.params as { code: string };
    if (mailing.faults.has('serviceDown')) return answer(reply, refused(503, 'TSG-L03', '停止しており、応じられない', '時間をおいてもう一度送る'));
    if (!isMunicipality.has(code)) return answer(reply, refused(404, 'TSG-L01', '団体コードの市区町村はない', '検査数字を含む6桁で指定する'));
    const { 'x-totsugo-party': caller, 'x-municipality-key': key } = request.headers;
    if (caller && key === keyOf(mailing, code)) return undefined;
    return answer(reply, refused(403, 'TSG-L02', caller ? 'この市区町村の鍵がないか、ほかの市区町村の鍵である' : '名乗らない相手には応じない', 'x-totsugo-party で名乗り、x-municipality-key にこの市区町村の鍵を書く'));
  });
}

/** What a municipality sees of its contractor. */
export function wireRoutes(wire: FastifyInstance, party: Ask): void {
  const taken = (part: 'print' | 'totals') => async (request: FastifyRequest<OfFile>, reply: FastifyReply) => {
    request.realisedSteps = printedOf(party(request).profile, request.params.name)?.print.steps ?? [];
    return answer(reply, await receive(party(request), request.params, part, (request.body ?? Readable.from([])) as Readable));
  };
  wire.put<OfFile>('/batches/:code/:name', { config: { form: wireForms.print, exchange: { what: '封入封緘事業者へ印刷データを渡す', direction: 'in', steps: ['A-09', 'A-10'], file: true, isWithoutNumbers: true } } }, taken('print'));
  wire.put<OfFile>('/batches/:code/:name/totals', { config: { form: wireForms.totals, exchange: { what: '封入封緘事業者へ件数の表を渡す', direction: 'in', steps: ['A-09', 'A-10'], file: true, isWithoutNumbers: true, fileName: ({ name }, profile) => totalsName(profile, name!) } } }, taken('totals'));
  wire.get<OfMunicipality>('/batches/:code', { config: { form: wireForms.list } }, async (request) => batchesOf(party(request), request.params.code));
  wire.get<OfFile>('/batches/:code/:name', { config: { form: wireForms.get } }, async (request, reply) => (await batchOf(party(request), request.params)) ?? answer(reply, noBatch(request.params.name)));
  returnRoutes(wire, party);
}

function returnRoutes(wire: FastifyInstance, party: Ask): void {
  const fileIn = (mailing: Mailing, { code, name }: BatchKey) => mailing.store.db.selectFrom('mailing_return').where('code', '=', code).where('name', '=', name);
  wire.get<OfMunicipality>('/returns/:code', { config: { form: wireForms.returns } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('mailing_return').where('code', '=', request.params.code).where('state', '=', 'here').select(['name', 'size', 'sha256', 'created_at']).orderBy('seq').execute();
    return { files: rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) };
  });
  wire.get<OfFile>('/returns/:code/:name', { config: { form: wireForms.getReturn, exchange: { what: '封入封緘事業者が返戻データを渡す', direction: 'out', steps: ['A-11'], file: true } } }, async (request, reply) => {
    const row = await fileIn(party(request), request.params).select('bytes').executeTakeFirst();
    return row ? reply.type('application/octet-stream').send(Buffer.from(row.bytes)) : answer(reply, noReturn(request.params.name));
  });
  wire.delete<OfFile>('/returns/:code/:name', { config: { form: wireForms.takeReturn } }, async (request, reply) => {
    const { code, name } = request.params;
    if (!(await fileIn(party(request), request.params).select('name').executeTakeFirst())) return answer(reply, noReturn(name));
    await party(request).store.db.updateTable('mailing_return').where('code', '=', code).where('name', '=', name).set({ state: 'received' }).execute();
    return reply.code(204).send();
  });
}

/** What only the simulation has: keys, dead addresses, and what lies in people's letter boxes. */
export function simRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfMunicipality>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
  wire.put<OfMunicipality>('/_sim/undeliverable/:code', { config: { form: doorForms.undeliverable } }, async (request, reply) => {
    const body = readBody(undeliverable, request.body);
    if (!body.ok) return reply.code(422).send({ code: 'TSG-L10', why: '入力が形に合わない', cure: 'issues の項目を直して送り直す', issues: body.issues.slice(0, 100) });
    const { code } = request.params;
    await party(request).store.transact(async (store) => {
      await store.db.deleteFrom('mailing_undeliverable').where('code', '=', code).execute();
      await store.insertMany('mailing_undeliverable', body.value.map(({ address, reason }) => ({ code, address, reason })), 'replace');
    });
    return reply.code(204).send();
  });
  letterRoutes(wire, party);
  wire.get<OfFile>('/_sim/posted/:code/:name', { config: { form: doorForms.posted } }, async (request, reply) => (await postedOf(party(request), request.params)) ?? answer(reply, noBatch(request.params.name)));
  wire.get('/_sim/incidents', { config: { form: doorForms.incidents } }, async (request) => ({
    incidents: (await party(request).store.db.selectFrom('mailing_incident').selectAll().orderBy('found_at').orderBy('code').orderBy('batch').orderBy('line').orderBy('token').execute()).map(({ code, batch, line, token, found_at }) => ({ code, batch, line, token, foundAt: found_at })),
  }));
}

/** What lies in people's letter boxes: as lines to look at, and as the paper it is. */
function letterRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfNotice>('/_sim/letters/:code/:noticeId', { config: { form: doorForms.letters } }, async (request) => {
    const { code, noticeId } = request.params;
    const letters = await lettersOf(party(request), code, noticeId);
    return { letters: letters.map(({ values, printed, ...letter }) => ({ ...letter, sheets: values.map((value) => ({ noticeId: printed.idOf(value), lines: printed.sheetOf(code, value) })) })) };
  });
  wire.get<OfMunicipality & { Querystring: { after?: unknown } }>('/_sim/delivered/:code', { config: { form: doorForms.delivered } }, async (request, reply) => {
    const { params: { code }, query: { after = '' } } = request;
    if (typeof after !== 'string' || !placePattern.test(after)) return answer(reply, refused(400, 'TSG-L13', 'after が日でも封書の place でもない', 'YYYY-MM-DD か、前の答えにある place を書く'));
    return { letters: await deliveredAfter(party(request), code, after) };
  });
  wire.get<OfNotice & { Querystring: { letter?: unknown } }>('/_sim/letters/:code/:noticeId/pdf', { config: { form: doorForms.paper } }, async (request, reply) => {
    const { params: { code, noticeId }, query: { letter: nth = '1' } } = request;
    if (typeof nth !== 'string' || !/^[1-9]\d{0,3}$/.test(nth)) return answer(reply, refused(400, 'TSG-L12', 'letter が1以上の数でない', 'letters の何番目かを1から数えて書く'));
    const letter = (await lettersOf(party(request), code, noticeId))[Number(nth) - 1];
    if (!letter) return answer(reply, refused(404, 'TSG-L11', `「${noticeId}」の${nth}番目の封書は発送されていない`, '発送された封書(GET _sim/letters/{code}/{noticeId})にある番を指定する'));
    return reply.type('application/pdf').send(await letter.printed.pdfOf(code, letter.values, letter.postedOn));
  });
}

async function postedOf({ store }: Mailing, key: BatchKey) {
  const batch = await batchRow(store, key).select('piece_count').executeTakeFirst();
  if (!batch) return null;
  const counted = store.db.selectFrom('mailing_letter').where('code', '=', key.code).where('batch', '=', key.name).select(({ fn }) => fn.countAll<number | string>().as('letters'));
  const [letters, twice] = [await counted.executeTakeFirstOrThrow(), await counted.where('second', '>', 0).executeTakeFirstOrThrow()];
  return { pieces: batch.piece_count ?? 0, letters: Number(letters.letters), sheets: Number(letters.letters) + Number(twice.letters) };
}
