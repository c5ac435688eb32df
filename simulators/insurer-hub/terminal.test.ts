import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberUpdate } from '../../contracts/insurer-hub/terminal.js';
import { hubBed } from './bed.examples.js';
import { A, clearanceOf, memberRow, numberOf, ratioOf, residentOf, updateOf, type Desk, type MemberWish } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());
const row = (n: number, wish: Partial<MemberWish> = {}) => memberRow(A, { n, ...wish });
const [one, two] = [row(1, { individualNumber: numberOf(2) }), row(2, { individualNumber: numberOf(1) })];

/** Two people whose numbers are swapped, and a third who is right; the notices are out. */
async function swapped(): Promise<Desk> {
  const desk = await bed.begin();
  for (const n of [1, 2, 3]) await desk.resident(numberOf(n), residentOf(row(n)));
  await desk.send(A, [one, two, row(3)]);
  await desk.overnight();
  return desk;
}
const results = async (desk: Desk) => (await desk.terminalResults(A)).map(({ line, itemId, outcome, code }) => `${line} ${itemId} ${outcome} ${code ?? ''}`.trim());
const states = async (desk: Desk) => Promise.all([1, 2, 3].map(async (n) => (await desk.view(A, `P${n}`)).records.map(({ version, identityState }: Record<string, string | number | null>) => `${version} ${identityState}`).join()));

