import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { qualificationHousehold, qualificationPerson } from '../contracts/aggregator/qualification.js';
import { codecOf } from '../contracts/wire/codec.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { processes } from './fixtures/spawned.js';
import { simulators } from './parts.js';

const totsugo = processes();
beforeAll(async () => { await totsugo.run(['--version']); });
afterEach(() => totsugo.end());

const outside = ['serve', '--host', '0.0.0.0', '--port', '0'];
const code = '131016';
const envelope = { municipalityCode: code, date: '2026-04-01', seq: 1 } as const;
const pair = [codecOf(bundledProfile(), qualificationHousehold).format(envelope, []), codecOf(bundledProfile(), qualificationPerson).format(envelope, [])];
const local = (url: string) => `http://127.0.0.1:${new URL(url).port}`;

/** The tokens that were printed, by whose they are. */
const printed = (stdout: string) => Object.fromEntries([...stdout.matchAll(/^ {2}(\S+) +([\w-]{32})$/gm)].map(([, name, token]) => [name, token])) as Record<string, string>;
async function ask(url: string, token?: string, method = 'GET', body?: Uint8Array) {
  const response = await fetch(url, { method, headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body ? { 'content-type': 'application/octet-stream' } : {}) }, ...(body ? { body: Buffer.from(body) } : {}) });
  const text = await response.text();
  return { status: response.status, code: (/"code":"(TSG-H40\d)"/.exec(text)?.[1] ?? ''), text };
}

test('外から届くアドレスでは、合言葉のファイルを指定しなければ始めない', async () => {
  expect(await totsugo.run(outside)).toEqual({ status: 2, stdout: '', stderr: 'TSG-U09: --host 0.0.0.0 は外から届く。--tokens FILE を付ける(なければ作る)か、--host を外す\n' });
});

test('合言葉のファイルがなければ、持ち主ごとに作って一度だけ示し、ファイルには SHA-256 だけを、持ち主だけが読める形で残す', async () => {
  const file = join(totsugo.folder(), 'tokens.json');
  const first = await totsugo.start([...outside, '--tokens', file, '--municipality', '千代田区,131024']);
  const tokens = printed(first.stdout());
  const cities = ['data-link-pc', 'aggregator', 'residents', 'insurer-hub', 'integrated-db', 'municipal-hub', 'mailing', 'payment-agent', 'payment-channels', 'bank', 'delinquency-contractor', 'benefit-contractor', 'e-application', 'juki-net', 'other-municipality', 'claims', 'federation-terminal', 'pension-insurer', 'levy-standard'].flatMap((party) => ['131016', '131024'].map((city) => `${party}/${city}`));
  expect(Object.keys(tokens).sort()).toEqual(['office', ...simulators.map(({ id }) => id), ...cities].sort());
  expect(new Set(Object.values(tokens)).size).toBe(Object.keys(tokens).length);
  const kept = readFileSync(file, 'utf8');
  expect(Object.keys(JSON.parse(kept) as object).sort()).toEqual(Object.keys(tokens).sort());
  for (const token of Object.values(tokens)) expect(kept).not.toContain(token);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  const ended = await first.stop();
  expect(ended.stderr).toBe('--host 0.0.0.0 では、合言葉も中身も暗号化されずに流れる。--tls DIR で暗号化する\nSIGTERM を受けたので、書き終えて止まります\n');

  const again = await totsugo.start([...outside, '--tokens', file]);
  expect(printed(again.stdout())).toEqual({});
  expect((await ask(`${local(again.url)}/w`, tokens['office'])).status).toBe(200);
});

test('合言葉は自分の窓口だけを開ける。示さなければ401、よその窓口なら403で、関係者どうしは合言葉なしでも通じる', async () => {
  const served = await totsugo.start([...outside, '--tokens', join(totsugo.folder(), 'tokens.json'), '--municipality', code]);
  const url = local(served.url);
  const tokens = printed(served.stdout());
  const [pc, hub] = [`${url}/w/main/data-link-pc`, `${url}/w/main/aggregator`];
  for (const path of ['/w', '/w/main/aggregator/_sim', `/w/main/aggregator/municipalities/${code}/inbox`, '/docs', '/openapi.json', '/nothing']) {
    for (const token of [undefined, `${tokens['office']!.slice(0, -1)}~`]) expect([path, (await ask(url + path, token)).status, (await ask(url + path, token)).code]).toEqual([path, 401, 'TSG-H401']);
    expect([path, (await ask(url + path, tokens['office'])).status]).toEqual([path, path === '/nothing' ? 404 : 200]);
  }
  const doors: readonly (readonly [address: string, opens: readonly string[]])[] = [
    [`${url}/w`, []], [`${url}/w/main/_clock`, []], [`${url}/docs`, Object.keys(tokens)],
    [`${pc}/${code}/inbox`, ['data-link-pc', `data-link-pc/${code}`]], [`${pc}/131024/inbox`, ['data-link-pc']], [`${pc}/_sim`, ['data-link-pc']], [`${pc}/_sim/${code}/log`, ['data-link-pc']],
    [`${hub}/municipalities/${code}/results`, ['aggregator', `aggregator/${code}`]], [`${hub}/municipalities/131024/results`, ['aggregator']], [`${hub}/_sim/findings`, ['aggregator']],
  ];
  for (const [address, opens] of doors) {
    for (const [name, token] of Object.entries(tokens)) {
      const answer = await ask(address, token);
      expect([address, name, answer.status, answer.code]).toEqual([address, name, ...(name === 'office' || opens.includes(name) ? [200, ''] : [403, 'TSG-H403'])]);
    }
  }
  for (const { name, bytes } of pair) expect((await ask(`${pc}/${code}/outbox/${name}`, tokens[`data-link-pc/${code}`], 'PUT', bytes)).status).toBe(202);
  await ask(`${pc}/_sim/jobs/send`, tokens['office'], 'POST');
  expect((await ask(`${pc}/${code}/outbox`, tokens[`data-link-pc/${code}`])).text).toBe('{"files":[]}');
  expect(JSON.stringify(await (await fetch(`${url}/w/main/_journal`, { headers: { authorization: `Bearer ${tokens['office']}` } })).json())).toContain('資格情報ファイルを国保情報集約システムへ送信');
});

