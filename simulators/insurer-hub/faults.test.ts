import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubBed } from './bed.examples.js';
import { A, B, clearanceOf, memberRow, numberOf, ratioOf, residentOf, type Desk } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());
const row = memberRow(A, { n: 1 });
const suspect = residentOf(row, { bornOn: '1970-07-07' });
const begin = async (fault: string, held = suspect): Promise<Desk> => {
  const desk = await bed.begin();
  await desk.resident(numberOf(1), held);
  await desk.send(A, [row]);
  await desk.fault(fault);
  return desk;
};
const state = async (desk: Desk) => (await desk.view(A, 'P1')).records.map(({ identityState, stopped }: Record<string, string | number | null>) => `${identityState} ${stopped}`).join();

describe('名のある障害', () => {
  it('停止: どの窓口も503で、処理は動かず、直れば続きから進む', async () => {
    const desk = await begin('hubDown');
    await desk.overnight();
    expect(await desk.own('GET', A, '/outbox')).toMatchObject({ status: 503 });
    expect(await desk.card({ individualNumber: numberOf(1), event: 'registered' })).toMatchObject({ status: 503 });
    await desk.fault('hubDown', false);
    expect(await state(desk)).toBe('');
    await desk.overnight();
    expect(await state(desk)).toBe('notified both');
  });

  it('処理結果が出ない: 登録はされ、知らせだけがない', async () => {
    const desk = await begin('resultLost');
    await desk.store();
    expect([await desk.results(A), (await desk.view(A, 'P1')).known]).toEqual([[], true]);
    expect((await desk.json('GET', '/_sim/files')).body.files).toMatchObject([{ received: 1, stored: 1, rejected: 0 }]);
  });

  it('格納が動かない: 処理結果は受理だが資格は見えず、直れば格納される', async () => {
    const desk = await begin('copySkipped', residentOf(row));
    await desk.overnight();
    expect(await desk.results(A)).toMatchObject([{ outcome: 'accepted', storedCount: 1 }]);
    expect(await desk.byNumber(1)).toMatchObject({ validity: '4' });
    await desk.fault('copySkipped', false);
    await desk.overnight();
    expect([await state(desk), (await desk.byNumber(1)).validity]).toEqual(['clear none', '1']);
  });

  it('突合の遅れ: 決めた日数の間は照会中のまま見え、過ぎれば止まる', async () => {
    const desk = await begin('checkLate');
    const seen = [];
    for (let night = 0; night < 3; night += 1) {
      await desk.overnight();
      seen.push(await state(desk));
    }
    expect(seen).toEqual(['enquired none', 'enquired none', 'notified both']);
  });

  it('古い版で突合: 直した記録がまた疑われ、使われた版の値でないことは、見えている記録と判定の食い違いで分かる', async () => {
    const desk = await begin('staleCheck');
    await desk.store();
    await desk.send(A, [{ ...row, version: 2, bornOn: '1970-07-07' }]);
    await desk.overnight();
    expect(await state(desk)).toBe('notified both');
    expect((await desk.members(A, 'P1')).at(-1)).toMatchObject({ bornOn: suspect.bornOn, identityFlag: '2' });
    await desk.fault('staleCheck', false);
    await desk.send(A, [{ ...row, version: 3, bornOn: '1970-07-07', copayRatios: ratioOf('020') }]);
    await desk.overnight();
    expect(await state(desk)).toBe('clear none');
  });

  it('通知されない: 止まっているのに知らされず、理由付き疑いなしも登録できない', async () => {
    const desk = await begin('noticeWithheld');
    await desk.overnight();
    expect([await state(desk), await desk.notices(A)]).toEqual(['suspect both', []]);
    expect(await desk.clear(A, clearanceOf(row))).toMatchObject({ status: 409, body: { cure: '突合結果の通知を待ってから登録する' } });
    await desk.fault('noticeWithheld', false);
    await desk.overnight();
    expect([await state(desk), (await desk.notices(A)).length]).toEqual(['notified both', 1]);
  });

  it('二度の通知: 続く通番の二つのファイルに同じ識別の行がある', async () => {
    const desk = await begin('noticeTwice');
    await desk.overnight();
    const [one, two] = await desk.notices(A);
    expect(one).toEqual(two);
    expect((await desk.outbox(A, '/terminal/outbox')).map(({ name }) => name)).toEqual(['matchNotice_131016_2025-05-13_1.csv', 'matchNotice_131016_2025-05-13_2.csv']);
  });

  it('フラグの誤り: 疑いありなのに1となる', async () => {
    const desk = await begin('flagWrong');
    await desk.overnight();
    expect((await desk.notices(A))[0]).toMatchObject({ verdict: 'H1', identityFlag: '1', stopped: 'both' });
  });

  it('割合が空: 資格は見え、負担割合と限度額適用区分だけが空になる', async () => {
    const desk = await begin('ratioBlank', residentOf(row));
    await desk.overnight();
    expect(await desk.byNumber(1)).toMatchObject({ validity: '1', records: [{ member: { name: row.name, copayRatio: null, limitCategory: null } }] });
  });

  it('古い割合: 訂正した割合ではなく前の版の割合が返る', async () => {
    const desk = await begin('oldRatioKept', residentOf(row));
    await desk.store();
    await desk.send(A, [{ ...row, version: 2, copayRatios: ratioOf('020') }]);
    await desk.store();
    expect((await desk.byNumber(1)).records[0].member.copayRatio).toBe('030');
    await desk.fault('oldRatioKept', false);
    expect((await desk.byNumber(1)).records[0].member.copayRatio).toBe('020');
  });

  it('不開示の失われ: 支援措置の人の住所が返る', async () => {
    const desk = await begin('disclosureFlagLost', residentOf(row));
    await desk.store();
    await desk.send(A, [{ ...row, version: 2, isNotDisclosed: true }]);
    await desk.store();
    expect((await desk.byNumber(1)).records[0].member.address).toBe(row.address);
    await desk.fault('disclosureFlagLost', false);
    expect((await desk.byNumber(1)).records[0].member.address).toBe(null);
  });

  it('検査用数字を確かめない: 誤った番号が格納され、J-LISが断ればX1で止まる。直れば入口で拒む', async () => {
    const wrong = `${numberOf(1).slice(0, 11)}${(Number(numberOf(1)[11]) + 1) % 10}`;
    const desk = await begin('digitUnchecked', residentOf(row));
    await desk.send(A, [memberRow(A, { n: 2, individualNumber: wrong })]);
    await desk.resident(wrong, residentOf(row, { outcome: 'refused', individualNumber: wrong, name: null, nameKana: null, bornOn: null, sex: null, address: null }));
    await desk.overnight();
    expect((await desk.view(A, 'P2')).records).toMatchObject([{ identityState: 'notified', verdict: 'X1', grade: 'none', stopped: 'both' }]);
    await desk.fault('digitUnchecked', false);
    await desk.send(A, [memberRow(A, { n: 3, individualNumber: wrong })]);
    await desk.store();
    expect([(await desk.view(A, 'P3')).known, (await desk.results(A)).flatMap(({ code }) => code ?? [])]).toEqual([false, ['E-CHECKDIGIT']]);
  });

  it('障害は、決めた委託区画だけに起きる', async () => {
    const desk = await begin('resultLost');
    await desk.parameters({ faultMunicipalityCode: B });
    await desk.store();
    expect(await desk.results(A)).toHaveLength(1);
  });
});
