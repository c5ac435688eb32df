import type { FeedKind } from '../contracts/integrated-db/tax-feed.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import type { Answer } from '../simulators/define.js';
import { ask } from './ask.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

interface Listed { readonly name: string; readonly seq: number; readonly kind: FeedKind }

/**
 * The clerk of one ward at its 統合DB. He remembers the last number the ward took; whoever begins anew begins at the first. Only a
 * world with 統合DB has one.
 */
export function taxFeeds(world: World, { code }: Municipality) {
  const at = `${world.url}/integrated-db`;
  let taken = 0;
  let secret: Promise<string> | undefined;
  const secretOf = () => (secret ??= ask(`${at}/_sim/clients/${code}/secret`).then(async (answer) => (await answer.json() as { clientSecret: string }).clientSecret));
  const expectOk = async (answer: Answer, what: string): Promise<Answer> => {
    if (answer.ok) return answer;
    throw new TotsugoProblem('TSG-S13', `統合DBの${what}に ${answer.status} ${await answer.text()}`, '統合DBの状態と団体コードを確かめる');
  };

  /** A caller with a fresh token; null when 統合DB does not answer, and the clerk tries again the next day. */
  async function signedIn(): Promise<((method: string, path: string, body?: object) => Promise<Answer>) | null> {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: code, client_secret: await secretOf() }).toString();
    const answer = await ask(`${at}/oauth/token`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
    if (answer.status === 503) return null;
    const { access_token: token } = await (await expectOk(answer, 'トークン')).json() as { access_token: string };
    return (method, path, message) => ask(`${at}/feeds/${code}${path}`, {
      method, headers: { 'x-totsugo-party': encodeURIComponent('国保システム'), authorization: `Bearer ${token}`, ...(message ? { 'content-type': 'application/json' } : {}) }, ...(message ? { body: JSON.stringify(message) } : {}),
    });
  }

  return {
    /**
     * Gives each feed to the ward in the order of the numbers. One that the ward refuses stays and is offered again the next day;
     * until then only a full feed may follow, for a difference would rest on what the ward does not have. When the ward refuses
     * one before which a number is missing, or one after the first that is said to be everything, the clerk asks for everything.
     */
    async fetch(deliver: (file: WireFile) => Promise<boolean>): Promise<void> {
      const call = await signedIn();
      if (!call) return;
      const { files } = await (await expectOk(await call('GET', `?since=${taken}`), '一覧')).json() as { files: readonly Listed[] };
      let isHeld = false;
      let isGap = false;
      for (const { name, seq, kind } of files) {
        if (isHeld && kind === 'difference') continue;
        const bytes = new Uint8Array(await (await expectOk(await call('GET', `/${encodeURIComponent(name)}`), '受信')).arrayBuffer());
        if (await deliver({ name, bytes })) [taken, isHeld, isGap] = [Math.max(taken, seq), false, false];
        else if (seq > taken) [isHeld, isGap] = [true, isGap || (kind === 'full' && taken > 0) || seq > taken + 1];
      }
      if (isGap) await expectOk(await call('POST', '/requests', { kind: 'full' }), '再送の求め');
    },
  };
}
