import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readBody } from '../../contracts/route-form.js';
import { isRefused, reply } from '../doors.js';
import { keyOf, noFeed, unfit } from './access.js';
import { doorForms, pensions, wireForms } from './forms.js';
import { receive } from './reception.js';
import type { PensionInsurer } from './tables.js';
import { withholdingsOf } from './view.js';

type Ask = (request: FastifyRequest) => PensionInsurer;
interface OfMunicipality { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }

/** What a municipality hands over and fetches. */
export function wireRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/requests/:code/:name', { config: { form: wireForms.put, exchange: { what: '特別徴収を依頼する', direction: 'in', file: true } } }, async (request, to) => {
    const taken = await receive(party(request), request.params.code, request.params.name, (request.body ?? Readable.from([])) as Readable);
    return isRefused(taken) ? reply(to, taken) : to.code(taken.isDuplicate ? 200 : 202).send(taken);
  });
  wire.get<OfMunicipality>('/feeds/:code', { config: { form: wireForms.list } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('pension_insurer_feed').where('code', '=', request.params.code).where('state', '=', 'here').select(['name', 'size', 'sha256', 'created_at']).orderBy('date').orderBy('seq').execute();
    return { files: rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) };
  });
  wire.get<OfFile>('/feeds/:code/:name', { config: { form: wireForms.get, exchange: { what: '特別徴収の結果を渡す', direction: 'out', file: true } } }, async (request, to) => {
    const { code, name } = request.params;
    const row = await party(request).store.db.selectFrom('pension_insurer_feed').where('code', '=', code).where('name', '=', name).select('bytes').executeTakeFirst();
    return row ? to.type('application/octet-stream').send(Buffer.from(row.bytes)) : reply(to, noFeed(name));
  });
  wire.delete<OfFile>('/feeds/:code/:name', { config: { form: wireForms.taken } }, async (request, to) => {
    const { code, name } = request.params;
    const { numUpdatedRows } = await party(request).store.db.updateTable('pension_insurer_feed').where('code', '=', code).where('name', '=', name).set({ state: 'received' }).executeTakeFirst();
    return numUpdatedRows > 0n ? to.code(204).send() : reply(to, noFeed(name));
  });
}

/** Whose pension there is, and what came of it. */
export function doorRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfMunicipality>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
  wire.put('/_sim/pensions', { config: { form: doorForms.pensions } }, async (request, to) => {
    const body = readBody(pensions, request.body);
    if (!body.ok) return reply(to, unfit(body.issues));
    await party(request).store.insertMany('pension_insurer_pension', body.value.map((one) => ({ name_kana: one.nameKana, born_on: one.bornOn, annual_yen: one.annualPensionYen, care_yen: one.carePremiumYen, ended_on: one.endedOn, end_reason: one.endReason })), 'replace');
    return to.code(204).send();
  });
  wire.get<OfMunicipality>('/_sim/withholdings/:code', { config: { form: doorForms.withholdings } }, async (request) => withholdingsOf(party(request), request.params.code));
}
