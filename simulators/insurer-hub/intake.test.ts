import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberChange } from '../../contracts/insurer-hub/member-change.js';
import { hubBed } from './bed.examples.js';
import { A, B, memberRow, numberOf, ratioOf, type Desk } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());
const row = (n: number, wish = {}) => memberRow(A, { n, ...wish });
/** Sends a file, stores it, and tells the result in short. */
async function stored(desk: Desk, rows: ReturnType<typeof row>[], code: string = A) {
  const before = (await desk.results(code)).length;
  await desk.send(code, rows);
  await desk.store();
  const [summary, ...issues] = (await desk.results(code)).slice(before);
  return { summary: `${summary!.outcome} ${summary!.receivedCount}=${summary!.storedCount}+${summary!.rejectedCount}`, issues: issues.map(({ code: issue, line, fieldJa, historyKey }) => `${issue} ${line} ${fieldJa} ${historyKey}`) };
}

describe('行の検査(5-③)', () => {
  it('誤りのある行だけを拒み、ほかは登録し、拒んだものはすべて処理結果に載る', async () => {
    const desk = await bed.begin();
    const wrongDigit = `${numberOf(3).slice(0, 11)}${(Number(numberOf(3)[11]) + 1) % 10}`;
    expect(await stored(desk, [row(1), row(2, { name: '　' }), row(3, { individualNumber: wrongDigit }), row(4, { insurerNumber: '138024' }), row(5, { validTo: '2025-03-31' }), row(6, { historyKey: 'other/T1' }), row(7, { address: null })])).toEqual({
      summary: 'partial 7=2+5',
      issues: ['E-REQUIRED 4 漢字氏名 MI-131016-2/T1', 'E-CHECKDIGIT 5 個人番号 MI-131016-3/T1', 'E-PARTITION 6 保険者番号 MI-131016-4/T1', 'E-FORMAT 7 適用終了年月日 MI-131016-5/T1', 'E-FORMAT 8 資格履歴の識別 other/T1'],
    });
    expect((await desk.members(A, 'P7')).map(({ address }: { address: string | null }) => address)).toEqual([null]);
    expect(await stored(desk, [row(2), row(3)])).toEqual({ summary: 'accepted 2=2+0', issues: [] });
  });

  it('登録できない文字は●に置き換えて知らせ、設定により拒む', async () => {
    const desk = await bed.begin();
    expect(await stored(desk, [row(1, { name: '髙橋 一' })])).toEqual({ summary: 'accepted 1=1+0', issues: ['W-BULLET 3 漢字氏名 MI-131016-1/T1'] });
    expect((await desk.members(A, 'P1'))[0]).toMatchObject({ name: '●橋 一' });
    await desk.parameters({ onUnregistrable: 'reject' });
    expect(await stored(desk, [row(2, { name: '髙橋 二' })])).toEqual({ summary: 'rejected 1=0+1', issues: ['E-CHAR 3 漢字氏名 MI-131016-2/T1'] });
    await desk.parameters({ permittedCharacters: 'cp932' });
    expect(await stored(desk, [row(3, { name: '髙橋 三' })])).toEqual({ summary: 'accepted 1=1+0', issues: [] });
  });

  it('読めない割合の期間と、同じ日に二つの割合がある行は拒む', async () => {
    const desk = await bed.begin();
    for (const copayRatios of [['2025-08-01/020'], [...ratioOf('020'), '2029-07-31/2030-07-31/030']]) {
      expect(await stored(desk, [row(1, { copayRatios })])).toEqual({ summary: 'rejected 1=0+1', issues: ['E-FORMAT 3 一部負担金割合(適用開始日/適用終了日/割合3桁) MI-131016-1/T1'] });
    }
    expect(await stored(desk, [row(1, { copayRatios: [...ratioOf('020'), '2029-08-01/2030-07-31/030'] })])).toEqual({ summary: 'accepted 1=1+0', issues: [] });
  });

  it('同じ履歴の二行は両方とも拒み、古い版は新しい版の後に受けず、内容が変わらない版は何も起こさない', async () => {
    const desk = await bed.begin();
    expect(await stored(desk, [row(1), row(1, { version: 2 })])).toEqual({ summary: 'rejected 2=0+2', issues: ['E-DUPKEY 3 資格履歴の識別 MI-131016-1/T1', 'E-DUPKEY 4 資格履歴の識別 MI-131016-1/T1'] });
    expect(await stored(desk, [row(1, { version: 3 })])).toEqual({ summary: 'accepted 1=1+0', issues: [] });
    expect(await stored(desk, [row(1, { version: 2, copayRatios: ratioOf('020') })])).toEqual({ summary: 'rejected 1=0+1', issues: ['E-ORDER 3 版 MI-131016-1/T1'] });
    expect(await stored(desk, [row(1, { version: 3, copayRatios: ratioOf('020') })])).toEqual({ summary: 'rejected 1=0+1', issues: ['E-DUPKEY 3 版 MI-131016-1/T1'] });
    expect(await stored(desk, [row(1, { version: 4, operation: 'update' })])).toEqual({ summary: 'accepted 1=1+0', issues: ['W-NOCHANGE 3 版 MI-131016-1/T1'] });
    expect((await desk.members(A, 'P1')).map(({ version }: { version: number }) => version)).toEqual([3]);
  });

  it('読めない項目の行だけを拒む', async () => {
    const desk = await bed.begin();
    const file = desk.file(memberChange, A, 1, [row(1), row(2)]);
    await desk.put(A, { name: file.name, bytes: Buffer.from(Buffer.from(file.bytes).toString('utf8').replace(row(2).bornOn, '1960-02-31')) });
    await desk.store();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'partial', storedCount: 1, rejectedCount: 1 }, { code: 'E-FORMAT', line: 4, fieldJa: '生年月日' }]);
  });
});

