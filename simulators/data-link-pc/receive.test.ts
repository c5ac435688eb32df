import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { individualNumberOf } from '../../law/check-digits.js';
import { municipality } from '../../law/municipalities.js';
import { qualificationHousehold, qualificationPerson, type QualificationHousehold, type QualificationPerson } from '../../contracts/aggregator/qualification.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { WireFile } from '../../contracts/wire/file.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../harness/bed.js';
import type { World } from '../../harness/world.js';
import { inMemory } from '../../store/sqlite.js';
import { aggregator } from '../aggregator/aggregator.js';
import { behindLine, type Line } from './bad-line.js';
import { dataLinkPc } from './data-link-pc.js';

const city = municipality('131032');
const mode = { kind: 'shifted', by: 3 } as const;
const household: QualificationHousehold = {
  insurerNumber: city.insurerNumber, householdKey: 'H1', headPersonKey: 'P1', headKind: 'insured', changeOn: '2025-04-01', changeReason: 'leaveEmployeeInsurance', householdAddress: '東京都港区見本1-1', operation: 'register', revision: 1,
};
const person: QualificationPerson = {
  individualNumber: individualNumberOf('00000000001', mode), insurerNumber: city.insurerNumber, householdKey: 'H1', personKey: 'P1', branchNumber: '01', name: '見本 太郎', nameKana: 'ミホン タロウ', bornOn: '1980-04-01', sex: '1',
  address: '東京都港区見本1-1', memberKind: 'head', relationship: '本人', periodKey: 'A1', applicationStartOn: '2025-04-01', applicationStartReason: 'leaveEmployeeInsurance', applicationEndOn: null, applicationEndReason: null,
  acquiredOn: '2025-04-01', acquisitionReason: 'leaveEmployeeInsurance', lostOn: null, lossReason: null, specialResidenceKind: null, changeReason: 'leaveEmployeeInsurance', cardUseCancellation: false, isNotDisclosed: false, selfInfoBlocked: false,
  municipalInsuredId: null, operation: 'register', revision: 1,
};
const pair = (seq: number): readonly WireFile[] => {
  const envelope = { municipalityCode: city.code, date: '2025-05-01', seq } as const;
  return [codecOf(bundledProfile(), qualificationHousehold).format(envelope, [household]), codecOf(bundledProfile(), qualificationPerson).format(envelope, [person])];
};

describe('データ連携用PCの受信', () => {
  let bed: Bed;
  let world: World;
  const line: Line = { breaks: () => null };
  beforeEach(async () => {
    line.breaks = () => null;
    bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [dataLinkPc, behindLine(aggregator, line)] });
    world = await bed.create({ id: 'w', seed: 1, now: '2025-05-01T17:00', numberMode: mode });
    for (const { name, bytes } of pair(1)) await fetch(`${world.url}/data-link-pc/${city.code}/outbox/${name}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(bytes) });
  });
  afterEach(() => bed.close());

  const inbox = async () => (await (await fetch(`${world.url}/data-link-pc/${city.code}/inbox`)).json() as { files: { name: string; sha256: string }[] }).files.map(({ name }) => name);
  const layoutsOf = (names: readonly string[]) => names.map((name) => name.split('_')[0]!).toSorted();
  const leftAtAggregator = async () => (await (await fetch(`${world.url}/aggregator/municipalities/${city.code}/outbox`)).json() as { files: unknown[] }).files;
  const take = (name: string) => fetch(`${world.url}/data-link-pc/${city.code}/inbox/${name}`, { method: 'DELETE' });

  it('6時に配信ファイルを受信し、国保システムが取り込むまで置いておく。集約には残らない', async () => {
    await world.advance('2025-05-02T05:59');
    expect(await inbox()).toEqual([]);
    await world.advance('2025-05-02T06:00');
    const files = await inbox();
    expect(layoutsOf(files)).toEqual(['municipalInsuredIds', 'processingResult', 'qualificationDates']);
    expect(await leftAtAggregator()).toEqual([]);
    for (const name of files) {
      expect((await fetch(`${world.url}/data-link-pc/${city.code}/inbox/${name}`)).status).toBe(200);
      expect((await take(name)).status).toBe(204);
      expect((await take(name)).status).toBe(204);
    }
    expect(await inbox()).toEqual([]);
  });

  it('国保システムへ渡したファイルは、集約・PC・国保システムの間でバイトが変わらない', async () => {
    await world.advance('2025-05-02T06:00');
    for (const name of await inbox()) await fetch(`${world.url}/data-link-pc/${city.code}/inbox/${name}`);
    const crossings = (await world.journal.exchanges()).filter(({ layout }) => layout !== null);
    const names = [...new Set(crossings.map(({ path }) => path))];
    expect(names).toHaveLength(5);
    for (const name of names) {
      const hashes = crossings.filter(({ path }) => path === name).map(({ sha256 }) => sha256);
      expect(hashes).toEqual([hashes[0], hashes[0]]);
    }
  });

  it('受信してから集約に知らせる前に止まっても、次の朝に二重に受け取らない', async () => {
    line.breaks = ({ method }) => (method === 'DELETE' ? 'before' : null);
    await world.advance('2025-05-02T07:00');
    const files = await inbox();
    expect(files).toHaveLength(3);
    expect(await leftAtAggregator()).toHaveLength(3);
    for (const name of files) await take(name);
    line.breaks = () => null;
    await world.advance('2025-05-03T07:00');
    expect(await inbox()).toEqual([]);
    expect(await leftAtAggregator()).toEqual([]);
  });

  it('集約に知らせた答えだけが途切れても、次の朝に何も失わない', async () => {
    line.breaks = ({ method }) => (method === 'DELETE' ? 'after' : null);
    await world.advance('2025-05-02T07:00');
    expect(await inbox()).toHaveLength(3);
    line.breaks = () => null;
    await world.advance('2025-05-03T07:00');
    expect(await inbox()).toHaveLength(3);
  });

  it('集約につながらない朝の分は、次の朝に受け取る', async () => {
    line.breaks = ({ method }) => (method === 'GET' ? 'before' : null);
    await world.advance('2025-05-02T07:00');
    expect(await inbox()).toEqual([]);
    line.breaks = () => null;
    await world.advance('2025-05-03T07:00');
    expect(await inbox()).toHaveLength(3);
  });

  it('障害「故障」の間は何も受け取らず、直った朝に受け取る', async () => {
    await world.advance('2025-05-01T22:00');
    await world.fault('data-link-pc', 'broken', true);
    await world.advance('2025-05-04T07:00');
    expect(await inbox()).toEqual([]);
    expect(await leftAtAggregator()).toHaveLength(3);
    await world.fault('data-link-pc', 'broken', false);
    await world.advance('2025-05-05T07:00');
    expect(await inbox()).toHaveLength(3);
  });
});
