import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tlsIn } from './tls.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));
const after = (days: number) => new Date(Date.UTC(2026, 3, 1) + days * 86_400_000);
const at = async (days: number, host = '127.0.0.1') => tlsIn(folder, host, false, after(days));

test('証明書は期限の30日前までそのまま使い、そこからは同じ認証局で作り直す。認証局も期限が近づけば替わる', async () => {
  const first = await at(0);
  expect(await at(359)).toEqual(first);
  const renewed = await at(361);
  expect([renewed.ca === first.ca, renewed.server.certificate === first.server.certificate, renewed.client.certificate === first.client.certificate]).toEqual([true, false, false]);
  expect(new X509Certificate(renewed.server.certificate).verify(new X509Certificate(first.ca).publicKey)).toBe(true);
  const last = await at(3625);
  expect(last.ca).not.toBe(first.ca);
  for (const { certificate } of [last.server, last.client]) expect([new X509Certificate(certificate).checkIssued(new X509Certificate(last.ca)), new X509Certificate(certificate).verify(new X509Certificate(last.ca).publicKey)]).toEqual([true, true]);
});

test('待ち受けるアドレスが証明書になければ、サーバーの証明書だけを作り直す', async () => {
  const first = await at(0);
  const second = await at(0, '192.0.2.7');
  expect([second.ca, second.client, new X509Certificate(second.server.certificate).checkIP('192.0.2.7'), new X509Certificate(second.server.certificate).checkIP('127.0.0.1')]).toEqual([first.ca, first.client, '192.0.2.7', '127.0.0.1']);
  expect(second.server.certificate).not.toBe(first.server.certificate);
});
