import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../harness/bed.js';
import type { World } from '../../harness/world.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { inMemory } from '../../store/sqlite.js';
import { aggregator } from './aggregator.js';
import { deskOf } from './desk.examples.js';
import { A, B, personRow } from './town.examples.js';

const profile = bundledProfile();
let bed: Bed;
let worlds = 0;
const begin = async (now: World['now'] extends () => infer M ? M : never = '2025-05-12T18:00') => deskOf(await bed.create({ id: `a${(worlds += 1)}`, seed: 1, now, numberMode: defaultNumberMode }), profile);
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [aggregator] }); });
afterAll(() => bed.close());

describe('国保情報集約システム', () => {
  it('県内転居の両側が届くと、転入先へ転出元の取得日を継続として配信する', async () => {
    const desk = await begin();
    await desk.send(A, 1, [personRow(A, { n: 1, from: '2021-04-01', until: '2025-05-10' })]);
    await desk.send(B, 1, [personRow(B, { n: 1, from: '2025-05-10', personKey: 'Q1', applicationStartReason: 'moveInWithinPrefecture' })]);
    await desk.overnight();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'accepted', receivedCount: 2, loadedCount: 2, rejectedCount: 0, confirmedBy: null, issueCodes: [] }]);
    expect(await desk.dates(B)).toMatchObject([{ acquiredOn: '2021-04-01', lostOn: null, continuity: 'continued', version: 1, applicationStartOn: '2025-05-10' }]);
    expect(await desk.dates(A)).toMatchObject([{ acquiredOn: '2021-04-01', lostOn: null, continuity: 'new', version: 1 }]);
    const view = await desk.view(B, 'Q1');
    expect(view.municipalInsuredIds.map(({ municipalityCode }: { municipalityCode: string }) => municipalityCode)).toEqual([A, B]);
    expect(await desk.ids(B)).toEqual([{ municipalInsuredId: view.municipalInsuredIds[1].municipalInsuredId, personKey: 'Q1', prefecturePersonId: null }]);
  });
});
