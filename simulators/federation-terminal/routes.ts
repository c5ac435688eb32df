import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readBody } from '../../contracts/route-form.js';
import { bytesWithin } from '../whole-body.js';
import { guardMunicipalDoors, isRefused, refused, reply as refuse } from '../doors.js';
import { casesOf } from './cases.js';
import { takeDelivery } from './deliveries.js';
import { doorForms, wireForms, wish } from './forms.js';
import { instruct } from './instruct.js';
import { keyOf, type FederationTerminal } from './tables.js';

type Ask = (request: FastifyRequest) => FederationTerminal;
interface OfCity { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }
const longest = 1024 * 1024;

/** The doors of programs: 集約, the municipality's own, and tests. The pages have theirs. */
export function doorRoutes(wire: FastifyInstance, party: Ask): void {
  guardMunicipalDoors(wire, party, { id: 'federation-terminal', keyOf, codes: { noMunicipality: 'TSG-T01', wrongKey: 'TSG-T02', down: 'TSG-T03' } });
  wire.put<OfFile>('/deliveries/:code/:name', { config: { form: wireForms.deliver, exchange: { what: '国保総合PCへ継続候補世帯リスト・確定結果を配信', direction: 'in', steps: ['F-3-5', 'D-1-1'], file: true } } }, async (request, reply) => {
    const { code, name } = request.params;
    if (name.startsWith('continuityResult')) request.realisedSteps = ['F-4-5', 'D-1-1'];
    const bytes = await bytesWithin((request.body ?? Readable.from([])) as Readable, longest);
    const taken = bytes ? await takeDelivery(party(request), code, name, bytes) : refused(413, 'TSG-T09', `「${name}」が上限 1 MB を超える`, '分けて配信する');
    return isRefused(taken) ? refuse(reply, taken) : reply.code(taken.status).send({ records: taken.records });
  });
  wire.get<OfCity>('/candidates/:code', { config: { form: wireForms.list, exchange: { what: '継続候補世帯リストと確定結果を国保総合PCで見る', direction: 'out', steps: ['F-3-6', 'D-1-1'], hasContent: hasCandidates } } }, async (request) => {
    const candidates = await casesOf(party(request), request.params.code);
    // Whoever looks at results sees the 確定リスト.
    if (candidates.some(({ result }) => result !== null)) request.realisedSteps = ['F-3-6', 'F-4-6', 'D-1-1'];
    return { candidates };
  });
  wire.post<OfCity>('/instructions/:code', { config: { form: wireForms.instruct, exchange: { what: '国保総合PCに判断を登録し、確定指示する', direction: 'in', steps: ['F-4-1', 'D-1-1'] } } }, async (request, reply) => {
    const said = readBody(wish, request.body);
    if (!said.ok) return reply.code(422).send({ code: 'TSG-T10', why: '入力が形に合わない', cure: 'issues の項目を直して送り直す', issues: said.issues });
    const outcome = await instruct(party(request), request.params.code, said.value);
    return isRefused(outcome) ? refuse(reply, outcome) : outcome;
  });
  testDoors(wire, party);
}

const hasCandidates = (body: string) => (JSON.parse(body) as { candidates: unknown[] }).candidates.length > 0;

function testDoors(wire: FastifyInstance, party: Ask): void {
  wire.get<OfCity>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
  wire.get<OfCity>('/_sim/:code/files', { config: { form: doorForms.traffic } }, async (request) => ({
    files: (await party(request).store.db.selectFrom('federation_terminal_file').where('municipality', '=', request.params.code).select(['name', 'received_at']).orderBy('name').execute()).map(({ name, received_at }) => ({ name, receivedAt: received_at })),
  }));
  wire.delete<OfCity>('/_sim/:code/files', { config: { form: doorForms.forget } }, async (request, reply) => {
    for (const table of ['federation_terminal_candidate', 'federation_terminal_result', 'federation_terminal_file'] as const) await party(request).store.db.deleteFrom(table).where('municipality', '=', request.params.code).execute();
    return reply.code(204).send();
  });
}
