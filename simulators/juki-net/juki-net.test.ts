import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storeHome } from '../../store/homes.js';
import { inMemory } from '../../store/sqlite.js';
import { numberOf } from '../night-desk/desk.examples.js';
import { bare, byItems, byNumber, sato, takahashi, withJukiNet } from './town.examples.js';

type Desk = Parameters<Parameters<typeof withJukiNet>[2]>[0];
const inTown = <T>(play: (desk: Desk) => Promise<T>) => withJukiNet(inMemory(), '2025-06-02T10:00', async (desk) => {
  await desk.register([takahashi, sato]);
  return play(desk);
});
const known = { ...bare, outcome: 'found', total: 1, number: 1, ...takahashi, survival: 'alive', changeReason: 'none' };

describe('個人番号による照会', () => {
  it('その日の基本情報を、午前1時に答える', () => inTown(async (desk) => {
    await desk.put(1, [byNumber(1), byNumber(3)]);
    expect(await desk.listed()).toEqual([]);
    await desk.overnight('00:59');
    expect(await desk.listed()).toEqual([]);
    await desk.world.advance('2025-06-03T01:00');
    expect(await desk.morning()).toEqual([known, { ...bare, enquiryId: 'Q3' }]);
  }));

  it('尋ねた後に告げられた異動は、その照会の答えに混ざらない', () => inTown(async (desk) => {
    await desk.put(1, [byNumber(1)]);
    await desk.world.advance('2025-06-03T00:30');
    await desk.change(1, 'moveWithin', '2025-05-20', { address: '東京都港区三田1丁目1番1号' });
    await desk.world.advance('2025-06-03T09:00');
    expect(await desk.morning()).toEqual([known]);
    await desk.call('DELETE', `/answers/${(await desk.listed())[0]!}`);
    expect(await desk.ask(byNumber(1))).toEqual([{ ...known, address: '東京都港区三田1丁目1番1号', previousAddress: takahashi.address, changeReason: 'moveWithin', changedOn: '2025-05-20' }]);
  }));

  it('先の日付の異動は、その日が来るまで見えない', () => inTown(async (desk) => {
    await desk.change(1, 'nameChange', '2025-06-04', { name: '山田 花子', nameKana: 'ヤマダ ハナコ', formerSurname: '髙橋' });
    expect(await desk.ask(byNumber(1))).toEqual([known]);
    await desk.overnight();
    expect(await desk.ask(byNumber(1))).toEqual([{ ...known, name: '山田 花子', nameKana: 'ヤマダ ハナコ', formerSurname: '髙橋', changeReason: 'nameChange', changedOn: '2025-06-04' }]);
  }));

  it('後から告げられた前の日の異動は、後の異動を消さない', () => inTown(async (desk) => {
    await desk.change(1, 'moveWithin', '2025-06-01', { address: '東京都港区三田2丁目2番2号' });
    await desk.change(1, 'moveWithin', '2025-05-01', { address: '東京都港区三田1丁目1番1号' });
    expect(await desk.ask(byNumber(1))).toMatchObject([{ address: '東京都港区三田2丁目2番2号', previousAddress: '東京都港区三田1丁目1番1号', changedOn: '2025-06-01' }]);
  }));

  it('変更前の番号には変更を答え、新しい番号は設定で許したときだけ知らせる', () => inTown(async (desk) => {
    await desk.change(1, 'numberChange', '2025-06-02', { newIndividualNumber: numberOf(9) });
    const replaced = { ...bare, outcome: 'numberReplaced', total: 1, number: 1, changeReason: 'numberChange', changedOn: '2025-06-02' };
    expect(await desk.ask(byNumber(1), byNumber(9))).toEqual([replaced, { ...known, enquiryId: 'Q9', individualNumber: numberOf(9), changeReason: 'numberChange', changedOn: '2025-06-02' }]);
    await desk.world.setParameters('juki-net', { discloseNewNumber: true });
    expect(await desk.ask(byNumber(1))).toEqual([{ ...replaced, individualNumber: numberOf(9) }]);
  }));

  it.each([
    ['death', 'dead'], ['moveAbroad', 'alive'], ['removal', 'alive'],
  ] as const)('%s の後は消除と答え、生存状況と異動事由を添える', (kind, survival) => inTown(async (desk) => {
    await desk.change(1, kind, '2025-06-01');
    expect(await desk.ask(byNumber(1))).toEqual([{ ...known, outcome: 'residentRemoved', survival, changeReason: kind, changedOn: '2025-06-01' }]);
    await desk.world.setParameters('juki-net', { itemsOfRemoved: false });
    expect(await desk.ask(byNumber(1))).toEqual([{ ...bare, outcome: 'residentRemoved', total: 1, number: 1, individualNumber: takahashi.individualNumber, survival, changeReason: kind, changedOn: '2025-06-01' }]);
    await desk.change(1, 'restored', '2025-06-03');
    expect(await desk.ask(byNumber(1))).toMatchObject([{ outcome: 'found', survival: 'alive', changeReason: 'restored' }]);
  }));

  it('性別・生年月日・カナ・転入の異動も、その値を答える', () => inTown(async (desk) => {
    await desk.change(2, 'sexChange', '2025-06-01', { sex: '2' });
    await desk.change(2, 'bornOnCorrection', '2025-06-01', { bornOn: '1975-12-30' });
    await desk.change(2, 'kanaRegistration', '2025-06-01', { nameKana: 'サトー タロー' });
    await desk.change(2, 'moveOut', '2025-06-01');
    await desk.change(2, 'moveIn', '2025-06-02', { address: '東京都新宿区西新宿2丁目8番1号' });
    expect(await desk.ask(byNumber(2))).toMatchObject([{ outcome: 'found', sex: '2', bornOn: '1975-12-30', nameKana: 'サトー タロー', address: '東京都新宿区西新宿2丁目8番1号', previousAddress: sato.address, changeReason: 'moveIn' }]);
  }));

  it('検査用数字の違う番号や番号のない照会には、できないと答える', () => inTown(async (desk) => {
    const wrong = `${numberOf(1).slice(0, 11)}${(Number(numberOf(1)[11]) + 1) % 10}`;
    expect(await desk.ask({ ...byNumber(1), individualNumber: wrong }, { ...byNumber(2), individualNumber: null })).toEqual([
      { ...bare, outcome: 'refused', why: '個人番号の検査用数字が違う' }, { ...bare, enquiryId: 'Q2', outcome: 'refused', why: '個人番号による照会に個人番号がない' },
    ]);
  }));
});

