import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { inMemory } from '../../store/sqlite.js';
import { aggregator } from './aggregator.js';
import { deskOf } from './desk.examples.js';
import { A, B, pairOf, personRow } from './town.examples.js';

const profile = bundledProfile();
let bed: Bed;
let worlds = 0;
const begin = async () => deskOf(await bed.create({ id: `r${(worlds += 1)}`, seed: 1, now: '2025-05-12T18:00', numberMode: defaultNumberMode }), profile);
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [aggregator] }); });
afterAll(() => bed.close());
const one = [personRow(A, { n: 1 })];
const pair = (seq: number, persons = one) => pairOf(profile, A, seq, persons);

describe('ファイルの受信', () => {
  it('初めてのファイルは202で受け取り、同じ名前と中身なら200で重複と答える', async () => {
    const desk = await begin();
    const [households] = pair(1);
    const first = await desk.put(A, households);
    expect(first).toMatchObject({ status: 202, body: { name: households.name, bytes: households.bytes.length } });
    expect(await desk.put(A, households)).toMatchObject({ status: 200, body: { receipt: first.body.receipt, duplicate: true } });
  });

  it('同じ名前で中身が違えば409で拒み、先に受け取ったほうが残る', async () => {
    const desk = await begin();
    const [households, persons] = pair(1);
    await desk.put(A, households);
    await desk.put(A, persons);
    const other = pair(1, [personRow(A, { n: 2 })])[1];
    expect(await desk.put(A, other)).toMatchObject({ status: 409, body: { code: 'E104' } });
    await desk.load();
    expect((await desk.view(A, 'P1')).known).toBe(true);
    expect((await desk.view(A, 'P2')).known).toBe(false);
  });

  it('名前の形が違えば422、ほかの市区町村の名前なら422、知らない団体コードなら404', async () => {
    const desk = await begin();
    const [households] = pair(1);
    expect(await desk.put(A, { ...households, name: 'data.csv' })).toMatchObject({ status: 422, body: { code: 'E101' } });
    expect(await desk.put(B, households)).toMatchObject({ status: 422, body: { code: 'E305' } });
    expect(await desk.put('990000', households)).toMatchObject({ status: 404, body: { code: 'TSG-A01' } });
  });

  it('上限を超えるファイルは413で拒み、何も残さない', async () => {
    const desk = await begin();
    await desk.world.setParameters('aggregator', { maximumFileMB: 1 });
    const [households] = pair(1);
    expect(await desk.put(A, { ...households, bytes: Buffer.alloc(1024 * 1024 + 1, 0x20) })).toMatchObject({ status: 413, body: { code: 'TSG-A05' } });
    const { store } = await desk.world.party('aggregator');
    for (const table of ['aggregator_part', 'aggregator_upload', 'aggregator_file']) expect(await (store.db as never as { selectFrom(name: string): { selectAll(): { execute(): Promise<unknown[]> } } }).selectFrom(table).selectAll().execute()).toEqual([]);
  });

  it('1MBを超えるファイルも分けて貯え、同じバイトを読み戻して登録する', async () => {
    const desk = await begin();
    const many = Array.from({ length: 8_000 }, (_, n) => personRow(A, { n }));
    const [households, persons] = pair(1, many);
    expect(persons.bytes.length).toBeGreaterThan(1024 * 1024);
    await desk.put(A, households);
    await desk.put(A, persons);
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'accepted', receivedCount: 16_000, loadedCount: 16_000 }]);
  });
});

