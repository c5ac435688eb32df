import { describe, expect, it } from 'vitest';
import { edited } from '../../contracts/receipts/broken.examples.js';
import { inpatient, shiftJis, withSubsidy } from '../../contracts/receipts/golden.examples.js';
import { inMemory } from '../../store/sqlite.js';
import { numberOf } from '../insurer-hub/desk.examples.js';
import { city, institution, insuredOf, masterFile, neighbour, visitOfInsured, withClaims, type Desk } from './desk.examples.js';

const atDesk = (play: (desk: Desk) => Promise<void>) => withClaims(inMemory(), play);
const told = ({ status, body }: { readonly status: number; readonly body: Record<string, unknown> }) => [status, body['code'] ?? null];

describe('請求の受付', () => {
  it('手で書いた請求を受け、同じものは二度目を告げ、同じ名の別のものは断る', () => atDesk(async (desk) => {
    const bytes = shiftJis(...withSubsidy);
    expect(await desk.claim('a.UKE', bytes)).toMatchObject({ status: 202, body: { receipts: 1, points: 500, examineMonth: '2026-07', duplicate: false } });
    expect(await desk.claim('a.UKE', bytes)).toMatchObject({ status: 200, body: { receipts: 1, duplicate: true } });
    expect(told(await desk.claim('a.UKE', shiftJis(...edited(withSubsidy, 2, 'K-100', 'K-101'))))).toEqual([409, 'TSG-F10']);
    expect(told(await desk.claim('b.UKE', shiftJis(...inpatient)))).toEqual([422, 'TSG-F13']);
  }));
  it('名が .UKE でないもの、まだ来ていない月の請求は断り、別の名の同じ中身は二度目とする', () => atDesk(async (desk) => {
    const bytes = shiftJis(...withSubsidy);
    expect(told(await desk.claim('abc.csv', bytes))).toEqual([422, 'TSG-F22']);
    const ahead = await desk.claim('a.UKE', shiftJis(...edited(withSubsidy, 1, '202607', '202608')));
    expect([told(ahead), (ahead.body['issues'] as { line: number; field: string }[]).map(({ line, field }) => [line, field])]).toEqual([[422, 'TSG-F12'], [[1, 'claimMonth']]]);
    expect([(await desk.claim('a.UKE', bytes)).status, (await desk.claim('b.uke', bytes)).body]).toMatchObject([202, { name: 'a.UKE', duplicate: true }]);
    expect((await desk.claims()).map(({ name }) => name)).toEqual(['a.UKE']);
  }));
  it('断った請求は、指摘とともに残り、請求の月になってから届いたとおりに送り直せば受け付ける', () => atDesk(async (desk) => {
    const bytes = shiftJis(...edited(withSubsidy, 1, '202607', '202608'));
    await desk.claim('a.UKE', bytes);
    const [kept] = await desk.world.refused.list(0);
    expect(kept).toMatchObject({ party: 'claims', sender: institution, path: `/claims/claims/${institution}/a.UKE`, caller: '医療機関', status: 422, isKept: true, answer: { code: 'TSG-F12', issues: [{ line: 1, field: 'claimMonth' }] } });
    await desk.until('2026-08-03T09:00');
    const again = (await desk.world.refused.read(kept!.n, { party: 'claims', sender: institution }))!.bytes!;
    expect([Buffer.compare(again, bytes), (await desk.claim('a.UKE', again)).status]).toEqual([0, 202]);
  }));
  it('ファイルの誤りは受け付けず、場所をすべて示す', () => atDesk(async (desk) => {
    const answer = await desk.claim('a.UKE', shiftJis(...edited(edited(withSubsidy, 13, 'GO,1,500', 'GO,2,501'), 1, '202607', '202613')));
    expect([told(answer), (answer.body['issues'] as { line: number; field: string }[]).map(({ line, field }) => [line, field])]).toEqual([[422, 'TSG-F12'], [[1, 'claimMonth'], [13, 'receiptCount'], [13, 'totalPoints']]]);
  }));
  it('レセプトの中の誤りは受け付け、審査で事務点検の返戻になる', () => atDesk(async (desk) => {
    expect((await desk.claim('a.UKE', shiftJis(...edited(withSubsidy, 9, ',288,1,', ',288,2,')))).status).toBe(202);
    await desk.until('2026-07-20T20:00');
    expect((await desk.receipts('131130')).map(({ state, returnCode, returnText }) => [state, returnCode, returnText])).toEqual([['returned', '300001', '回数: 回数 2 のところ、算定日を足すと 1 になる']]);
    expect(await desk.returnNames()).toEqual(['2026-07-1-RECEIPTC.HEN']);
  }));
  it('摘要の点数が合計点数にならないレセプトは返す', () => atDesk(async (desk) => {
    await desk.claim('a.UKE', shiftJis(...edited(withSubsidy, 9, ',288,1,', ',287,1,')));
    await desk.until('2026-07-20T20:00');
    expect((await desk.receipts('131130')).map(({ returnText }) => returnText)).toEqual(['合計点数 500 のところ、摘要を足すと 499 になる']);
  }));
  it('標準負担額の分からない月の食事は、値を作らず受け付けない', () => atDesk(async (desk) => {
    const old = edited(edited(inpatient, 1, '7654321', '1234567'), 2, '202606,ﾐﾎﾝ', '201706,ﾐﾎﾝ');
    const answer = await desk.claim('a.UKE', shiftJis(...old));
    expect([told(answer), (answer.body['issues'] as { line: number; field: string }[]).map(({ line, field }) => [line, field])]).toEqual([[422, 'TSG-F12'], [[2, 'careMonth']]]);
  }));
  it('名乗らない者、ほかの医療機関の鍵、番号でないものは断る', () => atDesk(async (desk) => {
    const bytes = shiftJis(...withSubsidy);
    const answers = [await desk.call('PUT', `/claims/${institution}/a.UKE`, bytes), await desk.call('PUT', `/claims/${institution}/a.UKE`, bytes, desk.asInstitution('1319999999')), await desk.call('PUT', '/claims/123/a.UKE', bytes, desk.asInstitution('123'))];
    expect(answers.map(told)).toEqual([[403, 'TSG-F02'], [403, 'TSG-F02'], [404, 'TSG-F04']]);
  }));
});

