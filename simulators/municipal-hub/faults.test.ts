import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A, B, enquiryOf, municipalHubBed, type Desk } from './desk.examples.js';
import { municipalHub } from './municipal-hub.js';

let bed: Awaited<ReturnType<typeof municipalHubBed>>;
beforeAll(async () => { bed = await municipalHubBed(); });
afterAll(() => bed.close());
const tried = new Set<string>();
/** People 1 to 4 with incomes 1 to 4, and one fault on. */
const suffering = (fault: string, play: (desk: Desk) => Promise<void>) => async () => {
  tried.add(fault);
  const desk = await bed.begin();
  await desk.people(4);
  for (const n of [1, 2, 3, 4]) await desk.income(n, n);
  await desk.fault(fault);
  await play(desk);
  await bed.drop(desk.world.id);
};
const rows = async (desk: Desk) => (await Promise.all((await desk.answerNames()).map((name) => desk.answersIn(name)))).map((file) => file.map(({ requestId, personKey, netIncomeYen }) => `${requestId} ${personKey} ${netIncomeYen}`));

describe('障害', () => {
  it('一晩の停止の間は何も受けず何も答えず、次の朝にまとめて答える。待つ日数は止まらない', suffering('hubDown', async (desk) => {
    await desk.fault('hubDown', false);
    await desk.asked(enquiryOf(1));
    await desk.fault('hubDown');
    expect(await desk.ask(enquiryOf(2))).toMatchObject({ status: 503 });
    await desk.overnight();
    await desk.fault('hubDown', false);
    expect(await desk.states()).toEqual(['waiting']);
    await desk.overnight();
    expect(await desk.answered('E-1')).toBe('N-OK N-OK 1@2026-06-01');
    await desk.asked(enquiryOf(2));
    await desk.fault('hubDown');
    await desk.until('2026-07-01');
    await desk.fault('hubDown', false);
    await desk.overnight();
    expect(await desk.answered('E-2')).toBe('N-OK N-OK 2@2026-06-01');
  }));

  it('受付の応答が失われても照会は残っており、送り直せば同じ受付が返り、二重にならない', suffering('receiptLost', async (desk) => {
    expect([(await desk.ask(enquiryOf(1))).status, (await desk.put(1, [enquiryOf(2)])).status]).toEqual([503, 503]);
    await desk.fault('receiptLost', false);
    expect([(await desk.ask(enquiryOf(1))).status, (await desk.put(1, [enquiryOf(2)])).status, await desk.states()]).toEqual([200, 200, ['waiting', 'waiting']]);
  }));

  it('符号が分からない間は誰の照会も断り、夜の取得もできず、直れば次の夜に取り直して受け付ける', suffering('symbolUnknown', async (desk) => {
    await desk.tell([{ personKey: 'P9', residentCode: 'R9', symbol: 'requested' }]);
    expect((await desk.asked(enquiryOf(1), enquiryOf(9))).map(({ lineStatus }) => lineStatus)).toEqual(['N-NOSYMBOL', 'N-NOSYMBOL']);
    await desk.overnight();
    await desk.fault('symbolUnknown', false);
    expect((await desk.asked(enquiryOf(1, { requestId: 'b1' }), enquiryOf(9, { requestId: 'b9' }))).map(({ lineStatus }) => lineStatus)).toEqual(['N-PENDING', 'N-NOSYMBOL']);
    await desk.overnight();
    expect((await desk.asked(enquiryOf(9, { requestId: 'c9' }))).map(({ lineStatus }) => lineStatus)).toEqual(['N-PENDING']);
  }));

  it('答えが三日遅れても、期限の内なら届く。期限より遅れれば期限切れで終わり、後から答えは来ない', suffering('answerLate', async (desk) => {
    await desk.asked(enquiryOf(1));
    await desk.until('2026-06-18');
    expect(await desk.states()).toEqual(['waiting']);
    await desk.until('2026-06-19');
    expect(await desk.answered('E-1')).toBe('N-OK N-OK 1@2026-06-01');
    await desk.world.setParameters('municipal-hub', { lateDays: 8 });
    await desk.asked(enquiryOf(2));
    await desk.until('2026-07-10');
    expect(await desk.answered('E-2')).toBe('N-TIMEOUT');
  }));

  it('答えが来なければ期限切れで終わり、何も待ったまま残らない', suffering('answerNever', async (desk) => {
    await desk.put(1, [enquiryOf(1)]);
    await desk.until('2026-06-22');
    expect([await desk.states(), await desk.answerNames()]).toEqual([['waiting'], []]);
    await desk.until('2026-06-23');
    expect(await desk.answersIn((await desk.answerNames())[0]!)).toMatchObject([{ lineStatus: 'N-TIMEOUT', kindStatus: null, total: 0, netIncomeYen: null, message: '期限までに回答なし' }]);
    expect(await desk.ledger()).toMatchObject([{ side: 'asker', outcome: 'N-TIMEOUT' }]);
  }));

  it('古い副本の答えは一つ前の版で、登録日がそれを語る。版が一つしかなければその版が答える', suffering('staleReplica', async (desk) => {
    await desk.income(1, 100, { registeredOn: '2026-06-10' });
    await desk.income(1, 200, { registeredOn: '2026-06-14' });
    await desk.asked(enquiryOf(1), enquiryOf(2));
    await desk.overnight();
    expect([await desk.answered('E-1'), await desk.answered('E-2')]).toEqual(['N-OK N-OK 100@2026-06-10', 'N-OK N-OK 2@2026-06-01']);
  }));

  it('紐付けを誤ると、自分の宛名番号で別の人の所得が届く', suffering('mislinked', async (desk) => {
    await desk.asked(enquiryOf(1), enquiryOf(4));
    await desk.overnight();
    expect([await desk.answered('E-1'), (await desk.poll('E-1')).personKey, await desk.answered('E-4')]).toEqual(['N-OK N-OK 2@2026-06-01', 'P1', 'N-OK N-OK 1@2026-06-01']);
  }));

  it('取り違えると、照会の識別に別の宛名番号と別の人の所得が付いて届く。相手のいない一件はそのまま', suffering('answersSwapped', async (desk) => {
    await desk.put(1, [enquiryOf(1), enquiryOf(2), enquiryOf(3)]);
    await desk.overnight();
    expect(await rows(desk)).toEqual([['E-1 P2 2', 'E-2 P1 1', 'E-3 P3 3']]);
  }));

  it('二度並ぶと、同じ答えが次の日のファイルにももう一度だけある', suffering('answeredTwice', async (desk) => {
    await desk.put(1, [enquiryOf(1)]);
    await desk.overnight();
    await desk.put(2, [enquiryOf(2)]);
    await desk.overnight();
    await desk.overnight();
    await desk.overnight();
    expect(await rows(desk)).toEqual([['E-1 P1 1'], ['E-1 P1 1', 'E-2 P2 2'], ['E-2 P2 2']]);
  }));

  it('提供した側に記録が残らなければ、片側だけの記録として見つかる', suffering('ledgerOneSided', async (desk) => {
    await desk.asked(enquiryOf(1));
    await desk.overnight();
    expect([(await desk.ledger(A)).length, await desk.ledger(B), (await desk.findings()).map(({ finding }) => finding)]).toEqual([1, [], ['oneSided']]);
  }));

  it('不開示の印が落ちると、支援措置の人のやりとりが本人の履歴に載る', suffering('flagDropped', async (desk) => {
    await desk.tell([{ personKey: 'P1', residentCode: 'R1', isNotDisclosed: true }]);
    await desk.asked(enquiryOf(1, { isNotDisclosed: true }));
    await desk.overnight();
    expect([(await desk.portal('R1')).entries.length, (await desk.findings()).map(({ finding }) => finding)]).toEqual([2, ['protectedButVisible']]);
  }));

  it('名のある障害は、どれもここで一度は起こしている', () => {
    expect([...tried].sort()).toEqual(Object.keys(municipalHub.faults).sort());
  });
});
