import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBody } from '../../contracts/route-form.js';
import { answerConcern, openConcerns } from './concerns.js';
import { knowledge } from './knowledge.js';
import { readersIn } from './letter-box.js';
import { answered, concernForms, readerForms } from './reader-forms.js';
import type { Residents } from './tables.js';

type Ask = (request: FastifyRequest) => Residents;
interface OfCity { Params: { code: string } }

/** 申し出 at the counter: what a clerk hears, and what the clerk says to it. */
export function concernRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfCity>('/municipalities/:code/concerns',
    { config: { form: concernForms.concerns, exchange: { what: '住民等が窓口で申し出る', direction: 'out', hasContent: (body) => (JSON.parse(body) as { concerns: unknown[] }).concerns.length > 0 } } },
    async (request) => openConcerns(party(request), request.params.code));
  wire.post<{ Params: { code: string; concernId: string } }>('/municipalities/:code/concerns/:concernId/answer',
    { config: { form: concernForms.answer, exchange: { what: '窓口が住民等に申し出への返事をする', direction: 'in' } } },
    async (request, reply) => {
      const body = readBody(answered, request.body);
      if (!body.ok) return unfit(reply, body);
      const result = await answerConcern(party(request), request.params.code, request.params.concernId, body.value.answer);
      return 'status' in result ? reply.code(result.status).send({ code: result.code, why: result.why, cure: result.cure }) : result;
    });
}

export function readerRoutes(wire: FastifyInstance, party: Ask): void {
  wire.put<{ Params: { code: string; readerId: string } }>('/_sim/:code/readers/:readerId', { config: { form: readerForms.reads } }, async (request, reply) => {
    const body = readBody(knowledge, request.body);
    if (!body.ok) return unfit(reply, body);
    const { code, readerId } = request.params;
    await party(request).store.insertMany('residents_reader', [{ municipality: code, reader_id: readerId, known: JSON.stringify(body.value) }], 'replace');
    return reply.code(204).send();
  });
  wire.get<OfCity>('/_sim/:code/readers', { config: { form: readerForms.readers } }, async (request) => ({ readers: await boxesIn(party(request), request.params.code) }));
}

async function boxesIn({ store }: Residents, municipality: string) {
  const letters = await store.db.selectFrom('residents_letter').where('municipality', '=', municipality).select(['reader_id', 'delivered_on', 'state', 'made']).orderBy('delivered_on').orderBy('place').execute();
  const concerns = await store.db.selectFrom('residents_concern').where('municipality', '=', municipality).select(['reader_id', 'concern_id', 'kind', 'said_on', 'state', 'answer']).orderBy('said_on').orderBy('concern_id').execute();
  const payments = await store.db.selectFrom('residents_payment').where('municipality', '=', municipality).selectAll().orderBy('paid_on').orderBy('turn').execute();
  return (await readersIn(store)).filter((reader) => reader.municipality === municipality).map(({ readerId }) => ({
    readerId,
    letters: letters.filter(({ reader_id }) => reader_id === readerId).map(({ delivered_on, state, made }) => ({ deliveredOn: delivered_on, state, made: JSON.parse(made) as string[] })),
    payments: payments.filter(({ reader_id }) => reader_id === readerId).map(({ matter, yen, way, state, paid_on, why }) => ({ matter, yen, way, state, paidOn: paid_on, why })),
    concerns: concerns.filter(({ reader_id }) => reader_id === readerId).map(({ concern_id, kind, said_on, state, answer }) => ({ concernId: concern_id, kind, saidOn: said_on, state, answer })),
  }));
}

const unfit = (reply: FastifyReply, { issues }: { readonly issues: readonly object[] }) => reply.code(422).send({ code: 'TSG-R09', why: '入力が形に合わない', cure: 'issues の項目を直して送り直す', issues });
