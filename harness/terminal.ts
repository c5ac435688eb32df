import type { Municipality } from '../law/municipalities.js';
import { layoutOfFileName } from '../contracts/layouts.js';
import type { WireFile } from '../contracts/wire/file.js';
import { isTaken, partyDoor } from './party-door.js';
import type { World } from './world.js';

const terminalLayouts = new Set(['memberUpdate', 'clearance']);

/** 統合専用端末 of one ward, at which its clerk sends and fetches bulk files. Only a world with the hub has one. */
export function integratedTerminal(world: World, { code }: Municipality) {
  const { call, collect } = partyDoor(world, {
    at: `/insurer-hub/partitions/${code}/terminal`, key: { at: `/insurer-hub/_sim/partitions/${code}/key`, header: 'x-partition-key' }, caller: '統合専用端末',
    blame: { code: 'TSG-S10', ja: '統合専用端末', cure: '中間サーバーの状態とファイル名を確かめる' },
  });
  return {
    isFor: (file: WireFile): boolean => terminalLayouts.has(layoutOfFileName(world.profile, file.name) ?? ''),
    put: async (file: WireFile): Promise<boolean> => isTaken(await call('PUT', `/inbox/${encodeURIComponent(file.name)}`, file.bytes), file, { code: 'TSG-M09', ja: '統合専用端末がファイル', cure: 'ファイルの名前と中身を見直し、作り直すときは名前を変える' }),
    /** What lies in its outbox. */
    fetch: (take: (file: WireFile) => Promise<boolean>): Promise<void> => collect('/outbox', take),
  };
}
export type IntegratedTerminal = ReturnType<typeof integratedTerminal>;
