import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { monthOf, monthsOf } from '../../../law/fiscal-year.js';
import type { HouseholdRow, PeriodRow } from '../../tables.js';
import { unitsOf } from './units.js';

const households = ['H1', 'H2', 'H3'];
const heads = ['A', 'B', 'C'];
const year = 2026;
const day = fc.integer({ min: 0, max: 500 }).map((days): Day => addDays('2026-01-15', days));

const version = (household_key: string, n: number, head_person_key: string, change_on: Day | null): HouseholdRow =>
  ({ household_key, version: n, head_person_key, former_head_person_key: null, address: '', change_on, change_reason: null, operation: 'update', act_no: n, recorded_at: '', latest: 0 });
const revision = (facts: Partial<PeriodRow>): PeriodRow => ({
  period_key: 'T1', revision: 1, person_key: 'P', household_key: 'H1', household_since: '2020-04-01', branch_number: '01', start_on: '2020-04-01', start_reason: 'leaveEmployeeInsurance', end_on: null, end_reason: null,
  acquired_on: null, acquisition_reason: null, lost_on: null, loss_reason: null, special_residence_kind: null, operation: 'register', change_reason: null, voided: 0, insured_by: null, written_no: 1, act_no: 1, recorded_at: '', why: '', latest: 1, sent_before: 0, sent_seq: null, ...facts,
});

/** A person with one period, in up to three households one after the other, perhaps ended, perhaps voided. */
const stay = (person_key: string) => fc.record({
  startOn: day, length: fc.option(fc.integer({ min: 0, max: 400 })), moves: fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.constantFrom(...households)), { maxLength: 2 }), first: fc.constantFrom(...households), isVoided: fc.boolean(),
}).map(({ startOn, length, moves, first, isVoided }) => {
  const key = { person_key, period_key: `T-${person_key}`, start_on: startOn };
  const rows = [revision({ ...key, household_key: first, household_since: startOn })];
  let at = startOn;
  for (const [days, household_key] of moves) {
    at = addDays(at, days);
    rows.push(revision({ ...key, revision: rows.length + 1, household_key, household_since: at }));
  }
  const last = rows.at(-1)!;
  const end_on = length === null ? null : addDays(startOn, length);
  if (end_on !== null || isVoided) rows.push({ ...last, revision: rows.length + 1, end_on, end_reason: end_on === null ? null : 'joinEmployeeInsurance', voided: isVoided ? 1 : 0 });
  return rows;
});
const world = fc.record({
  people: fc.tuple(stay('A'), stay('B'), stay('C'), stay('D')),
  changes: fc.tuple(...households.map(() => fc.array(fc.tuple(day, fc.constantFrom(...heads)), { maxLength: 3 }))),
});

test('どの人のどの月も、納付義務者は一人だけで、月の数は適用期間の月の数に等しい(県内のどの世帯に移っても)', () => {
  fc.assert(fc.property(world, ({ people, changes }) => {
    const units = households.flatMap((key, i) => unitsOf(key, [version(key, 1, heads[i]!, null), ...changes[i]!.map(([on, head], n) => version(key, n + 2, head, on))], people.flat(), year, 'sameDay'));
    const charged = units.flatMap(({ months }) => [...months].flatMap(([person, list]) => list.map((month) => `${person} ${month}`)));
    const expected = people.flatMap((rows) => {
      const now = rows.at(-1)!;
      return now.voided === 1 ? [] : monthsOf(year).filter((month) => month >= monthOf(now.start_on as Day) && (now.end_on === null || month < monthOf(now.end_on as Day))).map((month) => `${now.person_key} ${month}`);
    });
    expect(charged.toSorted()).toEqual(expected.toSorted());
  }), { numRuns: 500 });
});

test('世帯主が替わった月からは新しい世帯主の分で、基準日はその日。亡くなった人はその日には数えない', () => {
  const versions = [version('H1', 1, 'A', null), version('H1', 2, 'B', '2026-07-10')];
  const periods = [revision({ person_key: 'A', period_key: 'T1', end_on: '2026-07-11', end_reason: 'death' }), revision({ person_key: 'B', period_key: 'T2' })];
  expect(unitsOf('H1', versions, periods, year, 'sameDay').map(({ headPersonKey, months, basisDay }) => [headPersonKey, [...months].map(([person, list]) => [person, list.length]), basisDay])).toEqual([
    ['A', [['A', 3], ['B', 3]], { on: '2026-04-01', insured: ['A', 'B'] }], ['B', [['B', 9]], { on: '2026-07-10', insured: ['B'] }],
  ]);
});

test('基準日は日で見る。4月2日に入った人は月がかかっても数えず、4月2日に喪失した人は月がかからなくても数える', () => {
  const periods = [revision({ person_key: 'A', period_key: 'T1' }), revision({ person_key: 'B', period_key: 'T2', start_on: '2026-04-02', household_since: '2026-04-02' }), revision({ person_key: 'C', period_key: 'T3', end_on: '2026-04-02', end_reason: 'joinEmployeeInsurance' })];
  const [unit] = unitsOf('H1', [version('H1', 1, 'A', null)], periods, year, 'sameDay');
  expect([[...unit!.months.keys()], unit!.basisDay]).toEqual([['A', 'B'], { on: '2026-04-01', insured: ['A', 'C'] }]);
});

test('適用終了日を最後の日で書く区では、3月31日に終わった人を4月1日に数えない', () => {
  const periods = [revision({ person_key: 'A', period_key: 'T1' }), revision({ person_key: 'B', period_key: 'T2', end_on: '2026-03-31', end_reason: 'joinEmployeeInsurance' })];
  for (const convention of ['sameDay', 'dayBefore'] as const) expect(unitsOf('H1', [version('H1', 1, 'A', null)], periods, year, convention)[0]!.basisDay?.insured).toEqual(['A']);
});

test('特定同一世帯所属者は、基準日までに後期へ移り、同じ世帯主のもとにいる人', () => {
  const former = (end_on: Day) => revision({ person_key: 'B', period_key: 'T2', end_on, end_reason: 'koukiAge75' });
  const formerIn = (end_on: Day, of: number, versions = [version('H1', 1, 'A', null)]) => unitsOf('H1', versions, [revision({ person_key: 'A', period_key: 'T1' }), former(end_on)], of, 'sameDay').flatMap(({ formerMembers }) => formerMembers);
  expect([formerIn('2026-03-10', 2026), formerIn('2026-04-01', 2026), formerIn('2026-10-01', 2026), formerIn('2026-10-01', 2027), formerIn('2026-10-01', 2024)]).toEqual([['B'], ['B'], [], ['B'], []]);
  expect(formerIn('2026-03-10', 2026, [version('H1', 1, 'A', null), version('H1', 2, 'C', '2026-03-20')])).toEqual([]);
});
