import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { personKeySchema } from '../../../contracts/resident.js';
import { gives, givesNothing, json, municipalityPart, personKeyPart, readBody, type RouteForm } from '../../../contracts/route-form.js';
import type { OtherMunicipalities } from '../tables.js';
import { monthsOf, tellMonths } from './months.js';

const careMonth = z.string().regex(/^\d{4}(0[1-9]|1[0-2])$/).describe('診療年月 YYYYMM');
const told = z.object({ personKey: personKeySchema, careMonths: z.array(careMonth).min(1).max(60), voided: z.boolean().default(false), countsForRepeat: z.boolean().default(true) });
const month = z.object({ careMonth, origin: z.enum(['own', 'carriedOver']).describe('own 自分の該当、carriedOver 引き継いだ該当'), voided: z.boolean(), countsForRepeat: z.boolean() });
const noOffice = [404, 'TSG-MUNICIPALITY', '東京都にその団体コードの市区町村はない'] as const;
const forms = {
  tell: {
    ja: '高額該当の月を告げる。夕方に集約へ送る', params: { code: municipalityPart }, body: json(told, { personKey: '0000012345', careMonths: ['202604'], voided: false, countsForRepeat: true }), answers: { 204: givesNothing('記録した') },
    refusals: [noOffice, [404, 'TSG-O04', 'その人の記録がない'], [422, 'TSG-O02', '入力が形に合わない']],
  },
  look: { ja: 'その人の世帯の高額該当', params: { code: municipalityPart, personKey: personKeyPart }, answers: { 200: gives('自分の該当と引き継いだ該当', z.object({ months: z.array(month) }), { months: [{ careMonth: '202604', origin: 'own', voided: false, countsForRepeat: true }] }) }, refusals: [noOffice] },
} satisfies Readonly<Record<string, RouteForm>>;

/** Test doors: what a story says of the 給付 of other municipalities, and what came to them from 集約. */
export function highCostDoors(wire: FastifyInstance, party: (request: FastifyRequest) => OtherMunicipalities): void {
  wire.post<{ Params: { code: string } }>('/_sim/:code/high-cost', { config: { form: forms.tell } }, async (request, reply) => {
    const said = readBody(told, request.body);
    if (!said.ok) return reply.code(422).send({ code: 'TSG-O02', why: '入力が形に合わない', cure: 'issues の項目を直す', issues: said.issues });
    if (await tellMonths(party(request), request.params.code, said.value)) return reply.code(204).send();
    return reply.code(404).send({ code: 'TSG-O04', why: `${request.params.code} に ${said.value.personKey} の記録がない`, cure: 'insure か moveIn で記録する' });
  });
  wire.get<{ Params: { code: string; personKey: string } }>('/_sim/:code/high-cost/:personKey', { config: { form: forms.look } }, (request) => monthsOf(party(request), request.params.code, request.params.personKey));
}
