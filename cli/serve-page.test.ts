import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
/** A checkout as the reader has it, in which the files he makes can be thrown away. */
const checkout = mkdtempSync(join(tmpdir(), 'totsugo-page-'));
for (const name of ['bin', 'docs']) symlinkSync(join(root, name), join(checkout, name));
const running = new Set<ReturnType<typeof spawn>>();
afterAll(() => {
  for (const child of running) process.kill(-child.pid!, 'SIGKILL');
  rmSync(checkout, { recursive: true, force: true });
});

interface Block { readonly kind: string; readonly text: string; readonly answer: { readonly kind: string; readonly text: string } | null }
/** Commands of the page in order, each with what is printed under it. Only the port is another one. */
function blocksOf(page: string, port: number): readonly Block[] {
  const fenced = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({ kind: kind!, text: text!.replaceAll('4600', String(port)) }));
  return fenced.flatMap((block, i) => (block.kind === 'sh' ? [{ ...block, answer: fenced[i + 1] && fenced[i + 1]!.kind !== 'sh' ? fenced[i + 1]! : null }] : []));
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** A line that goes on running, as in the reader's first terminal. */
async function startIn(shell: string, port: number) {
  const child = spawn('bash', ['-c', `exec ${shell.trim()} --port ${port}`], { cwd: checkout, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  const ended = once(child, 'exit').then(([status]: number[]) => {
    running.delete(child);
    return status;
  });
  while (!/世界の操作: .*\n/.test(stdout)) await Promise.race([new Promise((resolve) => { setTimeout(resolve, 20); }), ended.then((status) => { throw new Error(`ended with ${status}`); })]);
  await new Promise((resolve) => { setTimeout(resolve, 100); });
  return {
    printed: stdout,
    stop: async () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** JSON objects that follow one another, with or without line breaks between and within. */
function valuesIn(text: string): unknown[] {
  const values: unknown[] = [];
  let [from, depth] = [0, 0];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (token !== '}' || depth > 0) continue;
    values.push(JSON.parse(text.slice(from, index + 1)));
    from = index + 1;
  }
  expect(text.slice(from).trim()).toBe('');
  return values;
}

test.skipIf(spawnSync('curl', ['--version']).status !== 0)('docs/serve.md の命令は書いてあるとおりに動き、書いてあるとおりに答える', async () => {
  const port = await freePort();
  const blocks = blocksOf(readFileSync(join(root, 'docs/serve.md'), 'utf8'), port);
  expect(blocks.length).toBeGreaterThan(10);
  let [server, token]: [Awaited<ReturnType<typeof startIn>> | null, string] = [null, ''];
  for (const { text, answer } of blocks) {
    if (text.includes('totsugo.js serve')) {
      expect(await server?.stop() ?? 0).toBe(0);
      server = await startIn(text, port);
      token = /^ {2}data-link-pc\/131016 +(\S+)$/m.exec(server.printed)?.[1] ?? '';
      continue;
    }
    const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-euc', text], { cwd: checkout, encoding: 'utf8', env: { ...process.env, TOKEN: token } });
    expect([text, status, stderr]).toEqual([text, 0, '']);
    if (answer?.kind === 'json') expect([text, valuesIn(stdout)]).toEqual([text, valuesIn(answer.text)]);
    else expect([text, stdout]).toEqual([text, answer?.text ?? '']);
  }
  expect(await server?.stop()).toBe(0);
});
