import { mkdir, writeFile } from 'node:fs/promises';

/** `npm run bench [name…]`: each measurement is a module with `main`; results to stdout and out/bench.json. */
const benches: Readonly<Record<string, () => Promise<{ main: () => Promise<unknown> }>>> = {
  start: () => import('./start.js'),
  wire: () => import('./wire.js'),
  codec: () => import('./codec.js'),
  acceptance: () => import('./acceptance.js'),
};

const wanted = process.argv.slice(2);
const results: Record<string, unknown> = {};
for (const [name, load] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`測定: ${name}`);
  results[name] = await (await load()).main();
  console.log(`${name} ${JSON.stringify(results[name])}`);
}
await mkdir('out', { recursive: true });
await writeFile('out/bench.json', `${JSON.stringify(results, null, 1)}\n`);