describe('加入者情報の更新', () => {
  it('入れ替えは一件ずつでは使用中で拒まれ、一組なら通り、二人とも次の突合で疑いなしになる', async () => {
    const desk = await swapped();
    expect(await desk.update(A, updateOf(one, { updateId: 'U1', individualNumber: numberOf(1) }))).toMatchObject({ status: 409, body: { code: 'E-INUSE' } });
    await desk.bulkUpdate(A, [updateOf(one, { updateId: 'U1', individualNumber: numberOf(1), bundle: 'S' }), updateOf(two, { updateId: 'U2', individualNumber: numberOf(2), bundle: 'S' })]);
    expect(await results(desk)).toEqual(['3 U1 accepted', '4 U2 accepted']);
    expect(await states(desk)).toEqual(['1 correcting', '1 correcting', '1 clear']);
    await desk.overnight();
    expect(await states(desk)).toEqual(['2 clear', '2 clear', '1 clear']);
    expect((await desk.members(A, 'P1')).map(({ insurerPersonKey }: { insurerPersonKey: string }) => insurerPersonKey)).toEqual(['IPK0000000001', 'IPK0000000001']);
  });

  it('半分だけの一組、一行でも誤りのある一組は、何も変えず、行ごとに理由を返す', async () => {
    const desk = await swapped();
    const before = await states(desk);
    await desk.bulkUpdate(A, [
      updateOf(one, { updateId: 'U1', individualNumber: numberOf(1), bundle: 'half' }), updateOf(row(3), { updateId: 'U2', kind: 'fixAttributes', address: '東京都千代田区9', bundle: 'half' }),
      updateOf(one, { updateId: 'U3', individualNumber: numberOf(1), bundle: 'bad' }), updateOf(two, { updateId: 'U4', individualNumber: `${numberOf(2).slice(0, 11)}${(Number(numberOf(2)[11]) + 1) % 10}`, bundle: 'bad' }),
    ]);
    expect(await results(desk)).toEqual(['3 U1 rejected E-INUSE', '4 U2 rejected E-STATE', '5 U3 rejected E-STATE', '6 U4 rejected E-CHECKDIGIT']);
    expect(await states(desk)).toEqual(before);
  });

  it('一行ずつの更新は、誤りのある行だけが拒まれる', async () => {
    const desk = await swapped();
    await desk.bulkUpdate(A, [
      updateOf(row(3), { updateId: 'U1', kind: 'fixAttributes', address: '東京都千代田区9丁目' }), updateOf(one, { updateId: 'U2', individualNumber: null }), updateOf(one, { updateId: 'U3', version: 7, individualNumber: numberOf(9) }),
      updateOf(row(4), { updateId: 'U4', individualNumber: numberOf(9) }), updateOf(one, { updateId: 'U5', kind: 'adoptNewNumber', individualNumber: numberOf(9) }), updateOf(one, { updateId: 'U6', kind: 'fixAttributes' }),
      updateOf(one, { updateId: 'U7', kind: 'fixAttributes', name: one.name }), updateOf(one, { updateId: 'U8', kind: 'fixAttributes', individualNumber: numberOf(9), name: '別' }), updateOf(row(3), { updateId: 'U9', kind: 'fixAttributes', name: '二度目' }),
    ]);
    expect(await results(desk)).toEqual([
      '3 U1 accepted', '4 U2 rejected E-REQUIRED', '5 U3 rejected E-STATE', '6 U4 rejected E-UNKNOWN', '7 U5 rejected E-STATE', '8 U6 rejected E-REQUIRED', '9 U7 rejected E-STATE', '10 U8 rejected E-FORMAT', '11 U9 rejected E-STATE',
    ]);
  });

  it('同じ更新がもう一度来ても何も起こさず、同じ識別の別の内容は拒む', async () => {
    const desk = await swapped();
    const update = updateOf(row(3), { updateId: 'U1', kind: 'fixAttributes', address: '東京都千代田区9丁目' });
    expect(await desk.update(A, update)).toMatchObject({ status: 200 });
    await desk.overnight();
    const before = await desk.history(A, 'P3');
    expect(await desk.update(A, update)).toMatchObject({ status: 200 });
    expect(await desk.update(A, { ...update, address: '別' })).toMatchObject({ status: 409, body: { code: 'E-DUPKEY' } });
    await desk.overnight();
    expect(await desk.history(A, 'P3')).toEqual(before);
  });

  it('番号の変更を知らされた記録は、新しい番号に改められる', async () => {
    const desk = await bed.begin();
    await desk.resident(numberOf(1), { outcome: 'numberReplaced' });
    await desk.resident(numberOf(8), residentOf(row(1), { individualNumber: numberOf(8) }));
    await desk.send(A, [row(1)]);
    await desk.overnight();
    expect(await desk.update(A, updateOf(row(1), { updateId: 'U1', kind: 'adoptNewNumber', individualNumber: numberOf(8) }))).toMatchObject({ status: 200 });
    await desk.overnight();
    expect((await states(desk))[0]).toBe('2 clear');
    expect(await desk.byNumber(8)).toMatchObject({ validity: '1' });
  });

  it('訂正の後に集約から同じ内容の版が届いても、何も変わらない。古い番号の版は使用中なら拒む', async () => {
    const desk = await swapped();
    await desk.bulkUpdate(A, [updateOf(one, { updateId: 'U1', individualNumber: numberOf(1), bundle: 'S' }), updateOf(two, { updateId: 'U2', individualNumber: numberOf(2), bundle: 'S' })]);
    await desk.overnight();
    await desk.send(A, [row(1, { version: 2 })]);
    await desk.send(A, [{ ...two, version: 2, copayRatios: ratioOf('020') }]);
    await desk.overnight();
    expect(await states(desk)).toEqual(['2 clear', '2 clear', '1 clear']);
    expect((await desk.results(A)).filter(({ code }) => code !== null).map(({ code, historyKey }) => `${code} ${historyKey}`)).toEqual([`W-NOCHANGE ${one.historyKey}`, `E-INUSE ${two.historyKey}`]);
  });

  it('止まっている記録は、訂正しても次の突合まで止まり、設定により訂正で解ける', async () => {
    for (const [parameter, stopped] of [['untilClear', 'both'], ['lifted', 'none']] as const) {
      const desk = await bed.begin();
      await desk.parameters({ stopAfterCorrection: parameter });
      await desk.resident(numberOf(1), residentOf(row(1), { bornOn: '1970-07-07' }));
      await desk.send(A, [row(1)]);
      await desk.overnight();
      await desk.update(A, updateOf(row(1), { updateId: 'U1', kind: 'fixAttributes', bornOn: '1970-07-07' }));
      await desk.store();
      expect((await desk.view(A, 'P1')).records[0]).toMatchObject({ version: 2, identityState: 'unchecked', stopped });
    }
  });

  it('止まっていなかった紐付け誤りを直すと、それまでの露出を書き残す', async () => {
    const desk = await bed.begin();
    await desk.resident(numberOf(2), residentOf(row(1), { individualNumber: numberOf(2) }));
    await desk.send(A, [one]);
    await desk.overnight();
    await desk.byNumber(2);
    await desk.update(A, updateOf(one, { updateId: 'U1', individualNumber: numberOf(1) }));
    expect((await desk.history(A, 'P1')).exposures).toEqual([{ historyKey: one.historyKey, version: 1, from: '2025-05-12T22:30', until: '2025-05-13T09:30', lookups: 1, outcome: 'corrected' }]);
  });
});

