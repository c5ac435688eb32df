import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProfile } from '../../contracts/wire/profile.js';
import type { QualificationPerson } from '../../contracts/aggregator/qualification.js';
import { openBed, type Bed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { inMemory } from '../../store/sqlite.js';
import { aggregator } from './aggregator.js';
import { deskOf } from './desk.examples.js';
import { A, B, householdRows, numberOf, pairOf, personRow } from './town.examples.js';

const profile = bundledProfile();
let bed: Bed;
let worlds = 0;
const begin = async () => deskOf(await bed.create({ id: `c${(worlds += 1)}`, seed: 1, now: '2025-05-12T18:00', numberMode: defaultNumberMode }), profile);
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile, simulators: [aggregator] }); });
afterAll(() => bed.close());

const good = personRow(A, { n: 9 });
const wrongDigit = numberOf(1).slice(0, 11) + ((Number(numberOf(1)[11]) + 1) % 10);

describe('記録の検査', () => {
  it.each<[ja: string, code: string, row: QualificationPerson]>([
    ['個人番号の検査用数字の誤り', 'E401', personRow(A, { n: 1, individualNumber: wrongDigit })],
    ['ほかの市区町村の保険者番号', 'E305', personRow(A, { n: 1, insurerNumber: '138024' })],
    ['適用終了が適用開始より前', 'E501', personRow(A, { n: 1, from: '2025-04-02', until: '2025-04-01' })],
    ['被保険者なのに適用開始がない', 'E201', personRow(A, { n: 1, from: null })],
    ['終了日があるのに終了事由がない', 'E201', personRow(A, { n: 1, until: '2025-05-01', applicationEndReason: null })],
    ['終了事由があるのに終了日がない', 'E201', personRow(A, { n: 1, applicationEndReason: 'death' })],
    ['擬制世帯主に開いた適用期間', 'E202', personRow(A, { n: 1, memberKind: 'nominalHead' })],
  ])('%s は%sで、その世帯だけを拒み、ほかの世帯は登録する', async (_ja, code, row) => {
    const desk = await begin();
    await desk.send(A, 1, [row, good]);
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'partial', receivedCount: 4, loadedCount: 2, rejectedCount: 2, issueCodes: [code] }]);
    expect([(await desk.view(A, 'P1')).known, (await desk.view(A, 'P9')).known]).toEqual([false, true]);
  });

  it('個人番号は指摘にも処理結果にも出ない', async () => {
    const desk = await begin();
    await desk.send(A, 1, [personRow(A, { n: 1, individualNumber: wrongDigit })]);
    await desk.load();
    const issues = await desk.lastIssues(A);
    expect(issues).toMatchObject([{ code: 'E401', line: 3, raw: expect.stringMatching(/^MN#[0-9a-f]{8}$/) as string, personKey: 'P1' }]);
    expect(JSON.stringify([issues, await desk.resultFile(A)])).not.toContain(wrongDigit);
  });

  it('障害で検査用数字を確かめなければ誤った番号も登録し、直れば拒む', async () => {
    const desk = await begin();
    await desk.world.fault('aggregator', 'digitUnchecked', true);
    await desk.send(A, 1, [personRow(A, { n: 1, individualNumber: wrongDigit })]);
    await desk.load();
    await desk.world.fault('aggregator', 'digitUnchecked', false);
    await desk.send(A, 2, [personRow(A, { n: 2, individualNumber: wrongDigit })]);
    await desk.load();
    expect([(await desk.view(A, 'P1')).known, (await desk.view(A, 'P2')).known, (await desk.results(A)).map(({ issueCodes }) => issueCodes)]).toEqual([true, false, [[], ['E401']]]);
  });

  it('読めない行の世帯も、読める項目から世帯を知って拒む', async () => {
    const desk = await begin();
    const spouse = personRow(A, { n: 2, householdKey: 'H1', memberKind: 'member', branchNumber: '02', relationship: '妻' });
    const [households, persons] = pairOf(profile, A, 1, [personRow(A, { n: 1 }), spouse, good]);
    await desk.put(A, households);
    await desk.put(A, { ...persons, bytes: Buffer.from(Buffer.from(persons.bytes).toString().replace('妻,T1,2025-04-01', '妻,T1,2025-02-30')) });
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'partial', receivedCount: 5, loadedCount: 2, issueCodes: ['E203'] }]);
    expect((await desk.view(A, 'P1')).known).toBe(false);
  });

  it('個人番号が空ならE402', async () => {
    const desk = await begin();
    const [households, persons] = pairOf(profile, A, 1, [personRow(A, { n: 1 })]);
    await desk.put(A, households);
    await desk.put(A, { ...persons, bytes: Buffer.from(Buffer.from(persons.bytes).toString().replace(numberOf(1), '')) });
    await desk.load();
    expect((await desk.results(A))[0]!.issueCodes).toEqual(['E402']);
  });

  it('設定により、誤りはその記録だけを、またはファイル全部を拒む', async () => {
    const bad = personRow(A, { n: 2, householdKey: 'H1', memberKind: 'member', branchNumber: '02', individualNumber: wrongDigit });
    const counts = async (onRecordError: string) => {
      const desk = await begin();
      await desk.world.setParameters('aggregator', { onRecordError });
      await desk.send(A, 1, [personRow(A, { n: 1 }), bad, good]);
      await desk.load();
      const [result] = await desk.results(A);
      return [result!.outcome, (result as unknown as { loadedCount: number }).loadedCount];
    };
    expect(await counts('rejectRecord')).toEqual(['partial', 4]);
    expect(await counts('rejectHousehold')).toEqual(['partial', 2]);
    expect(await counts('rejectFile')).toEqual(['rejected', 0]);
  });
});

