import { afterAll, beforeAll, expect, test } from 'vitest';
import { benefitRecord, objectionResult, type BenefitRecord } from '../contracts/claims/records.js';
import { layoutOfFileName } from '../contracts/layouts.js';
import { capabilities, type Capability, type Ward } from '../contracts/ward.js';
import { codecOf } from '../contracts/wire/codec.js';
import type { WireFile } from '../contracts/wire/file.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { defaultNumberMode } from '../law/check-digits.js';
import { municipality } from '../law/municipalities.js';
import { claims } from '../simulators/claims/claims.js';
import { insuredOf, masterFile, objectionFile, objectionOf } from '../simulators/claims/desk.examples.js';
import { residents } from '../simulators/residents/residents.js';
import { inMemory } from '../store/sqlite.js';
import { openBed, type Bed } from './bed.js';
import { claimsWindow } from './claims-window.js';
import { wardDesk } from './desk.js';
import { dailyRound } from './round.js';

const [profile, home] = [bundledProfile(), municipality('131032')];
let bed: Bed;
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [residents, claims] }); });
afterAll(() => bed.close());

/** A ward that hands over what it is given to hand over, and keeps what it is told. It refuses the first file it is offered. */
function standIn(outgoing: WireFile[]) {
  const [told, clock]: [{ layout: string | null; at: string; accepted: boolean; rows: readonly unknown[] }[], { now: string }] = [[], { now: '' }];
  const refuse = () => Promise.reject(new Error('この区にない操作'));
  const port: Ward = {
    capabilities: () => Promise.resolve(capabilities), reset: refuse, act: refuse, run: refuse, query: refuse, close: () => Promise.resolve(), setClock: (moment) => { clock.now = moment; return Promise.resolve(); },
    outgoing: () => Promise.resolve(outgoing), taken: (name) => { outgoing.splice(outgoing.findIndex((file) => file.name === name), 1); return Promise.resolve(); },
    deliver(file) {
      const layout = layoutOfFileName(profile, file.name);
      const { records } = codecOf(profile, layout === benefitRecord.id ? benefitRecord : objectionResult as never).parse(file);
      const accepted = told.length > 0;
      told.push({ layout, at: clock.now, accepted, rows: records.map(({ value }) => value) });
      return Promise.resolve({ accepted, layout, records: records.length, applied: accepted ? records.length : 0, issues: [] });
    },
  };
  return { port, told };
}

test('係は17時20分にマスタと申出を渡し、7時30分に給付記録と結果を取り込み、区が拒んだものは翌日もう一度渡す', async () => {
  const world = await bed.create({ id: 'claims-desk', seed: 1, now: '2026-07-01T09:30', numberMode: defaultNumberMode, cast: ['residents', 'claims'] });
  const outgoing = [masterFile(1, [insuredOf(1)])];
  const { port, told } = standIn(outgoing);
  const wanted: readonly Capability[] = ['files.incoming', 'files.outgoing'];
  const clerk = wardDesk(world, { ...port, setClock: port.setClock, deliver: async (file) => { await port.setClock(world.now()); return port.deliver(file); } }, home);
  dailyRound(world, clerk, home.code, (capability) => wanted.includes(capability));
  const window = claimsWindow(world, home.code);
  const { insurerNumber, householdKey, branchNumber, nameKana, bornOn } = insuredOf(1);
  const person = { personKey: 'P1', individualNumber: '000000000000', name: '見本 花子', nameKana, bornOn, sex: '2', address: '', relationship: '', cardUse: 'none', isNotDisclosed: false } as const;
  await window.visit(person, { insurerNumber, householdKey, branchNumber }, { on: '2026-06-03', points: 500, remarks: ['28'] });
  await world.advance('2026-07-01T17:19');
  expect(outgoing).toHaveLength(1);
  await world.advance('2026-07-01T17:20');
  expect(outgoing).toEqual([]);
  await world.advance('2026-08-06T07:30');
  expect(told.map(({ layout, at, accepted }) => [layout, at, accepted])).toEqual([['benefitRecord', '2026-08-05T07:30', false], ['benefitRecord', '2026-08-06T07:30', true]]);
  const record = told[1]!.rows[0] as BenefitRecord;
  expect(record).toMatchObject({ householdKey, branchNumber, points: 500, remarks: ['28'] });
  expect([await window.waiting(), (await window.pays('2026-07')).totalYen, (await window.receipts()).map(({ state }) => state)]).toEqual([[], 3_500, ['settled']]);
  outgoing.push(objectionFile(1, [objectionOf(record.receiptKey, '100025')]));
  await world.advance('2026-08-21T07:30');
  expect(told.slice(2).map(({ layout, at, rows }) => [layout, at, rows])).toEqual([['objectionResult', '2026-08-21T07:30', [expect.objectContaining({ objectionOutcome: '116' })]]]);
  await bed.drop('claims-desk');
});

test('国保総合システムのない世界では、係は何も運ばない', async () => {
  const world = await bed.create({ id: 'no-claims', seed: 1, now: '2026-07-01T09:30', numberMode: defaultNumberMode, cast: ['residents'] });
  const outgoing = [masterFile(1, [insuredOf(1)])];
  const clerk = wardDesk(world, standIn(outgoing).port, home);
  await clerk.handOverClaims();
  await clerk.takeInClaims();
  expect([clerk.claims, outgoing.length]).toEqual([null, 1]);
  await bed.drop('no-claims');
});
