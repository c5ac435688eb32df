import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AssetInquiryRow } from '../../contracts/delinquency-contractor/records.js';
import { readBody } from '../../contracts/route-form.js';
import { municipalities } from '../../law/municipalities.js';
import { doorForms, holdings, manners, wireForms } from './forms.js';
import { receive, refused, type Answer, type FileKey } from './reception.js';
import type { DelinquencyContractor, Holding } from './tables.js';

type Ask = (request: FastifyRequest) => DelinquencyContractor;
interface OfMunicipality { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }

/** What opens the doors of one municipality. */
export const keyOf = (party: Pick<DelinquencyContractor, 'token'>, code: string): string => party.token('DK', code);

const answer = (reply: FastifyReply, { status, body }: Answer) => reply.code(status).send(body);
const isMunicipality = new Set(municipalities.map(({ code }) => code));
const noResult = (name: string) => refused(404, 'TSG-Y09', `「${name}」という結果のファイルはない`, '一覧(GET results/{code})にある名を指定する');

/** Nobody comes in without saying who it is and showing the key of the municipality in the path. */
export function guardDoors(wire: FastifyInstance, party: Ask): void {
  wire.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url?.startsWith('/w/:world/delinquency-contractor/_sim')) return undefined;
    const contractor = party(request);
    const { code } = request.params as { code: string };
    if (contractor.faults.has('serviceDown')) return answer(reply, refused(503, 'TSG-Y03', '停止しており、応じられない', '時間をおいてもう一度送る'));
    if (!isMunicipality.has(code)) return answer(reply, refused(404, 'TSG-Y01', '団体コードの市区町村はない', '検査数字を含む6桁で指定する'));
    const { 'x-totsugo-party': caller, 'x-municipality-key': key } = request.headers;
    if (caller && key === keyOf(contractor, code)) return undefined;
    return answer(reply, refused(403, 'TSG-Y02', caller ? 'この市区町村の鍵がないか、ほかの市区町村の鍵である' : '名乗らない相手には応じない', 'x-totsugo-party で名乗り、x-municipality-key にこの市区町村の鍵を書く'));
  });
}

/** What a municipality sees of its contractor. */
export function wireRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/inbox/:code/:name', { config: { form: wireForms.put, exchange: { what: '滞納整理委託先へ滞納者情報・財産調査の照会を渡す', direction: 'in', steps: ['C-06'], file: true, isWithoutNumbers: true } } }, async (request, reply) =>
    answer(reply, await receive(party(request), request.params, (request.body ?? Readable.from([])) as Readable)));
  wire.get<OfMunicipality>('/inbox/:code', { config: { form: wireForms.list } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('delinquency_contractor_file').where('code', '=', request.params.code).select(['name', 'size', 'sha256', 'records', 'received_at']).orderBy('received_at').orderBy('name').execute();
    return { files: rows.map(({ name, size, sha256, records, received_at }) => ({ name, bytes: size, sha256, records, receivedAt: received_at })) };
  });
  resultRoutes(wire, party);
}

function resultRoutes(wire: FastifyInstance, party: Ask): void {
  const fileIn = (contractor: DelinquencyContractor, { code, name }: FileKey) => contractor.store.db.selectFrom('delinquency_contractor_result').where('code', '=', code).where('name', '=', name).where('state', '!=', 'lost');
  wire.get<OfMunicipality>('/results/:code', { config: { form: wireForms.results } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('delinquency_contractor_result').where('code', '=', request.params.code).where('state', '=', 'here').select(['name', 'size', 'sha256', 'created_at']).orderBy('created_at').orderBy('layout').orderBy('seq').execute();
    return { files: rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) };
  });
  wire.get<OfFile>('/results/:code/:name', { config: { form: wireForms.getResult, exchange: { what: '滞納整理委託先が結果を渡す', direction: 'out', steps: ['C-09'], file: true } } }, async (request, reply) => {
    const row = await fileIn(party(request), request.params).select('bytes').executeTakeFirst();
    return row ? reply.type('application/octet-stream').send(Buffer.from(row.bytes)) : answer(reply, noResult(request.params.name));
  });
  wire.delete<OfFile>('/results/:code/:name', { config: { form: wireForms.takeResult } }, async (request, reply) => {
    const { code, name } = request.params;
    if (!(await fileIn(party(request), request.params).select('name').executeTakeFirst())) return answer(reply, noResult(name));
    await party(request).store.db.updateTable('delinquency_contractor_result').where('code', '=', code).where('name', '=', name).set({ state: 'received' }).execute();
    return reply.code(204).send();
  });
}

