import { keyOf, type FederationTerminal } from '../tables.js';

export interface Session { readonly code: string; readonly operator: string }
const cookieName = 'totsugo-terminal';

/** The world keeps no sessions: a cookie carries who it is and a keyed hash that nobody else can make. */
export const cookieOf = (party: FederationTerminal, base: string, { code, operator }: Session): string =>
  `${cookieName}=${code}.${Buffer.from(operator).toString('base64url')}.${party.token('SE', code, operator)}; Path=${base}; HttpOnly; SameSite=Strict`;

export function sessionIn(party: FederationTerminal, cookies: string | undefined): Session | null {
  const said = cookies?.split(';').map((pair) => pair.trim()).find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
  const [code = '', written = '', token = ''] = said?.split('.') ?? [];
  const operator = Buffer.from(written, 'base64url').toString('utf8');
  return said && token === party.token('SE', code, operator) ? { code, operator } : null;
}

/** A form sent from our own page carries this; a page of somebody else cannot know it. */
export const formTokenOf = (party: FederationTerminal, { code, operator }: Session): string => party.token('FT', code, operator);
export const opens = (party: FederationTerminal, code: string, key: string): boolean => key === keyOf(party, code);
