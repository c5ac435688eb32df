import { provisionRecord, transferRecord } from '../contracts/integrated-db/provision.js';
import { layoutOfFileName } from '../contracts/layouts.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { integratedDbCaller } from './integrated-db-caller.js';
import { collectFiles, isTaken } from './party-door.js';
import type { World } from './world.js';

/** The door of 統合DB a file is for; null = it is not one of 提供 or 移転. */
export function handoverDoor(world: Pick<World, 'profile'>, { name }: Pick<WireFile, 'name'>): 'provisions' | 'transfers' | null {
  const layout = layoutOfFileName(world.profile, name);
  return layout === provisionRecord.id ? 'provisions' : layout === transferRecord.id ? 'transfers' : null;
}

/** The clerk who hands 国保関係情報 to 統合DB and fetches what comes back. Only a world with 統合DB has one. */
export function handoverClerk(world: World, municipality: Municipality) {
  const { code } = municipality;
  const { signedIn, expectOk } = integratedDbCaller(world, municipality);
  return {
    /** False when 統合DB does not answer: the file stays until the next evening. */
    async put(file: WireFile): Promise<boolean> {
      const call = await signedIn();
      if (!call) return false;
      const answer = await call('PUT', `/${handoverDoor(world, file)!}/${code}/${encodeURIComponent(file.name)}`, file.bytes);
      return isTaken(answer, file, { code: 'TSG-M14', ja: '統合DBがファイル', cure: '提供と移転の項目を見直し、作り直すときは名前を変える' });
    },
    /** Gives outcomes and requests to the ward; what it refuses stays and is offered again the next day. */
    async fetch(deliver: (file: WireFile) => Promise<boolean>): Promise<void> {
      const call = await signedIn();
      if (call) await collectFiles(call, expectOk, `/results/${code}`, deliver);
    },
  };
}
