import { claimObjection, insuredMasterChange } from '../contracts/claims/records.js';
import { layoutOfFileName } from '../contracts/layouts.js';
import type { Ward } from '../contracts/ward.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { isTaken, partyDoor } from './party-door.js';
import type { World } from './world.js';

const doors: Readonly<Record<string, 'masters' | 'objections'>> = { [insuredMasterChange.id]: 'masters', [claimObjection.id]: 'objections' };
/** The door of 国保総合システム a file is for; null = it is neither 被保険者マスタ nor 申出. */
export const claimsDoor = (world: Pick<World, 'profile'>, { name }: Pick<WireFile, 'name'>): 'masters' | 'objections' | null => doors[layoutOfFileName(world.profile, name) ?? ''] ?? null;

/** The clerk who hands 被保険者マスタ and 申出 to 国保総合システム and fetches 給付記録. Only a world with it has one. */
function claimsClerk(world: World, { code }: Municipality) {
  const { call, collect } = partyDoor(world, {
    at: '/claims', key: { at: `/claims/_sim/municipalities/${code}/key`, header: 'x-municipality-key' }, caller: '国保システム', blame: { code: 'TSG-S22', ja: '国保総合システム', cure: '国保総合システムの状態とファイル名を確かめる' },
  });
  return {
    put: async (file: WireFile, door: 'masters' | 'objections'): Promise<boolean> => isTaken(await call('PUT', `/${door}/${code}/${encodeURIComponent(file.name)}`, file.bytes), file, { code: 'TSG-M17', ja: '国保総合システムがファイル', cure: 'ファイルの名前と中身を見直し、作り直すときは通番を変える' }),
    /** 給付記録 first: a result speaks of a receipt. What the ward refuses stays, and is offered again the next day. */
    async fetch(deliver: (file: WireFile) => Promise<boolean>): Promise<void> {
      await collect(`/records/${code}`, deliver);
      await collect(`/objection-results/${code}`, deliver);
    },
  };
}

/** What the clerk carries to and from 国保総合システム. */
export function claimsCarrier(world: World, port: Pick<Ward, 'outgoing' | 'taken'>, municipality: Municipality, deliver: (file: WireFile, from: string) => Promise<boolean>) {
  const claims = world.cast.includes('claims') ? claimsClerk(world, municipality) : null;
  return {
    claims,
    /** 被保険者マスタ and 申出 leave the ward only when 国保総合システム has them; masters first, for they decide what is answered. */
    async handOverClaims(): Promise<void> {
      const files = claims ? await port.outgoing() : [];
      for (const door of ['masters', 'objections'] as const) {
        for (const file of files) if (claimsDoor(world, file) === door && await claims?.put(file, door)) await port.taken(file.name);
      }
    },
    /** Imports 給付記録 and the results of 申出. */
    takeInClaims: async () => claims?.fetch((file) => deliver(file, '国保総合システム')),
  };
}
