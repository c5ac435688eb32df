import { assetInquiry, delinquentList } from '../contracts/delinquency-contractor/records.js';
import { layoutOfFileName } from '../contracts/layouts.js';
import type { Ward } from '../contracts/ward.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { isTaken, partyDoor } from './party-door.js';
import type { World } from './world.js';

/** Is that 滞納者情報 or a 照会 of 財産調査? It goes to 委託先 and nowhere else. */
export const isDuesFile = (world: Pick<World, 'profile'>, { name }: Pick<WireFile, 'name'>): boolean => [delinquentList.id, assetInquiry.id].includes(layoutOfFileName(world.profile, name) ?? '');

/** The clerk who hands the list of debtors to 滞納整理委託先 and fetches what came of it. Only a world with the contractor has one. */
function duesClerk(world: World, { code }: Municipality) {
  const { call, collect } = partyDoor(world, {
    at: '/delinquency-contractor', key: { at: `/delinquency-contractor/_sim/municipalities/${code}/key`, header: 'x-municipality-key' }, caller: '国保システム', blame: { code: 'TSG-S21', ja: '滞納整理委託先', cure: '委託先の状態とファイル名を確かめる' },
  });
  return {
    put: async (file: WireFile): Promise<boolean> => isTaken(await call('PUT', `/inbox/${code}/${encodeURIComponent(file.name)}`, file.bytes), file, { code: 'TSG-M15', ja: '滞納整理委託先がファイル', cure: 'ファイルの名前と中身を見直し、作り直すときは通番を変える' }),
    /** What the ward refuses stays, and is offered again the next day. */
    fetch: (deliver: (file: WireFile) => Promise<boolean>): Promise<void> => collect(`/results/${code}`, deliver),
  };
}

/** What the clerk carries to and from 滞納整理委託先. */
export function duesCarrier(world: World, port: Ward, municipality: Municipality, deliver: (file: WireFile, from: string) => Promise<boolean>) {
  const dues = world.cast.includes('delinquency-contractor') ? duesClerk(world, municipality) : null;
  return {
    dues,
    /** 滞納者情報 and 照会 leave the ward only when 委託先 has them. */
    async handOverDues(): Promise<void> {
      for (const file of dues ? await port.outgoing() : []) if (isDuesFile(world, file) && await dues?.put(file)) await port.taken(file.name);
    },
    /** Imports what 委託先 has laid out. */
    takeInDues: async () => dues?.fetch((file) => deliver(file, '滞納整理委託先')),
  };
}
