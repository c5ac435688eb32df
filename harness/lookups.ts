import { layoutOfFileName } from '../contracts/layouts.js';
import { residentLookup } from '../contracts/juki-net/lookup.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { isTaken, partyDoor } from './party-door.js';
import type { World } from './world.js';

/** Is that a file of look-ups for 住基ネット? It goes nowhere else. */
export const isLookupFile = (world: Pick<World, 'profile'>, { name }: Pick<WireFile, 'name'>): boolean => layoutOfFileName(world.profile, name) === residentLookup.id;

/** The clerk at the ward's 統合端末 of 住基ネット. Only a world with it has one. */
export function lookupClerk(world: World, { code }: Municipality) {
  const { call, collect } = partyDoor(world, {
    at: '/juki-net', key: { at: `/juki-net/_sim/municipalities/${code}/key`, header: 'x-municipality-key' }, caller: '国保システム',
    blame: { code: 'TSG-S17', ja: '住基ネット', cure: '住基ネットの状態と団体コードを確かめる' },
  });
  return {
    submit: async (file: WireFile): Promise<boolean> => isTaken(await call('PUT', `/lookups/${code}/${encodeURIComponent(file.name)}`, file.bytes), file, { code: 'TSG-M13', ja: '住基ネットが照会のファイル', cure: '照会の項目と識別を見直し、作り直すときは名前を変える' }),
    fetch: (deliver: (file: WireFile) => Promise<boolean>): Promise<void> => collect(`/lookup-answers/${code}`, deliver),
  };
}
