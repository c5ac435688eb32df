import { describe, expect, it } from 'vitest';
import { highCostHandover, highCostRecord, type HighCostHandover } from '../../../contracts/aggregator/high-cost.js';
import type { ContinuitySource } from '../../../contracts/ward-continuity.js';
import type { Ward } from '../../../contracts/ward.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { inMemory } from '../../../store/sqlite.js';
import { referenceWard } from '../../reference.js';
import { readSettings } from '../../settings.js';
import { wardTables } from '../../tables.js';
import { moveMonthsAmong, priorCounts } from './counts.js';
import { end, enter, householdForm, idFile, masked, openWard, profile, resident, start, startOf } from '../../ward-fixture.js';

const [head, wife] = [resident('P-1', 1), resident('P-2', 2, { relationship: '妻', sex: '2' })];
const source = (wish: Partial<ContinuitySource> = {}): ContinuitySource => ({ candidateKey: 'CC-1', municipalityCode: '131121', householdKey: 'OH-1', headId: 'MI-9', members: [{ fromId: 'MI-9', id: 'MI-1', fate: 'movedHere' }], ...wish });
const handoverFile = (seq: number, ...rows: readonly Partial<HighCostHandover>[]) => codecOf(profile, highCostHandover).format({ municipalityCode: '131032', date: '2026-05-12', seq }, rows.map((row) => (
  { candidateKey: 'CC-1', municipalInsuredId: 'MI-1', householdKey: '00000001', fromMunicipalityCode: '131121', fromHouseholdKey: 'OH-1', careMonth: '202603', countsForRepeat: true, operation: 'register', revision: 1, ...row })));
const record = (ward: Ward, careMonth: string, more: object = {}) => ward.act({ act: 'recordHighCostMonth', householdKey: '00000001', careMonth, countsForRepeat: true, operation: 'register', by: '担当', why: '控え', ...more });
const decide = (ward: Ward, more: object = {}) => ward.act({ act: 'decideContinuity', householdKey: '00000001', occurredOn: '2026-05-10', decision: 'continue', candidateKey: 'CC-1', sources: [source()], by: '担当', why: '世帯主が同じ', ...more });
const months = (ward: Ward, careMonth: string, householdKey = '00000001') => ward.query({ query: 'highCostMonths', householdKey, careMonth });
const countOf = async (ward: Ward, careMonth: string) => { const { priorCount, isRepeatMonth } = await months(ward, careMonth); return [priorCount, isRepeatMonth]; };

async function withFamily(since: `${number}-${number}-${number}` = '2026-05-10'): Promise<Ward> {
  const ward = await openWard('2026-05-12T09:30');
  await enter(ward, start('moveInWithinPrefecture', since, [head, wife]));
  await ward.deliver(idFile([['MI-1', 'P-1'], ['MI-2', 'P-2']]));
  return ward;
}

describe('多数回の数', () => {
  it('当月の11か月前までの三か月で多数回になり、12か月前の月も当月も数えない', async () => {
    const ward = await withFamily('2024-04-01');
    for (const careMonth of ['2025-04', '2025-06', '2025-12', '2026-05']) await record(ward, careMonth);
    expect([await countOf(ward, '2026-03'), await countOf(ward, '2026-04'), await countOf(ward, '2026-05'), await countOf(ward, '2026-06')]).toEqual([[3, true], [2, false], [2, false], [2, false]]);
  });

  it('窓の外の月を足しても取り消しても、数は変わらない', async () => {
    const ward = await withFamily('2023-04-01');
    for (const careMonth of ['2025-12', '2026-01']) await record(ward, careMonth);
    const before = await countOf(ward, '2026-05');
    for (const careMonth of ['2025-05', '2024-01', '2026-05']) await record(ward, careMonth);
    expect(await countOf(ward, '2026-05')).toEqual(before);
    await record(ward, '2025-05', { operation: 'void' });
    expect(await countOf(ward, '2026-05')).toEqual(before);
  });

  it('多数回に数えない月は数えず、取り消した月は取消として残り、未来の月・被保険者のいない月・ない月の取消は断る', async () => {
    const ward = await withFamily('2026-02-10');
    await record(ward, '2026-03', { countsForRepeat: false });
    await record(ward, '2026-04');
    await record(ward, '2026-04', { operation: 'void' });
    expect((await months(ward, '2026-05')).months.map(({ careMonth, state, counts }) => [careMonth, state, counts])).toEqual([['2026-03', 'held', false], ['2026-04', 'void', false]]);
    for (const refused of [await record(ward, '2026-06'), await record(ward, '2026-01'), await record(ward, '2026-02', { operation: 'void' })]) expect(refused).toMatchObject({ accepted: false, refusals: [{ code: 'TSG-W354' }] });
  });
});

