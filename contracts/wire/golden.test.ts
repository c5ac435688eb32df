import { expect, test } from 'vitest';
import { municipalInsuredIds, processingResult, qualificationDates } from '../aggregator/distribution.js';
import { qualificationRatio } from '../aggregator/qualification-ratio.js';
import { qualificationHousehold, qualificationPerson } from '../aggregator/qualification.js';
import type { Fields, RecordDefinition, RecordOf } from '../define.js';
import { codecOf } from './codec.js';
import { exampleProfile } from './example-profile.js';
import { bundledProfile, loadProfile } from './profile.js';

const envelope = { municipalityCode: '131130', date: '2026-04-01', seq: 12 } as const;

function holds<F extends Fields>(definition: RecordDefinition<F>, record: RecordOf<RecordDefinition<F>>, name: string, lines: readonly string[]) {
  const codec = codecOf(bundledProfile(), definition);
  const file = codec.format(envelope, [record]);
  expect(file.name).toBe(name);
  expect(Buffer.from(file.bytes).toString('utf8')).toBe(lines.map((line) => `${line}\n`).join(''));
  expect(codec.parse(file).records).toEqual([{ line: 3, value: record }]);
}

test('資格情報(世帯)ファイルの見本', () => {
  holds(qualificationHousehold, {
    insurerNumber: '138131', householdKey: '24-0001', headPersonKey: 'P1', headKind: 'nominal', changeOn: '2026-03-31', changeReason: 'headChange', householdAddress: '突合区架空町1丁目2番3号', operation: 'update', revision: 2,
  }, 'qualificationHousehold_131130_2026-04-01_12.csv', [
    'header,qualificationHousehold,public-knowledge/interfaces@1.0.0,131130,2026-04-01,12',
    'insurerNumber,householdKey,headPersonKey,headKind,changeOn,changeReason,householdAddress,operation,revision',
    '138131,24-0001,P1,nominal,2026-03-31,headChange,突合区架空町1丁目2番3号,update,2',
    'trailer,1',
  ]);
});

test('資格情報(個人)ファイルの見本', () => {
  holds(qualificationPerson, {
    individualNumber: '100000000001', insurerNumber: '138131', householdKey: '24-0001', personKey: 'P1', branchNumber: '01', name: '髙﨑 "花子"', nameKana: 'タカサキ ハナコ', bornOn: '1960-02-29', sex: '2', address: '突合区架空町1,2', memberKind: 'head',
    relationship: null, periodKey: 'K1', applicationStartOn: '2026-03-01', applicationStartReason: 'leaveEmployeeInsurance', applicationEndOn: null, applicationEndReason: null, acquiredOn: null, acquisitionReason: null, lostOn: null, lossReason: null,
    specialResidenceKind: null, changeReason: null, cardUseCancellation: false, isNotDisclosed: true, selfInfoBlocked: false, municipalInsuredId: null, operation: 'register', revision: 1,
  }, 'qualificationPerson_131130_2026-04-01_12.csv', [
    'header,qualificationPerson,public-knowledge/interfaces@1.0.0,131130,2026-04-01,12',
    'individualNumber,insurerNumber,householdKey,personKey,branchNumber,name,nameKana,bornOn,sex,address,memberKind,relationship,periodKey,applicationStartOn,applicationStartReason,applicationEndOn,applicationEndReason,acquiredOn,acquisitionReason,lostOn,lossReason,specialResidenceKind,changeReason,cardUseCancellation,isNotDisclosed,selfInfoBlocked,municipalInsuredId,operation,revision',
    '100000000001,138131,24-0001,P1,01,"髙﨑 ""花子""",タカサキ ハナコ,1960-02-29,2,"突合区架空町1,2",head,,K1,2026-03-01,leaveEmployeeInsurance,,,,,,,,,0,1,0,,register,1',
    'trailer,1',
  ]);
});

test('負担割合ファイルの見本', () => {
  holds(qualificationRatio, { insurerNumber: '138131', personKey: 'P1', ratioKey: 'R7', validFrom: '2025-08-01', validThrough: '2026-07-31', burdenRatio: '030', operation: 'void', revision: 2 }, 'qualificationRatio_131130_2026-04-01_12.csv', [
    'header,qualificationRatio,public-knowledge/interfaces@1.0.0,131130,2026-04-01,12',
    'insurerNumber,personKey,ratioKey,validFrom,validThrough,burdenRatio,operation,revision',
    '138131,P1,R7,2025-08-01,2026-07-31,030,void,2',
    'trailer,1',
  ]);
});

test('国保資格取得喪失年月日連携ファイルの見本', () => {
  holds(qualificationDates, { municipalInsuredId: 'M1', acquiredOn: '2020-04-01', lostOn: null, applicationStartOn: '2026-03-01', applicationEndOn: null, continuity: 'continued', issueCodes: ['W508', 'E504'], version: 3 },
    'qualificationDates_131130_2026-04-01_12.csv', [
      'header,qualificationDates,public-knowledge/interfaces@1.0.0,131130,2026-04-01,12',
      'municipalInsuredId,acquiredOn,lostOn,applicationStartOn,applicationEndOn,continuity,issueCodes,version',
      'M1,2020-04-01,,2026-03-01,,continued,W508 E504,3',
      'trailer,1',
    ]);
});

test('市町村被保険者ID連携ファイルの見本', () => {
  holds(municipalInsuredIds, { municipalInsuredId: 'M1', personKey: 'P1', prefecturePersonId: null }, 'municipalInsuredIds_131130_2026-04-01_12.csv', [
    'header,municipalInsuredIds,public-knowledge/interfaces@1.0.0,131130,2026-04-01,12', 'municipalInsuredId,personKey,prefecturePersonId', 'M1,P1,', 'trailer,1',
  ]);
});

test('処理結果の見本', () => {
  holds(processingResult, {
    rowKind: 'issue', batchId: 'B1', outcome: null, receivedCount: null, loadedCount: null, rejectedCount: null, code: 'E203', severity: 'error', fileName: 'x.csv', line: 3, byte: 21, fieldJa: '生年月日', personKey: 'P1', message: '暦にない日付', cure: '直して送り直す',
  }, 'processingResult_131130_2026-04-01_12.csv', [
    'header,processingResult,public-knowledge/interfaces@1.0.0,131130,2026-04-01,12',
    'rowKind,batchId,outcome,receivedCount,loadedCount,rejectedCount,code,severity,fileName,line,byte,fieldJa,personKey,message,cure',
    'issue,B1,,,,,E203,error,x.csv,3,21,生年月日,P1,暦にない日付,直して送り直す',
    'trailer,1',
  ]);
});

test('CP932固定長の見本(16進)', () => {
  const loaded = loadProfile(exampleProfile);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
  const codec = codecOf(loaded.profile, municipalInsuredIds);
  const file = codec.format(envelope, [{ municipalInsuredId: '髙\ue000', personKey: 'ﾀｶ1', prefecturePersonId: null }]);
  expect(file.name).toBe('XID-00012-131130-20260401.DAT');
  const blank = (size: number) => '20'.repeat(size);
  expect(Buffer.from(file.bytes).toString('hex')).toBe([
    '4820', '4944', blank(10), '313331313330', '35303830343031', '303030303132', '303030303030303031', blank(3), '0d0a',
    'c0b631', blank(77), blank(80), 'fbfcf040', blank(76), '0d0a',
    '5420', '303030303030303031', blank(3), '0d0a',
  ].join(''));
  expect(codec.parse(file)).toMatchObject({ envelope, issues: [], count: 1 });
});
