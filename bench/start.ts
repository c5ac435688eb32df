import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const command = join(process.cwd(), 'bin/totsugo.js');
const runs = 5;
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const spread = (values: readonly number[]) => [Math.min(...values), Math.max(...values)];

/** CPU-seconds and resident memory of a process, from /proc (Linux only; elsewhere null). */
function usage(pid: number): { cpuSeconds: number; residentMB: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]!;
    return { cpuSeconds: (Number(stat[11]) + Number(stat[12])) / 100, residentMB: Math.round(Number(resident) / 1024) };
  } catch {
    return null;
  }
}

async function serveOnce() {
  const begun = performance.now();
  const child = spawn(process.execPath, [command, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const readySeconds = (performance.now() - begun) / 1000;
  const ready = usage(child.pid!);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const idle = usage(child.pid!);
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  return { readySeconds, cpu: ready?.cpuSeconds ?? Number.NaN, idleMB: idle?.residentMB ?? Number.NaN };
}

function suiteOnce(workers: number) {
  const out = mkdtempSync(join(tmpdir(), 'totsugo-bench-'));
  const begun = performance.now();
  const before = process.resourceUsage();
  const { status } = spawnSync(process.execPath, [command, 'run', '--out', out, '--workers', String(workers)], { stdio: 'ignore' });
  const wall = (performance.now() - begun) / 1000;
  const timings = JSON.parse(readFileSync(join(out, 'timings.json'), 'utf8')) as { firstVerdict: number; suite: number };
  rmSync(out, { recursive: true });
  return { status, wall, firstVerdict: timings.firstVerdict / 1000, before };
}

/** Start-up of `serve`, and the whole suite against the reference ward with its reports. */
export async function main(): Promise<object> {
  const served = [];
  for (let i = 0; i < runs; i += 1) served.push(await serveOnce());
  const suites = Array.from({ length: 3 }, () => suiteOnce(1));
  const parallel = Array.from({ length: 3 }, () => suiteOnce(2));
  const bare = Array.from({ length: runs }, () => {
    const begun = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return (performance.now() - begun) / 1000;
  });
  const round = (value: number) => Number(value.toFixed(2));
  return {
    what: '起動と一式の時間',
    serveReadyCpuSeconds: median(served.map(({ cpu }) => cpu)), serveReadyCpuRange: spread(served.map(({ cpu }) => cpu)),
    serveReadySeconds: round(median(served.map(({ readySeconds }) => readySeconds))), bareNodeSeconds: round(median(bare)),
    serveIdleMB: median(served.map(({ idleMB }) => idleMB)),
    suiteSeconds: round(median(suites.map(({ wall }) => wall))), suiteRange: spread(suites.map(({ wall }) => round(wall))), suiteSecondsTwoWorkers: round(median(parallel.map(({ wall }) => wall))),
    firstVerdictSeconds: round(median(suites.map(({ firstVerdict }) => firstVerdict))), exit: suites[0]!.status,
  };
}
