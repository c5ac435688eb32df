import { beforeEach, describe, expect, it } from 'vitest';
import { municipalInsuredIds, qualificationDates } from '../contracts/aggregator/distribution.js';
import { qualificationHousehold, qualificationPerson } from '../contracts/aggregator/qualification.js';
import { codecOf } from '../contracts/wire/codec.js';
import type { Ward } from '../contracts/ward.js';
import { enter, openWard, profile, resident, start } from './ward-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-04-10T09:30');
});
const dated = (name: string, seq = 1) => ({ municipalityCode: '131032', date: '2025-04-11' as const, seq, name });
const idFile = (id: string, personKey: string) => codecOf(profile, municipalInsuredIds).format(dated('ids'), [{ municipalInsuredId: id, personKey, prefecturePersonId: null }]);
const datesFile = (id: string, version: number, acquiredOn: '2025-04-01' | '2019-04-01', seq = version) => codecOf(profile, qualificationDates).format(dated('dates', seq), [{
  municipalInsuredId: id, acquiredOn, lostOn: null, applicationStartOn: '2025-04-01', applicationEndOn: null, continuity: 'continued', issueCodes: [], version,
}]);

describe('届出から資格の日付の取り込みまで', () => {
  it('届出を入力し、世帯と個人の対のファイルを作り、都道府県の日付を取り込む', async () => {
    const taro = resident('A-1', 1);
    const hana = resident('A-2', 2);
    const result = await enter(ward, start('moveInWithinPrefecture', '2025-04-01', [taro, hana], ['A-2']));
    expect(result).toMatchObject({ accepted: true, refusals: [], householdKey: '00000001' });

    const job = await ward.run('exportChanges');
    const files = await ward.outgoing();
    expect(files.map(({ name }) => name)).toEqual(job.files);
    const household = codecOf(profile, qualificationHousehold).parse(files[0]!);
    const person = codecOf(profile, qualificationPerson).parse(files[1]!);
    expect([...household.issues, ...person.issues]).toEqual([]);
    expect(household.records.map(({ value }) => value)).toMatchObject([{ householdKey: '00000001', headPersonKey: 'A-1', headKind: 'nominal', changeReason: 'moveInWithinPrefecture', revision: 1 }]);
    expect(person.records.map(({ value }) => value)).toMatchObject([
      { personKey: 'A-1', memberKind: 'nominalHead', periodKey: null, branchNumber: null, individualNumber: taro.individualNumber },
      { personKey: 'A-2', memberKind: 'member', branchNumber: '01', periodKey: 'P00000001', applicationStartOn: '2025-04-01', acquiredOn: null, operation: 'register', revision: 1, individualNumber: hana.individualNumber },
    ]);
    for (const { name } of files) await ward.taken(name);
    expect(await ward.outgoing()).toEqual([]);

    expect(await ward.deliver(idFile('MI-1', 'A-2'))).toMatchObject({ accepted: true, layout: 'municipalInsuredIds', records: 1, applied: 1 });
    expect(await ward.deliver(datesFile('MI-1', 1, '2019-04-01'))).toMatchObject({ accepted: true, applied: 1 });
    expect(await ward.query({ query: 'qualification', personKey: 'A-2' })).toEqual({
      personKey: 'A-2', known: true, periods: [{ applicationStartOn: '2025-04-01', applicationStartReason: 'moveInWithinPrefecture', applicationEndOn: null, applicationEndReason: null, voided: false }],
      acquiredOn: '2019-04-01', lostOn: null, continuity: 'continued', municipalInsuredId: 'MI-1', issueCodes: [], ownAcquiredOn: null, ownLostOn: null, specialResidenceKind: null, cardUseCancellation: false,
    });
  });
});