describe('一括のファイル', () => {
  it('上限を超えるファイルは全体を拒み、何も変えない', async () => {
    const desk = await swapped();
    await desk.parameters({ terminalRowLimit: 1 });
    await desk.bulkClear(A, [clearanceOf(one), clearanceOf(two)]);
    expect(await results(desk)).toEqual(['0 - rejected E-LIMIT']);
    expect(await states(desk)).toEqual(['1 notified', '1 notified', '1 clear']);
  });

  it('切れたファイルは全体を拒み、読めない行があれば一組はどれも行わない', async () => {
    const desk = await swapped();
    const rows = [updateOf(one, { updateId: 'U1', individualNumber: numberOf(1), bundle: 'S' }), updateOf(two, { updateId: 'U2', individualNumber: numberOf(2), bundle: 'S' }), updateOf(row(3), { updateId: 'U3', kind: 'fixAttributes', bornOn: '1999-09-09' })];
    const file = desk.file(memberUpdate, A, 1, rows);
    await desk.put(A, { name: file.name, bytes: file.bytes.subarray(0, file.bytes.length - 5) }, '/terminal/inbox');
    expect([...new Set(await results(desk))]).toEqual(['0 - rejected E-FORMAT']);
    await desk.put(A, { name: file.name, bytes: Buffer.from(Buffer.from(file.bytes).toString('utf8').replace('1999-09-09', '1999-19-09')) }, '/terminal/inbox');
    expect((await results(desk)).slice(-3)).toEqual(['3 U1 rejected E-STATE', '4 U2 rejected E-STATE', '5 - rejected E-FORMAT']);
    expect(await states(desk)).toEqual(['1 notified', '1 notified', '1 clear']);
  });
});

describe('理由付き疑いなしと着手', () => {
  it('通知済と調査中からだけ登録でき、理由が要り、閲覧がその場で解ける', async () => {
    const desk = await swapped();
    expect(await desk.clear(A, clearanceOf(row(3)))).toMatchObject({ status: 409, body: { code: 'E-STATE', cure: '疑いなしなので、何もしなくてよい' } });
    expect(await desk.clear(A, clearanceOf(one, { reasonText: ' ' }))).toMatchObject({ status: 400, body: { code: 'E-REQUIRED' } });
    expect(await desk.clear(A, clearanceOf(one, { version: 2 }))).toMatchObject({ status: 409, body: { code: 'E-STATE' } });
    expect(await desk.clear(A, { ...clearanceOf(one), historyKey: 'x/T1' })).toMatchObject({ status: 404, body: { code: 'E-UNKNOWN' } });
    expect(await desk.own('POST', A, '/terminal/clearances', { ...clearanceOf(one), reasonCode: 'because' })).toMatchObject({ status: 400, body: { code: 'E-FORMAT' } });
    expect(await desk.own('POST', A, '/terminal/clearances', { ...clearanceOf(one), more: 1 })).toMatchObject({ status: 400, body: { code: 'E-FORMAT' } });
    await desk.bulkClear(A, [clearanceOf(one), clearanceOf(row(3), { clearanceId: 'C3' })]);
    expect(await results(desk)).toEqual([`3 CL-${one.historyKey}-1 accepted`, '4 C3 rejected E-STATE']);
    expect(await desk.clear(A, clearanceOf(one))).toMatchObject({ status: 200 });
    expect((await desk.view(A, 'P1')).records[0]).toMatchObject({ identityState: 'clearedWithReason', identityFlag: '3', stopped: 'none', releasedAt: '2025-05-13T09:30' });
    expect(await desk.byNumber(2)).toMatchObject({ validity: '1' });
  });

  it('着手には名前が要り、知らない通知は404、済んだ通知は409', async () => {
    const desk = await swapped();
    const { noticeId } = (await desk.notices(A)).find(({ historyKey }) => historyKey === one.historyKey)!;
    expect(await desk.open(A, noticeId, ' ')).toMatchObject({ status: 400 });
    expect(await desk.open(A, 'MN-000000000000')).toMatchObject({ status: 404, body: { code: 'E-UNKNOWN' } });
    expect(await desk.open(A, noticeId)).toMatchObject({ status: 200, body: { state: 'investigating' } });
    expect(await desk.open(A, noticeId, '別の人')).toMatchObject({ status: 200, body: { by: '国保資格係' } });
    await desk.clear(A, clearanceOf(one));
    expect(await desk.open(A, noticeId)).toMatchObject({ status: 409, body: { code: 'E-STATE' } });
  });
});
