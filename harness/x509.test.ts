import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { forNode, issue } from './x509.js';

const from = new Date('2026-04-01T00:00:00Z');
const hosts = ['localhost', 'pc-01.example.lg.jp', '127.0.0.1', '::1', '2001:db8::a:10.0.0.1'];
const ca = issue({ role: 'ca', commonName: '試験の認証局', from, days: 3650 });
const server = issue({ role: 'server', commonName: 'totsugo', hosts, from, days: 390 }, ca);
const client = issue({ role: 'client', commonName: '国保システム', from, days: 390 }, ca);
const [authority, served, shown] = [ca, server, client].map(({ certificate }) => new X509Certificate(certificate)) as [X509Certificate, X509Certificate, X509Certificate];
const folder = mkdtempSync(join(tmpdir(), 'totsugo-x509-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('認証局は自分で署名し、証明書に署名できる。サーバーとクライアントはその認証局が署名し、署名はできない', () => {
  expect([authority.ca, served.ca, shown.ca]).toEqual([true, false, false]);
  for (const one of [authority, served, shown]) expect([one.verify(authority.publicKey), one.checkIssued(authority), one.issuer]).toEqual([true, true, 'O=totsugo\nCN=試験の認証局']);
  expect(served.verify(shown.publicKey)).toBe(false);
  expect([served.keyUsage, shown.keyUsage]).toEqual([['1.3.6.1.5.5.7.3.1'], ['1.3.6.1.5.5.7.3.2']]);
  expect(new Set([authority, served, shown].map(({ serialNumber }) => serialNumber)).size).toBe(3);
});

test('サーバーは、告げた名前とアドレスだけのもの', () => {
  for (const name of ['localhost', 'pc-01.example.lg.jp']) expect(served.checkHost(name)).toBe(name);
  for (const address of ['127.0.0.1', '::1', '2001:db8::a:a00:1']) expect(served.checkIP(address), address).toBeDefined();
  expect([served.checkHost('example.lg.jp'), served.checkIP('127.0.0.2')]).toEqual([undefined, undefined]);
});

test.each([['2026-04-01T00:00:00Z', 3650, 'Mar 29 00:00:00 2036 GMT'], ['2049-12-01T00:00:00Z', 60, 'Jan 30 00:00:00 2050 GMT'], ['2024-02-28T12:34:56Z', 1, 'Feb 29 12:34:56 2024 GMT']])('%s から%s日の期限は %s', (begin, days, until) => {
  expect(new X509Certificate(issue({ role: 'ca', commonName: 'x', from: new Date(begin), days }).certificate).validTo).toBe(until);
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
test.skipIf(!hasOpenssl)('OpenSSL も厳密な検査で認め、よその認証局のものは認めない', () => {
  const other = issue({ role: 'ca', commonName: '試験の認証局', from, days: 3650 });
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const verify = (authorityText: string, purpose: string, cert: string) => spawnSync('openssl', ['verify', '-x509_strict', '-attime', '1780000000', '-purpose', purpose, '-CAfile', file('ca.pem', authorityText), file('one.pem', cert)], { encoding: 'utf8' });
  expect(verify(ca.certificate, 'sslserver', server.certificate)).toMatchObject({ status: 0, stdout: expect.stringContaining('OK') as unknown });
  expect(verify(ca.certificate, 'sslclient', client.certificate)).toMatchObject({ status: 0 });
  for (const [authorityText, purpose, cert] of [[other.certificate, 'sslserver', server.certificate], [ca.certificate, 'sslclient', server.certificate], [ca.certificate, 'sslserver', client.certificate]] as const) expect(verify(authorityText, purpose, cert).status).not.toBe(0);
  const printed = execFileSync('openssl', ['x509', '-in', file('server.pem', server.certificate), '-noout', '-text'], { encoding: 'utf8' });
  expect(printed).toContain('DNS:localhost, DNS:pc-01.example.lg.jp, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:2001:DB8:0:0:0:A:A00:1');
});

test('TLS の握手で双方が互いを認め、証明書を示さない相手は断られる', async () => {
  const now = new Date();
  const [own, mine, guest] = [issue({ role: 'ca', commonName: 'a', from: now, days: 2 }), { role: 'server', commonName: 'b', hosts: ['127.0.0.1'], from: now, days: 1 } as const, { role: 'client', commonName: 'c', from: now, days: 1 } as const];
  const listening = createServer({ ...forNode(issue(mine, own)), ca: own.certificate, requestCert: true, rejectUnauthorized: true }, (_request, response) => void response.end('ok'));
  await new Promise<void>((done) => { listening.listen(0, '127.0.0.1', done); });
  const { port } = listening.address() as AddressInfo;
  const ask = (options: object) => new Promise<string>((resolve) => {
    get(`https://127.0.0.1:${port}/`, { agent: false, ...options }, (response) => void response.on('data', (part) => resolve(String(part)))).on('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message));
  });
  expect(await ask({ ca: own.certificate, ...forNode(issue(guest, own)) })).toBe('ok');
  expect(await ask({ ca: own.certificate })).toMatch(/CERTIFICATE_REQUIRED|ECONNRESET|EPIPE/);
  expect(await ask({ ca: own.certificate, ...forNode(issue(guest, ca)) })).toMatch(/UNKNOWN_CA|ECONNRESET|EPIPE|SIGNATURE/);
  expect(await ask(forNode(issue(guest, own)))).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/);
  await new Promise((done) => { listening.close(done); });
});
