import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** `npm run bench [name…]`: each measurement has a process of its own, so that none warms or fills another's memory. */
const benches: Readonly<Record<string, () => Promise<{ main: () => Promise<unknown> }>>> = {
  start: () => import('./start.js'),
  wire: () => import('./wire.js'),
  codec: () => import('./codec.js'),
  acceptance: () => import('./acceptance.js'),
  levy: () => import('./levy.js'),
  settlement: () => import('./settlement.js'),
  benefit: () => import('./benefit.js'),
  paper: () => import('./paper.js'),
  compare: () => import('./compare.js'),
  match: () => import('./match.js'),
};

const [name, only] = process.argv.slice(2);
if (only === 'alone') {
  process.stdout.write(JSON.stringify(await (await benches[name!]!()).main()));
} else {
  const wanted = process.argv.slice(2);
  const results: Record<string, unknown> = {};
  for (const bench of Object.keys(benches).filter((one) => wanted.length === 0 || wanted.includes(one))) {
    console.error(`測定: ${bench}`);
    results[bench] = JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), bench, 'alone', ...wanted.filter((word) => /^\d+$/.test(word))], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 }));
    console.log(`${bench} ${JSON.stringify(results[bench], null, 1)}`);
  }
  await mkdir('out', { recursive: true });
  await writeFile('out/bench.json', `${JSON.stringify(results, null, 1)}\n`);
}
