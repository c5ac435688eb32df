import { describe, expect, it } from 'vitest';
import { receiptCodec } from '../../contracts/receipts/codec.js';
import { allOf } from '../../contracts/receipts/define.js';
import { receiptReturn } from '../../contracts/receipts/files.js';
import { returnRecord } from '../../contracts/receipts/history-records.js';
import { inMemory } from '../../store/sqlite.js';
import { city, institution, insuredOf, neighbour, visitOfInsured, withClaims, type Desk } from './desk.examples.js';
import type { Visit } from './visits.js';

const atDesk = (play: (desk: Desk) => Promise<void>) => withClaims(inMemory(), play);
const sorted = (rows: readonly (readonly (string | null)[])[]) => rows.toSorted((a, b) => a.join().localeCompare(b.join()));
/** The day after 審査 of what was seen in June. */
const examined = async (desk: Desk, ...visits: readonly Visit[]) => {
  expect((await desk.visits(...visits)).status).toBe(201);
  await desk.until('2026-07-20T20:00');
};
const standing = async (desk: Desk, code?: string) => (await desk.receipts(code)).map(({ state, returnCode }) => [state, returnCode]);

describe('資格点検', () => {
  it('終了日の前日の受診は決定し、終了日の受診は資格喪失後の受診として返す', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1, { endOn: '2026-06-10' })]);
    await examined(desk, visitOfInsured(1, { careOn: '2026-06-09' }), visitOfInsured(1, { visitId: 'V-2', institutionCode: '1317654321', careOn: '2026-06-10' }));
    expect(sorted(await standing(desk))).toEqual([['returned', '100018'], ['settled', null]]);
  }));
  it('記号番号のない人、生年月日の違う人は返す', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    await examined(desk, visitOfInsured(1, { householdKey: '24-999' }), visitOfInsured(1, { visitId: 'V-2', bornOn: '1985-06-20' }));
    expect(sorted(await standing(desk))).toEqual([['returned', '100011'], ['returned', '100012']]);
  }));
  it('東京都にない保険者番号は返す', () => atDesk(async (desk) => {
    await examined(desk, visitOfInsured(1, { insurerNumber: '999999' }));
    const [name] = await desk.returnNames();
    const { receipts, issues } = receiptCodec(receiptReturn).parse(await desk.returned(name!));
    expect([issues, receipts.flatMap((receipt) => allOf(receipt, returnRecord)).map(({ reasonCode, reasonText }) => [reasonCode, reasonText])]).toEqual([[], [['02101', '保険者番号の誤り']]]);
  }));
  it('枝番のないレセプトは、生年月日と性別で枝番を特定する', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1), insuredOf(2, { householdKey: '24-101', branchNumber: '02' })]);
    await examined(desk, visitOfInsured(1, { branchNumber: null, bornOn: '1985-06-03', nameKana: insuredOf(2).nameKana }));
    expect((await desk.receipts()).map(({ branchNumber, state }) => [branchNumber, state])).toEqual([['02', 'settled']]);
  }));
  it('双子は枝番で分け、枝番もカナも合わなければ返す', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1), insuredOf(2, { householdKey: '24-101', branchNumber: '02', bornOn: insuredOf(1).bornOn })]);
    await examined(desk, visitOfInsured(1, { branchNumber: '02', nameKana: 'ミホン ウコ' }), visitOfInsured(1, { visitId: 'V-2', branchNumber: null, nameKana: 'ベツ ジン' }));
    expect(sorted((await desk.receipts()).map(({ branchNumber, state, returnCode }) => [branchNumber, state, returnCode]))).toEqual([[null, 'returned', '100018'], ['02', 'settled', null]]);
  }));
  it('無効になった適用期間は資格でなく、版の古い行は後から届いても効かない', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1, { revision: 3, isVoid: true }), insuredOf(2)]);
    await desk.master(2, [insuredOf(1, { revision: 2 })]);
    await examined(desk, visitOfInsured(1));
    expect(await standing(desk)).toEqual([['returned', '100011']]);
  }));
  it('マスタを送っていない保険者のレセプトは、点検せずに決定する', () => atDesk(async (desk) => {
    await examined(desk, visitOfInsured(1));
    expect(await standing(desk)).toEqual([['settled', null]]);
  }));
});

