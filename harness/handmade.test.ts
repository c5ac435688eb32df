import { afterAll, beforeAll, expect, test } from 'vitest';
import { municipalInsuredIds } from '../contracts/aggregator/distribution.js';
import { codecOf } from '../contracts/wire/codec.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { municipality } from '../law/municipalities.js';
import { dataLinkPc } from '../simulators/data-link-pc/data-link-pc.js';
import { inMemory } from '../store/sqlite.js';
import { openBed, type Bed } from './bed.js';
import { filesSeen } from './files-seen.js';
import { windowsOf } from './windows.js';

const [profile, ward] = [bundledProfile(), municipality('131032').code];
const codec = codecOf(profile, municipalInsuredIds);
const row = (personKey: string) => ({ municipalInsuredId: `MI-${personKey}`, personKey, prefecturePersonId: null });
let bed: Bed;
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [dataLinkPc] }); });
afterAll(() => bed.close());

test('手で書き換えたファイルは同じ名前で送信箱に入り、見出しと件数は正しい形のまま行だけが替わる', async () => {
  const world = await bed.create({ id: 'handmade', seed: 1, now: '2026-05-11T09:30', numberMode: { kind: 'shifted', by: 3 } });
  const { dataLinkPc: pc } = windowsOf(world, ward);
  const envelope = { municipalityCode: ward, date: '2026-05-11' as const, seq: 1 };
  const file = codec.format(envelope, [row('P1'), row('P2')]);
  await fetch(`${world.url}/data-link-pc/${ward}/outbox/${encodeURIComponent(file.name)}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(file.bytes) });

  await pc.rewrite(file.name, (rows) => rows.filter(({ personKey }) => personKey !== 'P1'));
  const last = (await filesSeen(world)).at(-1)!;
  expect([last.name, last.text]).toEqual([file.name, Buffer.from(codec.format(envelope, [row('P2')]).bytes).toString()]);

  await pc.remove(file.name);
  expect(await pc.outbox()).toEqual([]);
  await expect(pc.rewrite('ない.csv', (rows) => rows)).rejects.toThrow('「ない.csv」というファイルはまだどこも通っていない');
});
