import { benefitReport, levyBase } from '../contracts/levy-standard/records.js';
import { layoutOfFileName } from '../contracts/layouts.js';
import type { Ward } from '../contracts/ward.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { isTaken, partyDoor } from './party-door.js';
import type { World } from './world.js';

const submitted: ReadonlySet<string> = new Set([levyBase.id, benefitReport.id]);
/** Is the file one for 東京都? */
export const isSubmission = (world: Pick<World, 'profile'>, { name }: Pick<WireFile, 'name'>): boolean => submitted.has(layoutOfFileName(world.profile, name) ?? '');

/** The clerk who hands 市町村基礎ファイル and 給付状況 to 東京都 and fetches what it says. Only a world with it has one. */
function levyStandardClerk(world: World, { code }: Municipality) {
  const { call, collect } = partyDoor(world, {
    at: '/levy-standard', key: { at: `/levy-standard/_sim/municipalities/${code}/key`, header: 'x-municipality-key' }, caller: '国保システム', blame: { code: 'TSG-S23', ja: '東京都・納付金等算定標準システム', cure: '東京都の状態とファイル名を確かめる' },
  });
  const mishaps: ((bytes: Uint8Array) => Uint8Array)[] = [];
  return {
    /** The next file is spoilt on its way, and only that one. */
    spoilNext: (how: (bytes: Uint8Array) => Uint8Array): void => void mishaps.push(how),
    async put(file: WireFile): Promise<boolean> {
      const answer = await call('PUT', `/inbox/${code}/${encodeURIComponent(file.name)}`, mishaps[0]?.(file.bytes) ?? file.bytes);
      const isThere = await isTaken(answer, file, { code: 'TSG-M18', ja: '東京都がファイル', cure: 'ファイルの名前を見直し、作り直すときは通番を変える' });
      if (isThere) mishaps.shift();
      return isThere;
    },
    fetch: (deliver: (file: WireFile) => Promise<boolean>): Promise<void> => collect(`/results/${code}`, deliver),
  };
}

/** What the clerk carries to and from 東京都. */
export function levyStandardCarrier(world: World, port: Pick<Ward, 'outgoing' | 'taken'>, municipality: Municipality, deliver: (file: WireFile, from: string) => Promise<boolean>) {
  const prefecture = world.cast.includes('levy-standard') ? levyStandardClerk(world, municipality) : null;
  return {
    prefecture,
    async handOverToPrefecture(): Promise<void> {
      for (const file of prefecture ? await port.outgoing() : []) if (isSubmission(world, file) && await prefecture?.put(file)) await port.taken(file.name);
    },
    /** Imports 提出の結果, 納付金 and 標準保険料率. */
    takeInFromPrefecture: async () => prefecture?.fetch((file) => deliver(file, '東京都・納付金等算定標準システム')),
  };
}
