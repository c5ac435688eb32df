import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inFolder } from '../../store/sqlite.js';
import { wardTables } from '../tables.js';
import { collectingWard, slips } from './ledger-fixture.js';
import { ledgerTroubles } from './troubles.js';

const folder = mkdtempSync(join(tmpdir(), 'totsugo-collection-'));
const cache = join(import.meta.dirname, '../../node_modules/.cache/totsugo-kill');
const script = join(cache, `import-${process.pid}.mjs`);
const name = 'collection';

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures/import-process.ts')], bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile: script, logLevel: 'error', external: ['libsql', 'pg'],
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
  });
  const ward = await collectingWard({ address: folder, name, people: 10 });
  await slips(ward);
  await ward.database.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(script, { force: true });
});

/** Starts the import and kills it with SIGKILL once it has read that many rows; null lets it end. */
async function imported(killAt: string | null): Promise<string> {
  const child = spawn(process.execPath, [script, folder, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
    if (killAt !== null && said.split('\n').includes(killAt)) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close') as [number | null, string | null];
  return signal ?? said.trim().split('\n').at(-1)!;
}

async function found() {
  const database = await inFolder(folder).database(name);
  const store = await database.open(wardTables);
  const count = async (table: 'ward_receipt_row' | 'ward_receipt_file') => (await store.db.selectFrom(table).select(({ fn }) => fn.countAll().as('count')).execute())[0]!.count;
  const accounts = await store.db.selectFrom('ward_account').select(['unpaid_yen', 'collected_yen']).execute();
  const result = { rows: Number(await count('ward_receipt_row')), files: Number(await count('ward_receipt_file')), paid: accounts.filter(({ unpaid_yen, collected_yen }) => unpaid_yen === 0 && collected_yen > 0).length, troubles: await ledgerTroubles(store) };
  await database.close();
  return result;
}

test('取り込みの途中で落とされても何も残らず、取り込み直せば全部が一度だけ入る', async () => {
  for (const killAt of ['1', '499', '501', '999', '1000']) {
    const ended = await imported(killAt);
    // Between the last row and the end the import may be done before the signal is there; then it is whole.
    if (killAt !== '1000') expect([killAt, ended]).toEqual([killAt, 'SIGKILL']);
    const { rows, files, paid, troubles } = await found();
    expect(troubles).toEqual([]);
    expect([[0, 0, 0], [1000, 1, 100]]).toContainEqual([rows, files, paid]);
    if (killAt !== '1000') expect(rows).toBe(0);
  }
  expect(await imported(null)).toBe('committed');
  expect(await found()).toMatchObject({ rows: 1000, paid: 100, troubles: [] });
});
