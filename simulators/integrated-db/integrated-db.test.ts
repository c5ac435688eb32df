import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoreHome } from '../../store/define.js';
import { storeHome } from '../../store/homes.js';
import { A, B, earned, gone, integratedDbBed, put, type Desk } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof integratedDbBed>>;
beforeAll(async () => { bed = await integratedDbBed(); });
afterAll(() => bed.close());
const withDesk = async (play: (desk: Desk) => Promise<void>) => play(await bed.begin());
const kinds = async (desk: Desk, since = 0) => (await desk.listed(since)).map(({ seq, kind }) => `${seq} ${kind}`);

describe('配信', () => {
  it('4:30に並べ、初めは全件、次の日からは変わったものだけの差分', () => withDesk(async (desk) => {
    await desk.tell([earned(1, 2_000_000), put(2, 'declaredZero'), put(3, 'undeclared'), put(4, 'noData')]);
    await desk.world.advance('2026-06-02T04:29');
    expect(await desk.listed()).toEqual([]);
    await desk.world.advance('2026-06-02T04:30');
    expect(await desk.shown()).toEqual(['1 full put P1 declaredAmount 2000000', '1 full put P2 declaredZero 0', '1 full put P3 undeclared', '1 full put P4 noData']);
    await desk.tell([earned(1, 2_500_000), put(2, 'declaredZero'), gone(4)]);
    await desk.overnight();
    expect(await desk.shown(1)).toEqual(['2 difference put P1 declaredAmount 2500000', '2 difference delete P4']);
  }));

  it('一覧は名・通番・種別・時点・長さ・SHA-256を言い、そのとおりのバイトが取れる', () => withDesk(async (desk) => {
    await desk.tell([earned(1, 1)]);
    await desk.overnight();
    const [file] = await desk.listed();
    const { raw } = await desk.own('GET', A, `/${file!.name}`);
    expect(file).toEqual({ name: `taxFeed_${A}_2026-06-02_1.csv`, seq: 1, kind: 'full', asOf: '2026-06-02', bytes: raw.length, sha256: createHash('sha256').update(raw).digest('hex') });
  }));

  it('変わったことのない日は並べず、同じことをもう一度書いても変わったことにならない', () => withDesk(async (desk) => {
    expect((await desk.tell([earned(1, 1), put(2, 'noData')])).body).toEqual({ changed: 2, unchanged: 0 });
    await desk.overnight();
    expect((await desk.tell([earned(1, 1), put(2, 'noData')])).body).toEqual({ changed: 0, unchanged: 2 });
    await desk.overnight();
    expect(await kinds(desk)).toEqual(['1 full']);
    expect(await desk.known()).toMatchObject([{ personKey: 'P1', asOf: '2026-06-01' }, { personKey: 'P2', asOf: '2026-06-01' }]);
  }));

  it('配信と配信の間に現れて消えた人は、どの配信にも出ない。載ったことのある人の削除は、全件にも行として出る', () => withDesk(async (desk) => {
    await desk.tell([earned(1, 1), earned(2, 2)]);
    await desk.overnight();
    await desk.tell([earned(3, 3), gone(1)]);
    await desk.tell([gone(3), gone(9)]);
    await desk.overnight();
    expect(await desk.shown(1)).toEqual(['2 difference delete P1']);
    await desk.askForAll();
    await desk.overnight();
    expect(await desk.shown(2)).toEqual(['3 full delete P1', '3 full put P2 declaredAmount 2']);
  }));

  it('一人の年度ごとに別の行で、消した人が戻れば登録として出る', () => withDesk(async (desk) => {
    await desk.tell([earned(1, 1, { fiscalYear: 2025 }), put(1, 'undeclared')]);
    await desk.overnight();
    await desk.tell([gone(1)]);
    await desk.overnight();
    await desk.tell([put(1, 'noData')]);
    await desk.overnight();
    expect(await desk.shown()).toEqual(['1 full put P1 declaredAmount 1', '1 full put P1 undeclared', '2 difference delete P1', '3 difference put P1 noData']);
  }));

  it('再送を求めれば次の配信が全件になり、待つ間の求めは一つに数え、その次はまた差分になる', () => withDesk(async (desk) => {
    await desk.tell([earned(1, 1)]);
    await desk.overnight();
    expect(await desk.askForAll()).toMatchObject({ status: 202, body: { kind: 'full', requestedAt: '2026-06-02T05:00' } });
    await desk.world.advance('2026-06-02T06:00');
    expect(await desk.askForAll()).toMatchObject({ status: 200, body: { requestedAt: '2026-06-02T05:00', duplicate: true } });
    await desk.overnight();
    await desk.tell([earned(1, 5)]);
    await desk.overnight();
    expect(await kinds(desk)).toEqual(['1 full', '2 full', '3 difference']);
    expect((await desk.askForAll()).status).toBe(202);
  }));

  it('まだ何も告げられていない団体の求めは、並べるものができるまで待つ', () => withDesk(async (desk) => {
    await desk.askForAll();
    await desk.overnight();
    expect(await desk.listed()).toEqual([]);
    await desk.tell([earned(1, 1)]);
    await desk.overnight();
    expect(await kinds(desk)).toEqual(['1 full']);
  }));

  it('定時処理をやり直しても、通番は進まない', () => withDesk(async (desk) => {
    await desk.tell([earned(1, 1)]);
    await desk.world.runJob('integrated-db', 'publish');
    await desk.world.runJob('integrated-db', 'publish');
    await desk.overnight();
    expect(await kinds(desk)).toEqual(['1 full']);
  }));

  it('団体ごとに通番を持ち、たがいに混ざらない', () => withDesk(async (desk) => {
    await desk.tell([earned(1, 1)]);
    await desk.overnight();
    await desk.tell([put(1, 'noData')], B);
    await desk.tell([earned(1, 7)]);
    await desk.overnight();
    expect([await desk.shown(), await desk.shown(0, B)]).toEqual([['1 full put P1 declaredAmount 1', '2 difference put P1 declaredAmount 7'], ['1 full put P1 noData']]);
  }));

  it('取り出しだけが資格①として記録され、秘密もトークンも記録に残らない', () => withDesk(async (desk) => {
    await desk.tell([earned(1, 1)]);
    await desk.overnight();
    await desk.shown();
    const arrows = await desk.world.journal.arrows();
    expect(arrows.filter(({ steps }) => steps.includes('A-01')).map(({ kind, from, ja }) => [kind, from, ja])).toEqual([['exchange', '統合DB', '統合DBが課税情報を渡す']]);
    expect(JSON.stringify([arrows, await desk.world.journal.exchanges()])).not.toMatch(/\b(AT|CS)-[0-9A-Z]{6}/);
  }));
});

