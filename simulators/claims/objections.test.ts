import { describe, expect, it } from 'vitest';
import { resultRecord, returnRecord } from '../../contracts/receipts/history-records.js';
import { receiptCodec } from '../../contracts/receipts/codec.js';
import { oneOf } from '../../contracts/receipts/define.js';
import { receiptReturn } from '../../contracts/receipts/files.js';
import { inMemory } from '../../store/sqlite.js';
import { insuredOf, neighbour, objectionOf, visitOfInsured, withClaims, type Desk } from './desk.examples.js';
import type { Visit } from './visits.js';

const atDesk = (play: (desk: Desk) => Promise<void>) => withClaims(inMemory(), play);
/** One receipt that is settled and has been told. */
async function settled(desk: Desk): Promise<string> {
  await desk.master(1, [insuredOf(1)]);
  await desk.visits(visitOfInsured(1));
  await desk.until('2026-08-05T06:00');
  const [record] = await desk.records();
  return record!.receiptKey;
}
/** What came of it, after the 審査 of August and the deliveries after it. */
async function outcome(desk: Desk, key: string, reasonCode: string) {
  expect((await desk.object(1, [objectionOf(key, reasonCode)])).status).toBe(202);
  await desk.until('2026-08-21T06:00');
  const results = (await desk.results()).map(({ objectionOutcome, decidedMonth }) => [objectionOutcome, decidedMonth]);
  await desk.until('2026-09-05T06:00');
  return { results, records: (await desk.records()).map(({ receiptKey, revision, recordState, points }) => [receiptKey === key, revision, recordState, points]), paid: (await desk.payments('2026-08')).totalYen };
}

describe('再審査・過誤', () => {
  it('資格喪失の申出は、マスタで喪失が分かれば返戻になり、給付記録は取下げ、払った額は戻る', () => atDesk(async (desk) => {
    const key = await settled(desk);
    await desk.master(2, [insuredOf(1, { endOn: '2026-06-01', revision: 2 })]);
    expect(await outcome(desk, key, '100018')).toEqual({ results: [['101', '202608']], records: [[true, 1, 'settled', 500], [true, 2, 'withdrawn', 500]], paid: -3_500 });
    const { receipts, issues } = receiptCodec(receiptReturn).parse(await desk.returned('2026-08-1-RECEIPTC.HEN'));
    expect([issues, oneOf(receipts[0]!, resultRecord)?.objectionOutcome, oneOf(receipts[0]!, returnRecord)?.reasonText]).toEqual([[], '101', '資格喪失後の受診']);
  }));
  it('マスタで受診日に資格があれば、区の申出だけでは返さない', () => atDesk(async (desk) => {
    const key = await settled(desk);
    expect(await outcome(desk, key, '100018')).toEqual({ results: [['102', '202608']], records: [[true, 1, 'settled', 500]], paid: 0 });
  }));
  it('ほかの保険者に資格があれば請求先変更になり、こちらは取下げ、あちらには新しい版が渡る', () => atDesk(async (desk) => {
    const key = await settled(desk);
    await desk.master(2, [insuredOf(1, { endOn: '2026-06-01', revision: 2 })]);
    await desk.master(1, [insuredOf(1, { householdKey: '77-5', startOn: '2026-06-01' }, neighbour)], neighbour);
    expect(await outcome(desk, key, '100022')).toEqual({ results: [['106', '202608']], records: [[true, 1, 'settled', 500], [true, 2, 'withdrawn', 500]], paid: -3_500 });
    expect([(await desk.records(neighbour)).map(({ receiptKey, revision, recordState, householdKey }) => [receiptKey === key, revision, recordState, householdKey]), (await desk.payments('2026-08', neighbour)).totalYen]).toEqual([[[true, 3, 'corrected', '77-5']], 3_500]);
  }));
  it('取下げ依頼は取下げ、特記事項の誤りは返戻、決まった点のない内容の申出は原審どおり', () => atDesk(async (desk) => {
    const key = await settled(desk);
    await desk.object(1, [objectionOf(key, '300001')]);
    await desk.until('2026-08-21T06:00');
    expect((await desk.results()).map(({ objectionOutcome }) => objectionOutcome)).toEqual(['102']);
    await desk.object(2, [objectionOf(key, '100026')]);
    await desk.until('2026-09-21T06:00');
    expect((await desk.results()).map(({ objectionOutcome }) => objectionOutcome)).toEqual(['102', '104']);
    await desk.object(3, [objectionOf(key, '100025')]);
    await desk.until('2026-10-21T06:00');
    expect((await desk.results()).map(({ objectionOutcome, note }) => [objectionOutcome, note]).at(-1)).toEqual(['102', '既に返戻か取下げになっている']);
  }));
  it('取下げ依頼のレセプトは、次の給付記録で数えられなくなる', () => atDesk(async (desk) => {
    const key = await settled(desk);
    expect(await outcome(desk, key, '100025')).toMatchObject({ results: [['116', '202608']], records: [[true, 1, 'settled', 500], [true, 2, 'withdrawn', 500]] });
  }));
  it('再審査で点数が減れば、新しい版になり、差額だけ戻る', () => atDesk(async (desk) => {
    const key = await settled(desk);
    expect((await desk.review(key, 100)).status).toBe(204);
    expect(await outcome(desk, key, '300001')).toEqual({ results: [['103', '202608']], records: [[true, 1, 'settled', 500], [true, 2, 'corrected', 400]], paid: -700 });
  }));
  it('重複請求の申出は、ほかにレセプトがなければ原審どおり', () => atDesk(async (desk) => {
    const key = await settled(desk);
    expect((await outcome(desk, key, '100019')).results).toEqual([['102', '202608']]);
  }));
  it('ほかの保険者のレセプトには申し出られない', () => atDesk(async (desk) => {
    const key = await settled(desk);
    await desk.object(1, [objectionOf(key, '100025')], neighbour);
    await desk.until('2026-08-21T06:00');
    expect([(await desk.results(neighbour)).map(({ objectionOutcome }) => objectionOutcome), (await desk.receipts()).map(({ state }) => state)]).toEqual([['102'], ['settled']]);
  }));
});

