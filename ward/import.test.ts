import { beforeEach, describe, expect, it } from 'vitest';
import type { Ward } from '../contracts/ward.js';
import { datesFile, enter, exported, idFile, openWard, profile, resident, resultFile, start } from './ward-fixture.js';
import { codecOf } from '../contracts/wire/codec.js';
import { municipalInsuredIds } from '../contracts/aggregator/distribution.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-04-12T07:00');
  await enter(ward, start('moveInWithinPrefecture', '2025-04-01', [resident('A-1', 1)]));
  await enter(ward, start('leaveEmployeeInsurance', '2025-04-01', [resident('B-1', 2)]));
});
const seen = async (personKey: string) => {
  const { acquiredOn, lostOn, continuity, municipalInsuredId, issueCodes, ownAcquiredOn } = await ward.query({ query: 'qualification', personKey });
  return { acquiredOn, lostOn, continuity, municipalInsuredId, issueCodes, ownAcquiredOn };
};

describe('国保情報集約システムからの取り込み', () => {
  it('都道府県の日付は区の日付に並べて加え、上書きしない', async () => {
    await ward.deliver(idFile([['MI-1', 'A-1'], ['MI-2', 'B-1']]));
    await ward.deliver(datesFile([{ municipalInsuredId: 'MI-1', version: 1 }, { municipalInsuredId: 'MI-2', version: 1, acquiredOn: '2025-03-31', continuity: 'new' }]));
    expect(await seen('A-1')).toEqual({ acquiredOn: '2019-04-01', lostOn: null, continuity: 'continued', municipalInsuredId: 'MI-1', issueCodes: [], ownAcquiredOn: null });
    expect(await seen('B-1')).toMatchObject({ acquiredOn: '2025-03-31', continuity: 'new', ownAcquiredOn: '2025-04-01' });
  });
  it('二つのファイルの着く順が逆でも結果は同じで、何も失わない', async () => {
    expect(await ward.deliver(datesFile([{ municipalInsuredId: 'MI-1', version: 1, issueCodes: ['W508'] }]))).toMatchObject({ accepted: true, records: 1 });
    expect(await seen('A-1')).toMatchObject({ acquiredOn: null, municipalInsuredId: null });
    expect(await ward.deliver(idFile([['MI-1', 'A-1']]))).toMatchObject({ accepted: true, applied: 1 });
    expect(await seen('A-1')).toMatchObject({ acquiredOn: '2019-04-01', municipalInsuredId: 'MI-1', issueCodes: ['W508'] });
  });
  it('版の高い日付が今のもので、遅れて着いた低い版は今のものにならない', async () => {
    await ward.deliver(idFile([['MI-1', 'A-1']]));
    expect(await ward.deliver(datesFile([{ municipalInsuredId: 'MI-1', version: 3, acquiredOn: '2020-04-01' }], 3))).toMatchObject({ applied: 1 });
    expect(await ward.deliver(datesFile([{ municipalInsuredId: 'MI-1', version: 2, acquiredOn: '2018-04-01' }], 2))).toMatchObject({ accepted: true, applied: 0 });
    expect(await seen('A-1')).toMatchObject({ acquiredOn: '2020-04-01' });
    expect(await ward.deliver(datesFile([{ municipalInsuredId: 'MI-1', version: 4, acquiredOn: '2020-04-01', lostOn: '2025-04-10', continuity: 'lost' }], 4))).toMatchObject({ applied: 1 });
    expect(await seen('A-1')).toMatchObject({ lostOn: '2025-04-10', continuity: 'lost' });
  });
  it('同じファイルを二度渡しても、別の名前で渡しても、二度目は何も替えない', async () => {
    await ward.deliver(idFile([['MI-1', 'A-1']]));
    const file = datesFile([{ municipalInsuredId: 'MI-1', version: 1 }]);
    expect(await ward.deliver(file)).toMatchObject({ accepted: true, applied: 1 });
    expect(await ward.deliver(file)).toEqual({ accepted: true, layout: 'qualificationDates', records: 1, applied: 0, issues: [] });
    expect(await ward.deliver(datesFile([{ municipalInsuredId: 'MI-1', version: 1 }], 2))).toMatchObject({ accepted: true, applied: 0 });
  });
  it('同じ版で違う内容のファイルは全体を断り、何も取り込まない', async () => {
    await ward.deliver(idFile([['MI-1', 'A-1'], ['MI-2', 'B-1']]));
    await ward.deliver(datesFile([{ municipalInsuredId: 'MI-1', version: 1 }]));
    const result = await ward.deliver(datesFile([{ municipalInsuredId: 'MI-2', version: 1 }, { municipalInsuredId: 'MI-1', version: 1, acquiredOn: '2000-04-01' }], 2));
    expect(result).toMatchObject({ accepted: false, applied: 0, issues: [{ code: 'E106', field: 'version', line: 4 }] });
    expect(await seen('B-1')).toMatchObject({ acquiredOn: null });
    expect(await seen('A-1')).toMatchObject({ acquiredOn: '2019-04-01' });
  });
  it('市町村被保険者IDを別の人に付け替えるファイルは断る', async () => {
    await ward.deliver(idFile([['MI-1', 'A-1']]));
    expect(await ward.deliver(idFile([['MI-1', 'B-1']], 2))).toMatchObject({ accepted: false, issues: [{ code: 'W405', raw: 'MI-1' }] });
    expect(await ward.deliver(idFile([['MI-9', 'A-1']], 3))).toMatchObject({ accepted: false, issues: [{ code: 'W405', raw: 'MI-9' }] });
    expect(await seen('B-1')).toMatchObject({ municipalInsuredId: null });
  });
  it('壊れたファイルは理由をすべて示して断り、直したファイルなら取り込む', async () => {
    const file = datesFile([{ municipalInsuredId: 'MI-1', version: 1 }, { municipalInsuredId: 'MI-2', version: 1 }]);
    const broken = Buffer.from(Buffer.from(file.bytes).toString('utf8').replaceAll('2019-04-01', '2019-04-31'));
    const result = await ward.deliver({ name: file.name, bytes: broken });
    expect(result).toMatchObject({ accepted: false, layout: 'qualificationDates', applied: 0, issues: [{ code: 'E203', raw: '2019-04-31' }, { code: 'E203', raw: '2019-04-31' }] });
    expect(await ward.deliver(file)).toMatchObject({ accepted: true, applied: 2 });
  });
  it('途中で切れたファイルは断る', async () => {
    const file = idFile([['MI-1', 'A-1'], ['MI-2', 'B-1']]);
    expect(await ward.deliver({ name: file.name, bytes: file.bytes.subarray(0, file.bytes.length - 20) })).toMatchObject({ accepted: false, applied: 0 });
    expect(await seen('A-1')).toMatchObject({ municipalInsuredId: null });
  });
  it('よその市区町村のファイル、区が送る側のファイル、知らない名前は断る', async () => {
    const other = codecOf(profile, municipalInsuredIds).format({ municipalityCode: '131041', date: '2025-04-11', seq: 1 }, [{ municipalInsuredId: 'MI-1', personKey: 'A-1', prefecturePersonId: null }]);
    expect(await ward.deliver(other)).toMatchObject({ accepted: false, issues: [{ code: 'E305', raw: '131041' }] });
    await ward.run('exportChanges');
    const [own] = await ward.outgoing();
    expect(await ward.deliver(own!)).toMatchObject({ accepted: false, layout: 'qualificationHousehold', issues: [{ code: 'E101' }] });
    expect(await ward.deliver({ name: 'メモ.txt', bytes: new Uint8Array([1]) })).toMatchObject({ accepted: false, layout: null, issues: [{ code: 'E101', raw: 'メモ.txt', why: 'プロファイルにない名前で、中身も金融機関のファイルではない(初めの記録がどのヘッダー・レコードでもない)' }] });
    expect(await ward.deliver({ name: '振替結果.txt', bytes: new Uint8Array() })).toMatchObject({ accepted: false, layout: null, issues: [{ code: 'E103', why: 'ファイルが空' }] });
  });
  it('どの送信の結果か分からない処理結果は断る', async () => {
    const { names } = await exported(ward);
    expect(await ward.deliver(resultFile('BT-9', 'accepted', ['知らない.csv']))).toMatchObject({ accepted: false, issues: [{ code: 'E105', raw: 'BT-9' }] });
    expect(await ward.deliver(resultFile('BT-9', 'accepted', names))).toMatchObject({ accepted: true, applied: 1 });
  });
});
