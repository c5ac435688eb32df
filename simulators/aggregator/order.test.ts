import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import type { QualificationPerson } from '../../contracts/aggregator/qualification.js';
import { openBed, type Bed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { addDays } from '../../law/day.js';
import { inMemory } from '../../store/sqlite.js';
import { aggregator } from './aggregator.js';
import { deskOf } from './desk.examples.js';
import { A, B, C, personRow } from './town.examples.js';

const profile = bundledProfile();
let bed: Bed;
let worlds = 0;
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [aggregator] }); });
afterAll(() => bed.close());

/** A batch of one person row; each municipality's batches keep their numbers. */
interface Batch { readonly code: string; readonly seq: number; readonly row: QualificationPerson }
const persons = [1, 2];

const someRow = fc.record({
  code: fc.constantFrom(A, B, C), n: fc.constantFrom(...persons), period: fc.constantFrom('T1', 'T2'), start: fc.integer({ min: 0, max: 20 }), length: fc.option(fc.integer({ min: 0, max: 20 })),
  startReason: fc.constantFrom('moveInWithinPrefecture', 'birth'), endReason: fc.constantFrom('moveOutWithinPrefecture', 'moveOutside', 'joinEmployeeInsurance'), operation: fc.constantFrom('register', 'correct', 'void'),
  revision: fc.integer({ min: 1, max: 4 }),
} as const);
const someBatches = fc.array(someRow, { minLength: 1, maxLength: 7 }).map((rows): Batch[] => rows.map(({ code, n, period, start, length, startReason, endReason, operation, revision }, index) => {
  const from = addDays('2025-04-01', start);
  const until = length === null ? null : addDays(from, length);
  return {
    code, seq: rows.slice(0, index + 1).filter((row) => row.code === code).length,
    row: personRow(code, { n, from, until, periodKey: period, applicationStartReason: startReason, applicationEndReason: until === null ? null : endReason, operation, revision }),
  };
}));

async function outcomeOf(batches: readonly Batch[], loadAfter: (index: number) => boolean) {
  const world = await bed.create({ id: `o${(worlds += 1)}`, seed: 3, now: '2025-05-12T18:00', numberMode: defaultNumberMode });
  const desk = deskOf(world, profile);
  for (const [index, { code, seq, row }] of batches.entries()) {
    await desk.send(code, seq, [row]);
    if (loadAfter(index)) await desk.load();
  }
  await desk.load();
  const views = [];
  for (const code of [A, B, C]) for (const n of persons) views.push(await desk.view(code, `P${n}`));
  await bed.drop(world.id);
  return views.map(({ dates, ...view }) => ({ ...view, dates: (dates as Told[]).filter(saysSomething).map((told) => ({ ...told, version: 0 })) }));
}

/** Dates as last told. A row without dates and issues says no more than no row: it only takes back what had been said before. */
interface Told { readonly version: number; readonly acquiredOn: string | null; readonly continuity: string; readonly issueCodes: readonly string[] }
const saysSomething = ({ acquiredOn, continuity, issueCodes }: Told) => acquiredOn !== null || continuity !== 'pending' || issueCodes.length > 0;

describe('届く順序によらない', () => {
  it('同じ送信なら、どの順で届き何度に分けて登録しても、ID・鎖・待ち・指摘・配信する日付は同じ', async () => {
    await fc.assert(fc.asyncProperty(someBatches, fc.array(fc.nat({ max: 99 }), { minLength: 7, maxLength: 7 }), async (batches, order) => {
      const expected = await outcomeOf(batches, () => false);
      const shuffled = batches.map((batch, index) => ({ batch, at: order[index]! })).sort((a, b) => a.at - b.at).map(({ batch }) => batch);
      expect(await outcomeOf(shuffled, (index) => order[index]! % 2 === 0)).toEqual(expected);
    }), { numRuns: 15 });
  });

  it('訂正や無効化の後の判定は、正しい記録だけを初めから送ったときと同じ', async () => {
    await fc.assert(fc.asyncProperty(someBatches, async (batches) => {
      const last = new Map<string, Batch>();
      for (const batch of batches) {
        const key = `${batch.code} ${batch.row.personKey} ${batch.row.periodKey}`;
        const held = last.get(key);
        if (!held || batch.row.revision >= held.row.revision) last.set(key, batch);
      }
      const renumbered = [...last.values()].map((batch, index, all) => ({ ...batch, seq: all.slice(0, index + 1).filter(({ code }) => code === batch.code).length }));
      expect(await outcomeOf(batches, () => true)).toEqual(await outcomeOf(renumbered, () => false));
    }), { numRuns: 15 });
  });
});