describe('振替・分割・不詳', () => {
  const moved = (endOn: `${number}-${number}-${number}` = '2026-06-01') => async (desk: Desk) => {
    await desk.master(1, [insuredOf(1, { endOn })]);
    await desk.master(1, [insuredOf(1, { householdKey: '77-5', branchNumber: '03', startOn: endOn }, neighbour)], neighbour);
  };
  it('受診日の資格がほかの保険者にあれば振り替え、記号番号と枝番も書き換える', () => atDesk(async (desk) => {
    await moved()(desk);
    await examined(desk, visitOfInsured(1));
    expect([await desk.receipts(city), (await desk.receipts(neighbour)).map(({ householdKey, branchNumber, state }) => [householdKey, branchNumber, state])]).toEqual([[], [['77-5', '03', 'settled']]]);
    await desk.until('2026-08-05T06:00');
    expect([await desk.records(city), (await desk.records(neighbour)).map(({ householdKey, points }) => [householdKey, points])]).toEqual([[], [['77-5', 500]]]);
  }));
  it('公費のあるレセプトは振り替えない', () => atDesk(async (desk) => {
    await moved()(desk);
    await examined(desk, visitOfInsured(1, { subsidies: [{ payerNumber: '80137009', recipientNumber: '0000001', patientYen: 500 }] }));
    expect(await standing(desk)).toEqual([['returned', '100018']]);
  }));
  it('レセプトの資格が受診日に有効なら、ほかの保険者にも資格があっても振り替えない', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    await desk.master(1, [insuredOf(1, { householdKey: '77-5' }, neighbour)], neighbour);
    await examined(desk, visitOfInsured(1));
    expect(await standing(desk)).toEqual([['settled', null]]);
  }));
  it('障害「振替・分割をしない」では返す', () => atDesk(async (desk) => {
    await moved()(desk);
    await desk.fault('noTransfer');
    await examined(desk, visitOfInsured(1));
    expect(await standing(desk)).toEqual([['returned', '100018']]);
  }));
  it('月の途中で保険者が変われば、算定日の点数で二つに分け、和は元の点数になる', () => atDesk(async (desk) => {
    await moved('2026-06-11')(desk);
    await examined(desk, visitOfInsured(1, { points: 500 }), visitOfInsured(1, { visitId: 'V-2', careOn: '2026-06-10', points: 300 }), visitOfInsured(1, { visitId: 'V-3', careOn: '2026-06-11', points: 211 }));
    const [own, other] = [await desk.receipts(city), await desk.receipts(neighbour)];
    expect([own.map(({ points, state }) => [points, state]), other.map(({ points, state, householdKey }) => [points, state, householdKey])]).toEqual([[[800, 'settled']], [[211, 'settled', '77-5']]]);
    expect(other[0]!.receiptKey).toBe(`${own[0]!.receiptKey}-2`);
  }));
  it('不詳のレセプトは、カナ・生年月日・性別で一人に決まれば、その保険者へ渡す', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    await examined(desk, visitOfInsured(1, { insurerNumber: null, householdKey: null, branchNumber: null, address: '港区架空町1-2' }));
    expect((await desk.receipts()).map(({ householdKey, branchNumber, state }) => [householdKey, branchNumber, state])).toEqual([['24-101', '01', 'settled']]);
  }));
  it('不詳のレセプトに二人が当てはまれば返す', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    await desk.master(1, [insuredOf(1, { householdKey: '77-5' }, neighbour)], neighbour);
    await examined(desk, visitOfInsured(1, { insurerNumber: null, householdKey: null, branchNumber: null }));
    expect([await desk.receipts(), (await desk.returnNames()).length]).toEqual([[], 1]);
  }));
});

describe('返戻と請求し直し', () => {
  it('返ったレセプトは、医療機関が受診を直せば次の請求の日にもう一度請求され、一月遅れて給付記録になる', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    await examined(desk, visitOfInsured(1, { householdKey: '24-999' }));
    expect(await desk.returnNames()).toEqual(['2026-07-1-RECEIPTC.HEN']);
    expect(await desk.correct(visitOfInsured(1))).toMatchObject({ status: 200, body: { reopened: 1 } });
    await desk.until('2026-09-05T06:00');
    expect((await desk.claims()).map(({ name }) => name)).toEqual(['2026-07-1-RECEIPTC.UKE', '2026-08-1-RECEIPTC.UKE']);
    expect((await desk.records()).map(({ careMonth, deliveryMonth, householdKey }) => [careMonth, deliveryMonth, householdKey])).toEqual([['202606', '202608', '24-101']]);
  }));
  it('返っていないレセプトの受診は直せない', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    await examined(desk, visitOfInsured(1));
    expect([(await desk.correct(visitOfInsured(1, { points: 1 }))).status, (await desk.correct(visitOfInsured(1, { visitId: 'none' }))).status]).toEqual([409, 404]);
  }));
  it('同じ人・医療機関・月のレセプトが二度請求されれば、縦覧で重複として返す', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    await examined(desk, visitOfInsured(1));
    await desk.visits(visitOfInsured(1, { visitId: 'V-again' }));
    await desk.until('2026-08-20T20:00');
    expect(sorted(await standing(desk))).toEqual([['returned', '100019'], ['settled', null]]);
  }));
  it('請求の締切の後に知らせた受診は、翌月に請求され審査される', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    await desk.until('2026-07-11T09:00');
    await desk.visits(visitOfInsured(1));
    await desk.until('2026-08-10T09:00');
    expect((await desk.receipts()).map(({ examineMonth }) => examineMonth)).toEqual(['2026-08']);
    expect(institution).toHaveLength(10);
  }));
});
