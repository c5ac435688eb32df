import { afterAll, beforeAll, expect, it } from 'vitest';
import { A, B, earned, integratedDbBed, type Desk } from './desk.examples.js';

let bed: Awaited<ReturnType<typeof integratedDbBed>>;
beforeAll(async () => { bed = await integratedDbBed(); });
afterAll(() => bed.close());
const withDesk = async (play: (desk: Desk) => Promise<void>) => play(await bed.begin());
const list = (desk: Desk, authorization?: string, code: string = A) => desk.call('GET', `/feeds/${code}`, undefined, authorization === undefined ? {} : { authorization });

it('団体コードと秘密でトークンを受け、そのトークンで自分の配信を見る', () => withDesk(async (desk) => {
  const answer = await desk.ask({ grant_type: 'client_credentials', client_id: A, client_secret: await desk.secret(A), scope: 'anything' });
  expect([answer.status, answer.body, answer.headers.get('cache-control')]).toEqual([200, { access_token: expect.stringMatching(/^AT-/) as string, token_type: 'Bearer', expires_in: 3600 }, 'no-store']);
  expect(await list(desk, `Bearer ${String(answer.body['access_token'])}`)).toMatchObject({ status: 200, body: { files: [] } });
}));

it('トークンは世界の時刻で切れ、切れた後は求め直すしかない', () => withDesk(async (desk) => {
  const old = `Bearer ${await desk.token(A)}`;
  await desk.world.advance('2026-06-01T10:29');
  expect((await list(desk, old)).status).toBe(200);
  await desk.world.advance('2026-06-01T10:30');
  const late = await list(desk, old);
  expect([late.status, late.body['code'], late.headers.get('www-authenticate')]).toEqual([401, 'TSG-T02', 'Bearer error="invalid_token"']);
  expect((await list(desk, `Bearer ${await desk.token(A)}`)).status).toBe(200);
  expect(await desk.ask({ grant_type: 'refresh_token', client_id: A, client_secret: await desk.secret(A) })).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type', code: 'TSG-T07' } });
}));

it('日をまたぐ期限も、設定した分数のとおりに切れる', () => withDesk(async (desk) => {
  await desk.world.setParameters('integrated-db', { tokenLifeMinutes: 1440 });
  await desk.world.advance('2026-12-31T23:45');
  const token = `Bearer ${await desk.token(A)}`;
  await desk.world.advance('2027-01-01T23:44');
  expect((await list(desk, token)).status).toBe(200);
  await desk.world.advance('2027-01-01T23:45');
  expect((await list(desk, token)).status).toBe(401);
}));

it('同じ分に二度求めれば別のトークンで、どちらも開ける', () => withDesk(async (desk) => {
  const [one, two] = [await desk.token(A), await desk.token(A)];
  expect(one).not.toBe(two);
  for (const token of [one, two]) expect((await list(desk, `Bearer ${token}`)).status).toBe(200);
}));

it('秘密が違えば、よその団体の秘密でも、トークンを渡さない', () => withDesk(async (desk) => {
  for (const [client_id, client_secret] of [[A, 'wrong'], [A, await desk.secret(B)], ['999999', await desk.secret(A)]] as const) {
    const { status, body } = await desk.ask({ grant_type: 'client_credentials', client_id, client_secret });
    expect([status, body['error'], body['code']]).toEqual([401, 'invalid_client', 'TSG-T08']);
  }
}));

it('項目が足りないか二度あるかフォームの形でない求めは、形の誤りとして断る', () => withDesk(async (desk) => {
  const secret = await desk.secret(A);
  for (const body of ['', `grant_type=client_credentials&client_id=${A}`, `grant_type=client_credentials&client_id=${A}&client_id=${A}&client_secret=${secret}`]) expect(await desk.call('POST', '/oauth/token', body)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  expect(await desk.call('POST', '/oauth/token', { grant_type: 'client_credentials', client_id: A, client_secret: secret })).toMatchObject({ status: 415, body: { code: 'TSG-H415' } });
}));

it('よその団体の配信は、一覧も中身も再送の求めも403で、何も漏れない', () => withDesk(async (desk) => {
  await desk.tell([earned(1, 2_000_000)], B);
  await desk.overnight();
  const { name } = (await desk.listed(0, B))[0]!;
  const stranger = { authorization: `Bearer ${await desk.token(A)}` };
  for (const [method, path, body] of [['GET', `/feeds/${B}`], ['GET', `/feeds/${B}/${name}`], ['POST', `/feeds/${B}/requests`, { kind: 'full' }]] as const) expect(await desk.call(method, path, body, stranger)).toMatchObject({ status: 403, body: { code: 'TSG-T03', error: 'insufficient_scope' } });
  expect(await desk.own('GET', A, `/${name}`)).toMatchObject({ status: 404, body: { code: 'TSG-T04' } });
  await desk.overnight();
  expect((await desk.listed(0, B)).map(({ kind }) => kind)).toEqual(['full']);
}));

it('トークンのない相手、でたらめなトークン、ほかの名乗り方は401', () => withDesk(async (desk) => {
  for (const authorization of [undefined, 'Bearer AT-NOBODY', 'Basic eDp5', `Bearer ${await desk.token(A)} x`]) expect(await list(desk, authorization)).toMatchObject({ status: 401, body: { code: 'TSG-T02' } });
  expect(await list(desk, `Bearer ${await desk.token(A)}`, '999999')).toMatchObject({ status: 404, body: { code: 'TSG-T01' } });
}));