test('統合DBでは合言葉を x-totsugo-token に書き、Authorization にアクセストークンを書く。どちらか一つでは開かない', async () => {
  const served = await totsugo.start([...outside, '--tokens', join(totsugo.folder(), 'tokens.json'), '--municipality', `${code},131024`]);
  const at = `${local(served.url)}/w/main/integrated-db`;
  const tokens = printed(served.stdout());
  const ofCity = (city: string): Record<string, string> => ({ 'x-totsugo-token': tokens[`integrated-db/${city}`]! });
  const [own, other] = [ofCity(code), ofCity('131024')];
  const { clientSecret } = JSON.parse((await ask(`${at}/_sim/clients/${code}/secret`, tokens['office'])).text) as { clientSecret: string };
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: code, client_secret: clientSecret });
  const asked = async (headers: Record<string, string>) => fetch(`${at}/oauth/token`, { method: 'POST', headers, body });
  expect([(await asked({})).status, (await asked({ 'x-totsugo-token': tokens[`aggregator/${code}`]! })).status, (await asked(other)).status]).toEqual([401, 403, 200]);
  const { access_token } = await (await asked(own)).json() as { access_token: string };
  const authorization = `Bearer ${access_token}`;
  const feeds = async (headers: Record<string, string>) => fetch(`${at}/feeds/${code}`, { headers }).then(async (answer) => [answer.status, (await answer.json() as { code?: string }).code ?? '']);
  expect([await feeds({ ...own, authorization }), await feeds(own), await feeds({ authorization }), await feeds({ ...other, authorization })]).toEqual([[200, ''], [401, 'TSG-T02'], [401, 'TSG-H401'], [403, 'TSG-H403']]);
});

test('自分で書いた合言葉のファイルも使え、ほかの利用者にも読めれば、閉じ方を告げる', async () => {
  const file = join(totsugo.folder(), 'tokens.json');
  writeFileSync(file, JSON.stringify({ office: 'sixteen-letters-', [`aggregator/${code}`]: 'another-one-of-ours' }));
  chmodSync(file, 0o644);
  const served = await totsugo.start([...outside, '--tokens', file]);
  const at = `${local(served.url)}/w/main/aggregator/municipalities`;
  expect([(await ask(`${at}/${code}/results`, 'another-one-of-ours')).status, (await ask(`${at}/131024/results`, 'another-one-of-ours')).status, (await ask(`${at}/131024/results`, 'sixteen-letters-')).status]).toEqual([200, 403, 200]);
  expect((await served.stop()).stderr).toContain(`${file} には合言葉そのものがあり、この機械のほかの利用者にも読める。chmod 600 ${file} で閉じる\n`);
});

