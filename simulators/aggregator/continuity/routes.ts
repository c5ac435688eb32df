import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Aggregator } from '../tables.js';
import { continuityForms } from './forms.js';
import { instruct } from './instruct.js';
import { candidatesShown, highCostOf } from './view.js';

interface OfCity { Params: { code: string } }
interface OfFile { Params: { code: string; name: string } }

/** Where 国保総合PC hands 確定指示 in, and what a municipality sees of its own 高額該当. */
export function continuityRoutes(wire: FastifyInstance, party: (request: FastifyRequest) => Aggregator): void {
  wire.put<OfFile>('/municipalities/:code/continuity/:name', { config: { form: continuityForms.instruct, exchange: { what: '国保総合PCが継続世帯の確定指示を送信', direction: 'in', steps: ['F-4-2', 'D-1-1'], file: true } } }, async (request, reply) => {
    const { status, body } = await instruct(party(request), request.params.code, request.params.name, (request.body ?? Readable.from([])) as Readable);
    return reply.code(status).send(body);
  });
  wire.get<OfCity>('/municipalities/:code/high-cost', { config: { form: continuityForms.highCost, exchange: { what: '登録された高額該当情報を画面で見る', direction: 'out', steps: ['B-13'] } } }, (request) => highCostOf(party(request), request.params.code));
  wire.get('/_sim/continuity', { config: { form: continuityForms.candidates } }, async (request) => ({ candidates: await candidatesShown(party(request)) }));
}
