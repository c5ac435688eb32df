import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBody } from '../../contracts/route-form.js';
import { isRefused, reply, type Refused } from '../doors.js';
import { keyOf, noFeed, unfit } from './access.js';
import { payAtCounter, payingAtCounter } from './counter.js';
import { payByElqr, payingByElqr, register } from './elqr.js';
import { doorForms, wireForms } from './forms.js';
import type { PaymentChannels } from './tables.js';
import { paymentsOf } from './view.js';

type Ask = (request: FastifyRequest) => PaymentChannels;
interface OfMunicipality { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }
const answer = (to: FastifyReply, result: Refused | object, status: number) => (isRefused(result) ? reply(to, result) : to.code(status).send(result));

/** What a municipality hands over and fetches. */
export function wireRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/registrations/:code/:name', { config: { form: wireForms.register, exchange: { what: 'eL-QR の納付書情報を登録する', direction: 'in', steps: ['C-14'], file: true } } }, async (request, to) => {
    const taken = await register(party(request), request.params.code, request.params.name, (request.body ?? Readable.from([])) as Readable);
    return isRefused(taken) ? reply(to, taken) : to.code(taken.isDuplicate ? 200 : 202).send(taken);
  });
  wire.get<OfMunicipality>('/feeds/:code', { config: { form: wireForms.list } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('payment_channels_file').where('code', '=', request.params.code).where('state', '=', 'here').select(['name', 'size', 'sha256', 'created_at']).orderBy('date').orderBy('layout', 'desc').orderBy('seq').execute();
    return { files: rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) };
  });
  wire.get<OfFile>('/feeds/:code/:name', { config: { form: wireForms.get, exchange: { what: '納付済通知と納付情報を渡す', direction: 'out', steps: ['C-05'], file: true } } }, async (request, to) => {
    const { code, name } = request.params;
    const row = await party(request).store.db.selectFrom('payment_channels_file').where('code', '=', code).where('name', '=', name).select('bytes').executeTakeFirst();
    return row ? to.type('application/octet-stream').send(Buffer.from(row.bytes)) : reply(to, noFeed(name));
  });
  wire.delete<OfFile>('/feeds/:code/:name', { config: { form: wireForms.taken } }, async (request, to) => {
    const { code, name } = request.params;
    const { numUpdatedRows } = await party(request).store.db.updateTable('payment_channels_file').where('code', '=', code).where('name', '=', name).set({ state: 'received' }).executeTakeFirst();
    return numUpdatedRows > 0n ? to.code(204).send() : reply(to, noFeed(name));
  });
}

/** Those who pay. */
export function doorRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfMunicipality>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
  wire.post<OfMunicipality>('/_sim/counter/:code', { config: { form: doorForms.counter } }, async (request, to) => {
    const body = readBody(payingAtCounter, request.body);
    return body.ok ? answer(to, await payAtCounter(party(request), request.params.code, body.value), 201) : reply(to, unfit(body.issues));
  });
  wire.post('/_sim/elqr', { config: { form: doorForms.elqr } }, async (request, to) => {
    const body = readBody(payingByElqr, request.body);
    return body.ok ? answer(to, await payByElqr(party(request), body.value), 201) : reply(to, unfit(body.issues));
  });
  wire.get<OfMunicipality>('/_sim/payments/:code', { config: { form: doorForms.payments } }, async (request) => paymentsOf(party(request), request.params.code));
}
