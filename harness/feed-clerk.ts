import type { FeedKind, FeedTopic } from '../contracts/integrated-db/feed.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { integratedDbCaller } from './integrated-db-caller.js';
import type { World } from './world.js';

interface Listed { readonly name: string; readonly seq: number; readonly kind: FeedKind }

const doors: Readonly<Record<FeedTopic, string>> = { tax: 'feeds', residents: 'resident-feeds' };

/**
 * The clerk of one ward at its 統合DB, for the feed of one topic. He remembers the last number the ward took; whoever begins anew
 * begins at the first. Only a world with 統合DB has one.
 */
export function feedClerk(world: World, municipality: Municipality, topic: FeedTopic) {
  const { signedIn, expectOk } = integratedDbCaller(world, municipality);
  const feeds = `/${doors[topic]}/${municipality.code}`;
  let taken = 0;
  return {
    /**
     * Gives each feed to the ward in the order of the numbers. One that the ward refuses stays and is offered again the next day;
     * until then only a full feed may follow, for a difference would rest on what the ward does not have. When the ward refuses
     * one before which a number is missing, or one after the first that is said to be everything, the clerk asks for everything.
     */
    async fetch(deliver: (file: WireFile) => Promise<boolean>): Promise<void> {
      const call = await signedIn();
      if (!call) return;
      const { files } = await (await expectOk(await call('GET', `${feeds}?since=${taken}`), '一覧')).json() as { files: readonly Listed[] };
      let isHeld = false;
      let isGap = false;
      for (const { name, seq, kind } of files) {
        if (isHeld && kind === 'difference') continue;
        const bytes = new Uint8Array(await (await expectOk(await call('GET', `${feeds}/${encodeURIComponent(name)}`), '受信')).arrayBuffer());
        if (await deliver({ name, bytes })) [taken, isHeld, isGap] = [Math.max(taken, seq), false, false];
        else if (seq > taken) [isHeld, isGap] = [true, isGap || (kind === 'full' && taken > 0) || seq > taken + 1];
      }
      if (isGap) await expectOk(await call('POST', `${feeds}/requests`, { kind: 'full' }), '再送の求め');
    },
  };
}