/** What only the simulation has: keys, what banks and employers hold, how people answer, and what was done. */
export function simRoutes(wire: FastifyInstance, party: Ask): void {
  const badForm = (issues: readonly object[]) => ({ code: 'TSG-Y10', why: '入力が形に合わない', cure: 'issues の項目を直して送り直す', issues: issues.slice(0, 100) });
  wire.get<OfMunicipality>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
  wire.put<OfMunicipality>('/_sim/holdings/:code', { config: { form: doorForms.holdings } }, async (request, reply) => {
    const body = readBody(holdings, request.body);
    if (!body.ok) return reply.code(422).send(badForm(body.issues));
    const { code } = request.params;
    await party(request).store.transact(async (store) => {
      await store.db.deleteFrom('delinquency_contractor_holding').where('code', '=', code).execute();
      await store.insertMany('delinquency_contractor_holding', body.value.map(({ targetName, grossYen = null, incomeTaxYen = null, residentTaxYen = null, socialInsuranceYen = null, dependants = null, ...one }, n) => (
        { code, n, target_name: targetName, name_kana: one.nameKana, born_on: one.bornOn, row: JSON.stringify({ ...one, grossYen, incomeTaxYen, residentTaxYen, socialInsuranceYen, dependants } satisfies Holding) })));
    });
    return reply.code(204).send();
  });
  wire.put<OfMunicipality>('/_sim/manners/:code', { config: { form: doorForms.manners } }, async (request, reply) => {
    const body = readBody(manners, request.body);
    if (!body.ok) return reply.code(422).send(badForm(body.issues));
    const { code } = request.params;
    await party(request).store.transact(async (store) => {
      await store.db.deleteFrom('delinquency_contractor_manner').where('code', '=', code).execute();
      await store.insertMany('delinquency_contractor_manner', body.value.map(({ nameKana, bornOn, outcome, promisedAfterDays = null, promisedYen = null }) => ({ code, name_kana: nameKana, born_on: bornOn, outcome, promised_after_days: promisedAfterDays, promised_yen: promisedYen })), 'replace');
    });
    return reply.code(204).send();
  });
  wire.get<OfMunicipality>('/_sim/work/:code', { config: { form: doorForms.work } }, async (request) => workOf(party(request), request.params.code));
  wire.get('/_sim/incidents', { config: { form: doorForms.incidents } }, async (request) => ({
    incidents: (await party(request).store.db.selectFrom('delinquency_contractor_incident').selectAll().orderBy('found_at').orderBy('code').orderBy('name').orderBy('token').execute()).map(({ code, name, token, found_at }) => ({ code, name, token, foundAt: found_at })),
  }));
}

async function workOf({ store: { db } }: DelinquencyContractor, code: string) {
  const cases = await db.selectFrom('delinquency_contractor_case').where('code', '=', code).select('case_id').orderBy('case_id').execute();
  const calls = await db.selectFrom('delinquency_contractor_call').where('code', '=', code).selectAll().orderBy('n').execute();
  const inquiries = await db.selectFrom('delinquency_contractor_inquiry').where('code', '=', code).selectAll().orderBy('received_on').orderBy('inquiry_id').execute();
  const answers = (await db.selectFrom('delinquency_contractor_row').where('code', '=', code).where('layout', '=', 'assetAnswer').select('row').orderBy('n').execute()).map(({ row }) => JSON.parse(row) as { inquiryId: string; replyResult: string });
  return {
    onList: cases.map(({ case_id }) => case_id), calls: calls.map(({ case_id, called_on, outcome }) => ({ caseId: case_id, calledOn: called_on, outcome })),
    inquiries: inquiries.map(({ inquiry_id, row, received_on, due_on, state }) => {
      const { caseId, targetName } = JSON.parse(row) as AssetInquiryRow;
      return { inquiryId: inquiry_id, caseId, targetName, receivedOn: received_on, dueOn: due_on, state, result: answers.find((one) => one.inquiryId === inquiry_id)?.replyResult ?? null };
    }),
  };
}
