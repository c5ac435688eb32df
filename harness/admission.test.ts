import { expect, test } from 'vitest';
import { refusedEntry } from './admission.js';

const host = '127.0.0.1:4600';

test('Origin のない要求と、同じサーバーのページからの要求は受ける', () => {
  expect(refusedEntry({ host }, undefined)).toBeNull();
  expect(refusedEntry({ host, origin: `http://${host}` }, undefined)).toBeNull();
});

test.each(['http://evil.example', 'http://127.0.0.1:4601', 'null', 'file://'])('別のページ %s からの要求は、トークンが合っていても受けない', (origin) => {
  expect(refusedEntry({ host, origin, authorization: 'Bearer secret-secret-secret' }, 'secret-secret-secret')?.why).toBe('別のページからの要求は受けない');
});

test.each([undefined, '', 'Bearer ', 'Bearer secret-secret-secreT', 'secret-secret-secret'])('トークンを決めたら「%s」では入れない', (authorization) => {
  expect(refusedEntry({ host, ...(authorization === undefined ? {} : { authorization }) }, 'secret-secret-secret')?.why).toBe('トークンがない、または違う');
});

test('正しいトークンなら入れる', () => {
  expect(refusedEntry({ host, authorization: 'Bearer secret-secret-secret' }, 'secret-secret-secret')).toBeNull();
});
