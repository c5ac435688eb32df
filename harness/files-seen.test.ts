import { afterAll, beforeAll, expect, test } from 'vitest';
import { municipalInsuredIds } from '../contracts/aggregator/distribution.js';
import { codecOf } from '../contracts/wire/codec.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { dataLinkPc } from '../simulators/data-link-pc/data-link-pc.js';
import { inMemory } from '../store/sqlite.js';
import { openBed, type Bed } from './bed.js';
import { filesSeen, wireSeen } from './files-seen.js';

const profile = bundledProfile();
let bed: Bed;
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [dataLinkPc] }); });
afterAll(() => bed.close());

test('線を通って受け取られたファイルだけが、通ったバイトのとおりに見える', async () => {
  const world = await bed.create({ id: 'seen', seed: 1, now: '2026-05-11T09:30', numberMode: { kind: 'shifted', by: 3 } });
  const file = codecOf(profile, municipalInsuredIds).format({ municipalityCode: '131032', date: '2026-05-11', seq: 1 }, [{ municipalInsuredId: 'MI-𠮷', personKey: 'P1', prefecturePersonId: null }]);
  const put = async (code: string) => (await fetch(`${world.url}/data-link-pc/${code}/outbox/${encodeURIComponent(file.name)}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(file.bytes) })).status;
  expect([await put('131032'), await put('中央区')]).toEqual([202, 422]);
  const seen = await filesSeen(world);
  expect(seen.map(({ from, to, name, layout, rows }) => ({ from, to, name, layout, rows }))).toEqual([
    { from: '国保システム', to: 'データ連携用PC', name: file.name, layout: 'municipalInsuredIds', rows: [{ municipalInsuredId: 'MI-𠮷', personKey: 'P1', prefecturePersonId: null }] },
  ]);
  // 拒まれたものも、やりとりとしては残る。
  expect((await wireSeen(world, 'データ連携用PC')).map(({ path, text }) => [path, text.includes('MI-𠮷')])).toEqual([[file.name, true], [file.name, true]]);
  expect(await wireSeen(world, '国保総合PC')).toEqual([]);
  expect(Buffer.from(seen[0]!.text).equals(Buffer.from(file.bytes))).toBe(true);
});
