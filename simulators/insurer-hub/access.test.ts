import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberChange } from '../../contracts/insurer-hub/member-change.js';
import { hubBed } from './bed.examples.js';
import { A, B, memberRow, numberOf, residentOf } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof hubBed>>;
beforeAll(async () => { bed = await hubBed(); });
afterAll(() => bed.close());

const doors: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/outbox'], ['GET', '/outbox/x.csv'], ['DELETE', '/outbox/x.csv'], ['PUT', '/inbox/x.csv'], ['PUT', '/terminal/inbox/x.csv'], ['GET', '/terminal/outbox'], ['GET', '/terminal/outbox/x.csv'], ['DELETE', '/terminal/outbox/x.csv'],
  ['POST', '/terminal/updates'], ['POST', '/terminal/clearances'], ['POST', '/terminal/notices/x/open'], ['GET', '/terminal/notices'], ['GET', '/terminal/members'],
];

describe('委託区画の鍵', () => {
  it('どの窓口も、鍵がない・違う・ほかの区画の鍵なら403で、その名乗りと区画を書き残す', async () => {
    const desk = await bed.begin();
    const foreign = await desk.keyOf(B);
    for (const [method, path] of doors) {
      for (const headers of [{}, { 'x-partition-key': 'PK-000000000000' }, foreign, { 'x-partition-key': '' }]) {
        const response = await fetch(`${desk.base}/partitions/${A}${path}`, { method, headers: { ...headers, 'x-totsugo-party': encodeURIComponent('中央区') } as Record<string, string> });
        expect([method, path, response.status, (await response.json() as { code: string }).code]).toEqual([method, path, 403, 'E-PARTITION']);
      }
    }
    const refused = (await desk.audit()).filter(({ outcome }) => outcome === 'refused');
    expect(refused).toHaveLength(doors.length * 4);
    expect(refused[0]).toMatchObject({ who: '中央区', code: A, what: 'GET /partitions/:code/outbox' });
  });

  it('道筋をどう書き換えても、自分の鍵でほかの区画には入れない', async () => {
    const desk = await bed.begin();
    await desk.send(B, [memberRow(B, { n: 1 })]);
    await desk.store();
    const [theirs] = await desk.outbox(B);
    const headers = await desk.keyOf(A);
    for (const path of [`/partitions/${B}/outbox/${theirs!.name}`, `/partitions/${A}/outbox/${theirs!.name}`, `/partitions/${A}/../${B}/outbox`, `/partitions/${A}%2F..%2F${B}/outbox`, `/partitions/${A}/outbox/..%2F..%2F${B}%2Foutbox%2F${theirs!.name}`, `/partitions/${B}%00/outbox`, `//partitions/${B}/outbox`, `/partitions/${A}/terminal/members?personKey=P1`]) {
      const response = await fetch(`${desk.base}${path}`, { headers });
      const text = await response.text();
      expect([path, response.status === 200 && text.includes('MI-131024')]).toEqual([path, false]);
      expect(text).not.toContain('見本');
    }
  });

  it('入った人も書き残し、知らない区画は404', async () => {
    const desk = await bed.begin();
    await desk.outbox(A);
    await desk.members(A, 'P1');
    expect((await desk.audit()).map(({ what, outcome }) => `${what} ${outcome}`)).toEqual(['GET /partitions/:code/outbox allowed', 'GET /partitions/:code/terminal/members allowed']);
    expect(await desk.json('GET', '/partitions/990000/outbox')).toMatchObject({ status: 404, body: { code: 'TSG-I01' } });
  });

  it('オンライン資格確認の窓口は別の鍵で、照会は番号を伏せて書き残す', async () => {
    const desk = await bed.begin();
    for (const headers of [{}, await desk.keyOf(A)]) expect(await desk.json('POST', '/online/lookups', { by: 'number', individualNumber: numberOf(1) }, headers as Record<string, string>)).toMatchObject({ status: 403 });
    await desk.send(A, [memberRow(A, { n: 1 })]);
    await desk.store();
    await desk.byNumber(1);
    const row = (await desk.audit()).find(({ what }) => what === 'lookup number')!;
    expect(row).toMatchObject({ code: A, outcome: 'allowed' });
    expect(row.subject).toMatch(/^MN#[0-9a-f]{8}$/);
    expect(JSON.stringify([await desk.audit(), await desk.view(A, 'P1'), await desk.history(A, 'P1')])).not.toMatch(/(?<!\d)\d{12}(?!\d)/);
  });
});

describe('区画の隔て', () => {
  it('突合結果も一覧も処理結果も、ほかの区画の行を含まない', async () => {
    const desk = await bed.begin();
    for (const code of [A, B]) {
      const rows = [1, 2].map((n) => memberRow(code, { n: n + (code === B ? 10 : 0) }));
      for (const row of rows) await desk.resident(row.individualNumber, residentOf(row, { bornOn: '1950-01-01' }));
      await desk.put(code, desk.file(memberChange, code, 1, rows));
    }
    await desk.overnight();
    for (const [code, other] of [[A, B], [B, A]] as const) {
      const everything = JSON.stringify([await desk.notices(code), await desk.shownNotices(code), await desk.results(code), (await desk.own('GET', code, '/terminal/members')).body]);
      expect(everything).toContain(`MI-${code}`);
      expect(everything).not.toContain(`MI-${other}`);
    }
  });
});