describe('送信単位の検査', () => {
  it('片方のファイルだけなら、登録のときに拒み(E107)、遅れて来たもう片方は409で受け取らない', async () => {
    const desk = await begin();
    const [households, persons] = pair(1);
    await desk.put(A, persons);
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'rejected', issueCodes: ['E107'], loadedCount: 0 }]);
    expect(await desk.put(A, households)).toMatchObject({ status: 409, body: { code: 'E104' } });
    expect(await desk.send(A, 2, one)).toMatchObject([{ status: 202 }, { status: 202 }]);
    await desk.load();
    expect((await desk.results(A)).map(({ outcome }) => outcome)).toEqual(['rejected', 'accepted']);
  });

  it('もう片方を待つ時間のうちは待ち、過ぎたら拒む', async () => {
    const desk = await begin();
    await desk.world.setParameters('aggregator', { partnerWaitHours: 3 });
    const [households, persons] = pair(1);
    await desk.put(A, households);
    await desk.world.advance('2025-05-12T20:59');
    await desk.load();
    expect(await desk.results(A)).toEqual([]);
    expect((await desk.json('GET', `/municipalities/${A}/inbox`)).body.held).toMatchObject([{ code: 'E107', fileNames: [households.name] }]);
    await desk.put(A, persons);
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'accepted' }]);
    await desk.put(A, pair(2)[0]);
    await desk.world.advance('2025-05-13T00:00');
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{}, { outcome: 'rejected', issueCodes: ['E107'] }]);
  });

  it('通番が飛べば欠けた送信を待ち(E105)、届けば番号の順に登録する', async () => {
    const desk = await begin();
    await desk.send(A, 2, [personRow(A, { n: 2 })]);
    await desk.load();
    expect(await desk.results(A)).toEqual([]);
    expect(await desk.findings()).toMatchObject([{ code: 'E105', municipalityCode: A }]);
    await desk.send(A, 1, one);
    await desk.load();
    expect((await desk.results(A)).map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    expect(await desk.findings()).toEqual([]);
  });

  it('待たない設定なら、飛んだ通番を注意つきで登録し、後から来た古い通番は拒む(E106)', async () => {
    const desk = await begin();
    await desk.world.setParameters('aggregator', { onSequenceGap: 'warn' });
    await desk.send(A, 3, one);
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'accepted', issueCodes: ['E105'] }]);
    expect(await desk.lastIssues(A)).toMatchObject([{ code: 'E105', severity: 'warning', why: '通番1〜2が届いていない' }]);
    await desk.send(A, 2, [personRow(A, { n: 2 })]);
    await desk.load();
    expect((await desk.results(A)).map(({ outcome, issueCodes }) => [outcome, issueCodes])).toEqual([['accepted', ['E105']], ['rejected', ['E106']]]);
  });

  it('日付だけが違う同じ通番は二重の送信として拒む(E104)', async () => {
    const desk = await begin();
    await desk.send(A, 1, one);
    await desk.load();
    await desk.send(A, 1, one, { date: '2025-05-13' });
    await desk.load();
    expect((await desk.results(A)).map(({ outcome, issueCodes }) => [outcome, issueCodes])).toEqual([['accepted', []], ['rejected', ['E104']]]);
  });

  it('途中で切れたファイルは全体を拒み(E103)、同じ世帯を何も登録しない', async () => {
    const desk = await begin();
    const [households, persons] = pair(1, [personRow(A, { n: 1 }), personRow(A, { n: 2 })]);
    await desk.put(A, households);
    await desk.put(A, { ...persons, bytes: persons.bytes.subarray(0, persons.bytes.length - 40) });
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'rejected', issueCodes: ['E103'], loadedCount: 0 }]);
    expect((await desk.view(A, 'P1')).known).toBe(false);
  });

  it('文字化けしたファイルは全体を拒み(E102)、番号を先へ進める', async () => {
    const desk = await begin();
    const [households, persons] = pair(1);
    const broken = Buffer.from(persons.bytes);
    broken[broken.indexOf(Buffer.from('見本'))] = 0xff;
    await desk.put(A, households);
    await desk.put(A, { ...persons, bytes: broken });
    await desk.load();
    const [result] = await desk.results(A);
    expect(result).toMatchObject({ outcome: 'rejected', loadedCount: 0 });
    expect(result!.issueCodes).toContain('E102');
    await desk.send(A, 2, one);
    await desk.load();
    expect((await desk.results(A)).at(-1)).toMatchObject({ outcome: 'accepted' });
  });

  it('空のファイルも全体を拒む', async () => {
    const desk = await begin();
    const [households, persons] = pair(1);
    await desk.put(A, households);
    await desk.put(A, { ...persons, bytes: new Uint8Array() });
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'rejected', issueCodes: ['E103'] }]);
  });
});
