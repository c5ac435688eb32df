import { describe, expect, it } from 'vitest';
import { storeHome } from '../../store/homes.js';
import { city, institution, insuredOf, visitOfInsured, withClaims, type Desk } from './desk.examples.js';

const server = process.env['TOTSUGO_TEST_PG'];

describe.each(['memory', 'postgres'])('受診から給付記録まで(%s)', (kind) => {
  const check = it.skipIf(kind === 'postgres' && !server);
  const play = async (act: (desk: Desk) => Promise<void>) => withClaims(await storeHome(kind === 'memory' ? undefined : server), act);

  check('六月の受診は七月十日に請求され、二十日に審査され、八月五日に給付記録になる', () => play(async (desk) => {
    expect((await desk.master(1, [insuredOf(1)])).status).toBe(202);
    expect((await desk.visits(visitOfInsured(1), visitOfInsured(1, { visitId: 'V-1b', careOn: '2026-06-10', points: 320 }))).status).toBe(201);
    await desk.until('2026-07-10T08:59');
    expect(await desk.claims()).toEqual([]);
    await desk.until('2026-07-10T09:00');
    expect(await desk.claims()).toMatchObject([{ institutionCode: institution, name: '2026-07-1-RECEIPTC.UKE', receipts: 1, points: 820 }]);
    await desk.until('2026-07-20T20:00');
    expect(await desk.receipts()).toMatchObject([{ householdKey: '24-101', branchNumber: '01', points: 820, state: 'settled', revision: 1 }]);
    await desk.until('2026-08-05T05:59');
    expect(await desk.recordNames()).toEqual([]);
    await desk.until('2026-08-05T06:00');
    expect(await desk.recordNames()).toEqual([`benefitRecord_${city}_2026-08-05_1.csv`]);
    expect(await desk.records()).toMatchObject([{ revision: 1, recordState: 'settled', careMonth: '202606', deliveryMonth: '202607', householdKey: '24-101', branchNumber: '01', institutionCode: institution, receiptKind: '1112', setting: 'outpatient', days: 2, points: 820, benefitPercent: '070' }]);
    expect(await desk.payments('2026-07')).toMatchObject({ totalYen: 5_740, institutions: [{ institutionCode: institution, receipts: 1, yen: 5_740 }] });
  }));
});