describe('審査', () => {
  it('審査で減らした点数が給付記録の点数になり、保険者はその分だけ払う', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    await desk.visits(visitOfInsured(1));
    await desk.until('2026-07-10T09:00');
    const [receipt] = await desk.receipts();
    await desk.review(receipt!.receiptKey, 120);
    await desk.until('2026-08-05T06:00');
    expect([(await desk.records()).map(({ points, revision }) => [points, revision]), (await desk.payments('2026-07')).totalYen]).toEqual([[[380, 1]], 2_660]);
  }));
  it('入院の食事は回数と金額になり、標準負担額は区分による', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    const stay: Partial<Visit> = { setting: 'inpatient', admittedOn: '2026-06-03', points: 2_000, mealCount: 3, limitCategory: '1', remarks: ['30'], copayYen: 35_400, counterPayment: '01' };
    await desk.visits(visitOfInsured(1, stay), visitOfInsured(1, { ...stay, visitId: 'V-2', careOn: '2026-06-04', copayYen: null }));
    await desk.until('2026-08-05T06:00');
    expect(await desk.records()).toMatchObject([{ setting: 'inpatient', receiptKind: '1111', days: 2, points: 4_000, mealCount: 6, mealYen: 4_140, mealCopayYen: 1_440, remarks: ['30'], counterPayment: '01', copayYen: 35_400 }]);
    expect((await desk.payments('2026-07')).totalYen).toBe(40_000 - 35_400 + 4_140 - 1_440);
  }));
  it('公費は負担者番号・点数・本人の額になる', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    await desk.visits(visitOfInsured(1, { subsidies: [{ payerNumber: '80137009', recipientNumber: '0000001', patientYen: 500 }] }));
    await desk.until('2026-08-05T06:00');
    expect(await desk.records()).toMatchObject([{ receiptKind: '1122', subsidies: ['80137009/500/500'] }]);
  }));
});