test.each([
  ['JSONでない', '{', /TSG-U33: .*「持ち主: 合言葉」の形でない。/], ['形が違う', '[1]', /TSG-U33: .*の形でない。/], ['空', '{}', /TSG-U33: .*合言葉が一つもない。/], ['知らない持ち主', '{"aggregater":"0123456789abcdef"}', /TSG-U33: .*持ち主「aggregater」はいない。office、関係者の名\(residents other-municipality/],
  ['窓口に市区町村のない関係者', `{"online-eligibility/${code}":"0123456789abcdef"}`, /いない/], ['知らない市区町村', '{"aggregator/999999":"0123456789abcdef"}', /いない/], ['短い', '{"office":"0123456789abcde"}', /「office」の合言葉が16文字より短い。/], ['壊れた SHA-256', '{"office":"sha256:00"}', /64桁の16進でない。/],
])('合言葉のファイルが%sなら、直し方を示して始めない', async (_ja, text, stderr) => {
  const file = join(totsugo.folder(), 'tokens.json');
  writeFileSync(file, text, { mode: 0o600 });
  const ended = await totsugo.run(['serve', '--port', '0', '--tokens', file]);
  expect([ended.status, ended.stdout]).toEqual([2, '']);
  expect(ended.stderr).toMatch(stderr);
});

/** The status over TLS, or the code of what went wrong. */
const over = (url: string, options: object, token?: string) => new Promise<number | string>((resolve) => {
  request(`${url}/w`, { agent: false, ...options, headers: token ? { authorization: `Bearer ${token}` } : {} }, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  }).on('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message)).end();
});

test('--tls は認証局とサーバーとクライアントの証明書を作り、--mutual-tls では証明書のない相手と話さない。関係者どうしも TLS で話す', async () => {
  const folder = totsugo.folder();
  const [tls, file] = [join(folder, 'tls'), join(folder, 'tokens.json')];
  const served = await totsugo.start(['serve', '--port', '0', '--tls', tls, '--mutual-tls', '--tokens', file, '--municipality', code]);
  expect(served.url).toMatch(/^https:\/\/127\.0\.0\.1:/);
  const token = printed(served.stdout())['office'];
  const [ca, cert, key] = ['ca.pem', 'client.pem', 'client.key'].map((name) => readFileSync(join(tls, name), 'utf8'));
  expect([await over(served.url, { ca, cert, key }, token), await over(served.url, { ca, cert, key })]).toEqual([200, 401]);
  expect(await over(served.url, { ca }, token)).toMatch(/CERTIFICATE_REQUIRED|ECONNRESET|EPIPE/);
  expect(await over(served.url, { cert, key }, token)).toMatch(/SELF_SIGNED|UNABLE/);
  if (process.platform !== 'win32') for (const name of ['ca.key', 'server.key', 'client.key']) expect(statSync(join(tls, name)).mode & 0o777).toBe(0o600);
  // As a municipality would: with curl, its own token and the client's certificate.
  if (spawnSync('curl', ['--version']).status === 0) {
    const curl = (path: string, ...more: string[]) => execFileSync('curl', ['-sS', '--cacert', join(tls, 'ca.pem'), '--cert', join(tls, 'client.pem'), '--key', join(tls, 'client.key'), '-H', `authorization: Bearer ${token}`, ...more, served.url + path], { encoding: 'utf8' });
    for (const { name, bytes } of pair) {
      writeFileSync(join(folder, name), bytes);
      expect(curl(`/w/main/data-link-pc/${code}/outbox/${name}`, '-T', join(folder, name), '-H', 'content-type: application/octet-stream')).toContain(name);
    }
    curl('/w/main/data-link-pc/_sim/jobs/send', '-X', 'POST');
    expect(curl(`/w/main/data-link-pc/${code}/outbox`)).toBe('{"files":[]}');
  }
  expect((await served.stop()).status).toBe(0);

  const again = await totsugo.start(['serve', '--port', '0', '--tls', tls]);
  expect([readFileSync(join(tls, 'ca.pem'), 'utf8'), readFileSync(join(tls, 'client.pem'), 'utf8'), await over(again.url, { ca })]).toEqual([ca, cert, 200]);
});

test('--tls のフォルダの証明書は、壊れていれば直し方を示し、サーバーの名が変われば同じ認証局で作り直し、認証局の鍵がなければそのまま使う', async () => {
  const tls = join(totsugo.folder(), 'tls');
  const first = await totsugo.start(['serve', '--port', '0', '--tls', tls]);
  await first.stop();
  const at = (name: string) => join(tls, name);
  const [ca, server] = [readFileSync(at('ca.pem'), 'utf8'), readFileSync(at('server.pem'), 'utf8')];
  const renamed = await totsugo.start(['serve', '--port', '0', '--host', '127.0.0.2', '--tls', tls, '--tokens', join(totsugo.folder(), 'tokens.json')]);
  expect([readFileSync(at('ca.pem'), 'utf8') === ca, readFileSync(at('server.pem'), 'utf8') === server, await over(renamed.url, { ca })]).toEqual([true, false, 401]);
  await renamed.stop();
  rmSync(at('ca.key'));
  const foreign = await totsugo.start(['serve', '--port', '0', '--tls', tls]);
  expect(await over(foreign.url, { ca })).toBe(200);
  await foreign.stop();
  rmSync(at('client.key'));
  expect(await totsugo.run(['serve', '--port', '0', '--tls', tls])).toMatchObject({ status: 2, stderr: expect.stringMatching(/^TSG-U35: .*client の \.pem か \.key がない。/) as unknown });
  writeFileSync(at('server.key'), 'not a key');
  expect(await totsugo.run(['serve', '--port', '0', '--tls', tls])).toMatchObject({ status: 2, stderr: expect.stringMatching(/^TSG-U36: .*server の \.pem か \.key が壊れている/) as unknown });
  expect(await totsugo.run(['serve', '--port', '0', '--mutual-tls'])).toEqual({ status: 2, stdout: '', stderr: 'TSG-U37: --mutual-tls だけでは証明書がない。--tls DIR も付ける(なければ作る)\n' });
});
