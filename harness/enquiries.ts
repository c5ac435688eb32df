import { layoutOfFileName } from '../contracts/layouts.js';
import { enquiry } from '../contracts/municipal-hub/records.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { isTaken, partyDoor } from './party-door.js';
import type { World } from './world.js';

/** Is that a file of questions for 自治体中間サーバー? It goes nowhere else, whether or not there is one. */
export const isEnquiryFile = (world: Pick<World, 'profile'>, { name }: Pick<WireFile, 'name'>): boolean => layoutOfFileName(world.profile, name) === enquiry.id;

/** The clerk of one ward at 自治体中間サーバー. Only a world with it has one. */
export function municipalHubClerk(world: World, { code }: Municipality) {
  const { call, collect } = partyDoor(world, {
    at: '/municipal-hub', key: { at: `/municipal-hub/_sim/municipalities/${code}/key`, header: 'x-municipality-key' }, caller: '国保システム',
    blame: { code: 'TSG-S14', ja: '自治体中間サーバー', cure: '中間サーバーの状態と団体コードを確かめる' },
  });
  return {
    submit: async (file: WireFile): Promise<boolean> => isTaken(await call('PUT', `/enquiry-files/${code}/${encodeURIComponent(file.name)}`, file.bytes), file, { code: 'TSG-M10', ja: '自治体中間サーバーがファイル', cure: '照会の項目と識別を見直し、作り直すときは名前を変える' }),
    fetch: (deliver: (file: WireFile) => Promise<boolean>): Promise<void> => collect(`/answer-files/${code}`, deliver),
  };
}
