import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folders: string[] = [];
afterAll(() => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }); });

/** A project of two packages of its own, one of them for development, in the tar files npm makes. */
function project(): string {
  const root = mkdtempSync(join(tmpdir(), 'totsugo-install-'));
  folders.push(root);
  cpSync('bin/install.js', join(root, 'bin/install.js'));
  for (const name of ['run-part', 'dev-part']) {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'package.json'), JSON.stringify({ name, version: '1.0.0' }));
    npm(root, 'pack', `./${name}`);
  }
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'of-a-test', type: 'module', dependencies: { 'run-part': 'file:run-part-1.0.0.tgz' }, devDependencies: { 'dev-part': 'file:dev-part-1.0.0.tgz' } }));
  npm(root, 'install', '--package-lock-only');
  return root;
}
function npm(cwd: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--offline', '--loglevel=error'], { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(stderr);
}
const install = (root: string, scope: 'runtime' | 'all') => new Promise<{ status: number | null; said: string }>((resolve) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `const { install } = await import('./bin/install.js'); install('${scope}')`], { cwd: root });
  let said = '';
  for (const pipe of [child.stdout, child.stderr]) pipe.on('data', (data) => { said += String(data); });
  child.on('close', (status) => resolve({ status, said }));
});
const here = (root: string) => readdirSync(join(root, 'node_modules')).filter((name) => !name.startsWith('.')).toSorted();

test('npm start の分だけを入れても npm test の分は消えず、足りていれば何も言わない', async () => {
  const root = project();
  expect(await install(root, 'runtime')).toMatchObject({ status: 0, said: expect.stringContaining('--omit=dev') as string });
  expect(here(root)).toEqual(['run-part']);
  expect(await install(root, 'runtime')).toEqual({ status: 0, said: '' });
  expect((await install(root, 'all')).status).toBe(0);
  expect(here(root)).toEqual(['dev-part', 'run-part']);
  expect(await install(root, 'runtime')).toEqual({ status: 0, said: '' });

  const listed = join(root, 'node_modules/.package-lock.json');
  writeFileSync(listed, readFileSync(listed, 'utf8').replace('"version": "1.0.0",\n      "resolved": "file:run-part', '"version": "0.9.0",\n      "resolved": "file:run-part'));
  const again = await install(root, 'runtime');
  expect(again).toMatchObject({ status: 0, said: expect.stringContaining('npm ci)') as string });
  expect(here(root)).toEqual(['dev-part', 'run-part']);
});

test('同時に始めれば一つだけが入れ、ほかは待つ。途中で止められた者の札は残っても妨げない', async () => {
  const root = project();
  mkdirSync(join(root, 'out'));
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(join(root, 'out/installing'), String(gone));
  const ended = await Promise.all([install(root, 'all'), install(root, 'all'), install(root, 'all')]);
  expect(ended.map(({ status }) => status)).toEqual([0, 0, 0]);
  expect(ended.filter(({ said }) => said.includes('npm ci')).length).toBe(1);
  expect(here(root)).toEqual(['dev-part', 'run-part']);
  expect(existsSync(join(root, 'out/installing'))).toBe(false);
});
