import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RefusalBody } from '../../contracts/route-form.js';
import { municipalities } from '../../law/municipalities.js';
import type { PaymentAgent } from './tables.js';

export interface Refused { readonly refusal: number; readonly body: RefusalBody }
export const refused = (refusal: number, code: string, why: string, cure: string, more: Partial<RefusalBody> = {}): Refused => ({ refusal, body: { code, why, cure, ...more } });
export const isRefused = (result: object): result is Refused => 'refusal' in result;
export const reply = (to: FastifyReply, { refusal, body }: Refused) => to.code(refusal).send(body);

export const unfit = (issues: readonly { readonly field: string; readonly why: string }[]) => refused(422, 'TSG-Y05', '入力が形に合わない', 'issues の項目を直して送り直す', { issues: issues.slice(0, 100) });
export const noFeed = (name: string) => refused(404, 'TSG-Y04', `「${name}」という配信はない`, '一覧(GET feeds/{code})にある名を指定する');

/** What opens the feeds of one municipality. */
export const keyOf = (party: Pick<PaymentAgent, 'token'>, code: string): string => party.token('PA', code);
const codes = new Set(municipalities.map(({ code }) => code));

/** Nobody reads feeds without saying who it is and showing the key of the municipality they are for. */
export function guardDoors(wire: FastifyInstance, party: (request: FastifyRequest) => PaymentAgent): void {
  wire.addHook('preHandler', async (request, to) => {
    const { code } = request.params as { code?: string };
    const isTest = request.routeOptions.url?.startsWith('/w/:world/payment-agent/_sim') ?? false;
    if (!isTest && party(request).faults.has('serviceDown')) return reply(to, refused(503, 'TSG-Y03', '停止しており、応じられない', '時間をおいて、もう一度行う'));
    if (code !== undefined && !codes.has(code)) return reply(to, refused(404, 'TSG-Y01', '団体コードの市区町村はない', '検査数字を含む6桁で指定する'));
    if (isTest) return undefined;
    const { 'x-totsugo-party': caller, 'x-municipality-key': key } = request.headers;
    if (caller && key === keyOf(party(request), code!)) return undefined;
    return reply(to, refused(403, 'TSG-Y02', caller ? 'この市区町村の鍵がないか、ほかの市区町村の鍵である' : '名乗らない相手には応じない', 'x-totsugo-party で名乗り、x-municipality-key にこの市区町村の鍵を書く'));
  });
}
