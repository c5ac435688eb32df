import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { municipality, UnknownMunicipality } from '../../law/municipalities.js';
import { readBody } from '../../contracts/route-form.js';
import { CannotRecord, command } from './commands.js';
import { actForm, actNames, lookForms } from './forms.js';
import type { OtherMunicipalities } from './tables.js';
import { release, tell } from './tell.js';
import { householdViewOf, trafficOf, viewOf } from './view.js';

type Ask = (request: FastifyRequest) => OtherMunicipalities;
interface OfOffice { Params: { code: string } }
interface OfPerson { Params: { code: string; personKey: string } }

/** All doors are ours: a real municipality has none of them. What it says to the world goes through 集約. */
export function doorRoutes(wire: FastifyInstance, party: Ask): void {
  wire.addHook('preHandler', async (request, reply) => {
    const { code } = request.params as { code?: string };
    const unknown = code === undefined ? null : unknownOffice(code);
    if (unknown) return refused(reply, 404, unknown.code, unknown.message, '東京都の区市町村の6桁の団体コードを指定する');
  });
  for (const act of actNames) {
    wire.post<OfOffice>(`/_sim/:code/${act}`, { config: { form: actForm(act) } }, async (request, reply) => {
      const told = readBody(command, { ...(request.body as object), act });
      if (!told.ok) return reply.code(422).send({ code: 'TSG-O02', why: `${act} の入力が形に合わない`, cure: 'issues の項目を直す', issues: told.issues });
      try {
        return await tell(party(request), request.params.code, told.value);
      } catch (error) {
        if (error instanceof CannotRecord) return refused(reply, 422, error.code, error.why, error.cure);
        throw error;
      }
    });
  }
  wire.post<{ Params: { code: string; seq: string } }>('/_sim/:code/acts/:seq/release', { config: { form: lookForms.release } }, async (request, reply) => {
    const { code, seq } = request.params;
    const isDone = /^\d{1,9}$/.test(seq) && await release(party(request), code, Number(seq));
    return isDone ? reply.code(204).send() : refused(reply, 404, 'TSG-O03', `${code} に処理していない届 ${seq} はない`, 'GET /_sim/{団体コード}/traffic の acts で番号を確かめる');
  });
  wire.get<OfOffice>('/_sim/:code/traffic', { config: { form: lookForms.traffic } }, async (request) => trafficOf(officeOf(party(request), request.params.code)));
  wire.get<OfPerson>('/_sim/:code/view/:personKey', { config: { form: lookForms.view } }, (request) => viewOf(officeOf(party(request), request.params.code), request.params.personKey));
  wire.get<OfPerson>('/_sim/:code/household/:personKey', { config: { form: lookForms.household } }, async (request, reply) =>
    (await householdViewOf(officeOf(party(request), request.params.code), request.params.personKey)) ?? refused(reply, 404, 'TSG-O04', `${request.params.code} に ${request.params.personKey} の記録がない`, 'insure か moveIn で記録する'));
}

const refused = (reply: FastifyReply, status: number, code: string, why: string, cure: string) => reply.code(status).send({ code, why, cure });
const officeOf = (party: OtherMunicipalities, code: string) => ({ party, store: party.store, code });

function unknownOffice(code: string): UnknownMunicipality | null {
  try {
    municipality(code);
    return null;
  } catch (error) {
    if (error instanceof UnknownMunicipality) return error;
    throw error;
  }
}
