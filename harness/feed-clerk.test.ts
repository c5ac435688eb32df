import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { taxFeed } from '../contracts/integrated-db/tax-feed.js';
import { capabilities, type Capability, type ImportResult, type Ward } from '../contracts/ward.js';
import { codecOf } from '../contracts/wire/codec.js';
import type { WireFile } from '../contracts/wire/file.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { defaultNumberMode } from '../law/check-digits.js';
import { at, dayPart, nextDay } from '../law/day.js';
import { municipality } from '../law/municipalities.js';
import { aggregator } from '../simulators/aggregator/aggregator.js';
import { dataLinkPc } from '../simulators/data-link-pc/data-link-pc.js';
import { integratedDb } from '../simulators/integrated-db/integrated-db.js';
import { residents } from '../simulators/residents/residents.js';
import { inMemory } from '../store/sqlite.js';
import { ask } from './ask.js';
import { openBed, type Bed } from './bed.js';
import { wardDesk } from './desk.js';
import { dailyRound } from './round.js';

const [profile, home] = [bundledProfile(), municipality('131016')];
const everyday = ['residents', 'data-link-pc', 'aggregator'];
let bed: Bed;
let worlds = 0;
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [residents, dataLinkPc, aggregator, integratedDb] }); });
afterAll(() => bed.close());

/** A ward that takes what `accepts` says and keeps what it was given. It has no other operation, so that a clerk who asks for one is found out. */
function standIn(accepts: (seq: number, kind: string) => boolean) {
  const given: { at: string; seq: number; kind: string; accepted: boolean }[] = [];
  const refuse = () => Promise.reject(new Error('この区にない操作'));
  let clock = '';
  const port: Ward = {
    capabilities: () => Promise.resolve(capabilities), reset: refuse, act: refuse, run: refuse, outgoing: refuse, taken: refuse, query: refuse, close: () => Promise.resolve(),
    setClock: (moment) => { clock = moment; return Promise.resolve(); },
    deliver({ name, bytes }: WireFile): Promise<ImportResult> {
      const { envelope, records } = codecOf(profile, taxFeed).parse({ name, bytes });
      const [seq, kind] = [envelope!.seq, records[0]!.value.feedKind];
      const accepted = accepts(seq, kind);
      given.push({ at: clock, seq, kind, accepted });
      return Promise.resolve({ accepted, layout: taxFeed.id, records: records.length, applied: accepted ? records.length : 0, issues: [] });
    },
  };
  return { port, given };
}
/** One that knows the numbers: a difference must follow the last feed, a full one may come at any time, and what it has it takes again without effect. */
function strict() {
  let last = 0;
  return standIn((seq, kind) => {
    if (seq <= last) return true;
    if (kind !== 'full' && seq !== last + 1) return false;
    last = seq;
    return true;
  });
}

