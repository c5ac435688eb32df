import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hubBed } from './bed.examples.js';
import { A, clearanceOf, memberRow, numberOf, residentOf, updateOf } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());

describe('一晩の道', () => {
  it('異動情報を格納し、照会し、一致すれば疑いなしとなり、資格が見える', async () => {
    const desk = await bed.begin();
    const row = memberRow(A, { n: 1 });
    await desk.resident(numberOf(1), residentOf(row));
    expect(await desk.send(A, [row])).toMatchObject({ status: 202 });
    await desk.overnight();
    expect(await desk.results(A)).toMatchObject([{ rowKind: 'summary', outcome: 'accepted', receivedCount: 1, storedCount: 1, rejectedCount: 0 }]);
    expect(await desk.view(A, 'P1')).toMatchObject({ known: true, insurerPersonKey: 'IPK0000000001', records: [{ version: 1, identityState: 'clear', verdict: 'M0', identityFlag: '1', stopped: 'none', policyId: 'anyMismatchStops', ruleSetId: 'totsugo/five-items@1.4.0' }] });
    expect((await desk.view(A, 'P1')).linkageSymbol).toMatch(/^LS-/);
    expect(await desk.notices(A)).toEqual([]);
    expect(await desk.byNumber(1)).toMatchObject({ validity: '1', historyKey: row.historyKey, records: [{ visibility: { qualification: 'shown', medical: 'shown', address: 'shown' }, because: [], member: { name: row.name, householdKey: 'H1' } }] });
  });

  it('違えば止めて自分の区画にだけ知らせ、理由付き疑いなしで解く', async () => {
    const desk = await bed.begin();
    const row = memberRow(A, { n: 1 });
    await desk.resident(numberOf(1), residentOf(row, { bornOn: '1971-01-01' }));
    await desk.send(A, [row]);
    await desk.overnight();
    const [notice] = await desk.notices(A);
    expect(notice).toMatchObject({ historyKey: row.historyKey, version: 1, verdict: 'H1', grade: '1', identityFlag: '2', stopped: 'both', answerBy: '2025-06-12', residentName: null, residentBornOn: null });
    expect(await desk.byNumber(1)).toMatchObject({ validity: '4', historyKey: null, records: [{ member: null, visibility: { qualification: 'stopped', medical: 'stopped', address: 'stopped' } }] });
    expect(await desk.open(A, notice!.noticeId)).toMatchObject({ status: 200, body: { state: 'investigating' } });
    expect(await desk.clear(A, clearanceOf(row))).toMatchObject({ status: 200, body: { outcome: 'accepted' } });
    expect(await desk.byNumber(1)).toMatchObject({ validity: '1' });
    expect(await desk.view(A, 'P1')).toMatchObject({ records: [{ identityState: 'clearedWithReason', identityFlag: '3', stopped: 'none' }] });
    expect((await desk.history(A, 'P1')).exposures).toMatchObject([{ from: '2025-05-12T22:30', until: '2025-05-13T03:00', lookups: 0, outcome: 'cleared' }]);
  });

  it('紐付けの訂正は、格納までは訂正中で止まったまま、次の突合で解ける', async () => {
    const desk = await bed.begin();
    const row = memberRow(A, { n: 1, individualNumber: numberOf(2) });
    await desk.resident(numberOf(2), residentOf(memberRow(A, { n: 2 })));
    await desk.resident(numberOf(1), residentOf(memberRow(A, { n: 1 })));
    await desk.send(A, [row]);
    await desk.overnight();
    expect(await desk.update(A, updateOf(row, { updateId: 'U1', individualNumber: numberOf(1) }))).toMatchObject({ status: 200 });
    expect(await desk.view(A, 'P1')).toMatchObject({ records: [{ version: 1, identityState: 'correcting', stopped: 'both' }] });
    expect(await desk.byNumber(2)).toMatchObject({ validity: '4', records: [] });
    await desk.overnight();
    expect(await desk.view(A, 'P1')).toMatchObject({ records: [{ version: 2, identityState: 'clear', stopped: 'none' }] });
    expect((await desk.symbolRequests()).map(({ kind, individualNumber }) => [kind, individualNumber])).toEqual([['issue', numberOf(2)], ['release', numberOf(2)], ['issue', numberOf(1)]]);
    expect((await desk.history(A, 'P1')).exposures).toMatchObject([{ outcome: 'corrected' }]);
    expect(await desk.byNumber(1)).toMatchObject({ validity: '1' });
  });
});
