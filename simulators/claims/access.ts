import type { FastifyInstance, FastifyRequest } from 'fastify';
import { guardMunicipalDoors, refused, reply } from '../doors.js';
import type { Claims } from './tables.js';

/** What opens the doors of one municipality, and of one institution. */
export const keyOf = (party: Pick<Claims, 'token'>, code: string): string => party.token('CL', code);
export const keyOfInstitution = (party: Pick<Claims, 'token'>, institution: string): string => party.token('CI', institution);
const isInstitution = (institution: string): boolean => /^\d{2}[1346]\d{7}$/.test(institution);

export const guardMunicipalities = (wire: FastifyInstance, party: (request: FastifyRequest) => Claims): void =>
  guardMunicipalDoors(wire, party, { id: 'claims', keyOf, codes: { noMunicipality: 'TSG-F01', wrongKey: 'TSG-F02', down: 'TSG-F03' } });

/** An institution shows its own key; its test doors ask only for a number that can be one. */
export function guardInstitutions(wire: FastifyInstance, party: (request: FastifyRequest) => Claims): void {
  wire.addHook('preHandler', async (request, to) => {
    const { institution } = request.params as { institution: string };
    const isTest = request.routeOptions.url?.startsWith('/w/:world/claims/_sim') ?? false;
    if (!isTest && party(request).faults.has('serviceDown')) return reply(to, refused(503, 'TSG-F03', '停止しており、応じられない', '時間をおいて、もう一度行う'));
    if (!isInstitution(institution)) return reply(to, refused(404, 'TSG-F04', '医療機関の番号でない', '都道府県2桁、点数表1桁、医療機関コード7桁で指定する'));
    const { 'x-totsugo-party': caller, 'x-institution-key': key } = request.headers;
    if (isTest || (caller && key === keyOfInstitution(party(request), institution))) return undefined;
    return reply(to, refused(403, 'TSG-F02', caller ? 'この医療機関の鍵がないか、ほかの医療機関の鍵である' : '名乗らない相手には応じない', 'x-totsugo-party で名乗り、x-institution-key にこの医療機関の鍵を書く'));
  });
}