describe('引継情報', () => {
  it('継続と決めた候補の月だけを取り込み、同じものをもう一度受けても変わらず、取消しで消え、古い版では戻らない', async () => {
    const ward = await withFamily();
    expect(await ward.deliver(handoverFile(1, {}))).toMatchObject({ accepted: false, issues: [{ code: 'E605' }] });
    expect((await decide(ward)).accepted).toBe(true);
    expect(await ward.deliver(handoverFile(1, {}, { careMonth: '202604' }))).toMatchObject({ accepted: true, applied: 2 });
    expect(await ward.deliver(handoverFile(2, {}, {}))).toMatchObject({ accepted: true, applied: 0 });
    expect(await countOf(ward, '2026-05')).toEqual([2, false]);
    expect(await ward.deliver(handoverFile(3, { operation: 'void', revision: 2 }))).toMatchObject({ applied: 1 });
    expect(await ward.deliver(handoverFile(4, { revision: 1 }))).toMatchObject({ applied: 0 });
    expect((await months(ward, '2026-05')).months.map(({ careMonth, state }) => `${careMonth} ${state}`)).toEqual(['2026-03 void', '2026-04 held']);
  });

  it.each([
    ['この区の誰でもないID', { municipalInsuredId: 'MI-8' }, 'E207'], ['世帯にいたことのない人', { householdKey: '00000009' }, 'E207'], ['2018年3月', { careMonth: '201803' }, 'E601'], ['13月', { careMonth: '202613' }, 'E203'], ['別の候補', { candidateKey: 'CC-2' }, 'E605'],
  ] as const)('%s の行があれば、ファイルの全部を拒む', async (_ja, wish, code) => {
    const ward = await withFamily();
    await decide(ward);
    expect(await ward.deliver(handoverFile(1, {}, wish))).toMatchObject({ accepted: false, issues: [{ code, line: 4 }] });
    expect(await countOf(ward, '2026-05')).toEqual([0, false]);
  });

  it('転居の月に両方の区で該当すれば1回と数え、sameMonthCount が each なら2回と数える', async () => {
    for (const [sameMonthCount, count] of [['once', 1], ['each', 2]] as const) {
      const ward = await openWard('2026-06-12T09:30', { sameMonthCount });
      await enter(ward, start('moveInWithinPrefecture', '2026-05-10', [head, wife]));
      await ward.deliver(idFile([['MI-1', 'P-1']]));
      await decide(ward);
      await ward.deliver(handoverFile(1, { careMonth: '202605' }));
      await record(ward, '2026-05');
      expect((await months(ward, '2026-06')).priorCount).toBe(count);
    }
  });
});

describe('決定', () => {
  it('一つの世帯は一つの候補とだけ続き、誤りは改めてから決め直せ、書いたものは消えない', async () => {
    const ward = await withFamily();
    await decide(ward);
    const other = source({ candidateKey: 'CC-2', householdKey: 'OH-2' });
    expect((await decide(ward, { candidateKey: 'CC-2', sources: [source(), other] })).refusals[0]?.code).toBe('TSG-W353');
    await decide(ward, { decision: 'notContinue', why: '誤り' });
    expect((await decide(ward, { candidateKey: 'CC-2', sources: [source(), other] })).accepted).toBe(true);
    const { decisions } = await ward.query({ query: 'continuity', householdKey: '00000001', occurredOn: '2026-05-10', sources: [] });
    expect(decisions.map(({ candidateKey, decision, current }) => [candidateKey, decision, current])).toEqual([['CC-1', 'continue', false], ['CC-1', 'notContinue', true], ['CC-2', 'continue', true]]);
  });

  it('規則と違う決定も受けるが、違うことと職員の理由を残す', async () => {
    const ward = await withFamily();
    const { decisions } = await decide(ward, { decision: 'notContinue', why: '前の世帯主は別人' });
    expect(decisions.map(({ rule, because }) => [rule, because.at(-1)])).toEqual([['decideContinuity', expect.any(String)], ['continuityAgainstRule', '前の世帯主は別人']]);
  });

  it.each([
    ['知らない世帯', { householdKey: '00000009' }, 'TSG-W350'], ['異動の前の日', { occurredOn: '2026-05-09' }, 'TSG-W350'], ['先の日', { occurredOn: '2026-05-13' }, 'TSG-W351'], ['sources にない候補', { candidateKey: 'CC-7' }, 'TSG-W352'], ['どの世帯か書かない継続', { candidateKey: undefined }, 'TSG-W352'],
  ] as const)('%s は断る', async (_ja, wish, code) => {
    expect((await decide(await withFamily(), wish)).refusals.map((refusal) => refusal.code)).toContain(code);
  });

  it('世帯分離で父の世帯の続きとされた子の世帯に回数が移れば、父の世帯の前の回数はなくなる', async () => {
    const ward = await openWard('2026-05-12T09:30');
    await enter(ward, start('leaveEmployeeInsurance', '2024-04-01', [head, wife]));
    for (const careMonth of ['2026-01', '2026-02']) await record(ward, careMonth);
    await enter(ward, householdForm({ reason: 'householdSplit', occurredOn: '2026-05-10', personKeys: ['P-2'], headPersonKey: 'P-2' }));
    const { householdKey: fresh } = await ward.query({ query: 'household', personKey: 'P-2' });
    expect((await decide(ward, { householdKey: fresh, candidateKey: undefined, fromHouseholdKey: '00000001', sources: [] })).accepted).toBe(true);
    expect([(await months(ward, '2026-05')).priorCount, (await months(ward, '2026-05', fresh!)).priorCount]).toEqual([0, 2]);
    expect((await decide(ward, { candidateKey: undefined, fromHouseholdKey: '00000001', sources: [] })).accepted).toBe(true);
  });
});

