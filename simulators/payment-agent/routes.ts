import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readBody } from '../../contracts/route-form.js';
import { isRefused, reply } from '../doors.js';
import { keyOf, noFeed, unfit } from './access.js';
import { pay, paying, takeBack } from './counter.js';
import { doorForms, wireForms } from './forms.js';
import type { PaymentAgent } from './tables.js';
import { closingsIn, paymentsOf, transfersOf } from './view.js';

type Ask = (request: FastifyRequest) => PaymentAgent;
interface OfMunicipality { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }
interface OfPayment { Params: { code: string; n: string } }

/** What a municipality fetches. */
export function wireRoutes(wire: FastifyInstance, party: Ask): void {
  const fileIn = (agent: PaymentAgent, { code, name }: OfFile['Params']) => agent.store.db.selectFrom('payment_agent_feed').where('code', '=', code).where('name', '=', name);
  wire.get<OfMunicipality>('/feeds/:code', { config: { form: wireForms.list } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('payment_agent_feed').where('code', '=', request.params.code).where('state', '=', 'here').select(['name', 'size', 'sha256', 'created_at']).orderBy('date').orderBy('seq').execute();
    return { files: rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) };
  });
  wire.get<OfFile>('/feeds/:code/:name', { config: { form: wireForms.get, exchange: { what: '収納代行が速報・確報・取消を渡す', direction: 'out', steps: ['C-05'], file: true } } }, async (request, to) => {
    const row = await fileIn(party(request), request.params).select('bytes').executeTakeFirst();
    return row ? to.type('application/octet-stream').send(Buffer.from(row.bytes)) : reply(to, noFeed(request.params.name));
  });
  wire.delete<OfFile>('/feeds/:code/:name', { config: { form: wireForms.taken } }, async (request, to) => {
    const { code, name } = request.params;
    const { numUpdatedRows } = await party(request).store.db.updateTable('payment_agent_feed').where('code', '=', code).where('name', '=', name).set({ state: 'received' }).executeTakeFirst();
    return numUpdatedRows > 0n ? to.code(204).send() : reply(to, noFeed(name));
  });
}

/** The shops, and what the agent has in its books. */
export function doorRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfMunicipality>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
  wire.put<OfMunicipality>('/_sim/clients/:code', { config: { form: doorForms.client } }, async (request, to) => {
    await party(request).store.insertMany('payment_agent_client', [{ code: request.params.code, since: party(request).today(), last_laid_on: null }], 'ignore');
    return to.code(204).send();
  });
  wire.post('/_sim/payments', { config: { form: doorForms.pay } }, async (request, to) => {
    const body = readBody(paying, request.body);
    if (!body.ok) return reply(to, unfit(body.issues));
    const paid = await pay(party(request), body.value);
    return isRefused(paid) ? reply(to, paid) : to.code(201).send(paid);
  });
  wire.post<OfPayment>('/_sim/payments/:code/:n/taken-back', { config: { form: doorForms.takeBack } }, async (request, to) => {
    const taken = await takeBack(party(request), request.params.code, request.params.n);
    return isRefused(taken) ? reply(to, taken) : taken;
  });
  wire.get<OfMunicipality>('/_sim/payments/:code', { config: { form: doorForms.payments } }, async (request) => ({ payments: await paymentsOf(party(request), request.params.code) }));
  wire.get<OfMunicipality>('/_sim/transfers/:code', { config: { form: doorForms.transfers } }, async (request) => ({ transfers: await transfersOf(party(request), request.params.code) }));
  wire.get<{ Params: { month: string } }>('/_sim/calendar/:month', { config: { form: doorForms.calendar } }, async (request, to) => {
    const closings = closingsIn(party(request), request.params.month);
    return closings ? { closings } : reply(to, unfit([{ field: 'month', why: 'YYYY-MM であるべき' }]));
  });
}
