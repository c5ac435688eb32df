import { beforeEach, describe, expect, it } from 'vitest';
import type { CardUseStatus } from '../../../contracts/insurer-hub/member-change.js';
import type { Ward } from '../../../contracts/ward.js';
import { end, enter, exported, idFile, openWard, personForm, resident, start } from '../../ward-fixture.js';
import { cardUseFile } from '../terminal-fixture.js';

let ward: Ward;
beforeEach(async () => {
  ward = await openWard('2025-05-10T09:30');
  await enter(ward, start('leaveEmployeeInsurance', '2025-05-01', [resident('A-1', 1, { cardUse: 'registered' }), resident('A-2', 2)]));
  await exported(ward);
});
const status = (personKey: string, state: CardUseStatus['state'], effectiveOn: CardUseStatus['effectiveOn'], version: number): CardUseStatus => ({ municipalInsuredId: `MI-${personKey}`, personKey, state, effectiveOn, version });
let seq = 0;
const told = (...rows: readonly CardUseStatus[]) => ward.deliver(cardUseFile(rows, (seq += 1)));
const papers = async (personKey: string) => (await ward.query({ query: 'certificates', personKey })).certificates.filter(({ state }) => state !== 'recalled').map(({ kind, issuedOn, state }) => `${kind} ${issuedOn} ${state}`);
const at = async (moment: Parameters<Ward['setClock']>[0]) => {
  await ward.setClock(moment);
  await ward.run('checkAges');
};
const askCancellation = () => enter(ward, personForm({ reason: 'cardUseCancellation', occurredOn: '2025-05-10', personKey: 'A-1' }));

