// npm test: install what is missing, check types, lint, run all tests, end with one plain line of counts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install, root } from './install.js';
import { build } from './prepare.js';

install('all');
const only = process.argv.slice(2);
const results = join(root, 'out/test-results.json');
mkdirSync(join(root, 'out'), { recursive: true });
rmSync(results, { force: true });
const tool = (name) => join(root, 'node_modules/.bin', name);
/** Runs a tool and answers its exit status. What it says is shown as it says it, or, of those that run side by side, when it has ended. */
async function run(ja, command, args, { isAlone = false } = {}) {
  const child = spawn(command, args, { cwd: root, stdio: isAlone ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes));
  if (isAlone) console.log(`\n── ${ja}`);
  const [status] = await once(child, 'close');
  if (!isAlone) console.log(`\n── ${ja}\n${Buffer.concat(said).toString()}`);
  return status ?? 1;
}

await build();
const checks = await Promise.all([
  run('型検査', tool('tsc'), ['-p', '.']),
  run('静的検査', tool('oxlint'), ['--type-aware', '--deny-warnings', '.']),
]);
const broken = checks.filter((code) => code !== 0).length;
const status = await run('試験', tool('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...only], { isAlone: true });
const counts = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : null;
const failed = (counts?.numFailedTests ?? 0) + broken + (status !== 0 && (counts?.numFailedTests ?? 0) === 0 ? 1 : 0);
const skipped = (counts?.numPendingTests ?? 0) + (counts?.numTodoTests ?? 0);
console.log(`\n${counts?.numPassedTests ?? 0} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
