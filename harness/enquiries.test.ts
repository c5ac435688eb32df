import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enquiryOf, incomeOf } from '../contracts/municipal-hub/records.examples.js';
import { enquiry, enquiryAnswer, type Enquiry } from '../contracts/municipal-hub/records.js';
import { capabilities, type Capability, type ImportResult, type Ward } from '../contracts/ward.js';
import { codecOf } from '../contracts/wire/codec.js';
import type { WireFile } from '../contracts/wire/file.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { defaultNumberMode, individualNumberOf } from '../law/check-digits.js';
import { at, dayPart, nextDay } from '../law/day.js';
import type { Day } from '../law/define.js';
import { municipality } from '../law/municipalities.js';
import { aggregator } from '../simulators/aggregator/aggregator.js';
import { dataLinkPc } from '../simulators/data-link-pc/data-link-pc.js';
import { municipalHub } from '../simulators/municipal-hub/municipal-hub.js';
import { residents } from '../simulators/residents/residents.js';
import { inMemory } from '../store/sqlite.js';
import { ask } from './ask.js';
import { openBed, type Bed } from './bed.js';
import { WardMisbehaved } from './connect/define.js';
import { wardDesk } from './desk.js';
import { municipalHubWindow } from './municipal-hub-window.js';
import { dailyRound } from './round.js';

const [profile, home] = [bundledProfile(), municipality('131016')];
const everyday = ['residents', 'data-link-pc', 'aggregator'];
let bed: Bed;
let worlds = 0;
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [residents, dataLinkPc, aggregator, municipalHub] }); });
afterAll(() => bed.close());

/** A little ward that makes files of questions and keeps what it is given. It has no other operation, so that a clerk who asks for one is found out. */
function littleWard() {
  const waiting: WireFile[] = [];
  const taken: string[] = [];
  const given: string[] = [];
  const door = { isOpen: true };
  let clock = '';
  const refuse = () => Promise.reject(new Error('この区にない操作'));
  const port: Ward = {
    capabilities: () => Promise.resolve(capabilities), reset: refuse, act: refuse, run: refuse, query: refuse, close: () => Promise.resolve(),
    setClock: (moment) => { clock = moment; return Promise.resolve(); },
    outgoing: () => Promise.resolve([...waiting]),
    taken(name) {
      waiting.splice(waiting.findIndex((file) => file.name === name), 1);
      taken.push(`${clock.slice(8)} ${name}`);
      return Promise.resolve();
    },
    deliver(file: WireFile): Promise<ImportResult> {
      const { records, issues } = codecOf(profile, enquiryAnswer).parse(file);
      if (issues.length > 0) throw new Error(JSON.stringify(issues));
      given.push(`${clock.slice(8)} ${door.isOpen ? '○' : '×'} ${records.map(({ value }) => `${value.requestId} ${value.kindStatus ?? value.lineStatus} ${value.netIncomeYen ?? ''}`.trim()).join(' / ')}`);
      return Promise.resolve({ accepted: door.isOpen, layout: enquiryAnswer.id, records: records.length, applied: door.isOpen ? records.length : 0, issues: [] });
    },
  };
  return {
    port, door, taken, given, waiting,
    asks: (seq: number, date: Day, ...lines: readonly Enquiry[]) => void waiting.push(codecOf(profile, enquiry).format({ municipalityCode: home.code, date, seq }, lines)),
  };
}

