// Installs what is missing, with Node's own modules only: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installing = join(root, 'out/installing');

/** `scope`: 'runtime' = what `npm start` needs, 'all' = what `npm test` needs, which contains it. Of processes that install at once one does, and the others wait. */
export function install(scope) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) stop(`Node.js 20.19 以上が要る(今は ${process.version})。新しい Node.js を入れてからやり直す`);
  if (isInstalled(scope)) return;
  takeTurn();
  try {
    if (!isInstalled(scope)) npmCi(scope === 'all' || hasDevPackages() ? 'all' : 'runtime');
  } finally {
    rmSync(installing, { force: true });
  }
}

/** npm removes what it is not asked for, so whoever has the development packages keeps them. */
function npmCi(scope) {
  console.error(`totsugo: 必要なパッケージを入れています (npm ci${scope === 'runtime' ? ' --omit=dev' : ''}) …`);
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(scope === 'runtime' ? ['--omit=dev'] : [])], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (result.status !== 0) stop('npm ci が失敗した。上の出力を見て、レジストリへの接続とディスクの空きを確かめる');
}

const packagesOf = (list) => (existsSync(join(root, list)) ? JSON.parse(readFileSync(join(root, list), 'utf8')).packages : null);
const installed = () => packagesOf('node_modules/.package-lock.json');

/** True when every package of the lock file that this machine needs is installed. */
function isInstalled(scope) {
  const here = installed();
  return here !== null && Object.entries(packagesOf('package-lock.json')).every(([path, { version, dev, devOptional, optional }]) =>
    path === '' || optional || (scope === 'runtime' && (dev || devOptional)) || here[path]?.version === version);
}
const hasDevPackages = () => Object.values(installed() ?? {}).some(({ dev }) => dev);

function takeTurn() {
  mkdirSync(dirname(installing), { recursive: true });
  for (let told = false; !taken(); told = true) {
    if (!told) console.error('totsugo: 別のプロセスがパッケージを入れているので、終わるのを待っています …');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

function taken() {
  try {
    writeFileSync(installing, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!isAlive(holder(installing))) clearAway();
  return false;
}

/** Takes the ticket of a dead process away, and puts it back when somebody alive has written another one meanwhile. */
function clearAway() {
  const aside = `${installing}.${process.pid}`;
  try {
    renameSync(installing, aside);
    if (isAlive(holder(aside))) linkSync(aside, installing);
  } catch {
    // ほかの待っているプロセスが先に片付けた
  }
  rmSync(aside, { force: true });
}

/** 0 while its holder is only about to write itself down. */
function holder(ticket) {
  try {
    return Number(readFileSync(ticket, 'utf8'));
  } catch {
    // 待っている間に終わった
    return 0;
  }
}

function isAlive(pid) {
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

export function stop(why) {
  console.error(`totsugo: ${why}`);
  process.exit(2);
}
