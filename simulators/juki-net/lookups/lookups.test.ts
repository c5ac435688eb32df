import { afterEach, beforeEach, expect, it } from 'vitest';
import { residentLookup, residentLookupAnswer, type ResidentLookup } from '../../../contracts/juki-net/lookup.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { bundledProfile } from '../../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../../harness/bed.js';
import type { World } from '../../../harness/world.js';
import { defaultNumberMode } from '../../../law/check-digits.js';
import { inMemory } from '../../../store/sqlite.js';
import { numberOf } from '../../night-desk/desk.examples.js';
import { jukiNet } from '../juki-net.js';
import { byItems, byNumber, sato, takahashi } from '../town.examples.js';

const [ward, other] = ['131032', '131016'] as const;
const [asks, answers] = [codecOf(bundledProfile(), residentLookup), codecOf(bundledProfile(), residentLookupAnswer)];
const { individualNumber: _, ...items } = takahashi;
const about = (row: Omit<ResidentLookup, 'purpose' | 'actor'>): ResidentLookup => ({ ...row, purpose: '納付義務者の所在', actor: '見本 職員' });

let bed: Bed;
let world: World;
let seq = 0;
beforeEach(async () => {
  seq = 0;
  bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [jukiNet] });
  world = await bed.create({ id: 'w', seed: 1, now: '2026-06-10T09:30', numberMode: defaultNumberMode });
  await call('PUT', '/_sim/residents', [takahashi, sato]);
});
afterEach(() => bed.close());

const call = async (method: string, path: string, body?: object | Uint8Array, key?: string) => {
  const [type, sent] = body instanceof Uint8Array ? ['application/octet-stream', Buffer.from(body)] : ['application/json', JSON.stringify(body)];
  const response = await fetch(`${world.url}/juki-net${path}`, { method, headers: { 'x-totsugo-party': 'ward', ...(key ? { 'x-municipality-key': key } : {}), ...(body === undefined ? {} : { 'content-type': type }) }, ...(body === undefined ? {} : { body: sent }) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = Buffer.from(bytes).toString();
  return { status: response.status, bytes, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
};
const keyOf = async (code: string) => (await call('GET', `/_sim/municipalities/${code}/key`)).body['key'] as string;
const put = async (rows: readonly ResidentLookup[], code: string = ward) => {
  const { name, bytes } = asks.format({ municipalityCode: code, date: '2026-06-10', seq: (seq += 1) }, rows);
  return call('PUT', `/lookups/${code}/${name}`, bytes, await keyOf(code));
};
const listed = async (code: string = ward) => ((await call('GET', `/lookup-answers/${code}`, undefined, await keyOf(code))).body['files'] as readonly { name: string }[]).map(({ name }) => name);
const read = async (name: string) => answers.parse({ name, bytes: (await call('GET', `/lookup-answers/${ward}/${name}`, undefined, await keyOf(ward))).bytes }).records.map(({ value }) => value);

it('すぐに答え、該当・該当なし・複数の別と、5情報のそろうときだけ番号を渡す', async () => {
  await put([about(byNumber(1)), about(byItems('byFourItems', { ...items })), about({ ...byItems('byFourItems', { ...items, nameKana: 'タカハシ ハナヨ' }), enquiryId: 'S2' }), about({ ...byItems('byFourItems', { ...items, bornOn: '1980-02-04' }), enquiryId: 'S3' })]);
  const [name] = await listed();
  expect((await read(name!)).map(({ enquiryId, outcome, individualNumber, address }) => [enquiryId, outcome, individualNumber, address])).toEqual([
    ['Q1', 'found', numberOf(1), takahashi.address], ['S1', 'found', numberOf(1), takahashi.address], ['S2', 'found', null, takahashi.address], ['S3', 'noResident', null, null],
  ]);
  expect((await call('DELETE', `/lookup-answers/${ward}/${name}`, undefined, await keyOf(ward))).status).toBe(204);
  expect([await listed(), (await read(name!)).length]).toEqual([[], 4]);
});

it('ほかの区市町村の照会も回答も見えず、鍵がなければ開かない', async () => {
  await put([about(byNumber(1))]);
  expect([(await listed()).length, await listed(other)]).toEqual([1, []]);
  const [name] = await listed();
  expect([(await call('GET', `/lookup-answers/${other}/${name}`, undefined, await keyOf(other))).body['code'], (await call('GET', `/lookup-answers/${ward}`, undefined, await keyOf(other))).body['code'], (await call('GET', `/lookup-answers/${ward}`)).status, (await call('GET', '/lookup-answers/999999', undefined, 'x')).body['code']]).toEqual(['TSG-J27', 'TSG-J24', 403, 'TSG-J25']);
});

it('同じファイルは一度だけ数え、誰が何のために尋ねたかを残し、記録に人は出ない', async () => {
  const { name, bytes } = asks.format({ municipalityCode: ward, date: '2026-06-10', seq: 1 }, [about(byNumber(1))]);
  const key = await keyOf(ward);
  const again = () => call('PUT', `/lookups/${ward}/${name}`, bytes, key);
  expect([(await again()).status, (await again()).status, (await call('PUT', `/lookups/${ward}/${name}`, asks.format({ municipalityCode: ward, date: '2026-06-10', seq: 1 }, [about(byNumber(2))]).bytes, key)).body['code']]).toEqual([202, 200, 'TSG-J23']);
  expect((await call('GET', '/_sim/enquiries/count')).body['counts']).toEqual([{ askedOn: '2026-06-10', municipality: ward, kind: 'byNumber', outcome: 'found', count: 1 }]);
  const log = (await call('GET', `/_sim/lookups/${ward}`)).body['lookups'];
  expect(log).toEqual([{ enquiryId: 'Q1', askedAt: '2026-06-10T09:30', actor: '見本 職員', purpose: '納付義務者の所在', kind: 'byNumber', outcome: 'found' }]);
  expect((await world.journal.arrows()).filter(({ steps }) => steps.includes('A-08')).length).toBeGreaterThan(0);
});

it('目的のない行、二度ある識別、よその名のファイルは受けず、停止していれば応じない', async () => {
  const row = about(byNumber(1));
  const good = asks.format({ municipalityCode: ward, date: '2026-06-10', seq: 8 }, [row]);
  const silent = Buffer.from(Buffer.from(good.bytes).toString().replace(row.purpose, ''));
  expect((await call('PUT', `/lookups/${ward}/${good.name}`, silent, await keyOf(ward))).body['code']).toBe('TSG-J22');
  expect((await put([row, row])).body['code']).toBe('TSG-J22');
  const stranger = asks.format({ municipalityCode: other, date: '2026-06-10', seq: 9 }, [row]);
  expect((await call('PUT', `/lookups/${ward}/${stranger.name}`, stranger.bytes, await keyOf(ward))).body['code']).toBe('TSG-J21');
  await world.fault('juki-net', 'serviceDown', true);
  expect((await put([row])).body['code']).toBe('TSG-J26');
});

it('表せない字は●で、前の住所は障害のときだけ答える', async () => {
  await call('POST', '/_sim/residents/changes', { individualNumber: numberOf(1), kind: 'moveWithin', on: '2026-06-10', address: '東京都港区新町1-1' });
  await world.fault('juki-net', 'bulletCharacters', true);
  await world.fault('juki-net', 'oldAddress', true);
  await put([about(byNumber(1))]);
  expect((await read((await listed())[0]!)).map(({ name, address }) => [name, address])).toEqual([['●橋 花子', takahashi.address]]);
});
