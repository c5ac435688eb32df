import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const totsugo = (...options: readonly string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../bin/totsugo.js'), ...options], { encoding: 'utf8', timeout: 60_000 });

test('外から届くアドレスでは、16文字以上の合言葉がなければ始めない', () => {
  for (const token of [[], ['--token', 'fifteen-letters']]) {
    const { status, stderr, stdout } = totsugo('serve', '--host', '0.0.0.0', '--port', '0', ...token);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(/^TSG-U09: --host 0\.0\.0\.0 は外から届く。16文字以上の --token を付けるか、--host を外す$/m) as string]);
  }
});