describe('世帯としての検査', () => {
  it('世帯主の記録がなければE301。擬制世帯主なら世帯員区分も擬制世帯主でなければならない', async () => {
    const desk = await begin();
    const member = personRow(A, { n: 2, householdKey: 'H1', memberKind: 'member', branchNumber: '02' });
    await desk.send(A, 1, [member], { households: householdRows([personRow(A, { n: 1 })]) });
    await desk.send(A, 2, [personRow(A, { n: 1 })], { households: householdRows([personRow(A, { n: 1 })], { headKind: 'nominal' }) });
    await desk.send(A, 3, [personRow(A, { n: 1, from: null, memberKind: 'nominalHead' }), member]);
    await desk.load();
    expect((await desk.results(A)).map(({ issueCodes, outcome }) => [outcome, issueCodes])).toEqual([['rejected', ['E301']], ['rejected', ['E301']], ['accepted', []]]);
    expect(await desk.view(A, 'P1')).toMatchObject({ known: true, chains: [], municipalInsuredIds: [{ municipalityCode: A }] });
  });

  it('知らない世帯の人はE302', async () => {
    const desk = await begin();
    await desk.send(A, 1, [good, personRow(A, { n: 1 })], { households: householdRows([good]) });
    await desk.load();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'partial', loadedCount: 2, rejectedCount: 1, issueCodes: ['E302'] }]);
  });

  it('登録済みの世帯員が送られた世帯にいなければE303。別の世帯で送られていれば世帯分離であり誤りではない', async () => {
    const desk = await begin();
    const head = personRow(A, { n: 1 });
    const child = personRow(A, { n: 2, householdKey: 'H1', memberKind: 'member', branchNumber: '02' });
    await desk.send(A, 1, [head, child]);
    await desk.send(A, 2, [{ ...head, revision: 2 }]);
    await desk.send(A, 3, [{ ...head, revision: 2 }, { ...child, householdKey: 'H2', memberKind: 'head', branchNumber: '01', revision: 2 }]);
    await desk.send(A, 4, [{ ...head, revision: 3 }]);
    await desk.load();
    expect((await desk.results(A)).map(({ issueCodes }) => issueCodes)).toEqual([[], ['E303'], [], []]);
  });

  it('記号番号と枝番が二人で同じならE304で、送信の中でも登録済みとの間でも見つける', async () => {
    const desk = await begin();
    const child = personRow(A, { n: 2, householdKey: 'H1', memberKind: 'member', branchNumber: '01' });
    await desk.send(A, 1, [personRow(A, { n: 1 }), child, good]);
    await desk.send(A, 2, [personRow(A, { n: 1, until: '2025-05-01', applicationEndReason: 'death' })]);
    await desk.send(A, 3, [{ ...child, memberKind: 'head' }]);
    await desk.load();
    expect((await desk.results(A)).map(({ outcome, issueCodes }) => [outcome, issueCodes])).toEqual([['partial', ['E304']], ['accepted', []], ['rejected', ['E304']]]);
  });

  it('同じ個人番号で氏名も生年月日も違えばW404、番号が違って同じに見えればW405を、登録したうえで知らせる', async () => {
    const desk = await begin();
    await desk.send(A, 1, [personRow(A, { n: 1, until: '2025-05-10' }), personRow(A, { n: 2, nameKana: 'フタリ', name: '二人' })]);
    await desk.load();
    await desk.send(B, 1, [
      personRow(B, { n: 1, from: '2025-05-10', applicationStartReason: 'moveInWithinPrefecture', nameKana: 'ベツジン', bornOn: '1999-09-09' }),
      personRow(B, { n: 3, nameKana: 'フタ リ', name: '二人' }), personRow(B, { n: 4, bornOn: '1981-01-01' }),
    ]);
    await desk.load();
    expect(await desk.results(B)).toMatchObject([{ outcome: 'accepted', issueCodes: ['W404', 'W405'] }]);
    expect((await desk.lastIssues(B)).map(({ code, personKey }) => [code, personKey])).toEqual([['W404', 'P1'], ['W405', 'P3']]);
  });
});
