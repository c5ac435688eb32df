import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stateReport } from '../../contracts/e-application/application.js';
import { isOfBenefit } from '../../contracts/e-application/benefit.js';
import { readBody } from '../../contracts/route-form.js';
import { down, isRefused, keyOf, reply, unfit, unknownApplication, type Refused } from './access.js';
import { apply, correct, filledIn, rowOf, seen, withdraw } from './apply.js';
import { doorForms, wireForms } from './forms.js';
import { applicationOf, attachmentOf, report, versionsAfter } from './hand-over.js';
import type { EApplication } from './tables.js';

type Ask = (request: FastifyRequest) => EApplication;
interface OfMunicipality { Params: { code: string } }
interface OfApplication { Params: { code: string; receptionNumber: string } }
interface OfVersion { Params: { code: string; receptionNumber: string; version: string } }

const answer = (to: FastifyReply, result: Refused | object, status = 200) => (isRefused(result) ? reply(to, result) : to.code(status).send(result));

/** 給付 is another step of 別添1 than 資格. Which it is, the 手続 says; what is asked for is not looked at. */
async function stepsOf({ store }: EApplication, code: string, receptionNumber: string): Promise<readonly string[]> {
  const row = await rowOf(store, code, receptionNumber);
  return row === undefined ? [] : isOfBenefit(row) ? ['B-05'] : ['A-03'];
}

/** What a municipality's system asks, and what it says back. */
export function wireRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfMunicipality & { Querystring: { after?: string } }>('/applications/:code', { config: { form: wireForms.list } }, async (request, to) => {
    const { after = '0' } = request.query;
    if (!/^\d{1,9}$/.test(after)) return reply(to, unfit([{ field: 'after', why: '0以上の整数であるべき' }]));
    return { versions: await versionsAfter(party(request), request.params.code, Number(after)) };
  });
  wire.get<OfVersion>('/applications/:code/:receptionNumber/:version', { config: { form: wireForms.get, exchange: { what: '申請管理が電子申請を渡す', direction: 'out', steps: ['A-03', 'B-05'] } } }, async (request, to) => {
    const { code, receptionNumber, version } = request.params;
    request.realisedSteps = await stepsOf(party(request), code, receptionNumber);
    return (await applicationOf(party(request), code, receptionNumber, Number(version))) ?? reply(to, unknownApplication(receptionNumber));
  });
  wire.get<{ Params: OfVersion['Params'] & { number: string } }>('/applications/:code/:receptionNumber/:version/attachments/:number', { config: { form: wireForms.attachment, exchange: { what: '申請管理が電子申請の添付を渡す', direction: 'out', steps: ['A-03', 'B-05'] } } }, async (request, to) => {
    const { code, receptionNumber, version, number } = request.params;
    request.realisedSteps = await stepsOf(party(request), code, receptionNumber);
    const bytes = await attachmentOf(party(request), code, receptionNumber, Number(version), Number(number));
    return bytes ? to.type('application/octet-stream').send(Buffer.from(bytes)) : reply(to, unknownApplication(receptionNumber));
  });
  wire.put<OfApplication>('/applications/:code/:receptionNumber/state', { config: { form: wireForms.report, exchange: { what: '電子申請の処理の状態を申請管理に告げる', direction: 'in' } } }, async (request, to) => {
    const body = readBody(stateReport, request.body);
    if (party(request).faults.has('reportLost')) return reply(to, down);
    return body.ok ? answer(to, await report(party(request), request.params.code, request.params.receptionNumber, body.value)) : reply(to, unfit(body.issues));
  });
}

/** The residents at home. */
export function doorRoutes(wire: FastifyInstance, party: Ask): void {
  wire.post<OfMunicipality>('/_sim/:code/applications', { config: { form: doorForms.apply } }, async (request, to) => {
    const body = readBody(filledIn, request.body);
    return body.ok ? answer(to, await apply(party(request), request.params.code, body.value), 201) : reply(to, unfit(body.issues));
  });
  wire.post<OfApplication>('/_sim/:code/applications/:receptionNumber/correction', { config: { form: doorForms.correct } }, async (request, to) => {
    const body = readBody(filledIn, request.body);
    return body.ok ? answer(to, await correct(party(request), request.params.code, request.params.receptionNumber, body.value), 201) : reply(to, unfit(body.issues));
  });
  wire.post<OfApplication>('/_sim/:code/applications/:receptionNumber/withdrawal', { config: { form: doorForms.withdraw } }, async (request, to) =>
    answer(to, await withdraw(party(request), request.params.code, request.params.receptionNumber), 201));
  wire.get<OfApplication>('/_sim/:code/applications/:receptionNumber', { config: { form: doorForms.seen } }, async (request, to) =>
    (await seen(party(request), request.params.code, request.params.receptionNumber)) ?? reply(to, unknownApplication(request.params.receptionNumber)));
  wire.get<OfMunicipality>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
}