async function withWard(ward: ReturnType<typeof standIn>, cast: readonly string[] = [...everyday, 'integrated-db'], can: readonly Capability[] = ['files.incoming']) {
  const world = await bed.create({ id: `feeds-${(worlds += 1)}`, seed: 1, now: '2026-06-01T09:30', numberMode: defaultNumberMode, cast });
  const port: Ward = { ...ward.port, deliver: async (file) => ward.port.setClock(world.now()).then(() => ward.port.deliver(file)) };
  dailyRound(world, wardDesk(world, port, home), home.code, (capability) => can.includes(capability));
  const night = async (...told: readonly [personKey: string, amount: number][]) => {
    if (told.length > 0) {
      const body = JSON.stringify(told.map(([personKey, netIncomeYen]) => ({ operation: 'put', personKey, fiscalYear: 2026, taxState: 'declaredAmount', netIncomeYen })));
      expect((await ask(`${world.url}/integrated-db/_sim/tax/${home.code}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body })).status).toBe(200);
    }
    await world.advance(at(nextDay(dayPart(world.now())), '08:00'));
  };
  const given = () => ward.given.splice(0).map(({ at, seq, kind, accepted }) => `${at.slice(8)} ${seq} ${kind} ${accepted ? '○' : '×'}`);
  const fault = (name: string, on = true) => world.fault('integrated-db', name, on);
  return { world, night, given, fault };
}

describe('統合DBからの取り込み', () => {
  test('7:15に、新しい配信だけを番号の順に区へ渡し、資格①として記録する', async () => {
    const { world, night, given } = await withWard(strict());
    await night(['P1', 1]);
    await night(['P1', 2]);
    await night();
    expect(given()).toEqual(['02T07:15 1 full ○', '03T07:15 2 difference ○']);
    const arrows = (await world.journal.arrows()).filter(({ steps }) => steps.includes('A-01'));
    expect(arrows.map(({ from, to, ja }) => [from, to, ja])).toEqual([1, 2].flatMap(() => [['統合DB', '国保システム', '統合DBが課税情報を渡す'], ['統合DB', '国保システム', '課税情報の配信の取り込み(1件反映)']]));
  });

  test('区が拒んだ配信は残り、拒んだことが記録され、次の日にもう一度渡る。その間、後の差分は渡さない', async () => {
    let isClosed = true;
    const ward = standIn(() => !isClosed);
    const { world, night, given } = await withWard(ward);
    await night(['P1', 1]);
    await night(['P1', 2]);
    expect(given()).toEqual(['02T07:15 1 full ×', '03T07:15 1 full ×']);
    const refusals = (await world.journal.exchanges()).filter(({ what }) => what.endsWith('(拒否)'));
    expect(refusals.map(({ what, from, steps, path }) => [what, from, steps, path])).toEqual([1, 2].map(() => ['課税情報の配信の取り込み(拒否)', '統合DB', [], `deliver taxFeed_${home.code}_2026-06-02_1.csv`]));
    isClosed = false;
    await night();
    await night();
    expect(given()).toEqual(['04T07:15 1 full ○', '04T07:15 2 difference ○']);
    expect((await world.journal.arrows()).some(({ ja }) => ja === '課税情報の全件の再送を求める')).toBe(false);
  });

  test('抜けた番号の後の差分を区が拒めば、全件の再送を求め、次の朝の全件で追いつく', async () => {
    const { world, night, given, fault } = await withWard(strict());
    await night(['P1', 1]);
    await fault('feedSkipped');
    await night(['P1', 2]);
    await fault('feedSkipped', false);
    await night(['P2', 3]);
    await night(['P2', 4]);
    await night(['P2', 5]);
    expect(given()).toEqual(['02T07:15 1 full ○', '04T07:15 3 difference ×', '05T07:15 3 difference ×', '05T07:15 4 full ○', '06T07:15 5 difference ○']);
    expect((await world.journal.arrows()).filter(({ ja }) => ja === '課税情報の全件の再送を求める').map(({ at, from }) => [at, from])).toEqual([['2026-06-04T07:15', '国保システム']]);
  });

  test('全件と書き違えた差分を区が拒めば、全件の再送を求め、次の朝の全件で追いつく', async () => {
    const { night, given, fault } = await withWard(standIn((seq) => seq !== 2));
    await night(['P1', 1], ['P2', 1]);
    await fault('differenceMarkedFull');
    await night(['P1', 2]);
    await fault('differenceMarkedFull', false);
    await night();
    await night(['P2', 3]);
    expect(given()).toEqual(['02T07:15 1 full ○', '03T07:15 2 full ×', '04T07:15 2 full ×', '04T07:15 3 full ○', '05T07:15 4 difference ○']);
  });

  test('同じ差分が二度並べば二度渡り、遅れた差分は後の差分より先に渡る', async () => {
    const { night, given, fault } = await withWard(strict());
    await night(['P1', 1]);
    await fault('feedTwice');
    await night(['P1', 2]);
    await fault('feedTwice', false);
    await fault('feedLate');
    await night(['P1', 3]);
    await fault('feedLate', false);
    await night(['P1', 4]);
    expect(given()).toEqual(['02T07:15 1 full ○', '03T07:15 2 difference ○', '04T07:15 2 difference ○', '05T07:15 3 difference ○', '05T07:15 4 difference ○']);
  });

  test('統合DBが止まっていれば、次の日に取りに行く', async () => {
    const { night, given, fault } = await withWard(strict());
    await night(['P1', 1]);
    await fault('serviceDown');
    await night(['P1', 2]);
    await fault('serviceDown', false);
    await night();
    expect(given()).toEqual(['02T07:15 1 full ○', '04T07:15 2 difference ○']);
  });

  test('統合DBのいない世界と、ファイルを取り込めない区では、取りに行かない', async () => {
    const alone = await withWard(strict(), everyday);
    await alone.night();
    const mute = await withWard(strict(), [...everyday, 'integrated-db'], []);
    await mute.night(['P1', 1]);
    expect([alone.given(), mute.given()]).toEqual([[], []]);
  });
});