describe('住民の登録(試験用の窓口)', () => {
  it('知られている番号はそのままにし、replace を付ければ今日の登録に改める', () => inTown(async (desk) => {
    const changed = { ...takahashi, name: '高橋 華子' };
    expect((await desk.register([changed, { ...sato, individualNumber: numberOf(3) }])).body).toEqual({ registered: 1, replaced: 0, known: 1 });
    expect(await desk.ask(byNumber(1))).toMatchObject([{ name: '髙橋 花子' }]);
    expect((await desk.register([changed], '?replace=true')).body).toEqual({ registered: 0, replaced: 1, known: 0 });
    expect(await desk.ask(byNumber(1))).toMatchObject([{ name: '高橋 華子', changeReason: 'none' }]);
  }));

  it('同じ異動をもう一度告げても一件のまま', () => inTown(async (desk) => {
    expect(await desk.change(1, 'death', '2025-06-01')).toMatchObject({ status: 201, body: { kind: 'death', visibleOn: '2025-06-02' } });
    expect(await desk.change(1, 'death', '2025-06-01')).toMatchObject({ status: 200, body: { duplicate: true } });
  }));

  it('ありえない異動は、理由を添えて拒む', () => inTown(async (desk) => {
    expect(await desk.change(7, 'death', '2025-06-01')).toMatchObject({ status: 404, body: { code: 'TSG-J13' } });
    expect(await desk.change(1, 'numberChange', '2025-06-01', { newIndividualNumber: numberOf(2) })).toMatchObject({ status: 409, body: { code: 'TSG-J11' } });
    expect(await desk.change(1, 'numberChange', '2025-06-01', { newIndividualNumber: '123456789012' })).toMatchObject({ status: 422, body: { code: 'TSG-J12' } });
    expect(await desk.change(1, 'moveWithin', '2025-06-01')).toMatchObject({ status: 422, body: { code: 'TSG-J10', issues: [{ field: 'address' }] } });
    await desk.change(1, 'death', '2025-06-01');
    expect(await desk.change(1, 'moveWithin', '2025-06-02', { address: '東京都' })).toMatchObject({ status: 409, body: { code: 'TSG-J14' } });
    expect(await desk.register([{ ...takahashi, individualNumber: '123456789012' }])).toMatchObject({ status: 422, body: { code: 'TSG-J12' } });
    expect(await desk.register([{ ...takahashi, individualNumber: numberOf(5) }, { ...sato, individualNumber: numberOf(5) }])).toMatchObject({ status: 409, body: { code: 'TSG-J11' } });
  }));

  it('見る窓口は履歴を示し、個人番号を出さない', () => inTown(async (desk) => {
    await desk.change(1, 'numberChange', '2025-06-01', { newIndividualNumber: numberOf(9) });
    const { text, body } = await desk.call('POST', '/_sim/residents/view', { individualNumber: numberOf(9) });
    expect(body).toMatchObject({ today: { individualNumber: desk.world.masked(numberOf(9)), formerNumbers: [desk.world.masked(numberOf(1))] }, entries: [{ kind: 'registered' }, { kind: 'numberChange' }] });
    expect(text).not.toMatch(/(?<!\d)\d{12}(?!\d)/);
  }));

  it('照会を日・種類・結果ごとに数える', () => inTown(async (desk) => {
    await desk.ask(byNumber(1), byNumber(2), byNumber(3));
    await desk.ask(byNumber(1));
    expect((await desk.call('GET', '/_sim/enquiries/count')).body['counts']).toEqual([
      { askedOn: '2025-06-02', municipality: '131032', kind: 'byNumber', outcome: 'found', count: 2 }, { askedOn: '2025-06-02', municipality: '131032', kind: 'byNumber', outcome: 'noResident', count: 1 },
      { askedOn: '2025-06-03', municipality: '131032', kind: 'byNumber', outcome: 'found', count: 1 },
    ]);
  }));

  it('番号の持ち主の識別は番号が変わっても同じで、記録開示システムにだけ答える', () => inTown(async (desk) => {
    const codes = async (...numbers: string[]) => (await desk.call('POST', '/resident-codes', { individualNumbers: numbers }, '情報提供等記録開示システム')).body['residents'] as { outcome: string; residentCode: string | null }[];
    const [before] = await codes(numberOf(1));
    await desk.change(1, 'numberChange', '2025-06-01', { newIndividualNumber: numberOf(9) });
    await desk.change(2, 'death', '2025-06-01');
    expect(await codes(numberOf(9), numberOf(1), numberOf(2), numberOf(3))).toEqual([
      before, { outcome: 'numberReplaced', residentCode: null }, { outcome: 'residentRemoved', residentCode: expect.stringMatching(/^JR-/) as string }, { outcome: 'noResident', residentCode: null },
    ]);
    expect(await desk.call('POST', '/resident-codes', { individualNumbers: [numberOf(1)] })).toMatchObject({ status: 403, body: { code: 'TSG-J03' } });
  }));
});

