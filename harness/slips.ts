import { layoutOfFileName } from '../contracts/layouts.js';
import { contactSlip } from '../contracts/other-municipality/contact-slip.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { isTaken, partyDoor } from './party-door.js';
import type { World } from './world.js';

/** Is that a 連絡票? It goes to another municipality and nowhere else. */
export const isSlipFile = (world: Pick<World, 'profile'>, { name }: Pick<WireFile, 'name'>): boolean => layoutOfFileName(world.profile, name) === contactSlip.id;

/** The clerk who posts the ward's 連絡票 and opens those that came. Only a world with other municipalities has one. */
export function slipClerk(world: World, { code }: Municipality) {
  const { call, collect } = partyDoor(world, { at: `/other-municipality/mail/${code}`, caller: '国保システム', blame: { code: 'TSG-S18', ja: '連絡票', cure: '他の区市町村の状態と団体コードを確かめる' } });
  return {
    post: async (file: WireFile): Promise<boolean> => isTaken(await call('PUT', `/out/${encodeURIComponent(file.name)}`, file.bytes), file, { code: 'TSG-M12', ja: '他の区市町村が連絡票', cure: '連絡票の宛先と項目を見直し、作り直すときは名前を変える' }),
    fetch: (deliver: (file: WireFile) => Promise<boolean>): Promise<void> => collect('/in', deliver),
  };
}
