import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../law/day.js';
import type { Day } from '../law/define.js';
import { applicationEndReasons, applicationStartReasons, specialResidenceKinds } from '../contracts/codes.js';
import type { Notification } from '../contracts/notification.js';
import type { StaffAct, Ward } from '../contracts/ward.js';
import { inMemory } from '../store/sqlite.js';
import { brokenInvariants } from './eligibility/rules/period-invariants.js';
import { spanOf } from './reading.js';
import { referenceWard } from './reference.js';
import { noticeFile, noticeOf } from './linkage/terminal-fixture.js';
import { wardTables, type WardStore } from './tables.js';
import { exported, masked, numberOf, profile, resident, startOf } from './ward-fixture.js';

const people = ['P-1', 'P-2', 'P-3', 'P-4', 'P-5'];
const person = fc.constantFrom(...people);
const notice = fc.constantFrom('MN-1', 'MN-2', 'MN-3', 'MN-9');
const someone = fc.uniqueArray(person, { minLength: 1, maxLength: 3 });
const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2025-03-22', days));
const codeOf = <C extends readonly (readonly [string, string])[]>(codes: C) => fc.constantFrom(...codes.map(([code]) => code as C[number][0]));
// One of them is born in the middle of the days drawn, one turns 75 then.
const born: Readonly<Record<string, Day>> = { 'P-4': '2025-04-20', 'P-5': '1950-04-20' };
const described = people.map((personKey, i) => resident(personKey, i + 1, { bornOn: born[personKey] ?? '1980-05-05', cardUse: i % 2 ? 'registered' : 'none' }));
const form = { receivedOn: fc.constant<Day>('2025-05-21') };

const forms = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ...form, kind: fc.constant('start' as const), reason: codeOf(applicationStartReasons), occurredOn: day, residents: fc.constant(described), headPersonKey: person, startingPersonKeys: someone }) },
  { weight: 3, arbitrary: fc.record({ ...form, kind: fc.constant('end' as const), reason: codeOf(applicationEndReasons), occurredOn: day, personKeys: someone }) },
  { weight: 3, arbitrary: fc.record({
    ...form, kind: fc.constant('household' as const), reason: fc.constantFrom('headChange' as const, 'householdSplit' as const, 'householdMerge' as const, 'addressWithinMunicipality' as const), occurredOn: day,
    personKeys: someone, headPersonKey: person, residents: fc.constant([]), newAddress: fc.constant('東京都港区試験九丁目'),
  }) },
  { weight: 2, arbitrary: fc.record({
    ...form, kind: fc.constant('person' as const), reason: fc.constantFrom('nameChange' as const, 'individualNumberChange' as const, 'specialResidenceStart' as const, 'specialResidenceEnd' as const, 'cardUseCancellation' as const, 'certificateReissue' as const),
    occurredOn: day, personKey: person, name: fc.constantFrom('試験 甲', '試験 乙'), individualNumber: fc.integer({ min: 1, max: 12 }).map(numberOf), specialResidenceKind: codeOf(specialResidenceKinds),
  }) },
);
const acts: fc.Arbitrary<StaffAct> = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(forms, fc.nat({ max: 999_999 })).map(([said, number]) => ({ act: 'enterNotification' as const, notification: { ...said, notificationId: `N-${number}` } as Notification })) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('correctPeriod' as const), personKey: person, applicationStartOn: day, newStartOn: day, newEndOn: fc.option(day), why: fc.constant('試験') }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('voidPeriod' as const), personKey: person, applicationStartOn: day, why: fc.constant('試験') }) },
  { weight: 1, arbitrary: fc.record({
    act: fc.constant('correctIndividualNumber' as const), why: fc.constant('試験'), corrections: fc.array(fc.record({ personKey: person, individualNumber: fc.integer({ min: 1, max: 12 }).map(numberOf) }), { minLength: 1, maxLength: 3 }),
  }) },
  { weight: 1, arbitrary: fc.record({
    act: fc.constant('correctResident' as const), personKey: person, why: fc.constant('試験'),
    name: fc.constantFrom('試験 丙', '試験 丁'), bornOn: fc.option(fc.constantFrom<Day>('1980-05-06', '1950-04-21', '2025-04-21'), { nil: undefined }), address: fc.option(fc.constant('東京都港区試験三丁目'), { nil: undefined }),
  }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('openMatchCase' as const), noticeId: notice, by: fc.constant('担当'), purpose: fc.constant('試験') }) },
  { weight: 3, arbitrary: fc.record({
    act: fc.constant('decideMatch' as const), noticeId: notice, by: fc.constant('担当'), why: fc.constant('試験'), decision: fc.constantFrom('dataError' as const, 'wrongLink' as const, 'numberReplaced' as const, 'correct' as const),
    reasonCode: fc.option(fc.constant('notation' as const), { nil: undefined }), changes: fc.option(fc.constant({ nameKana: 'シケン カナ' }), { nil: undefined }),
    corrections: fc.option(fc.array(fc.record({ personKey: person, individualNumber: fc.integer({ min: 1, max: 12 }).map(numberOf) }), { minLength: 1, maxLength: 2 }), { nil: undefined }),
  }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('resend' as const), personKeys: someone, why: fc.constant('試験') }) },
);

