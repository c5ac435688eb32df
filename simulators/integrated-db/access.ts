import { z } from 'zod';
import { addDays, dayPart, type Moment } from '../../law/day.js';
import { municipalities } from '../../law/municipalities.js';
import type { RefusalBody } from '../../contracts/route-form.js';
import type { IntegratedDb } from './tables.js';

/** What OAuth 2.0 (RFC 6749 4.4) asks of a client that stands for itself; other parameters are read over, as it says. */
export const tokenRequest = z.object({ grant_type: z.string(), client_id: z.string(), client_secret: z.string() });

export const isMunicipality = (code: string): boolean => codes.has(code);
const codes = new Set(municipalities.map(({ code }) => code));

/** 団体コード is the client, and this its secret. */
export const secretOf = (party: Pick<IntegratedDb, 'token'>, code: string): string => party.token('CS', code);

export interface Refused { readonly status: number; readonly body: RefusalBody }
export const refused = (status: number, code: string, why: string, cure: string, more: Partial<RefusalBody> = {}): Refused => ({ status, body: { code, why, cure, ...more } });

export const down = refused(503, 'TSG-T05', '停止しており、応じない', '時間をおいてもう一度尋ねる');
export const unknownCode = refused(404, 'TSG-T01', 'その団体コードの統合DBはない', '検査数字を含む6桁で指定する');

/** A bearer token for one municipality's own feeds, or why there is none. It ends by the world's clock and cannot be renewed. */
export async function issueToken(party: IntegratedDb, body: unknown): Promise<Refused | { readonly access_token: string; readonly token_type: 'Bearer'; readonly expires_in: number }> {
  const asked = tokenRequest.safeParse(body);
  if (!asked.success) return refused(400, 'TSG-T06', 'grant_type・client_id・client_secret の一つずつがそろっていない', 'application/x-www-form-urlencoded で、それぞれ一度だけ書く', { error: 'invalid_request' });
  const { grant_type: grant, client_id: client, client_secret: secret } = asked.data;
  if (grant !== 'client_credentials') return refused(400, 'TSG-T07', 'client_credentials のほかの grant_type は受けない', '期限が切れたら、client_credentials で新しいトークンを求める', { error: 'unsupported_grant_type' });
  if (!isMunicipality(client) || secret !== secretOf(party, client)) return refused(401, 'TSG-T08', 'client_id か client_secret が違う', 'client_id に団体コード、client_secret にその団体の秘密を書く', { error: 'invalid_client' });
  const life = party.parameters.tokenLifeMinutes;
  const token = await party.store.transact(async ({ db, insertMany }) => {
    const now = party.now();
    await db.deleteFrom('integrated_db_token').where('expires_at', '<=', now).execute();
    const issued = await db.selectFrom('integrated_db_token').where('municipality', '=', client).where('issued_at', '=', now).select('token').execute();
    const made = party.token('AT', client, now, issued.length + 1);
    await insertMany('integrated_db_token', [{ token: made, municipality: client, issued_at: now, expires_at: laterBy(now, life) }]);
    return made;
  });
  return { access_token: token, token_type: 'Bearer', expires_in: life * 60 };
}

function laterBy(moment: Moment, minutes: number): Moment {
  const [hour, minute] = moment.slice(11).split(':').map(Number) as [number, number];
  const total = hour * 60 + minute + minutes;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${addDays(dayPart(moment), Math.floor(total / 1_440))}T${two(Math.floor((total % 1_440) / 60))}:${two(total % 60)}` as Moment;
}

/** Why whoever shows this may not come to the feeds of that municipality; null = come in. */
export async function refusedAtFeeds(party: IntegratedDb, code: string, authorization: string | undefined): Promise<Refused | null> {
  if (party.faults.has('serviceDown')) return down;
  if (!isMunicipality(code)) return unknownCode;
  const shown = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const token = await party.store.db.selectFrom('integrated_db_token').where('token', '=', shown).where('expires_at', '>', party.now()).select('municipality').executeTakeFirst();
  if (!token) return refused(401, 'TSG-T02', 'アクセストークンがないか、違うか、期限が切れている', 'POST /oauth/token で受けたトークンを Authorization: Bearer に書く', { error: 'invalid_token' });
  return token.municipality === code ? null : refused(403, 'TSG-T03', 'ほかの団体のトークンである', 'この団体の client_id で受けたトークンを使う', { error: 'insufficient_scope' });
}
