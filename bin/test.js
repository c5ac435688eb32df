// npm test: install what is missing, check types, lint, run all tests, end with one plain line of counts.
import { spawnSync } from 'node:child_process';
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
const run = (ja, command, args) => {
  console.log(`\n── ${ja}`);
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' }).status ?? 1;
};

await build();
let broken = 0;
broken += run('型検査', tool('tsc'), ['-p', '.']) === 0 ? 0 : 1;
broken += run('静的検査', tool('oxlint'), ['--type-aware', '--deny-warnings', '.']) === 0 ? 0 : 1;
const status = run('試験', tool('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...only]);
const counts = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : null;
const failed = (counts?.numFailedTests ?? 0) + broken + (status !== 0 && (counts?.numFailedTests ?? 0) === 0 ? 1 : 0);
const skipped = (counts?.numPendingTests ?? 0) + (counts?.numTodoTests ?? 0);
console.log(`\n${counts?.numPassedTests ?? 0} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