describe('課税課の窓口(試験用)', () => {
  it('食い違う行は、場所と理由を示して、一つも書かない', () => withDesk(async (desk) => {
    const answer = await desk.tell([earned(1, 1), put(2, 'undeclared', { netIncomeYen: 0 }), put(3, 'declaredZero', { netIncomeYen: 5 }), earned(4, 0), gone(5, { taxState: 'noData' }), earned(1, 2)]);
    expect(answer).toMatchObject({ status: 422, body: { code: 'TSG-T10' } });
    expect((answer.body['issues'] as { field: string }[]).map(({ field }) => field)).toEqual(['1.netIncomeYen', '2.netIncomeYen', '3.netIncomeYen', '4.taxState', '5.personKey']);
    expect(await desk.known()).toEqual([]);
    expect(await desk.call('PUT', '/_sim/tax/999999', [earned(1, 1)])).toMatchObject({ status: 404, body: { code: 'TSG-T01' } });
  }));

  it('千二百人を一度に書き、全員が一つの配信に並ぶ', () => withDesk(async (desk) => {
    expect((await desk.tell(Array.from({ length: 1_200 }, (_, n) => earned(n, n + 1)))).body).toEqual({ changed: 1_200, unchanged: 0 });
    await desk.overnight();
    expect((await desk.shown()).length).toBe(1_200);
  }));
});

