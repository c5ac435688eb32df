import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { Repeat } from '../harness/results.js';
import { rerun, rerunNotes } from './rerun.js';

const command = (...options: Repeat['options']) => rerun({ id: 'eligibility.birth' }, { seed: 7, repeat: { options, withheld: [] } });

test('既定の実行は、id と種だけで繰り返せる', () => expect(command()).toBe('npx totsugo run eligibility.birth --seed 7'));

test('試した相手・区・番号の作り方・プロファイルは、打たれたとおりに続く', () =>
  expect(command(['sut', 'http:http://127.0.0.1:4700'], ['municipality', '渋谷区'], ['number-mode', 'valid'], ['profile', 'my.local.json']))
    .toBe('npx totsugo run eligibility.birth --seed 7 --sut http:http://127.0.0.1:4700 --municipality 渋谷区 --number-mode valid --profile my.local.json'));

test('空白は二重引用符で、殻が読み替える字は一重引用符で包み、「-」で始まる値は = でつなぐ', () => {
  expect(command(['sut', 'folder:C:/受け渡し 1'])).toContain('--sut "folder:C:/受け渡し 1"');
  expect(command(['sut', 'folder:$HOME/`x`'])).toContain(`--sut 'folder:$HOME/\`x\`'`);
  expect(command(['profile', '-x.json'])).toContain('--profile=-x.json');
});

describe.skipIf(process.platform === 'win32')('殻に渡すと', () => {
  test.each(['a b', `it's`, '$(touch x)', 'a"b', 'a;b&c|d>e', '*?[x]', '~/x', '渋谷区', '', 'a\nb', '!!', '\\n', '#x', '(x)', 'http://h/p?a=1'])('%j は一つの語のまま届く', (value) => {
    const typed = command(['profile', value]).replace('npx totsugo', `printf '%s\\0'`);
    const words = execFileSync('sh', ['-c', typed], { encoding: 'utf8', cwd: '/' }).split('\0');
    expect(words).toEqual(['run', 'eligibility.birth', '--seed', '7', '--profile', value, '']);
  });
});

test('書かなかった合言葉は、渡し方を添える', () => {
  const repeat: Repeat = { options: [], withheld: ['token', 'storeSecret'] };
  expect(rerunNotes({ repeat }, 'ja')).toEqual(['接続先のトークンは書いていない。環境変数 TOTSUGO_SUT_TOKEN か --token で渡す', 'PostgreSQL の合言葉は書いていない。環境変数 PGPASSWORD で渡す']);
  expect(rerunNotes({ repeat }, 'en')[0]).toContain('TOTSUGO_SUT_TOKEN');
});