describe('保険証利用登録情報の取り込み', () => {
  it('解除の予定日に合わせて資格確認書を予定し、使えなくなる日の朝には渡してある', async () => {
    await askCancellation();
    expect(await papers('A-1')).toEqual(['eligibilityInformation 2025-05-10 issued', 'eligibilityCertificate 2025-07-01 toIssue']);
    expect(await told(status('A-1', 'cancelScheduled', '2025-06-30', 1))).toEqual({ accepted: true, layout: 'cardUseStatus', records: 1, applied: 1, issues: [] });
    expect(await ward.query({ query: 'cardUse', personKey: 'A-1' })).toEqual({ state: 'cancelScheduled', effectiveOn: '2025-06-30', version: 1, receivedAt: '2025-05-10T09:30' });
    expect(await papers('A-1')).toEqual(['eligibilityInformation 2025-05-10 issued', 'eligibilityCertificate 2025-07-01 toIssue']);
    await at('2025-06-30T00:30');
    expect(await papers('A-1')).toEqual(['eligibilityInformation 2025-05-10 issued', 'eligibilityCertificate 2025-07-01 toIssue']);
    await at('2025-07-01T00:30');
    expect(await papers('A-1')).toEqual(['eligibilityCertificate 2025-07-01 issued']);
    await ward.setClock('2025-07-01T07:00');
    await told(status('A-1', 'cancelled', '2025-06-30', 2));
    expect(await papers('A-1')).toEqual(['eligibilityCertificate 2025-07-01 issued']);
  });
  it('知らされた日が申請からの計算と違えば、知らされた日に従う', async () => {
    await askCancellation();
    await told(status('A-1', 'cancelScheduled', '2025-05-31', 1));
    expect(await papers('A-1')).toEqual(['eligibilityInformation 2025-05-10 issued', 'eligibilityCertificate 2025-06-01 toIssue']);
  });
  it('申請を知らない解除でも資格確認書を渡し、氏名変更で証を渡し直しても予定は残る', async () => {
    await told(status('A-1', 'cancelScheduled', '2025-05-31', 1));
    await enter(ward, personForm({ reason: 'nameChange', occurredOn: '2025-05-10', personKey: 'A-1', name: '試験 新姓' }));
    expect(await papers('A-1')).toEqual(['eligibilityInformation 2025-05-10 issued', 'eligibilityCertificate 2025-06-01 toIssue']);
  });
  it('遅れて着いた解除済では、その日に資格確認書を渡す', async () => {
    await ward.setClock('2025-07-03T07:00');
    await told(status('A-1', 'cancelled', '2025-06-30', 1));
    expect(await papers('A-1')).toEqual(['eligibilityCertificate 2025-07-03 issued']);
  });
  it('登録のなくなった人には資格確認書を渡し、初めから登録のない人には何もしない', async () => {
    await told(status('A-1', 'unregistered', null, 1), status('A-2', 'unregistered', null, 1));
    expect(await papers('A-1')).toEqual(['eligibilityCertificate 2025-05-10 issued']);
    expect(await papers('A-2')).toEqual(['eligibilityCertificate 2025-05-10 issued']);
    expect((await ward.query({ query: 'certificates', personKey: 'A-2' })).certificates).toHaveLength(1);
  });
  it('再び登録すれば、お知らせを渡し、持っている資格確認書は取り上げず、解除の申請は消えて集約へも伝わり、次の解除を申請できる', async () => {
    await askCancellation();
    expect((await exported(ward)).persons.find(({ personKey }) => personKey === 'A-1')).toMatchObject({ cardUseCancellation: true, changeReason: 'cardUseCancellation' });
    await at('2025-07-01T00:30');
    await told(status('A-1', 'cancelled', '2025-06-30', 2));
    expect((await exported(ward)).persons.find(({ personKey }) => personKey === 'A-1')).toMatchObject({ cardUseCancellation: false, operation: 'update', revision: 3 });
    await ward.setClock('2025-07-10T07:00');
    await told(status('A-1', 'registered', '2025-07-09', 3));
    expect(await papers('A-1')).toEqual(['eligibilityCertificate 2025-07-01 issued', 'eligibilityInformation 2025-07-10 issued']);
    await ward.setClock('2025-07-11T10:00');
    expect(await enter(ward, personForm({ reason: 'cardUseCancellation', occurredOn: '2025-07-11', personKey: 'A-1' }))).toMatchObject({ accepted: true });
    expect((await exported(ward)).persons.find(({ personKey }) => personKey === 'A-1')).toMatchObject({ cardUseCancellation: true });
  });
  it('申請より前の登録の知らせは、申請も予定も取り消さない', async () => {
    await askCancellation();
    await told(status('A-1', 'registered', '2025-04-01', 1));
    expect(await papers('A-1')).toEqual(['eligibilityInformation 2025-05-10 issued', 'eligibilityCertificate 2025-07-01 toIssue']);
    expect((await ward.query({ query: 'qualification', personKey: 'A-1' })).cardUseCancellation).toBe(true);
  });
  it('資格を失った人の解除では、証を渡さない', async () => {
    await enter(ward, end('joinEmployeeInsurance', '2025-05-05', ['A-1']));
    await told(status('A-1', 'cancelled', '2025-05-09', 1));
    expect(await papers('A-1')).toEqual([]);
  });
  it('版の高いものが今のもので、遅れて着いた低い版は残るだけ、同じ版の違う内容はファイルごと断る', async () => {
    await told(status('A-1', 'cancelScheduled', '2025-06-30', 3));
    expect(await told(status('A-1', 'registered', '2025-05-01', 2))).toMatchObject({ accepted: true, applied: 0 });
    expect(await ward.query({ query: 'cardUse', personKey: 'A-1' })).toMatchObject({ state: 'cancelScheduled', version: 3 });
    expect(await told(status('A-2', 'registered', '2025-05-01', 1), status('A-1', 'cancelled', '2025-06-30', 3))).toMatchObject({ accepted: false, issues: [{ code: 'E106', line: 4 }] });
    expect(await ward.query({ query: 'cardUse', personKey: 'A-2' })).toMatchObject({ state: null, version: null });
  });
  it('一つのファイルに二つの版があれば、高い版だけが証を動かす', async () => {
    await told(status('A-1', 'cancelScheduled', '2025-05-31', 1), status('A-1', 'registered', '2025-05-10', 2));
    expect(await papers('A-1')).toEqual(['eligibilityInformation 2025-05-10 issued']);
    expect(await ward.query({ query: 'cardUse', personKey: 'A-1' })).toMatchObject({ state: 'registered', version: 2 });
  });
  it('知らない人の行は残して知らせ、IDの食い違う行はファイルごと断る', async () => {
    expect(await told(status('X-1', 'registered', '2025-05-01', 1), status('A-2', 'registered', '2025-05-01', 1))).toMatchObject({ accepted: true, applied: 2, issues: [{ code: 'E-UNKNOWN', line: 3, raw: 'X-1' }] });
    expect(await ward.query({ query: 'cardUse', personKey: 'X-1' })).toMatchObject({ state: 'registered' });
    await ward.deliver(idFile([['MI-OTHER', 'A-1']]));
    expect(await told(status('A-1', 'cancelled', '2025-05-09', 1))).toMatchObject({ accepted: false, issues: [{ code: 'W405', raw: 'MI-A-1' }] });
  });
});
