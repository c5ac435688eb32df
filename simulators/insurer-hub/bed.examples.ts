import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import type { Moment } from '../../law/day.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { StoreHome } from '../../store/define.js';
import { inMemory } from '../../store/sqlite.js';
import { deskOf } from './desk.examples.js';
import { insurerHub } from './insurer-hub.js';
import { jukiNetStandIn, recordDisclosureStandIn } from './stand-ins.examples.js';

/** A bed with the hub between stand-ins of those it asks. */
export async function hubBed(home: StoreHome = inMemory()) {
  const profile = bundledProfile();
  const bed = await openBed({ home, profile, simulators: [insurerHub, jukiNetStandIn, recordDisclosureStandIn] });
  let worlds = 0;
  return {
    ...bed, profile,
    begin: async (now: Moment = '2025-05-12T18:00') => deskOf(await bed.create({ id: `hub-${process.pid}-${(worlds += 1)}`, seed: 1, now, numberMode: defaultNumberMode }), profile),
  };
}
