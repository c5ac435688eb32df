import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { inMemory } from '../../store/sqlite.js';
import { aggregator } from './aggregator.js';
import { deskOf } from './desk.examples.js';
import { A, B, numberOf, personRow } from './town.examples.js';

const profile = bundledProfile();
let bed: Bed;
let worlds = 0;
const begin = async () => deskOf(await bed.create({ id: `i${(worlds += 1)}`, seed: 1, now: '2025-05-12T18:00', numberMode: defaultNumberMode }), profile);
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [aggregator] }); });
afterAll(() => bed.close());

const leaver = personRow(A, { n: 1, from: '2021-04-01', until: '2025-05-10' });
const comer = personRow(B, { n: 1, from: '2025-05-10', applicationStartReason: 'moveInWithinPrefecture' });

describe('同一人の判断とIDの結び付け', () => {
  it('一つの個人番号に都道府県のIDは一つ、市区町村ごとに市町村のIDが一つ', async () => {
    const desk = await begin();
    await desk.send(A, 1, [leaver]);
    await desk.send(B, 1, [comer]);
    await desk.load();
    const [here, there] = [await desk.view(A, 'P1'), await desk.view(B, 'P1')];
    expect(here.prefecturePersonId).toMatch(/^PP-/);
    expect(there.prefecturePersonId).toBe(here.prefecturePersonId);
    expect(new Set(here.municipalInsuredIds.map(({ municipalInsuredId }: { municipalInsuredId: string }) => municipalInsuredId)).size).toBe(2);
  });

  it('個人番号変更では都道府県のIDも市町村のIDも変わらず、先に新しい番号で届いていた転入先も同じ人になる', async () => {
    const changed = { ...leaver, individualNumber: numberOf(7), changeReason: 'individualNumberChange' as const, operation: 'update' as const, revision: 2 };
    const arrivals = { first: ['A1', 'A2', 'B'], last: ['A1', 'B', 'A2'], begin: ['B', 'A1', 'A2'] };
    const seen = [];
    for (const order of Object.values(arrivals)) {
      const desk = await begin();
      for (const batch of order) {
        await (batch === 'B' ? desk.send(B, 1, [{ ...comer, individualNumber: numberOf(7) }]) : desk.send(A, batch === 'A1' ? 1 : 2, [batch === 'A1' ? leaver : changed]));
        await desk.load();
      }
      const { prefecturePersonId, municipalInsuredIds, chains } = await desk.view(B, 'P1');
      expect(chains).toMatchObject([{ acquiredOn: '2021-04-01', lostOn: null, confirmed: 2 }]);
      seen.push(JSON.stringify([prefecturePersonId, municipalInsuredIds]));
    }
    expect(new Set(seen).size).toBe(1);
  });

  it('個人番号の訂正は市町村のIDを別の人へ移し、前の人と新しい人の両方を判定し直す', async () => {
    const desk = await begin();
    await desk.send(A, 1, [leaver]);
    await desk.send(B, 1, [{ ...comer, individualNumber: numberOf(2) }]);
    await desk.load();
    const wrong = await desk.view(B, 'P1');
    expect([wrong.statuses, wrong.chains[0].acquiredOn]).toEqual([['waitingOut'], null]);
    await desk.send(B, 2, [{ ...comer, operation: 'correct', revision: 2 }]);
    await desk.load();
    const right = await desk.view(B, 'P1');
    expect(right.chains).toMatchObject([{ acquiredOn: '2021-04-01', confirmed: 2 }]);
    expect(right.municipalInsuredIds[1]).toEqual(wrong.municipalInsuredIds[0]);
    expect(right.prefecturePersonId).not.toBe(wrong.prefecturePersonId);
    expect(await desk.waiting()).toEqual([]);
    await desk.send(B, 3, [{ ...comer, individualNumber: numberOf(2), operation: 'correct', revision: 3 }]);
    await desk.load();
    expect((await desk.view(A, 'P1')).statuses).toEqual(['waitingIn']);
    expect((await desk.view(B, 'P1')).prefecturePersonId).toBe(wrong.prefecturePersonId);
  });

  it.each([{ operation: 'correct' }, { operation: 'update', changeReason: 'correction' }, { operation: 'void', changeReason: 'correction' }] as const)('番号の訂正は処理区分でも異動事由でも言える %o', async (said) => {
    const desk = await begin();
    await desk.send(B, 1, [{ ...comer, individualNumber: numberOf(2) }]);
    await desk.send(B, 2, [{ ...comer, ...said, revision: 2 }]);
    await desk.load();
    expect((await desk.results(B)).map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
  });

  it('変更でも訂正でもなく番号だけが違う記録はE403で拒む', async () => {
    const desk = await begin();
    await desk.send(A, 1, [leaver]);
    await desk.send(A, 2, [{ ...leaver, individualNumber: numberOf(2), revision: 2 }]);
    await desk.load();
    expect((await desk.results(A)).map(({ outcome, issueCodes }) => [outcome, issueCodes])).toEqual([['accepted', []], ['rejected', ['E403']]]);
  });

  it('双子の一方にもう一方の番号が付けばE403。訂正で入れ替えるのは許す', async () => {
    const desk = await begin();
    const twins = [1, 2].map((n) => personRow(A, { n, bornOn: '2020-02-02', nameKana: `フタゴ${n}` }));
    await desk.send(A, 1, twins);
    await desk.send(A, 2, [{ ...twins[0]!, individualNumber: numberOf(2), operation: 'correct', revision: 2 }]);
    await desk.send(A, 3, twins.map((twin, index) => ({ ...twin, individualNumber: numberOf(2 - index), operation: 'correct' as const, revision: 2 })));
    await desk.load();
    expect((await desk.results(A)).map(({ outcome, issueCodes }) => [outcome, issueCodes])).toEqual([['accepted', []], ['rejected', ['E403']], ['accepted', []]]);
    expect((await desk.view(A, 'P1')).municipalInsuredIds).toHaveLength(1);
  });

  it('同じ送信の中の二人に同じ番号があれば、どちらが正しいか分からないので二人とも拒む', async () => {
    const desk = await begin();
    await desk.send(A, 1, [personRow(A, { n: 1 }), personRow(A, { n: 2, individualNumber: numberOf(1) }), personRow(A, { n: 3 })]);
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'partial', loadedCount: 2, issueCodes: ['E403'] }]);
  });

  it('期間をすべて無効化すると資格はなくなり、IDは残り、正しい期間を送れば同じIDに戻る', async () => {
    const desk = await begin();
    await desk.send(A, 1, [leaver]);
    await desk.send(B, 1, [comer]);
    await desk.load();
    const before = await desk.view(B, 'P1');
    await desk.send(B, 2, [{ ...comer, operation: 'void', revision: 2 }]);
    await desk.load();
    expect((await desk.view(A, 'P1')).statuses).toEqual(['waitingIn']);
    expect((await desk.dates(B)).at(-1)).toMatchObject({ acquiredOn: null, lostOn: null, continuity: 'pending', applicationStartOn: null, version: 2 });
    await desk.send(B, 3, [{ ...comer, periodKey: 'T2', revision: 1 }]);
    await desk.load();
    expect((await desk.view(B, 'P1')).municipalInsuredIds).toEqual(before.municipalInsuredIds);
    expect((await desk.dates(B)).at(-1)).toMatchObject({ acquiredOn: '2021-04-01', continuity: 'continued', version: 3 });
  });

  it('同じ期間の古い版は、後から届いても何も変えない', async () => {
    const desk = await begin();
    await desk.send(A, 1, [{ ...leaver, revision: 5 }]);
    await desk.send(A, 2, [{ ...leaver, applicationEndOn: null, applicationEndReason: null, name: '古い名', revision: 4 }]);
    await desk.load();
    expect((await desk.view(A, 'P1')).periods).toMatchObject([{ endOn: '2025-05-10' }]);
    expect(await desk.dates(A)).toHaveLength(1);
  });
});
