import { afterAll, beforeAll, expect, test } from 'vitest';
import { layoutOfFileName } from '../contracts/layouts.js';
import { capabilities, type Capability, type Ward } from '../contracts/ward.js';
import type { WireFile } from '../contracts/wire/file.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { defaultNumberMode } from '../law/check-digits.js';
import { municipality } from '../law/municipalities.js';
import { baseFile } from '../simulators/levy-standard/desk.examples.js';
import { levyStandard } from '../simulators/levy-standard/levy-standard.js';
import { residents } from '../simulators/residents/residents.js';
import { inMemory } from '../store/sqlite.js';
import { openBed, type Bed } from './bed.js';
import { wardDesk } from './desk.js';
import { levyStandardWindow } from './levy-standard-window.js';
import { dailyRound } from './round.js';

const [profile, home] = [bundledProfile(), municipality('131032')];
let bed: Bed;
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [residents, levyStandard] }); });
afterAll(() => bed.close());

/** A ward that hands over what it is given to hand over, and keeps what it is told. It refuses the first file it is offered. */
function standIn(outgoing: WireFile[], now: () => string) {
  const told: string[] = [];
  const refuse = () => Promise.reject(new Error('この区にない操作'));
  const port: Ward = {
    capabilities: () => Promise.resolve(capabilities), reset: refuse, act: refuse, query: refuse, close: () => Promise.resolve(), setClock: () => Promise.resolve(), run: (job) => Promise.resolve({ job, files: [], decisions: [] }),
    outgoing: () => Promise.resolve(outgoing), taken: (name) => { outgoing.splice(outgoing.findIndex((file) => file.name === name), 1); return Promise.resolve(); },
    deliver(file) {
      const accepted = told.length > 0;
      told.push(`${now()} ${layoutOfFileName(profile, file.name)} ${accepted ? '取り込む' : '断る'}`);
      return Promise.resolve({ accepted, layout: null, records: 0, applied: 0, issues: [] });
    },
  };
  return { port, told };
}
const wanted: readonly Capability[] = ['files.incoming', 'files.outgoing', 'job.exportLevyBase'];

test('係は17時45分に基礎ファイルを渡し、7時35分に結果を取り込み、停止した晩のファイルと区が断った結果は翌日もう一度渡す', async () => {
  const world = await bed.create({ id: 'levy-desk', seed: 1, now: '2026-11-02T09:30', numberMode: defaultNumberMode, cast: ['residents', 'levy-standard'] });
  const outgoing = [baseFile(home.code)];
  const { port, told } = standIn(outgoing, () => world.now());
  const clerk = wardDesk(world, port, home);
  dailyRound(world, clerk, home.code, (capability) => wanted.includes(capability));
  const window = levyStandardWindow(world, home.code, clerk.prefecture);
  await world.fault('levy-standard', 'serviceDown', true);
  await world.advance('2026-11-02T17:45');
  expect([outgoing.length, await window.baseOf(2027)]).toEqual([1, null]);
  await world.fault('levy-standard', 'serviceDown', false);
  await world.advance('2026-11-03T17:45');
  expect([outgoing.length, (await window.baseOf(2027))?.length]).toEqual([0, 20]);
  await world.advance('2026-11-05T07:35');
  expect(told).toEqual(['2026-11-04T07:35 submissionResult 断る', '2026-11-05T07:35 submissionResult 取り込む']);
  await bed.drop('levy-desk');
});

test('東京都のいない世界では、係は何も運ばず、ファイルは区に残る', async () => {
  const world = await bed.create({ id: 'no-levy', seed: 1, now: '2026-11-02T09:30', numberMode: defaultNumberMode, cast: ['residents'] });
  const outgoing = [baseFile(home.code)];
  const clerk = wardDesk(world, standIn(outgoing, () => world.now()).port, home);
  await clerk.handOverToPrefecture();
  await clerk.takeInFromPrefecture();
  expect([clerk.prefecture, outgoing.length]).toEqual([null, 1]);
  expect(() => levyStandardWindow(world, home.code, clerk.prefecture).spoilsNext((bytes) => bytes)).toThrow('東京都のいない世界');
  await bed.drop('no-levy');
});
