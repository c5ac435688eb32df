import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Refused { readonly why: string; readonly cure: string }

/**
 * Who may call a server of ours. A page of another site may not (a browser names it in `Origin`), and where a token was
 * set, nobody without it. null = welcome.
 */
export function refusedEntry({ authorization = '', origin, host }: Pick<IncomingHttpHeaders, 'authorization' | 'origin' | 'host'>, token: string | undefined): Refused | null {
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) return { why: '別のページからの要求は受けない', cure: '同じサーバーの /docs か、プログラムから呼ぶ' };
  if (token === undefined || timingSafeEqual(digest(authorization), digest(`Bearer ${token}`))) return null;
  return { why: 'トークンがない、または違う', cure: 'Authorization: Bearer に起動時に決めたトークンを書く' };
}

const digest = (text: string) => createHash('sha256').update(text).digest();
