import { layoutOfFileName } from '../contracts/layouts.js';
import type { Ward } from '../contracts/ward.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { isTaken, partyDoor, type Blame } from './party-door.js';
import type { World } from './world.js';

/** A contractor that takes files of the ward in a box and lays results beside it. */
export interface ContractorSpec { readonly id: string; readonly ja: string; readonly layouts: readonly string[]; readonly blame: Blame; readonly refusing: Blame }

/** Is that a file for this contractor? It goes nowhere else. */
export const isForContractor = (world: Pick<World, 'profile'>, { layouts }: ContractorSpec, { name }: Pick<WireFile, 'name'>): boolean => layouts.includes(layoutOfFileName(world.profile, name) ?? '');

/** The clerk who carries files to and from a contractor; null in a world without it. */
export function contractorClerk(world: World, port: Ward, { code }: Municipality, spec: ContractorSpec, deliver: (file: WireFile, from: string) => Promise<boolean>) {
  if (!world.cast.includes(spec.id)) return null;
  const { call, collect } = partyDoor(world, { at: `/${spec.id}`, key: { at: `/${spec.id}/_sim/municipalities/${code}/key`, header: 'x-municipality-key' }, caller: '国保システム', blame: spec.blame });
  return {
    /** A file leaves the ward only when the contractor has it. */
    async handOver(): Promise<void> {
      for (const file of await port.outgoing()) if (isForContractor(world, spec, file) && await isTaken(await call('PUT', `/inbox/${code}/${encodeURIComponent(file.name)}`, file.bytes), file, spec.refusing)) await port.taken(file.name);
    },
    /** What the ward refuses stays, and is offered again the next day. */
    takeIn: (): Promise<void> => collect(`/results/${code}`, (file) => deliver(file, spec.ja)),
  };
}