describe('ファイルの受信', () => {
  it('同じファイルがもう一度来ても何も変わらず、同じ名前の別の中身は拒む', async () => {
    const desk = await bed.begin();
    const file = desk.file(memberChange, A, 1, [row(1)]);
    const first = await desk.put(A, file);
    expect(first).toMatchObject({ status: 202 });
    await desk.store();
    const before = [await desk.history(A, 'P1'), await desk.results(A)];
    expect(await desk.put(A, file)).toMatchObject({ status: 200, body: { duplicate: true, receipt: first.body.receipt } });
    await desk.store();
    expect([await desk.history(A, 'P1'), await desk.results(A)]).toEqual(before);
    expect(await desk.put(A, { ...desk.file(memberChange, A, 1, [row(2)]) })).toMatchObject({ status: 409, body: { code: 'E-SEQUENCE' } });
  });

  it('切れたファイルと文字化けは全体を拒み、何も残さず、直せば同じ名前で送れる', async () => {
    const desk = await bed.begin();
    const file = desk.file(memberChange, A, 1, [row(1), row(2)]);
    for (const bytes of [file.bytes.subarray(0, file.bytes.length - 30), Buffer.from(file.bytes).map((byte, index) => (index === file.bytes.findIndex((one) => one > 0x7f) ? 0xff : byte)), new Uint8Array()]) {
      expect(await desk.put(A, { name: file.name, bytes })).toMatchObject({ status: 202 });
      await desk.store();
      expect((await desk.results(A)).filter(({ rowKind }) => rowKind === 'summary').at(-1)).toMatchObject({ outcome: 'rejected', storedCount: 0 });
      expect((await desk.view(A, 'P1')).known || (await desk.view(A, 'P2')).known).toBe(false);
    }
    await desk.put(A, file);
    await desk.store();
    expect((await desk.view(A, 'P1')).known).toBe(true);
  });

  it('通番が飛べば全体を拒み、欠けた分の後に同じファイルを送れば通り、済んだ通番は拒む', async () => {
    const desk = await bed.begin();
    const [one, two] = [desk.file(memberChange, A, 1, [row(1)]), desk.file(memberChange, A, 2, [row(2)])];
    await desk.put(A, two);
    await desk.store();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'rejected', storedCount: 0 }, { code: 'E-SEQUENCE', line: 0 }]);
    await desk.put(A, one);
    expect(await desk.put(A, two)).toMatchObject({ status: 202 });
    await desk.store();
    expect([(await desk.view(A, 'P1')).known, (await desk.view(A, 'P2')).known]).toEqual([true, true]);
    await desk.put(A, desk.file(memberChange, A, 2, [row(3)], '2025-05-13'));
    await desk.store();
    expect((await desk.results(A)).at(-1)).toMatchObject({ code: 'E-SEQUENCE' });
    await desk.parameters({ onSequenceGap: 'warn' });
    await desk.put(A, desk.file(memberChange, A, 9, [row(4)]));
    await desk.store();
    expect((await desk.results(A)).slice(-2)).toMatchObject([{ outcome: 'accepted', storedCount: 1 }, { code: 'E-SEQUENCE' }]);
  });

  it('ほかの区画や知らない名前のファイルは422、大きすぎれば413', async () => {
    const desk = await bed.begin();
    expect(await desk.put(A, { ...desk.file(memberChange, A, 1, [row(1)]), name: 'x.csv' })).toMatchObject({ status: 422, body: { code: 'E-FORMAT' } });
    expect(await desk.put(A, desk.file(memberChange, B, 1, [memberRow(B, { n: 1 })]))).toMatchObject({ status: 422, body: { code: 'E-PARTITION' } });
    await desk.parameters({ maximumFileMB: 1 });
    expect(await desk.put(A, { ...desk.file(memberChange, A, 1, []), bytes: Buffer.alloc(1024 * 1024 + 1) })).toMatchObject({ status: 413, body: { code: 'E-LIMIT' } });
  });
});