describe('高額該当情報', () => {
  it('2018年4月からの自分の月を一度だけ送り、取り消せば無効化を送り、引き継いだ月と、送る前に取り消した月は送らない', async () => {
    const ward = await openWard('2026-05-12T09:30');
    await enter(ward, start('leaveEmployeeInsurance', '2016-04-01', [head, wife]));
    for (const careMonth of ['2018-03', '2018-04', '2026-04', '2026-03']) await record(ward, careMonth);
    await record(ward, '2026-03', { operation: 'void' });
    const sent = async () => {
      const { files } = await ward.run('exportHighCostRecords');
      const laid = (await ward.outgoing()).filter(({ name }) => files.includes(name));
      return laid.flatMap((file) => codecOf(profile, highCostRecord).parse(file).records.map(({ value }) => `${value.careMonth} ${value.operation} ${value.revision}`));
    };
    expect(await sent()).toEqual(['201804 register 1', '202604 register 1']);
    expect(await sent()).toEqual([]);
    await record(ward, '2026-04', { operation: 'void' });
    expect(await sent()).toEqual(['202604 void 2']);
  });
});

describe('転居月の特例', () => {
  it('全員が月の途中に県内へ出た月は、転出元でも特例になり、初日の転出と一部の転出ではならない', async () => {
    for (const [occurredOn, who, applies] of [['2026-05-10', ['P-1', 'P-2'], true], ['2026-05-01', ['P-1', 'P-2'], false], ['2026-05-10', ['P-2'], false]] as const) {
      const ward = await openWard('2026-05-12T09:30');
      await enter(ward, start('leaveEmployeeInsurance', '2024-04-01', [head, wife]));
      await enter(ward, end('moveOutWithinPrefecture', occurredOn, [...who]));
      expect((await months(ward, '2026-05')).moveMonth.applies).toBe(applies);
    }
  });

  it('同じ月に75歳になる人は4分の1になり、誕生日が初日の人はならない', async () => {
    for (const [bornOn, turning75] of [['1951-05-20', ['P-2']], ['1951-05-01', []]] as const) {
      const ward = await openWard('2026-05-12T09:30');
      await enter(ward, start('moveInWithinPrefecture', '2026-04-10', [head, { ...wife, bornOn }]));
      await ward.deliver(idFile([['MI-1', 'P-1']]));
      await decide(ward, { occurredOn: '2026-04-10' });
      expect((await months(ward, '2026-04')).moveMonth).toMatchObject({ applies: true, turning75: [] });
      await ward.act({ act: 'decideContinuity', householdKey: '00000001', occurredOn: '2026-05-10', decision: 'continue', candidateKey: 'CC-1', sources: [source()], by: '担当', why: '試験' });
      expect((await months(ward, '2026-05')).moveMonth).toMatchObject({ applies: true, turning75 });
    }
  });
});

it('多くの世帯をまとめて数えても、一つずつ数えたのと同じになる', async () => {
  const database = await inMemory().database('ward');
  const ward = await referenceWard({ database, profile, masked });
  await ward.reset(startOf('2026-05-12T09:30'));
  await enter(ward, start('moveInWithinPrefecture', '2026-05-10', [head, wife]));
  const people = [3, 4, 5].map((n) => resident(`P-${n}`, n));
  for (const one of people) await enter(ward, start('leaveEmployeeInsurance', '2024-04-01', [one]));
  await ward.deliver(idFile([['MI-1', 'P-1']]));
  await decide(ward);
  await ward.deliver(handoverFile(1, { careMonth: '202505' }, { careMonth: '202506' }, { careMonth: '202604' }));
  for (const careMonth of ['2025-06', '2026-01', '2026-04']) await record(ward, careMonth, { householdKey: '00000002' });
  await record(ward, '2026-04', { householdKey: '00000003', countsForRepeat: false });
  await enter(ward, end('moveOutWithinPrefecture', '2026-05-11', ['P-5']));
  const keys = ['00000001', '00000002', '00000003', '00000004'];
  const store = await database.open(wardTables);
  const settings = await readSettings(store);
  for (const careMonth of ['2026-05', '2026-06'] as const) {
    const [counts, moves] = [await priorCounts(store, settings, keys, careMonth), await moveMonthsAmong(store, settings, keys, careMonth)];
    const each = await Promise.all(keys.map((key) => months(ward, careMonth, key)));
    expect([keys.map((key) => counts.get(key)), keys.map((key) => moves.has(key))]).toEqual([each.map(({ priorCount }) => priorCount), each.map(({ moveMonth }) => moveMonth.applies)]);
  }
  expect([...(await priorCounts(store, settings, keys, '2026-05')).values(), [...await moveMonthsAmong(store, settings, keys, '2026-05')]]).toEqual([2, 3, 0, 0, ['00000001', '00000004']]);
});
