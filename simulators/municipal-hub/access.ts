import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { numbersIn } from '../../contracts/individual-numbers.js';
import type { RefusalBody } from '../../contracts/route-form.js';
import { municipalities } from '../../law/municipalities.js';
import type { MunicipalHub } from './tables.js';

/** An answer to the caller. Refusals carry a code, the reason and the cure. */
export interface Answer { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
export const refused = (status: number, code: string, why: string, cure: string, more: Partial<RefusalBody> = {}): Answer => ({ status, body: { code, why, cure, ...more } });
export const reply = (to: FastifyReply, { status, body }: Answer) => to.code(status).send(body);

/** What opens the doors of one municipality. */
export const keyOf = (party: Pick<MunicipalHub, 'token'>, code: string): string => party.token('MK', code);
const isMunicipality = new Set(municipalities.map(({ code }) => code));
export const unknownCode = refused(404, 'TSG-K01', 'その団体コードの市区町村はない', '検査数字を含む6桁で指定する');
export const closed = refused(503, 'TSG-K03', '停止しており、応じられない', '時間をおいて、同じ中身をもう一度送る');

type Ask = (request: FastifyRequest) => MunicipalHub;

/** Nobody comes in without saying who it is and showing the key of the municipality in the path; test doors want a municipality only. */
export function guardDoors(wire: FastifyInstance, party: Ask): void {
  wire.addHook('preHandler', async (request, to) => {
    const hub = party(request);
    const { code } = request.params as { code?: string };
    const isTest = request.routeOptions.url?.startsWith('/w/:world/municipal-hub/_sim') ?? false;
    if (!isTest && hub.faults.has('hubDown')) return reply(to, closed);
    if (code !== undefined && !isMunicipality.has(code)) return reply(to, unknownCode);
    if (isTest) return undefined;
    const { 'x-totsugo-party': caller, 'x-municipality-key': key } = request.headers;
    if (caller && key === keyOf(hub, code!)) return undefined;
    return reply(to, refused(403, 'TSG-K02', caller ? 'この市区町村の鍵がないか、ほかの市区町村の鍵である' : '名乗らない相手には応じない', 'x-totsugo-party で名乗り、x-municipality-key にこの市区町村の鍵を書く'));
  });
}

/** A 個人番号 that somebody hands over is refused, kept by nobody, and written down as an incident with a token in its place. Null = there is none. */
export async function exposedIn(party: MunicipalHub, municipality: string, door: string, text: string): Promise<Answer | null> {
  const tokens = [...new Set(numbersIn(text, party.numberMode).map((number) => party.masked(number)))];
  if (tokens.length === 0) return null;
  await party.store.insertMany('municipal_hub_incident', tokens.map((token) => ({ municipality, door, token, found_at: party.now() })), 'ignore');
  party.note(`個人番号が${tokens.length}種類届き、受け取らずに区市町村へ知らせた(漏えい等の事案)`);
  return refused(422, 'TSG-K10', '個人番号と読める12桁の数字がある', '中間サーバーへは宛名番号で照会する。個人番号を取り除いて送り直す');
}

/** Hashes and ids of ours, whose digits are nobody's number. */
const ours = /\b[0-9a-f]{64}\b|\b[A-Z]{2}-[0-9A-Z]{12}\b/g;

/** What goes out is looked at as what comes in: no exchange of this party carries a 個人番号, whatever it was given to keep. */
export function watchAnswers(wire: FastifyInstance, party: Ask): void {
  wire.addHook('onSend', async (request, _to, payload) => {
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    if (numbersIn(String(payload).replaceAll(ours, ''), party(request).numberMode).length > 0) throw new Error('自治体中間サーバーの応答に個人番号がある');
    return payload;
  });
}
