import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { municipality, UnknownMunicipality } from '../../law/municipalities.js';
import { CannotRecord, command } from './commands.js';
import type { OtherMunicipalities } from './tables.js';
import { release, tell } from './tell.js';
import { householdViewOf, trafficOf, viewOf } from './view.js';

type Ask = (request: FastifyRequest) => OtherMunicipalities;
interface OfOffice { Params: { code: string } }
interface OfPerson { Params: { code: string; personKey: string } }

const acts = ['insure', 'moveIn', 'moveOut', 'endInsurance', 'correct', 'void', 'changeNumber', 'resend'] as const;

/** All doors are ours: a real municipality has none of them. What it says to the world goes through 集約. */
export function doorRoutes(wire: FastifyInstance, party: Ask): void {
  const refused = (reply: FastifyReply, status: number, code: string, why: string, cure: string) => reply.code(status).send({ code, why, cure });
  for (const act of acts) {
    wire.post<OfOffice>(`/_sim/:code/${act}`, async (request, reply) => {
      const told = command.safeParse({ ...(request.body as object), act });
      if (!told.success) return reply.code(422).send({ code: 'TSG-O02', why: `${act} の入力が形に合わない`, cure: 'issues の項目を直す', issues: told.error.issues.map((issue) => ({ field: issue.path.join('.'), why: issue.message })) });
      try {
        return await tell(party(request), municipality(request.params.code).code, told.data);
      } catch (error) {
        if (error instanceof CannotRecord) return refused(reply, 422, error.code, error.why, error.cure);
        if (error instanceof UnknownMunicipality) return refused(reply, 404, error.code, error.message, '東京都の区市町村の6桁の団体コードを指定する');
        throw error;
      }
    });
  }
  wire.post<{ Params: { code: string; seq: string } }>('/_sim/:code/acts/:seq/release', async (request, reply) => {
    const done = await release(party(request), request.params.code, Number(request.params.seq));
    return done ? reply.code(204).send() : refused(reply, 404, 'TSG-O03', `${request.params.code} に処理していない届 ${request.params.seq} はない`, 'GET /_sim/{団体コード}/traffic の acts で番号を確かめる');
  });
  wire.get<OfOffice>('/_sim/:code/traffic', async (request) => trafficOf(officeOf(party(request), request.params.code)));
  wire.get<OfPerson>('/_sim/:code/view/:personKey', (request) => viewOf(officeOf(party(request), request.params.code), request.params.personKey));
  wire.get<OfPerson>('/_sim/:code/household/:personKey', async (request, reply) =>
    (await householdViewOf(officeOf(party(request), request.params.code), request.params.personKey)) ?? refused(reply, 404, 'TSG-O04', `${request.params.code} に ${request.params.personKey} の記録がない`, 'insure か moveIn で記録する'));
}

const officeOf = (party: OtherMunicipalities, code: string) => ({ party, store: party.store, code });
