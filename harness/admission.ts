import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Refused { readonly why: string; readonly cure: string }

/**
 * Who may call a server of ours. A page of another site may not (a browser names it in `Origin`), and where a token was
 * set, nobody without it. null = welcome.
 */
export function refusedEntry({ authorization = '', ...headers }: Headers, token: string | undefined): Refused | null {
  if (isForeignPage(headers)) return fromForeignPage;
  if (token === undefined || timingSafeEqual(digest(authorization), digest(`Bearer ${token}`))) return null;
  return { why: 'トークンがない、または違う', cure: 'Authorization: Bearer に起動時に決めたトークンを書く' };
}

type Headers = Pick<IncomingHttpHeaders, 'authorization' | 'origin' | 'host'>;
export const isForeignPage = ({ origin, host }: Headers): boolean => origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
export const fromForeignPage: Refused = { why: '別のページからの要求は受けない', cure: '同じサーバーの /docs か、プログラムから呼ぶ' };

const digest = (text: string) => createHash('sha256').update(text).digest();
