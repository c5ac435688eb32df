import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBody } from '../../contracts/route-form.js';
import { monthOf, type Month } from '../../law/fiscal-year.js';
import { isRefused, refused, reply, type Refused } from '../doors.js';
import { guardInstitutions, guardMunicipalities, keyOf, keyOfInstitution } from './access.js';
import { seeMonth } from './bulk.js';
import { receiveClaim } from './claim-intake.js';
import type { Facts } from './facts.js';
import { bulkSchema, doorForms, institutionForms, reviewSchema, visitsSchema, wireForms } from './forms.js';
import type { Claims } from './tables.js';
import { correctVisit, tellVisits, visitSchema } from './visits.js';
import { receiveMaster, receiveObjections } from './ward-intake.js';

type Ask = (request: FastifyRequest) => Claims;
interface OfCity { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }
interface OfInstitution { Params: { institution: string } }
interface OfReturn { Params: { institution: string; name: string } }

const noFile = (name: string) => refused(404, 'TSG-F20', `「${name}」というファイルはない`, '一覧にある名を指定する');
const unfit = (issues: readonly { readonly field: string; readonly why: string }[]) => refused(422, 'TSG-F19', '入力が形に合わない', 'issues の項目を直して送り直す', { issues: issues.slice(0, 100) });
const bodyOf = (request: FastifyRequest) => (request.body ?? Readable.from([])) as Readable;
const took = (to: FastifyReply, result: Refused | { readonly duplicate: boolean }) => (isRefused(result) ? reply(to, result) : to.code(result.duplicate ? 200 : 202).send(result));

/** Municipalities and institutions come in by doors of their own. */
export function claimsRoutes(wire: FastifyInstance, party: Ask): void {
  void wire.register(async (inner) => {
    guardMunicipalities(inner, party);
    wardRoutes(inner, party);
    fileRoutes(inner, party, 'records', 'benefitRecord', { forms: wireForms.records, what: '国保総合システムが給付記録を渡す', steps: ['B-06'] });
    fileRoutes(inner, party, 'objection-results', 'objectionResult', { forms: wireForms.results, what: '国保総合システムが申出の結果を渡す', steps: ['D-3'] });
    doorRoutes(inner, party);
    viewRoutes(inner, party);
  });
  void wire.register(async (inner) => {
    guardInstitutions(inner, party);
    institutionRoutes(inner, party);
  });
}

function wardRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/masters/:code/:name', { config: { form: wireForms.master, exchange: { what: '国保総合システムへ被保険者マスタ異動情報を渡す', direction: 'in', steps: ['D-1-2'], file: true, isWithoutNumbers: true } } }, async (request, to) => took(to, await receiveMaster(party(request), request.params, bodyOf(request))));
  wire.put<OfFile>('/objections/:code/:name', { config: { form: wireForms.objection, exchange: { what: '国保総合システムへ再審査・過誤の申出を渡す', direction: 'in', steps: ['D-3'], file: true, isWithoutNumbers: true } } }, async (request, to) => took(to, await receiveObjections(party(request), request.params, bodyOf(request))));
  wire.get<{ Params: { code: string; month: string } }>('/payments/:code/:month', { config: { form: wireForms.payments } }, async (request) => {
    const { code, month } = request.params;
    const rows = await party(request).store.db.selectFrom('claims_payment').where('code', '=', code).where('month', '=', month).select(['institution', 'yen']).orderBy('institution').execute();
    const institutions = [...new Set(rows.map(({ institution }) => institution))].map((institutionCode) => {
      const own = rows.filter(({ institution }) => institution === institutionCode);
      return { institutionCode, receipts: own.length, yen: own.reduce((sum, { yen }) => sum + yen, 0) };
    });
    return { month, totalYen: institutions.reduce((sum, { yen }) => sum + yen, 0), institutions };
  });
}

interface FileRoutes { readonly forms: typeof wireForms.records; readonly what: string; readonly steps: readonly string[] }
function fileRoutes(wire: FastifyInstance, party: Ask, at: string, layout: string, { forms, what, steps }: FileRoutes): void {
  const fileIn = ({ store }: Claims, { code, name }: { readonly code: string; readonly name: string }) => store.db.selectFrom('claims_result').where('code', '=', code).where('layout', '=', layout).where('name', '=', name);
  wire.get<OfCity>(`/${at}/:code`, { config: { form: forms.list } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('claims_result').where('code', '=', request.params.code).where('layout', '=', layout).where('state', '=', 'here').select(['name', 'size', 'sha256', 'created_at']).orderBy('seq').execute();
    return { files: rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) };
  });
  wire.get<OfFile>(`/${at}/:code/:name`, { config: { form: forms.get, exchange: { what, direction: 'out', steps, file: true } } }, async (request, to) => {
    const row = await fileIn(party(request), request.params).select('bytes').executeTakeFirst();
    return row ? to.type('application/octet-stream').send(Buffer.from(row.bytes)) : reply(to, noFile(request.params.name));
  });
  wire.delete<OfFile>(`/${at}/:code/:name`, { config: { form: forms.take } }, async (request, to) => {
    const { code, name } = request.params;
    if (!(await fileIn(party(request), request.params).select('name').executeTakeFirst())) return reply(to, noFile(name));
    await party(request).store.db.updateTable('claims_result').where('code', '=', code).where('name', '=', name).set({ state: 'received' }).execute();
    return to.code(204).send();
  });
}

function institutionRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfReturn>('/claims/:institution/:name', { config: { form: institutionForms.claim, exchange: { what: '医療機関がレセプトを請求する', direction: 'in', steps: ['B-06'], file: true, isWithoutNumbers: true } } }, async (request, to) => took(to, await receiveClaim(party(request), request.params.institution, request.params.name, bodyOf(request))));
  const returnIn = ({ store }: Claims, { institution, name }: OfReturn['Params']) => store.db.selectFrom('claims_return').where('institution', '=', institution).where('name', '=', name);
  wire.get<OfInstitution>('/returns/:institution', { config: { form: institutionForms.returns } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('claims_return').where('institution', '=', request.params.institution).where('state', '=', 'here').select(['name', 'size', 'sha256', 'created_at']).orderBy('created_at').orderBy('name').execute();
    return { files: rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) };
  });
  wire.get<OfReturn>('/returns/:institution/:name', { config: { form: institutionForms.getReturn, exchange: { what: '医療機関が返戻を受け取る', direction: 'out', steps: ['D-3'], file: true } } }, async (request, to) => {
    const row = await returnIn(party(request), request.params).select('bytes').executeTakeFirst();
    return row ? to.type('application/octet-stream').send(Buffer.from(row.bytes)) : reply(to, noFile(request.params.name));
  });
  wire.delete<OfReturn>('/returns/:institution/:name', { config: { form: institutionForms.takeReturn } }, async (request, to) => {
    const { institution, name } = request.params;
    if (!(await returnIn(party(request), request.params).select('name').executeTakeFirst())) return reply(to, noFile(name));
    await party(request).store.db.updateTable('claims_return').where('institution', '=', institution).where('name', '=', name).set({ state: 'received' }).execute();
    return to.code(204).send();
  });
  wire.get<OfInstitution>('/_sim/institutions/:institution/key', { config: { form: institutionForms.key } }, async (request) => ({ key: keyOfInstitution(party(request), request.params.institution) }));
}

/** What only the simulation has: who goes to see a doctor, and what 審査 is going to find. */
function doorRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfCity>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
  wire.post('/_sim/visits', { config: { form: doorForms.visits } }, async (request, to) => {
    const body = readBody(visitsSchema, request.body);
    if (!body.ok) return reply(to, unfit(body.issues));
    const result = await tellVisits(party(request), body.value);
    return isRefused(result) ? reply(to, result) : to.code(201).send(result);
  });
  wire.put('/_sim/visits', { config: { form: doorForms.correct } }, async (request, to) => {
    const body = readBody(visitSchema, request.body);
    if (!body.ok) return reply(to, unfit(body.issues));
    const result = await correctVisit(party(request), body.value);
    return isRefused(result) ? reply(to, result) : result;
  });
  wire.post<OfCity>('/_sim/months/:code', { config: { form: doorForms.bulk } }, async (request, to) => {
    const body = readBody(bulkSchema, request.body);
    if (!body.ok) return reply(to, unfit(body.issues));
    const careMonth = body.value.careMonth as Month;
    if (careMonth >= monthOf(party(request).today())) return reply(to, refused(422, 'TSG-F05', 'その月がまだ終わっていない', '終わった月を書く'));
    return to.code(201).send(await seeMonth(party(request), request.params.code, careMonth));
  });
  wire.put<{ Params: { receiptKey: string } }>('/_sim/reviews/:receiptKey', { config: { form: doorForms.review } }, async (request, to) => {
    const body = readBody(reviewSchema, request.body);
    if (!body.ok) return reply(to, unfit(body.issues));
    const { receiptKey } = request.params;
    const { store } = party(request);
    if (!(await store.db.selectFrom('claims_receipt').where('receipt_key', '=', receiptKey).select('receipt_key').executeTakeFirst())) return reply(to, refused(404, 'TSG-F21', `レセプト ${receiptKey} はない`, 'GET _sim/receipts/{code} で名を確かめる'));
    await store.insertMany('claims_review', [{ receipt_key: receiptKey, cut_points: body.value.cutPoints, state: 'waiting' }], 'replace');
    return to.code(204).send();
  });
}

function viewRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfCity>('/_sim/receipts/:code', { config: { form: doorForms.receipts } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('claims_receipt').where('code', '=', request.params.code).selectAll().orderBy('care_month').orderBy('receipt_key').execute();
    return {
      receipts: rows.map((row) => {
        const { branchNumber, points } = JSON.parse(row.facts) as Facts;
        return { receiptKey: row.receipt_key, institutionCode: row.institution, claimName: row.claim_name, careMonth: row.care_month, examineMonth: row.examine_month, code: row.code, insurerNumber: row.insurer_number, householdKey: row.household_key, branchNumber, bornOn: row.born_on, points, state: row.state, revision: row.revision, returnCode: row.return_code, returnText: row.return_text };
      }),
    };
  });
  wire.get('/_sim/claims', { config: { form: doorForms.claims } }, async (request) => ({
    claims: (await party(request).store.db.selectFrom('claims_claim').select(['institution', 'name', 'receipts', 'points', 'received_at']).orderBy('received_at').orderBy('institution').orderBy('name').execute()).map(({ institution, name, receipts, points, received_at }) => ({ institutionCode: institution, name, receipts, points, receivedAt: received_at })),
  }));
  wire.get('/_sim/incidents', { config: { form: doorForms.incidents } }, async (request) => ({
    incidents: (await party(request).store.db.selectFrom('claims_incident').selectAll().orderBy('found_at').orderBy('sender').orderBy('name').orderBy('token').execute()).map(({ sender, name, token, found_at }) => ({ sender, name, token, foundAt: found_at })),
  }));
}
