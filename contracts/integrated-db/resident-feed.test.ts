import { describe, expect, test } from 'vitest';
import { codecOf } from '../wire/codec.js';
import { bundledProfile } from '../wire/profile.js';
import { contradictionsInResident, residentFeed, type ResidentFeed } from './resident-feed.js';

const nothing = {
  householdNumber: null, name: null, nameKana: null, bornOn: null, sex: null, address: null, relationship: null, isNotDisclosed: null, residentFrom: null, residentUntil: null, removal: null, newMunicipalityCode: null, submittedOn: null, isNhiNoted: null,
} as const;
const put: ResidentFeed = {
  feedKind: 'difference', operation: 'put', personKey: 'P1', householdNumber: 'J1', name: '試験 花子', nameKana: 'シケン ハナコ', bornOn: '1990-05-20', sex: '2', address: '東京都港区試験1-1', relationship: '世帯主', isNotDisclosed: false,
  residentFrom: '2020-04-01', residentUntil: null, removal: null, newMunicipalityCode: null, submittedOn: '2020-04-03', isNhiNoted: true, asOf: '2026-06-01',
};
const rows: readonly ResidentFeed[] = [
  put, { ...put, personKey: 'P2', isNotDisclosed: true, removal: 'moveOut', residentUntil: '2026-05-31', newMunicipalityCode: '271004', isNhiNoted: false }, { ...nothing, feedKind: 'difference', operation: 'delete', personKey: 'P3', asOf: '2026-06-01' },
];
const codec = codecOf(bundledProfile(), residentFeed);
const envelope = { municipalityCode: '131032', date: '2026-06-01', seq: 3 } as const;

test('住民票のある人、消除された人、削除は、それぞれの行として書かれ、読めば同じになる', () => {
  const file = codec.format(envelope, rows);
  expect(Buffer.from(file.bytes).toString().split('\n').slice(2, -2)).toEqual([
    'difference,put,P1,J1,試験 花子,シケン ハナコ,1990-05-20,2,東京都港区試験1-1,世帯主,0,2020-04-01,,,,2020-04-03,1,2026-06-01',
    'difference,put,P2,J1,試験 花子,シケン ハナコ,1990-05-20,2,東京都港区試験1-1,世帯主,1,2020-04-01,2026-05-31,moveOut,271004,2020-04-03,0,2026-06-01',
    'difference,delete,P3,,,,,,,,,,,,,,,2026-06-01',
  ]);
  expect(codec.parse(file)).toMatchObject({ envelope, issues: [], records: rows.map((value) => ({ value })) });
});

describe('行の中の食い違い', () => {
  test('正しい行にはない', () => expect(rows.flatMap(contradictionsInResident)).toEqual([]));
  test.each([
    ['氏名のない行', { name: null }, ['name']],
    ['国保の付記が空欄の行', { isNhiNoted: null }, ['isNhiNoted']],
    ['事由のない消除', { residentUntil: '2026-05-31' }, ['removal']],
    ['日のない死亡', { removal: 'death' }, ['residentUntil']],
    ['住民となる前の消除', { removal: 'death', residentUntil: '2020-03-31' }, ['residentUntil']],
    ['生まれる前からの住民', { residentFrom: '1990-05-19' }, ['residentFrom']],
    ['死亡した人の転出先', { removal: 'death', residentUntil: '2026-05-31', newMunicipalityCode: '271004' }, ['newMunicipalityCode']],
    ['氏名のある削除', { ...nothing, operation: 'delete', name: '試験 花子' }, ['name']],
  ] as const)('%s', (_, wish, fields) => expect(contradictionsInResident({ ...put, ...wish }).map(({ field }) => field)).toEqual(fields));
  test('住民となった日の消除、生まれた日からの住民は正しい', () => expect(contradictionsInResident({ ...put, bornOn: '2020-04-01', removal: 'death', residentUntil: '2020-04-01' })).toEqual([]));
});