/** Some days of changes and questions of every kind. */
async function story(desk: Desk) {
  await desk.register([takahashi, sato, { ...sato, individualNumber: numberOf(3), name: 'SMITH JOHN', nameKana: 'スミス ジョン', commonName: '佐藤 譲' }]);
  await desk.change(2, 'moveWithin', '2025-06-01', { address: '東京都港区芝5丁目1番1号' });
  await desk.fault('registerLate');
  await desk.change(1, 'death', '2025-06-02');
  await desk.fault('registerLate', false);
  const first = await desk.ask(byNumber(1), byNumber(2), byNumber(3), byNumber(4), byItems('byFourItems', { ...sato, individualNumber: null, address: '港区芝5-1-1' }));
  await desk.world.advance('2025-06-09T09:00');
  const second = await desk.ask(byNumber(1), byItems('byThreeItems', { name: '佐藤譲', bornOn: sato.bornOn, address: sato.address }));
  return { first, second, view: (await desk.call('POST', '/_sim/residents/view', { individualNumber: numberOf(1) })).body };
}
const server = process.env['TOTSUGO_TEST_PG'];
const played = (store: string | undefined) => storeHome(store).then((home) => withJukiNet(home, '2025-06-02T10:00', story));

describe('どの置き場でも', () => {
  it('何日かの異動と照会は、決まった答えになる', async () => {
    const { first, second } = await played(undefined);
    expect([first, second].map((rows) => rows.map(({ enquiryId, outcome }) => `${enquiryId} ${outcome}`))).toEqual([
      ['Q1 found', 'Q2 found', 'Q3 found', 'Q4 noResident', 'S1 found'], ['Q1 residentRemoved', 'S1 found'],
    ]);
  });
  it('SQLiteのファイルでも、同じ答えになる', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'totsugo-juki-net-'));
    expect(await played(folder)).toEqual(await played(undefined));
    await rm(folder, { recursive: true, force: true });
  });
  it.skipIf(!server)('PostgreSQLでも、同じ答えになる', async () => {
    expect(await played(server)).toEqual(await played(undefined));
  });
});