const pointers: readonly string[] = ['latest', 'sent_seq', 'file_name'];
const kept = ['ward_resident', 'ward_household', 'ward_period', 'ward_certificate', 'ward_match_notice', 'ward_match_step', 'ward_terminal_item', 'ward_access', 'ward_card_use', 'ward_ratio', 'ward_revenue'] as const;
const history = async (store: WardStore) => {
  const rows = await Promise.all(kept.map((table) => store.db.selectFrom(table).selectAll().execute()));
  return rows.flat().map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !pointers.includes(column))));
};
const everything = async (store: WardStore) => JSON.stringify([await history(store), await store.db.selectFrom('ward_queue').selectAll().execute(), (await store.db.selectFrom('ward_counter').selectAll().execute()).filter(({ name }) => name !== 'act')]);

async function checkInvariants(store: WardStore): Promise<void> {
  const periods = await store.db.selectFrom('ward_period').selectAll().where('latest', '=', 1).execute();
  expect(new Set(periods.map(({ period_key }) => period_key)).size).toBe(periods.length);
  for (const row of await store.db.selectFrom('ward_resident').selectAll().where('latest', '=', 1).execute()) {
    const own = periods.filter(({ person_key, voided }) => person_key === row.person_key && voided === 0).sort((a, b) => (a.start_on < b.start_on ? -1 : 1));
    expect(brokenInvariants({
      personKey: row.person_key, bornOn: row.born_on as Day, diedOn: row.died_on as Day | null, koukiLossRule: 'birthday', convention: 'sameDay', periods: own.map((period) => ({ ...spanOf(period), startReason: period.start_reason })),
    })).toEqual([]);
  }
}

/** What 集約 would check of a full file: one head a household in the right kind of row, every member, no 枝番 twice. */
async function checkFile(ward: Ward): Promise<void> {
  const { households, persons } = await exported(ward, 'exportAll');
  for (const { householdKey, headPersonKey, headKind } of households) {
    const rows = persons.filter((row) => row.householdKey === householdKey);
    expect(rows.filter(({ memberKind }) => memberKind === (headKind === 'insured' ? 'head' : 'nominalHead')).map(({ personKey }) => personKey)).toContain(headPersonKey);
    expect(rows.filter(({ memberKind }) => memberKind === (headKind === 'insured' ? 'nominalHead' : 'head'))).toEqual([]);
    const branches = new Map(rows.flatMap(({ branchNumber, personKey }) => (branchNumber === null ? [] : [[`${branchNumber} ${personKey}`, branchNumber] as const])));
    expect(new Set(branches.values()).size).toBe(branches.size);
  }
  const numbers = new Map(persons.map(({ personKey, individualNumber }) => [personKey, individualNumber]));
  expect(new Set(numbers.values()).size).toBe(numbers.size);
}

/** Looks at every case that was opened: what is shown holds no 個人番号, and everybody shown is in the log. */
async function seeCases(ward: Ward): Promise<void> {
  for (const noticeId of ['MN-1', 'MN-2', 'MN-3']) {
    const before = (await ward.query({ query: 'accessLog' })).rows.length;
    const answer = await ward.query({ query: 'matchCase', noticeId, by: '監査', purpose: '確かめる' });
    const { rows } = await ward.query({ query: 'accessLog' });
    const shown = answer.materials ? [answer.materials.resident, ...answer.materials.household, ...answer.materials.candidates].flatMap((one) => one?.personKey ?? []) : [];
    expect(rows.slice(before).map(({ personKey }) => personKey).sort()).toEqual([...new Set(shown)].sort());
    expect(JSON.stringify(answer)).not.toMatch(/\d{12}/);
  }
}

describe('記録は追加だけ', () => {
  it('どんな操作の列でも、書いた記録は消えも変わりもせず、適用期間の整合が保たれ、断られた操作は何も替えない', async () => {
    let [accepted, refused] = [0, 0];
    await fc.assert(fc.asyncProperty(fc.array(acts, { minLength: 4, maxLength: 14 }), async (sequence) => {
      const database = await inMemory().database('ward');
      const ward = await referenceWard({ database, profile, masked });
      await ward.reset(startOf('2025-05-21T09:30'));
      const store = await database.open(wardTables);
      await ward.act({ act: 'enterNotification', notification: { kind: 'start', notificationId: 'N-first', receivedOn: '2025-05-21', reason: 'moveInFromOutside', occurredOn: '2025-03-22', residents: described, headPersonKey: 'P-1', startingPersonKeys: ['P-1', 'P-2', 'P-3'] } });
      await ward.deliver(noticeFile(['P-1', 'P-2', 'P-3'].map((personKey, i) => noticeOf(`MN-${i + 1}`, personKey, `P0000000${i + 1}`))));
      for (const staffAct of sequence) {
        const before = { rows: await history(store), all: await everything(store) };
        const result = await ward.act(staffAct);
        const after = new Set(await history(store));
        expect(before.rows.filter((row) => !after.has(row))).toEqual([]);
        if (!result.accepted) expect(await everything(store)).toBe(before.all);
        expect(result.accepted).toBe(result.refusals.length === 0);
        expect(JSON.stringify(result)).not.toMatch(/\d{12}/);
        [accepted, refused] = result.accepted ? [accepted + 1, refused] : [accepted, refused + 1];
        await checkInvariants(store);
      }
      const rows = await history(store);
      await seeCases(ward);
      await ward.run('exportTerminal');
      await ward.run('checkAges');
      await checkInvariants(store);
      await checkFile(ward);
      const after = new Set(await history(store));
      expect(rows.filter((row) => !after.has(row))).toEqual([]);
      await database.drop();
    }), { numRuns: 60 });
    expect(accepted).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(50);
  });
});
