import type { Municipality } from '../law/municipalities.js';
import { ask } from './ask.js';
import { callerAt, expectingOk, type Call } from './party-door.js';
import type { World } from './world.js';

/** Whoever calls 統合DB for one ward: a secret that stays, and a fresh token for every visit. */
export function integratedDbCaller(world: World, { code }: Municipality) {
  const at = `${world.url}/integrated-db`;
  let secret: Promise<string> | undefined;
  const secretOf = () => (secret ??= ask(`${at}/_sim/clients/${code}/secret`).then(async (answer) => (await answer.json() as { clientSecret: string }).clientSecret));
  const expectOk = expectingOk({ code: 'TSG-S13', ja: '統合DB', cure: '統合DBの状態と団体コードを確かめる' });
  /** A caller with a fresh token; null when 統合DB does not answer, and the clerk tries again the next day. */
  async function signedIn(): Promise<Call | null> {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: code, client_secret: await secretOf() }).toString();
    const answer = await ask(`${at}/oauth/token`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
    if (answer.status === 503) return null;
    const { access_token: token } = await (await expectOk(answer, 'トークン')).json() as { access_token: string };
    return callerAt(at, async () => ({ 'x-totsugo-party': encodeURIComponent('国保システム'), authorization: `Bearer ${token}` }));
  }
  return { signedIn, expectOk };
}
