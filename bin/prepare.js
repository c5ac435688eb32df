// Installs what is missing and builds what is stale, with Node's own modules only: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rooms = ['law', 'store', 'contracts', 'matching', 'ward', 'simulators', 'harness', 'scenarios', 'reports', 'cli', 'bench'];

/** `scope` is 'runtime' or 'all'. True when every package of the lock file that this machine needs is installed. */
function isInstalled(scope) {
  const installedList = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedList)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, dev, devOptional, optional }]) =>
    path === '' || optional || (scope === 'runtime' && (dev || devOptional)) || installed[path]?.version === version);
}

export function install(scope) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) stop(`Node.js 20.19 以上が要る(今は ${process.version})。新しい Node.js を入れてからやり直す`);
  if (isInstalled(scope)) return;
  // What `npm test` needs contains what `npm start` needs, so an `all` install is never undone.
  console.error(`totsugo: 必要なパッケージを入れています (npm ci${scope === 'runtime' ? ' --omit=dev' : ''}) …`);
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(scope === 'runtime' ? ['--omit=dev'] : [])], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (result.status !== 0) stop('npm ci が失敗した。上の出力を見て、レジストリへの接続とディスクの空きを確かめる');
}

const sources = () => ['cli.ts', ...rooms.filter((room) => existsSync(join(root, room))).flatMap((room) =>
  readdirSync(join(root, room), { recursive: true }).map((name) => join(room, String(name))).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')))]
  .filter((name) => existsSync(join(root, name)) && !name.endsWith('.test.ts'));

/** Transpiles what is newer than its output; data files beside the sources are read from where they are. */
export async function build() {
  const stale = sources().filter((name) => {
    const output = join(root, 'dist', name.replace(/\.ts$/, '.js'));
    return !existsSync(output) || statSync(output).mtimeMs < statSync(join(root, name)).mtimeMs;
  });
  sweep();
  if (stale.length === 0) return;
  const { build: transpile } = await import(pathToFileURL(join(root, 'node_modules/esbuild/lib/main.js')).href);
  await transpile({ absWorkingDir: root, entryPoints: stale, outdir: join(root, 'dist'), outbase: root, platform: 'node', target: 'node20', format: 'esm', sourcemap: false, charset: 'utf8', logLevel: 'warning' });
}

/** Output whose source is gone would still be found by folder, so it is removed. */
function sweep() {
  const dist = join(root, 'dist');
  if (!existsSync(dist)) return;
  const kept = new Set(sources().map((name) => name.replace(/\.ts$/, '.js')));
  for (const name of readdirSync(dist, { recursive: true }).map(String)) {
    if (name.endsWith('.js') && !kept.has(name)) rmSync(join(dist, name));
  }
}

export function stop(why) {
  console.error(`totsugo: ${why}`);
  process.exit(2);
}
