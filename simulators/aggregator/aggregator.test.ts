import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { storeHome } from '../../store/homes.js';
import type { StoreHome } from '../../store/define.js';
import { aggregator } from './aggregator.js';
import { deskOf } from './desk.examples.js';
import { A, B, C, numberOf, personRow } from './town.examples.js';

const profile = bundledProfile();
type Desk = ReturnType<typeof deskOf>;

/** Opens a bed on one kind of store, lets `play` use the aggregator over HTTP, and removes everything. */
async function withDesk<T>(home: Promise<StoreHome>, play: (desk: Desk) => Promise<T>): Promise<T> {
  const bed = await openBed({ home: await home, profile, simulators: [aggregator] });
  try {
    const id = `aggregator-story-${process.pid}`;
    const result = await play(deskOf(await bed.create({ id, seed: 1, now: '2025-05-12T18:00', numberMode: defaultNumberMode }), profile));
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}

const head = personRow(A, { n: 1, from: '2021-04-01' });
const spouse = personRow(A, { n: 2, from: '2021-04-01', householdKey: 'H1', memberKind: 'member', branchNumber: '02', relationship: '妻' });
const left = (row: typeof head) => ({ ...row, applicationEndOn: '2025-05-10' as const, applicationEndReason: 'moveOutWithinPrefecture' as const, revision: 2 });
const came = (n: number) => personRow(B, { n, from: '2025-05-10', personKey: `Q${n}`, householdKey: 'K1', memberKind: n === 1 ? 'head' : 'member', branchNumber: `0${n}`, applicationStartReason: 'moveInWithinPrefecture' });

/** Moves, corrections, a change of number, refusals of several kinds and a full file, over some days. */
async function story(desk: Desk) {
  await desk.send(A, 1, [head, spouse, personRow(A, { n: 3, nameKana: 'ニタ ヒト' }), personRow(A, { n: 4, from: null, memberKind: 'nominalHead', branchNumber: null })]);
  await desk.send(B, 1, [came(1), came(2)]);
  await desk.overnight();
  await desk.send(A, 2, [left(head)]);
  await desk.send(A, 3, [left(head), left(spouse), { ...personRow(A, { n: 5, individualNumber: numberOf(3) }) }]);
  await desk.send(C, 1, [personRow(C, { n: 6, nameKana: 'ニタヒト' }), personRow(C, { n: 7, householdKey: 'H6', memberKind: 'member' }), personRow(C, { n: 8, nameKana: 'ニタヒト' })]);
  await desk.overnight();
  await desk.send(B, 2, [{ ...came(1), individualNumber: numberOf(9), changeReason: 'individualNumberChange', operation: 'update', revision: 2 }, came(2)]);
  await desk.send(B, 3, [came(1), { ...came(2), individualNumber: numberOf(8), operation: 'correct', revision: 2 }]);
  await desk.send(A, 4, [left(head), left(spouse), personRow(A, { n: 3, nameKana: 'ニタ ヒト' }), personRow(A, { n: 4, from: null, memberKind: 'nominalHead', branchNumber: null })]);
  await desk.overnight();
  const codes = [A, B, C];
  return {
    results: await Promise.all(codes.map((code) => desk.results(code))), issues: await Promise.all(codes.map((code) => desk.lastIssues(code))), outbox: await Promise.all(codes.map((code) => desk.outbox(code))),
    dates: await Promise.all(codes.map((code) => desk.dates(code))), waiting: await desk.waiting(), views: await Promise.all([desk.view(A, 'P1'), desk.view(B, 'Q1'), desk.view(B, 'Q2'), desk.view(C, 'P8')]),
  };
}

const server = process.env['TOTSUGO_TEST_PG'];

describe('国保情報集約システム', () => {
  it('県内転居の両側が届くと、転入先へ転出元の取得日を継続として配信する', () => withDesk(storeHome(undefined), async (desk) => {
    await desk.send(A, 1, [left({ ...head, revision: 1 })]);
    await desk.send(B, 1, [came(1)]);
    await desk.overnight();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'accepted', receivedCount: 2, loadedCount: 2, rejectedCount: 0, confirmedBy: null, issueCodes: [] }]);
    expect(await desk.dates(B)).toMatchObject([{ acquiredOn: '2021-04-01', lostOn: null, continuity: 'continued', version: 1, applicationStartOn: '2025-05-10' }]);
    expect(await desk.dates(A)).toMatchObject([{ acquiredOn: '2021-04-01', lostOn: null, continuity: 'new', version: 1 }]);
    const view = await desk.view(B, 'Q1');
    expect(view.municipalInsuredIds.map(({ municipalityCode }: { municipalityCode: string }) => municipalityCode)).toEqual([A, B]);
    expect(await desk.ids(B)).toEqual([{ municipalInsuredId: view.municipalInsuredIds[1].municipalInsuredId, personKey: 'Q1', prefecturePersonId: null }]);
  }));

  it('何日かの異動・訂正・拒否は、決まった結果になる', () => withDesk(storeHome(undefined), async (desk) => {
    const { results, views } = await story(desk);
    expect(results.map((list) => list.map(({ outcome, issueCodes }) => `${outcome} ${issueCodes.join(' ')}`.trim()))).toEqual([
      ['accepted', 'rejected E303', 'partial E403', 'accepted'], ['accepted', 'accepted', 'accepted'], ['partial E304 W405'],
    ]);
    expect(views.map(({ known, chains }) => [known, chains.map(({ acquiredOn, confirmed }: { acquiredOn: string | null; confirmed: number }) => [acquiredOn, confirmed])])).toEqual([
      [true, [['2021-04-01', 2]]], [true, [['2021-04-01', 2]]], [true, [['2025-04-01', 1]]], [true, [['2025-04-01', 1]]],
    ]);
  }));

  it('SQLiteのファイルでも、同じ結果とバイトになる', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'totsugo-aggregator-'));
    expect(await withDesk(storeHome(folder), story)).toEqual(await withDesk(storeHome(undefined), story));
    await rm(folder, { recursive: true, force: true });
  });

  it.skipIf(!server)('PostgreSQLでも、同じ結果とバイトになる', async () => {
    expect(await withDesk(storeHome(server), story)).toEqual(await withDesk(storeHome(undefined), story));
  });
});
