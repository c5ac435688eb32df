import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RefusalBody } from '../../contracts/route-form.js';
import { municipalities } from '../../law/municipalities.js';
import type { EApplication } from './tables.js';

export interface Refused { readonly refusal: number; readonly body: RefusalBody }
export const refused = (refusal: number, code: string, why: string, cure: string, more: Partial<RefusalBody> = {}): Refused => ({ refusal, body: { code, why, cure, ...more } });
export const isRefused = (result: object): result is Refused => 'refusal' in result;
export const reply = (to: FastifyReply, { refusal, body }: Refused) => to.code(refusal).send(body);

export const unfit = (issues: readonly { readonly field: string; readonly why: string }[]) => refused(422, 'TSG-E05', '入力が形に合わない', 'issues の項目を直して送り直す', { issues: issues.slice(0, 100) });
export const unknownApplication = (receptionNumber: string) => refused(404, 'TSG-E04', `受付番号「${receptionNumber}」の申請はない`, '一覧にある受付番号と版を指定する');
export const down = refused(503, 'TSG-E03', '停止しており、応じない', '時間をおいて、もう一度行う');
const unknownCode = refused(404, 'TSG-E01', 'その団体コードの申請管理はない', '検査数字を含む6桁で指定する');

/** What opens the applications of one municipality. */
export const keyOf = (party: Pick<EApplication, 'token'>, code: string): string => party.token('EK', code);
const codes = new Set(municipalities.map(({ code }) => code));

/** Nobody reads applications without the key of the municipality they are for. */
export function guardDoors(wire: FastifyInstance, party: (request: FastifyRequest) => EApplication): void {
  wire.addHook('preHandler', async (request, to) => {
    const { code } = request.params as { code?: string };
    const isTest = request.routeOptions.url?.startsWith('/w/:world/e-application/_sim') ?? false;
    if (!isTest && party(request).faults.has('serviceDown')) return reply(to, down);
    if (code !== undefined && !codes.has(code)) return reply(to, unknownCode);
    if (isTest || request.headers['x-municipality-key'] === keyOf(party(request), code!)) return undefined;
    return reply(to, refused(403, 'TSG-E02', 'この市区町村の鍵がないか、ほかの市区町村の鍵である', 'x-municipality-key にこの市区町村の鍵を書く'));
  });
}
