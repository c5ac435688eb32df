import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBody, strangersIn, type RefusalBody } from '../contracts/route-form.js';
import { municipalities } from '../law/municipalities.js';

/** An answer that nothing came of: the status, our code, why, and what to do instead. */
export interface Refused { readonly refusal: number; readonly body: RefusalBody }
export const refused = (refusal: number, code: string, why: string, cure: string, more: Partial<RefusalBody> = {}): Refused => ({ refusal, body: { code, why, cure, ...more } });
export const isRefused = (result: object): result is Refused => 'refusal' in result;
export const reply = (to: FastifyReply, { refusal, body }: Refused) => to.code(refusal).send(body);

/** For a door that reads its body by itself: what to say of a body with a key that the form of the route does not know, and then of all else in it; null where every key is known. */
export function strangersAt({ body, routeOptions: { config: { form } } }: FastifyRequest): Pick<RefusalBody, 'why' | 'cure' | 'issues'> | null {
  if (form?.body?.kind !== 'json' || strangersIn(form.body.schema, body).length === 0) return null;
  const read = readBody(form.body.schema, body);
  return { why: '知らない項目がある', cure: 'つづりを確かめるか、項目を除く', issues: read.ok ? [] : read.issues.slice(0, 100) };
}

interface Doors<P> {
  /** The id of the party, in which its test doors begin. */
  readonly id: string;
  /** What opens the doors of one municipality. */
  readonly keyOf: (party: P, code: string) => string;
  readonly codes: { readonly noMunicipality: string; readonly wrongKey: string; readonly down: string };
}
const known = new Set(municipalities.map(({ code }) => code));

/** Nobody comes in without saying who it is and showing the key of the municipality in the path; test doors ask only for a municipality that is there. */
export function guardMunicipalDoors<P extends { readonly faults: ReadonlySet<string> }>(wire: FastifyInstance, party: (request: FastifyRequest) => P, { id, keyOf, codes }: Doors<P>): void {
  wire.addHook('preHandler', async (request, to) => {
    const { code } = request.params as { code?: string };
    const isTest = request.routeOptions.url?.startsWith(`/w/:world/${id}/_sim`) ?? false;
    if (!isTest && party(request).faults.has('serviceDown')) return reply(to, refused(503, codes.down, '停止しており、応じられない', '時間をおいて、もう一度行う'));
    if (code !== undefined && !known.has(code)) return reply(to, refused(404, codes.noMunicipality, '団体コードの市区町村はない', '検査数字を含む6桁で指定する'));
    if (isTest) return undefined;
    const { 'x-totsugo-party': caller, 'x-municipality-key': key } = request.headers;
    if (caller && key === keyOf(party(request), code!)) return undefined;
    return reply(to, refused(403, codes.wrongKey, caller ? 'この市区町村の鍵がないか、ほかの市区町村の鍵である' : '名乗らない相手には応じない', 'x-totsugo-party で名乗り、x-municipality-key にこの市区町村の鍵を書く'));
  });
}