describe('区からのファイル', () => {
  it('ほかの保険者の番号のあるマスタ、ほかの市区町村の名、読めない行は断り、何も取り込まず、届いたものは断ったものとして残す', () => atDesk(async (desk) => {
    const foreign = masterFile(1, [insuredOf(1, {}, neighbour)]);
    const { name, bytes } = masterFile(1, [insuredOf(1)], neighbour);
    expect([await desk.call('PUT', `/masters/${city}/${foreign.name}`, foreign.bytes, desk.asCity(city)), await desk.call('PUT', `/masters/${city}/${name}`, bytes, desk.asCity(city)), await desk.call('PUT', `/masters/${city}/${masterFile(2, []).name}`, Buffer.from('x'), desk.asCity(city)), await desk.call('PUT', `/masters/${city}/memo.txt`, bytes, desk.asCity(city))].map(told))
      .toEqual([[422, 'TSG-F18'], [422, 'TSG-F15'], [422, 'TSG-F17'], [422, 'TSG-F14']]);
    expect((await desk.world.refused.list(0)).map(({ sender, isKept, answer }) => [sender, isKept, answer?.code])).toEqual([[city, true, 'TSG-F18'], [city, true, 'TSG-F15'], [city, true, 'TSG-F17'], [city, true, 'TSG-F14']]);
    expect((await desk.master(1, [insuredOf(1)])).status).toBe(202);
  }));
  it('始まりより前に終わる期間は断り、ほかの保険者の番号も一緒に挙げる。同じ日に終わるものは受ける', () => atDesk(async (desk) => {
    const { name, bytes } = masterFile(1, [insuredOf(1, { startOn: '2023-04-01', endOn: '2023-04-02' }), insuredOf(2, {}, neighbour)]);
    const answer = await desk.call('PUT', `/masters/${city}/${name}`, Buffer.from(Buffer.from(bytes).toString().replace('2023-04-02', '2022-01-01')), desk.asCity(city));
    expect([told(answer), (answer.body['issues'] as { line: number; field: string }[]).map(({ line, field }) => [line, field])]).toEqual([[422, 'TSG-F17'], [[3, 'endOn'], [4, 'insurerNumber']]]);
    expect((await desk.master(1, [insuredOf(1, { startOn: '2023-04-01', endOn: '2023-04-01' })])).status).toBe(202);
  }));
  it('個人番号のあるファイルは預からず、届いたことだけを記号で残す', () => atDesk(async (desk) => {
    expect(told(await desk.master(1, [insuredOf(1, { nameKana: numberOf(97) })]))).toEqual([422, 'TSG-F11']);
    expect((await desk.world.refused.list(0)).map(({ isKept, answer }) => [isKept, answer?.code])).toEqual([[false, 'TSG-F11']]);
    const { body, raw } = await desk.call('GET', '/_sim/incidents');
    expect(body['incidents']).toMatchObject([{ sender: city, token: expect.stringMatching(/^MN#[0-9a-f]{8}$/) as unknown }]);
    expect(Buffer.from(raw).toString()).not.toContain(numberOf(97));
  }));
});

describe('受診', () => {
  it('同じ受診をもう一度知らせても数えず、別の中身は断り、まだ来ない日は断る', () => atDesk(async (desk) => {
    expect([(await desk.visits(visitOfInsured(1))).body, (await desk.visits(visitOfInsured(1))).body]).toEqual([{ told: 1 }, { told: 0 }]);
    expect([told(await desk.visits(visitOfInsured(1, { points: 1 }))), told(await desk.visits(visitOfInsured(2, { careOn: '2026-07-02' }))), told(await desk.call('POST', '/_sim/visits', [{}]))]).toEqual([[409, 'TSG-F06'], [422, 'TSG-F05'], [422, 'TSG-F19']]);
  }));
  it('シフトJISにない氏名は、ほかの字に替えず、カナで書く', () => atDesk(async (desk) => {
    await desk.master(1, [insuredOf(1)]);
    await desk.visits(visitOfInsured(1, { name: '辻\u{E0100} 花子' }));
    await desk.until('2026-07-20T20:00');
    const [row] = await (await desk.party()).store.db.selectFrom('claims_receipt').select('facts').execute();
    expect(JSON.parse(row!.facts)).toMatchObject({ name: insuredOf(1).nameKana.replace(' ', '\u3000'), nameKana: insuredOf(1).nameKana });
  }));
});