async function withWard(cast: readonly string[] = [...everyday, 'municipal-hub'], can: readonly Capability[] = ['files.incoming', 'files.outgoing']) {
  const world = await bed.create({ id: `enquiries-${(worlds += 1)}`, seed: 1, now: '2026-06-01T09:30', numberMode: defaultNumberMode, cast });
  const ward = littleWard();
  const told = <T>(act: () => Promise<T>) => ward.port.setClock(world.now()).then(act);
  const port: Ward = { ...ward.port, deliver: (file) => told(() => ward.port.deliver(file)), taken: (name) => told(() => ward.port.taken(name)) };
  dailyRound(world, wardDesk(world, port, home), home.code, (capability) => can.includes(capability));
  const put = async (path: string, body: object) => expect((await ask(`${world.url}/municipal-hub/_sim/${path}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status).toBe(204);
  if (cast.includes('municipal-hub')) {
    await put(`people/${home.code}`, [1, 2, 3].map((n) => ({ personKey: `P${n}`, residentCode: `R${n}` })));
    await put('holdings/131024', [{ residentCode: 'R1', kind: 'localTax', registeredOn: '2026-05-20', payload: incomeOf(2_440_000) }]);
  }
  return { world, ...ward, night: () => world.advance(at(nextDay(dayPart(world.now())), '08:00')), fault: (name: string, on = true) => world.fault('municipal-hub', name, on) };
}

describe('自治体中間サーバーとの受け渡し', () => {
  test('17:15に照会ファイルを渡し、翌朝7:15に回答を区へ渡し、資格⑥として記録する', async () => {
    const { world, asks, night, taken, given } = await withWard();
    asks(1, '2026-06-01', enquiryOf(1), enquiryOf(2));
    await night();
    await night();
    expect([taken, given]).toEqual([[`01T17:15 enquiry_${home.code}_2026-06-01_1.csv`], ['02T07:15 ○ E-1 N-OK 2440000 / E-2 N-NODATA']]);
    expect((await world.journal.arrows()).filter(({ steps }) => steps.includes('A-06')).map(({ from, to, ja }) => [from, to, ja])).toEqual([
      ['国保システム', '自治体中間サーバー', '自治体中間サーバーへ情報照会ファイルを渡す'], ['自治体中間サーバー', '自治体中間サーバー', '2件の照会を終えた'], ['自治体中間サーバー', '国保システム', '自治体中間サーバーが情報照会の回答を渡す'], ['自治体中間サーバー', '国保システム', '情報照会の回答の取り込み(2件反映)'],
    ]);
  });

  test('照会ファイルはデータ連携用PCへは行かず、中間サーバーのいない世界では区に残る', async () => {
    const alone = await withWard(everyday);
    alone.asks(1, '2026-06-01', enquiryOf(1));
    await alone.night();
    expect([alone.taken, alone.waiting.length, alone.given]).toEqual([[], 1, []]);
    expect((await alone.world.journal.exchanges()).filter(({ to }) => to === 'データ連携用PC')).toEqual([]);
  });

  test('中間サーバーが止まっていれば照会は区に残り、直った日に渡す。受付の応答を失っても、送り直して二重にならない', async () => {
    const { asks, night, taken, given, fault, world } = await withWard();
    asks(1, '2026-06-01', enquiryOf(1));
    await fault('hubDown');
    await night();
    await fault('hubDown', false);
    await fault('receiptLost');
    await night();
    expect([taken, given]).toEqual([[], ['03T07:15 ○ E-1 N-OK 2440000']]);
    await fault('receiptLost', false);
    await night();
    expect([taken, given.length]).toEqual([[`03T17:15 enquiry_${home.code}_2026-06-01_1.csv`], 1]);
    const { enquiries } = await (await ask(`${world.url}/municipal-hub/_sim/enquiries/${home.code}`)).json() as { enquiries: { state: string }[] };
    expect(enquiries.map(({ state }) => state)).toEqual(['fetched']);
  });

  test('区が拒んだ回答は残り、次の日にもう一度渡る', async () => {
    const { asks, night, given, door, world } = await withWard();
    asks(1, '2026-06-01', enquiryOf(1));
    door.isOpen = false;
    await night();
    door.isOpen = true;
    await night();
    await night();
    expect(given).toEqual(['02T07:15 × E-1 N-OK 2440000', '03T07:15 ○ E-1 N-OK 2440000']);
    expect((await world.journal.exchanges()).filter(({ what }) => what === '情報照会の回答の取り込み(拒否)').map(({ from, steps }) => [from, steps])).toEqual([['自治体中間サーバー', []]]);
  });

  test('中間サーバーが受け取らない照会ファイルは、区の誤り', async () => {
    const { asks, night } = await withWard();
    asks(1, '2026-06-01', enquiryOf(1));
    asks(2, '2026-06-01', enquiryOf(1, { fiscalYear: 2025 }));
    await expect(night()).rejects.toThrow(WardMisbehaved);
  });

  test('物語は、相手の持つものと答え方を窓越しに決め、照会の行方と本人の履歴を見る。中間サーバーは個人番号を見ない', async () => {
    const { asks, night, given, world } = await withWard();
    const window = municipalHubWindow(world, home.code);
    const person = { personKey: 'P9', bornOn: '1980-05-05' as const, individualNumber: individualNumberOf('20000000001', defaultNumberMode), isNotDisclosed: true };
    await window.holds('131032', person, 'localTax', incomeOf(7, { salaryRevenueYen: 650_007 }), '2026-05-31');
    await window.behaves('131032', { latencyDays: 1 });
    asks(1, '2026-06-01', enquiryOf(9, { providerCode: '131032' }));
    await night();
    expect(await window.enquiries()).toMatchObject([{ requestId: 'E-9', state: 'waiting', lineStatus: 'N-PENDING' }]);
    await night();
    expect([given, (await window.portal(person)).map(({ body, side }) => `${body} ${side}`), (await window.findings()).map(({ finding }) => finding)]).toEqual([['03T07:15 ○ E-9 N-OK 7'], ['131016 asker', '131032 provider'], ['protectedButVisible']]);
    expect(JSON.stringify((await world.journal.exchanges()).map(({ body }) => Buffer.from(body).toString()))).not.toContain(person.individualNumber);
  });

  test('ファイルを受け渡せない区では、渡さず取りに行かない', async () => {
    const { asks, night, taken, given } = await withWard(undefined, []);
    asks(1, '2026-06-01', enquiryOf(1));
    await night();
    expect([taken, given]).toEqual([[], []]);
  });
});
