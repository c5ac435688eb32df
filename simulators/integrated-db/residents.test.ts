import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residentFeed } from '../../contracts/integrated-db/resident-feed.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { A, B, earned, integratedDbBed, type Desk, type Listed } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof integratedDbBed>>;
beforeAll(async () => { bed = await integratedDbBed(); });
afterAll(() => bed.close());
const withDesk = async (play: (desk: Desk) => Promise<void>) => play(await bed.begin());

const page = (n: number, wish = {}) => ({
  operation: 'put', personKey: `P${n}`, householdNumber: `J${n}`, name: `試験 ${n}`, nameKana: 'シケン', bornOn: '1990-05-20', sex: '2', address: '東京都千代田区試験1-1', relationship: '世帯主', isNotDisclosed: false, residentFrom: '2020-04-01',
  submittedOn: '2020-04-03', isNhiNoted: true, ...wish,
});
const gone = (n: number) => ({ operation: 'delete', personKey: `P${n}` });
const write = (desk: Desk, rows: readonly object[], code: string = A) => desk.call('PUT', `/_sim/residents/${code}`, rows);
const at = async (desk: Desk, method: string, path: string, code: string = A, body?: object) => desk.call(method, `/resident-feeds/${code}${path}`, body, { authorization: `Bearer ${await desk.token(code)}` });
const listed = async (desk: Desk, code: string = A) => (await at(desk, 'GET', '', code)).body['files'] as readonly Listed[];
async function shown(desk: Desk, code: string = A): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { name, seq } of await listed(desk, code)) {
    const { records, issues } = codecOf(desk.world.profile, residentFeed).parse({ name, bytes: (await at(desk, 'GET', `/${name}`, code)).raw });
    expect(issues).toEqual([]);
    for (const { value } of records) lines.push([seq, value.feedKind, value.operation, value.personKey, value.address ?? '', value.removal ?? ''].join(' ').trim());
  }
  return lines;
}

describe('住民記録の配信', () => {
  it('課税情報とは別の通番を持ち、初めは全件、次の日からは変わった人だけの差分', () => withDesk(async (desk) => {
    await write(desk, [page(1), page(2)]);
    await desk.overnight();
    await desk.tell([earned(1, 2_000_000)]);
    await write(desk, [page(1, { removal: 'death', residentUntil: '2026-06-01' }), page(2), page(3)]);
    await desk.overnight();
    expect(await shown(desk)).toEqual([
      '1 full put P1 東京都千代田区試験1-1', '1 full put P2 東京都千代田区試験1-1', '2 difference put P1 東京都千代田区試験1-1 death', '2 difference put P3 東京都千代田区試験1-1',
    ]);
    expect((await desk.listed()).map(({ seq, kind }) => `${seq} ${kind}`)).toEqual(['1 full']);
  }));

  it('片方の全件を求めても、もう片方は差分のまま', () => withDesk(async (desk) => {
    await write(desk, [page(1)]);
    await desk.tell([earned(1, 1)]);
    await desk.overnight();
    expect((await at(desk, 'POST', '/requests', A, { kind: 'full' })).status).toBe(202);
    await write(desk, [gone(1), page(2)]);
    await desk.tell([earned(1, 2)]);
    await desk.overnight();
    expect([(await listed(desk)).map(({ kind }) => kind), (await desk.listed()).map(({ kind }) => kind)]).toEqual([['full', 'full'], ['full', 'difference']]);
    expect((await shown(desk)).slice(1)).toEqual(['2 full delete P1', '2 full put P2 東京都千代田区試験1-1']);
  }));

  it('課税情報の窓口に住民記録のファイルはなく、ほかの団体のトークンでは開かない', () => withDesk(async (desk) => {
    await write(desk, [page(1)]);
    await desk.overnight();
    const [file] = await listed(desk);
    expect((await desk.own('GET', A, `/${file!.name}`)).status).toBe(404);
    expect((await desk.call('GET', `/resident-feeds/${A}`, undefined, { authorization: `Bearer ${await desk.token(B)}` })).status).toBe(403);
  }));

  it('食い違う記載は、場所と理由を示して、一つも書かない', () => withDesk(async (desk) => {
    const { status, body } = await write(desk, [page(1), page(2, { removal: 'death' }), page(3, { bornOn: '2020-04-02' }), page(1), { operation: 'put', personKey: 'P5' }, { ...gone(6), name: '試験' }]);
    expect(status).toBe(422);
    expect((body['issues'] as { field: string }[]).map(({ field }) => field)).toEqual([
      '1.residentUntil', '2.residentFrom', '3.personKey',
      ...['householdNumber', 'name', 'nameKana', 'bornOn', 'sex', 'address', 'relationship', 'isNotDisclosed', 'residentFrom', 'submittedOn', 'isNhiNoted'].map((item) => `4.${item}`), '5.name',
    ]);
    await desk.overnight();
    expect(await listed(desk)).toEqual([]);
    expect((await desk.call('GET', `/_sim/residents/${A}`)).body).toEqual({ records: [] });
  }));
});
