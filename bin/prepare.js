// Builds what is stale.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.js';

const rooms = ['law', 'store', 'paper', 'contracts', 'matching', 'ward', 'simulators', 'harness', 'scenarios', 'reports', 'cli', 'bench'];

/** Paths from the root, with forward slashes. */
const filesUnder = (folder) => readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
const sources = () => ['cli.ts', 'package-lock.json', ...rooms.filter((room) => existsSync(join(root, room))).flatMap(filesUnder)]
  .filter((name) => /\.(ts|json)$/.test(name) && !name.includes('bulk/assembly') && !/\.test\.ts$|\.d\.ts$/.test(name));

/** What is started or found by its path; everything else is reached from these and shared between them. */
const entryPoints = (names) => [{ in: 'stories', out: 'stories' }, ...names.filter((name) => ['cli.ts', 'cli/worker.ts', 'cli/match-worker.ts', 'cli/docs.ts'].includes(name) || /^bench\/.+\.ts$/.test(name)).map((name) => ({ in: name, out: name.replace(/\.ts$/, '') }))];

/** All stories as one module, `stories.js`: read one by one they cost every command a second. In the order of their paths, as `cli/parts.ts` finds them. */
const stories = (names) => {
  const files = names.filter((name) => /^scenarios\/.+\/.+\.ts$/.test(name)).sort();
  const text = [...files.map((name, i) => `import * as m${i} from './${name}';`), `export const stories = [${files.map((_, i) => `m${i}`).join()}].flatMap((module) => module.default ?? []);`].join('\n');
  return { name: 'stories', setup: (bundler) => {
    bundler.onResolve({ filter: /^stories$/ }, () => ({ path: 'stories', namespace: 'stories' }));
    bundler.onLoad({ filter: /.*/, namespace: 'stories' }, () => ({ contents: text, loader: 'ts', resolveDir: root }));
  } };
};

/**
 * Bundles the sources and what they import into dist/, so that starting reads a few files instead of a thousand.
 * Packages with binaries, data or pages of their own stay outside.
 */
export async function build() {
  const stamp = join(root, 'dist/.built');
  const names = sources();
  const shape = names.join('\n');
  const isFresh = () => {
    if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== shape) return false;
    const { mtimeMs: built } = statSync(stamp);
    return names.every((name) => statSync(join(root, name)).mtimeMs <= built);
  };
  if (isFresh()) return;
  const begun = new Date();
  const { build: bundle } = await import(pathToFileURL(join(root, 'node_modules/esbuild/lib/main.js')).href);
  const outdir = join(root, `dist.${process.pid}`);
  await bundle({
    absWorkingDir: root, entryPoints: entryPoints(names), plugins: [stories(names)], outdir, outbase: root, bundle: true, splitting: true,
    platform: 'node', target: 'node20', format: 'esm', charset: 'utf8', logLevel: 'warning',
    external: ['libsql', 'pg', '@duckdb/node-api', 'hyparquet', 'hyparquet-compressors', '@fastify/swagger', '@fastify/swagger-ui', 'subset-font', 'pdfkit', 'fontkit', 'linebreak', 'bwip-js', 'zxing-wasm', '@expo-google-fonts/*', '@fontsource*'],
    // yargs brings two of them; the newer one works out all emoji before it does anything, 35 ms of every start.
    alias: { 'string-width': join(root, 'node_modules/cliui/node_modules/string-width/index.js') },
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
  });
  writeFileSync(join(outdir, '.built'), shape);
  utimesSync(join(outdir, '.built'), begun, begun);
  // Another process may have built the same meanwhile; what it reads from is not taken away.
  if (isFresh()) rmSync(outdir, { recursive: true, force: true });
  else replace(outdir, join(root, 'dist'));
}

/** Two processes may build at once; whoever renames first is as good as the other. */
function replace(fresh, dist) {
  const old = `${fresh}.old`;
  try {
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } catch {
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}