describe('障害', () => {
  it('停止の間はどの窓口も503で、並べもしない。直れば変わったことがまとめて出る', () => withDesk(async (desk) => {
    await desk.tell([earned(1, 1)]);
    await desk.overnight();
    const token = { authorization: `Bearer ${await desk.token(A)}` };
    await desk.fault('serviceDown');
    for (const path of [`/feeds/${A}`, `/feeds/${A}/x`]) expect(await desk.call('GET', path, undefined, token)).toMatchObject({ status: 503, body: { code: 'TSG-T05' } });
    expect((await desk.ask({})).status).toBe(503);
    await desk.tell([earned(1, 2)]);
    await desk.overnight();
    await desk.tell([earned(1, 3)]);
    await desk.fault('serviceDown', false);
    await desk.overnight();
    expect(await desk.shown(1)).toEqual(['2 difference put P1 declaredAmount 3']);
  }));

  it('抜けた差分は通番の飛びとして見え、再送の全件に中身がある', () => withDesk(async (desk) => {
    await desk.tell([earned(1, 1), earned(2, 2)]);
    await desk.overnight();
    await desk.fault('feedSkipped');
    await desk.tell([gone(1)]);
    await desk.overnight();
    await desk.fault('feedSkipped', false);
    await desk.tell([earned(2, 22)]);
    await desk.overnight();
    expect(await kinds(desk)).toEqual(['1 full', '3 difference']);
    expect((await desk.own('GET', A, `/taxFeed_${A}_2026-06-03_2.csv`)).status).toBe(404);
    await desk.askForAll();
    await desk.fault('feedSkipped');
    await desk.overnight();
    expect(await desk.shown(3)).toEqual(['4 full delete P1', '4 full put P2 declaredAmount 22']);
  }));

  it('二度並ぶ差分は、次の日に同じ通番と中身でもう一度だけ出る', () => withDesk(async (desk) => {
    await desk.tell([earned(1, 1)]);
    await desk.overnight();
    await desk.fault('feedTwice');
    await desk.tell([earned(1, 2)]);
    await desk.overnight();
    await desk.fault('feedTwice', false);
    const [twice] = await desk.listed(1);
    await desk.tell([earned(1, 3)]);
    await desk.overnight();
    expect((await desk.listed(2)).map(({ seq }) => seq)).toEqual([2, 3]);
    expect((await desk.listed(3))[0]).toEqual(twice);
    await desk.overnight();
    expect(await desk.listed(3)).toEqual([]);
  }));

  it('書き違えた種別は一覧にも行にも出るが、行の中身は変わらない', () => withDesk(async (desk) => {
    await desk.fault('fullMarkedDifference');
    await desk.tell([earned(1, 1), earned(2, 2)]);
    await desk.overnight();
    await desk.fault('fullMarkedDifference', false);
    await desk.fault('differenceMarkedFull');
    await desk.tell([earned(2, 3)]);
    await desk.overnight();
    expect(await kinds(desk)).toEqual(['1 difference', '2 full']);
    expect(await desk.shown()).toEqual(['1 difference put P1 declaredAmount 1', '1 difference put P2 declaredAmount 2', '2 full put P2 declaredAmount 3']);
  }));

  it('遅れた配信は、決めた日数の後に、元の通番で並ぶ', () => withDesk(async (desk) => {
    await desk.world.setParameters('integrated-db', { lateDays: 2 });
    await desk.tell([earned(1, 1)]);
    await desk.overnight();
    await desk.fault('feedLate');
    await desk.tell([earned(1, 2)]);
    await desk.overnight();
    await desk.fault('feedLate', false);
    await desk.tell([earned(1, 3)]);
    await desk.overnight();
    expect(await kinds(desk)).toEqual(['1 full', '3 difference']);
    await desk.overnight();
    expect(await kinds(desk)).toEqual(['1 full', '2 difference', '3 difference']);
  }));
});

/** Some days of telling, losing and asking again, in two municipalities. */
async function story(home: Promise<StoreHome>) {
  const own = await integratedDbBed(await home);
  try {
    const desk = await own.begin();
    await desk.tell([earned(1, 99_999_999_999), put(2, 'undeclared'), put(10, 'noData')]);
    await desk.tell([put(1, 'declaredZero')], B);
    await desk.overnight();
    await desk.fault('feedSkipped');
    await desk.tell([gone(2), put(1, 'declaredZero')]);
    await desk.overnight();
    await desk.fault('feedSkipped', false);
    await desk.askForAll();
    await desk.overnight();
    const seen = { listed: await desk.listed(), shown: await desk.shown(), other: await desk.shown(0, B), known: await desk.known() };
    await own.drop(desk.world.id);
    return seen;
  } finally {
    await own.close();
  }
}
const server = process.env['TOTSUGO_TEST_PG'];

describe('どの置き場でも', () => {
  it('SQLiteのファイルでも、同じ配信になる', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'totsugo-integrated-db-'));
    const seen = await story(storeHome(folder));
    expect(seen.shown.filter((line) => line.startsWith('3'))).toEqual(['3 full put P1 declaredZero 0', '3 full put P10 noData', '3 full delete P2']);
    expect(seen).toEqual(await story(storeHome(undefined)));
    await rm(folder, { recursive: true, force: true });
  });
  it.skipIf(!server)('PostgreSQLでも、同じ配信になる', async () => {
    expect(await story(storeHome(server))).toEqual(await story(storeHome(undefined)));
  });
});