describe('採番と紐付け', () => {
  it('被保険者枝番は人と区画ごとに一度だけ付け、期間が変わっても使い続け、証の枝番とは関わらない', async () => {
    const desk = await bed.begin();
    await stored(desk, [row(1, { validTo: '2025-05-01' }), row(2)]);
    await stored(desk, [row(1, { historyKey: 'MI-131016-1/T2', branchNumber: '07', validFrom: '2025-05-02' })]);
    await stored(desk, [memberRow(B, { n: 1, validFrom: '2025-05-01' })], B);
    const keys = (await desk.members(A, 'P1')).map(({ insurerPersonKey, branchNumber }: { insurerPersonKey: string; branchNumber: string }) => `${insurerPersonKey} ${branchNumber}`);
    expect(keys).toEqual(['IPK0000000001 01', 'IPK0000000001 07']);
    expect((await desk.members(B, 'P1'))[0].insurerPersonKey).toBe('IPK0000000003');
  });

  it('使われている番号は拒み(E-INUSE)、一つのファイルの入れ替えは通り、半分だけなら拒む', async () => {
    const desk = await bed.begin();
    await stored(desk, [row(1, { individualNumber: numberOf(2) }), row(2, { individualNumber: numberOf(1) })]);
    expect(await stored(desk, [row(1, { version: 2 })])).toEqual({ summary: 'rejected 1=0+1', issues: ['E-INUSE 3 個人番号 MI-131016-1/T1'] });
    expect(await stored(desk, [row(3, { individualNumber: numberOf(1) })])).toEqual({ summary: 'rejected 1=0+1', issues: ['E-INUSE 3 個人番号 MI-131016-3/T1'] });
    expect(await stored(desk, [row(1, { version: 2 }), row(2, { version: 2 })])).toEqual({ summary: 'accepted 2=2+0', issues: [] });
    expect((await desk.byNumber(1)).records.map(({ historyKey }: { historyKey: string }) => historyKey)).toEqual(['MI-131016-1/T1']);
    expect((await desk.symbolRequests()).map(({ kind, individualNumber, insurerPersonKey }) => `${kind} ${individualNumber === numberOf(1) ? 1 : 2} ${insurerPersonKey.slice(-1)}`)).toEqual(['issue 2 1', 'issue 1 2', 'release 2 1', 'release 1 2', 'issue 1 1', 'issue 2 2']);
  });

  it('三人の巡りは通り、同じ番号を二人が求めれば二人とも、一人の行の番号が食い違えばどちらの行も拒む', async () => {
    const desk = await bed.begin();
    await stored(desk, [1, 2, 3].map((n) => row(n, { individualNumber: numberOf((n % 3) + 1) })));
    expect(await stored(desk, [1, 2, 3].map((n) => row(n, { version: 2 })))).toEqual({ summary: 'accepted 3=3+0', issues: [] });
    expect((await stored(desk, [row(4, { individualNumber: numberOf(9) }), row(5, { individualNumber: numberOf(9) })])).issues).toEqual(['E-INUSE 3 個人番号 MI-131016-4/T1', 'E-INUSE 4 個人番号 MI-131016-5/T1']);
    expect((await stored(desk, [row(6), row(6, { historyKey: 'MI-131016-6/T2', individualNumber: numberOf(7) })])).issues).toEqual(['E-FORMAT 3 個人番号 MI-131016-6/T1', 'E-FORMAT 4 個人番号 MI-131016-6/T2']);
  });

  it('最後の期間が無効化された人は番号を手放し、正しい持ち主が使える。無効化は見えず、ファイルには残る', async () => {
    const desk = await bed.begin();
    await stored(desk, [row(1, { individualNumber: numberOf(2) })]);
    expect(await stored(desk, [row(1, { individualNumber: numberOf(2), version: 2, operation: 'void' }), row(2)])).toEqual({ summary: 'accepted 2=2+0', issues: [] });
    expect((await desk.byNumber(2)).records.map(({ historyKey }: { historyKey: string }) => historyKey)).toEqual(['MI-131016-2/T1']);
    expect((await desk.lookup({ by: 'card', insurerNumber: row(1).insurerNumber, householdKey: 'H1', bornOn: row(1).bornOn }))).toMatchObject({ validity: '4', records: [] });
    expect((await desk.history(A, 'P1')).entries.map(({ version, isVoid, isCurrent }: { version: number; isVoid: boolean; isCurrent: boolean }) => [version, isVoid, isCurrent])).toEqual([[1, false, false], [2, true, true]]);
  });

  it('機関間提供の出来事は、資格履歴の新しい行と一つずつ対になる', async () => {
    const desk = await bed.begin();
    await stored(desk, [row(1), row(2), row(3, { name: ' ' })]);
    await stored(desk, [row(1, { version: 2 }), row(2, { version: 2, copayRatios: ratioOf('020') })]);
    const provided = (await desk.audit()).filter(({ what }) => what === 'provisionToCoordinator').map(({ subject, who }) => `${who} ${subject}`);
    expect(provided).toEqual(['千代田区 MI-131016-1/T1 版1', '千代田区 MI-131016-2/T1 版1', '千代田区 MI-131016-2/T1 版2']);
  });
});
