import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readBody } from '../../contracts/route-form.js';
import { guardMunicipalDoors, isRefused, refused, reply } from '../doors.js';
import { bytesWithin } from '../whole-body.js';
import { doorForms, papers, wireForms } from './forms.js';
import { receive } from './reception.js';
import type { BenefitContractor } from './tables.js';

type Ask = (request: FastifyRequest) => BenefitContractor;
interface OfMunicipality { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }

/** What opens the doors of one municipality. */
export const keyOf = (party: Pick<BenefitContractor, 'token'>, code: string): string => party.token('GK', code);

export const guardDoors = (wire: FastifyInstance, party: Ask): void => guardMunicipalDoors(wire, party, { id: 'benefit-contractor', keyOf, codes: { noMunicipality: 'TSG-G11', wrongKey: 'TSG-G12', down: 'TSG-G13' } });

/** What a municipality sees of its contractor. */
export function wireRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<OfFile>('/inbox/:code/:name', { config: { form: wireForms.put, exchange: { what: '給付業務委託業者へ申請書の送付票を渡す', direction: 'in', steps: ['B-05'], file: true, isWithoutNumbers: true } } }, async (request, to) => {
    const { code, name } = request.params;
    const { maximumFileMB } = party(request).parameters;
    const bytes = await bytesWithin((request.body ?? Readable.from([])) as Readable, maximumFileMB * 1024 * 1024);
    const taken = bytes ? await receive(party(request), code, { name, bytes }) : refused(413, 'TSG-G18', `「${name}」が上限 ${maximumFileMB} MB を超える`, '分けて、次の通番の送付票にして送る');
    return isRefused(taken) ? reply(to, taken) : to.code(taken.status).send(taken.body);
  });
  const results = ({ store: { db } }: BenefitContractor, code: string) => db.selectFrom('benefit_contractor_result').where('code', '=', code);
  const noResult = (name: string) => refused(404, 'TSG-G19', `「${name}」という入力データはない`, '一覧(GET results/{code})にある名を指定する');
  wire.get<OfMunicipality>('/results/:code', { config: { form: wireForms.results } }, async (request) => {
    const rows = await results(party(request), request.params.code).where('state', '=', 'here').select(['name', 'size', 'sha256', 'created_at']).orderBy('seq').execute();
    return { files: rows.map(({ name, size, sha256, created_at }) => ({ name, bytes: size, sha256, createdAt: created_at })) };
  });
  wire.get<OfFile>('/results/:code/:name', { config: { form: wireForms.getResult, exchange: { what: '給付業務委託業者が申請書の入力データを渡す', direction: 'out', steps: ['B-05'], file: true } } }, async (request, to) => {
    const row = await results(party(request), request.params.code).where('name', '=', request.params.name).select('bytes').executeTakeFirst();
    return row ? to.type('application/octet-stream').send(Buffer.from(row.bytes)) : reply(to, noResult(request.params.name));
  });
  wire.delete<OfFile>('/results/:code/:name', { config: { form: wireForms.takeResult } }, async (request, to) => {
    const { code, name } = request.params;
    const { numUpdatedRows } = await party(request).store.db.updateTable('benefit_contractor_result').where('code', '=', code).where('name', '=', name).set({ state: 'received' }).executeTakeFirst();
    return numUpdatedRows > 0n ? to.code(204).send() : reply(to, noResult(name));
  });
}

/** What only the simulation has: keys, what stands on the sheets, and what was asked. */
export function simRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfMunicipality>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
  wire.put<OfMunicipality>('/_sim/papers/:code', { config: { form: doorForms.papers } }, async (request, to) => {
    const body = readBody(papers, request.body);
    if (!body.ok) return reply(to, refused(422, 'TSG-G20', '入力が形に合わない', 'issues の項目を直して送り直す', { issues: [...body.issues] }));
    await party(request).store.insertMany('benefit_contractor_paper', body.value.map(({ paperId, ...written }) => ({ code: request.params.code, paper_id: paperId, written: JSON.stringify(written) })), 'replace');
    return to.code(204).send();
  });
  wire.get<OfMunicipality>('/_sim/work/:code', { config: { form: doorForms.work } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('benefit_contractor_work').where('code', '=', request.params.code).selectAll().orderBy('paper_id').orderBy('attempt').execute();
    return { papers: rows.map(({ paper_id, attempt, received_on, due_on, state }) => ({ paperId: paper_id, attempt, receivedOn: received_on, dueOn: due_on, state })) };
  });
  wire.get('/_sim/incidents', { config: { form: doorForms.incidents } }, async (request) => {
    const rows = await party(request).store.db.selectFrom('benefit_contractor_incident').selectAll().orderBy('found_at').orderBy('code').orderBy('name').orderBy('token').execute();
    return { incidents: rows.map(({ code, name, token, found_at }) => ({ code, name, token, foundAt: found_at })) };
  });
}
