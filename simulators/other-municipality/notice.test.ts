import { beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../law/define.js';
import { individualNumberOf } from '../../law/check-digits.js';
import { at } from '../../law/day.js';
import type { Resident } from '../../contracts/resident.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { secretsOf } from '../../harness/secrets.js';
import { inMemory } from '../../store/sqlite.js';
import { command } from './commands.js';
import { noticeOf } from './notice.js';
import { otherMunicipality } from './other-municipality.js';
import { otherMunicipalityTables, type FaultName, type HouseholdRow, type OtherMunicipalities } from './tables.js';
import { recordDue, release, tell } from './tell.js';

const city = '131041';
const mode = { kind: 'shifted', by: 3 } as const;
const resident = (n: number, bornOn: Day): Resident => ({
  personKey: `S${n}`, individualNumber: individualNumberOf(`0000000000${n}`, mode), name: `見本 ${n}`, nameKana: 'ミホン', bornOn, sex: '1', address: '東京都新宿区見本1-1', relationship: '本人', cardUse: 'none', isNotDisclosed: false,
});
const [father, mother, child] = [resident(1, '1980-04-01'), resident(2, '1982-05-02'), resident(3, '2010-06-03')] as const;
const family = [father, mother, child];

const byFirst = ([a]: readonly unknown[], [b]: readonly unknown[]) => (String(a) < String(b) ? -1 : 1);

describe('他の区市町村の異動情報', () => {
  let party: OtherMunicipalities;
  let today: Day;
  let faults: Set<FaultName>;
  beforeEach(async () => {
    today = '2025-05-10';
    faults = new Set();
    const parameters = Object.fromEntries(Object.entries(otherMunicipality.parameters).map(([name, { value }]) => [name, value])) as unknown as OtherMunicipalities['parameters'];
    party = {
      ...secretsOf(1), world: 'w', store: await (await inMemory().database('w')).open(otherMunicipalityTables), now: () => at(today, '10:00'), today: () => today,
      faults, parameters, numberMode: mode, profile: bundledProfile(), isHere: () => true, note: () => {}, send: () => Promise.reject(new Error('この試験では送らない')),
    };
  });

  const told = (input: Record<string, unknown>) => tell(party, city, command.parse(input));
  const insure = (change: Record<string, unknown> = {}) => told({ act: 'insure', residents: family, headPersonKey: 'S1', since: '2025-04-01', reason: 'leaveEmployeeInsurance', ...change });
  /** The rows that would go out now, and then counts as sent. */
  const sent = async () => {
    const { db } = party.store;
    const changed = await db.selectFrom('other_municipality_household').where('unsent', '=', 1).selectAll().orderBy('household_key').execute() as HouseholdRow[];
    const notice = await noticeOf({ party, store: party.store, code: city }, changed);
    await db.updateTable('other_municipality_household').set({ unsent: 0 }).execute();
    await db.updateTable('other_municipality_period').set({ unsent: 0 }).execute();
    return notice;
  };

  it('世帯が加入すると、世帯の行と被保険者全員の行が出て、自区の事由の資格取得日が付く', async () => {
    await insure();
    const { households, persons } = await sent();
    expect(households).toMatchObject([{ insurerNumber: '138040', headPersonKey: 'S1', headKind: 'insured', changeOn: '2025-04-01', operation: 'register', revision: 1 }]);
    expect(persons.map(({ personKey, memberKind, branchNumber, applicationStartOn, acquiredOn }) => [personKey, memberKind, branchNumber, applicationStartOn, acquiredOn]).toSorted(byFirst)).toEqual([
      ['S1', 'head', '01', '2025-04-01', '2025-04-01'], ['S2', 'member', '02', '2025-04-01', '2025-04-01'], ['S3', 'member', '03', '2025-04-01', '2025-04-01'],
    ]);
  });

  it('県内転入では資格取得日を名乗らない。それは集約から来る', async () => {
    await told({ act: 'moveIn', residents: [mother], headPersonKey: 'S2', on: '2025-05-10' });
    expect((await sent()).persons).toMatchObject([{ applicationStartOn: '2025-05-10', applicationStartReason: 'moveInWithinPrefecture', acquiredOn: null, acquisitionReason: null }]);
  });

  it('擬制世帯主は期間のない行として出て、被保険者に数えない', async () => {
    await insure({ insuredPersonKeys: ['S2', 'S3'] });
    const { households, persons } = await sent();
    expect(households).toMatchObject([{ headPersonKey: 'S1', headKind: 'nominal' }]);
    expect(persons.filter(({ memberKind }) => memberKind === 'nominalHead')).toMatchObject([{ personKey: 'S1', applicationStartOn: null, periodKey: null, branchNumber: null }]);
    expect(persons).toHaveLength(3);
  });

  it('一人だけが変わっても、世帯の被保険者全員の行を出す', async () => {
    await insure();
    await sent();
    await told({ act: 'endInsurance', personKeys: ['S2'], on: '2025-05-01', reason: 'joinEmployeeInsurance' });
    expect((await sent()).persons.map(({ personKey, applicationEndOn }) => [personKey, applicationEndOn]).toSorted(byFirst)).toEqual([['S1', null], ['S2', '2025-05-02'], ['S3', null]]);
  });

  const endings = [
    ['joinEmployeeInsurance', '2025-05-02', '社保加入は翌日'], ['death', '2025-05-02', '死亡は翌日'], ['welfareStart', '2025-05-01', '生保開始は当日'],
    ['joinInsuranceSociety', '2025-05-01', '国保組合加入は当日'], ['koukiAge75', '2025-05-01', '75歳到達は誕生日(既定)'], ['whereaboutsUnknown', '2025-05-01', '職権消除は消除の日'],
  ] as const;
  it.each(endings)('%s の適用終了と資格喪失は %s(%s)', async (reason, day) => {
    await insure({ residents: [father] });
    await told({ act: 'endInsurance', personKeys: ['S1'], on: '2025-05-01', reason });
    expect((await sent()).persons).toMatchObject([{ applicationEndOn: day, applicationEndReason: reason, lostOn: day, lossReason: reason }]);
  });

  it('県内転出では適用だけが終わり、資格喪失日は空のまま', async () => {
    await insure({ residents: [father] });
    await told({ act: 'moveOut', personKeys: ['S1'], on: '2025-05-10' });
    expect((await sent()).persons).toMatchObject([{ applicationEndOn: '2025-05-10', applicationEndReason: 'moveOutWithinPrefecture', lostOn: null, lossReason: null }]);
  });

  it('県外転出は新住所が同じ日に始まれば当日、そうでなければ翌日に喪失する', async () => {
    await insure({ residents: [father] });
    await told({ act: 'moveOut', personKeys: ['S1'], on: '2025-05-01', to: 'outside', newAddressOn: '2025-05-01' });
    expect((await sent()).persons[0]!.lostOn).toBe('2025-05-01');
    await insure({ residents: [mother], headPersonKey: 'S2' });
    await told({ act: 'moveOut', personKeys: ['S2'], on: '2025-05-01', to: 'outside', newAddressOn: '2025-05-03' });
    expect((await sent()).persons.find(({ personKey }) => personKey === 'S2')!.lostOn).toBe('2025-05-02');
  });

  it('終了日を「前日」と書く取り決めでは、同じ終わりが一日早い日付で出る', async () => {
    (party.parameters as { applicationEndConvention: string }).applicationEndConvention = 'dayBefore';
    await insure({ residents: [father] });
    await told({ act: 'moveOut', personKeys: ['S1'], on: '2025-05-10' });
    expect((await sent()).persons[0]!.applicationEndOn).toBe('2025-05-09');
  });

  it('世帯主が転出して残る人がいれば、告げられた人か最年長の被保険者が世帯主になる', async () => {
    await insure();
    await told({ act: 'moveOut', personKeys: ['S1'], on: '2025-05-10' });
    expect((await sent()).households).toMatchObject([{ headPersonKey: 'S2', headKind: 'insured', changeReason: 'headChange' }]);
  });

  it('擬制世帯主だけが転出すると、残る被保険者が世帯主になる', async () => {
    await insure({ insuredPersonKeys: ['S2', 'S3'] });
    await sent();
    await told({ act: 'moveOut', personKeys: ['S1'], on: '2025-05-10' });
    const { households, persons } = await sent();
    expect(households).toMatchObject([{ headPersonKey: 'S2', headKind: 'insured', changeOn: '2025-05-10' }]);
    expect(persons.map(({ personKey, memberKind }) => [personKey, memberKind]).toSorted(byFirst)).toEqual([['S2', 'head'], ['S3', 'member']]);
  });

  it('世帯主が社保に入ると、住民票の世帯主のまま擬制世帯主になる', async () => {
    await insure();
    await told({ act: 'endInsurance', personKeys: ['S1'], on: '2025-05-01', reason: 'joinEmployeeInsurance' });
    const { households, persons } = await sent();
    expect(households).toMatchObject([{ headPersonKey: 'S1', headKind: 'nominal' }]);
    expect(persons.filter(({ personKey }) => personKey === 'S1').map(({ memberKind }) => memberKind).toSorted()).toEqual(['member', 'nominalHead']);
  });

  it('訂正は同じ期間の版を上げ、無効化も同じ期間の次の版になる', async () => {
    await insure({ residents: [father] });
    const [first] = (await sent()).persons;
    await told({ act: 'correct', personKey: 'S1', newStartOn: '2025-04-03' });
    const [corrected] = (await sent()).persons;
    expect(corrected).toMatchObject({ periodKey: first!.periodKey, applicationStartOn: '2025-04-03', acquiredOn: '2025-04-03', operation: 'correct', revision: 2 });
    await told({ act: 'void', personKey: 'S1' });
    expect((await sent()).persons).toMatchObject([{ periodKey: first!.periodKey, operation: 'void', revision: 3, acquiredOn: null }]);
  });

  it('戻ってきた人は新しい期間を持ち、枝番は前と同じ', async () => {
    await insure();
    await told({ act: 'endInsurance', personKeys: ['S2'], on: '2025-04-20', reason: 'joinEmployeeInsurance' });
    await told({ act: 'insure', residents: [mother], headPersonKey: 'S1', since: '2025-05-05', reason: 'leaveEmployeeInsurance' });
    const rows = (await sent()).persons.filter(({ personKey }) => personKey === 'S2');
    expect(rows.map(({ applicationStartOn, applicationEndOn, branchNumber }) => [applicationStartOn, applicationEndOn, branchNumber])).toEqual([['2025-04-01', '2025-04-21', '02'], ['2025-05-05', null, '02']]);
    expect(new Set(rows.map(({ periodKey }) => periodKey)).size).toBe(2);
  });

  it('個人番号を変えると、その人のすべての期間が新しい版で出る', async () => {
    await insure();
    await sent();
    await told({ act: 'changeNumber', personKey: 'S2', individualNumber: individualNumberOf('00000000009', mode), kind: 'wrongBefore' });
    expect((await sent()).persons.find(({ personKey }) => personKey === 'S2')).toMatchObject({ individualNumber: individualNumberOf('00000000009', mode), operation: 'correct', revision: 2 });
  });

  it('「遅れ」は遅れた日になってから記録され、日付は正しい', async () => {
    await insure({ residents: [father] });
    await sent();
    expect(await told({ act: 'moveOut', personKeys: ['S1'], on: '2025-05-10', behaviour: { kind: 'late', days: 5 } })).toMatchObject({ state: 'planned', dueOn: '2025-05-15' });
    today = '2025-05-14';
    await recordDue(party);
    expect((await sent()).persons).toEqual([]);
    today = '2025-05-15';
    await recordDue(party);
    await recordDue(party);
    expect((await sent()).persons).toMatchObject([{ applicationEndOn: '2025-05-10', revision: 2 }]);
  });

  it('「処理しない」は放っておかれ、後から処理させることができる', async () => {
    await insure({ residents: [father] });
    await sent();
    faults.add('never');
    const { seq, state } = await told({ act: 'moveOut', personKeys: ['S1'], on: '2025-05-10' });
    expect(state).toBe('held');
    today = '2025-08-01';
    await recordDue(party);
    expect((await sent()).persons).toEqual([]);
    expect(await release(party, city, seq)).toBe(true);
    expect((await sent()).persons).toMatchObject([{ applicationEndOn: '2025-05-10' }]);
    expect(await release(party, city, seq)).toBe(false);
  });

  it('「日付の誤り」と「予定日で締める」は違う適用終了日を出す', async () => {
    await insure({ residents: [father, mother] });
    faults.add('wrongDate');
    await told({ act: 'moveOut', personKeys: ['S1'], on: '2025-05-10' });
    await told({ act: 'moveOut', personKeys: ['S2'], on: '2025-05-10', behaviour: { kind: 'plannedDate', plannedOn: '2025-05-07' } });
    expect((await sent()).persons.map(({ personKey, applicationEndOn }) => [personKey, applicationEndOn]).toSorted(byFirst)).toEqual([['S1', '2025-05-08'], ['S2', '2025-05-07']]);
  });

  it('適用中でない人を転出させることはできず、何も変わらない', async () => {
    await expect(told({ act: 'moveOut', personKeys: ['S9'], on: '2025-05-10' })).rejects.toThrow('S9 は 131041 で適用中でも擬制世帯主でもない');
    expect((await sent()).households).toEqual([]);
  });

  it('遅れて記録できなくなったことは、理由とともに失敗として残る', async () => {
    await insure({ residents: [father] });
    await told({ act: 'moveOut', personKeys: ['S1'], on: '2025-05-12' });
    await told({ act: 'moveOut', personKeys: ['S1'], on: '2025-05-10' });
    today = '2025-05-12';
    await recordDue(party);
    const acts = await party.store.db.selectFrom('other_municipality_act').select(['state', 'because']).orderBy('seq').execute();
    expect(acts.map(({ state }) => state)).toEqual(['applied', 'failed', 'applied']);
    expect(acts[1]!.because).toContain('適用中でも擬制世帯主でもない');
  });
});
