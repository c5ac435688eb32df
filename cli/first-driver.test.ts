import { spawn } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { processes } from './fixtures/spawned.js';
import { root } from './version.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const totsugo = processes();
const closing: (() => unknown)[] = [];
afterEach(() => { for (const close of closing.splice(0)) close(); });
afterAll(() => totsugo.end());

/** The example driver of docs/connect.md, copied out of the repository as the page says, in a process of its own. */
async function started(): Promise<string> {
  const file = join(totsugo.folder(), 'driver.mjs');
  copyFileSync(join(root, 'docs/first-driver.mjs'), file);
  const child = spawn(process.execPath, [file, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  closing.push(() => child.kill());
  const [line] = await child.stdout.setEncoding('utf8').take(1).toArray() as [string];
  return `http:${line.trim()}`;
}

test('connect.md の最初のドライバーは、書いてあるとおりに動き、doctor に直すところを言われず、最初の適合になる', async () => {
  const sut = await started();
  const page = readFileSync(join(root, 'docs/connect.md'), 'utf8');
  const story = /run (eligibility\.[\w-]+) --sut/.exec(page)![1]!;
  const doctor = await totsugo.run(['doctor', '--sut', sut, '--json', '--out', totsugo.folder()]);
  const told = z.array(z.object({ id: z.string(), verdict: z.string(), stories: z.array(z.string()).optional() })).parse(JSON.parse(doctor.stdout));
  expect([doctor.status, told.filter(({ verdict }) => verdict === 'fail' || verdict === 'warning')]).toEqual([3, []]);
  expect(told.flatMap(({ stories = [] }) => stories)).not.toContain(story);
  const run = await totsugo.run(['run', story, '--sut', sut, '--out', totsugo.folder(), '--report', 'json']);
  expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('適合 1')]);
});
