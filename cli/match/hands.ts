import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { compiledKernel } from '../../matching/bulk/kernel.js';
import { built } from '../version.js';
import { laneOn, type Job, type Lane } from './lane.js';
import type { RowRange } from './scan-lines.js';
import type { Range } from './segment.js';

/** One thing a worker does. */
export type Task =
  | { readonly task: 'scanA'; readonly ranges: readonly Range[] }
  | { readonly task: 'build'; readonly counts: readonly number[] }
  | { readonly task: 'probeB'; readonly ranges: readonly Range[]; readonly rangesA: readonly RowRange[] };

/** Workers on one memory; the first is this thread. */
export interface Hands {
  readonly first: Lane;
  /** Gives everybody a task and waits for all. */
  readonly all: (taskOf: (hands: Hands, worker: number) => Task) => Promise<unknown[]>;
  readonly dismiss: () => Promise<void>;
}

export function perform(lane: Lane, task: Task): unknown {
  if (task.task === 'scanA') return lane.scanA(task.ranges);
  if (task.task === 'build') return lane.build(task.counts);
  return lane.probeB(task.ranges, task.rangesA);
}

/** Threads that get ready while files are still being opened. `dismiss` sends home whoever was not taken. */
export interface Crew {
  readonly take: (count: number) => readonly Worker[];
  readonly dismiss: () => Promise<void>;
}

export function crewOf(count: number): Crew {
  const started = () => new Worker(join(built, 'cli', 'match-worker.js'));
  const ready = Array.from({ length: count }, started);
  return {
    take: (wanted) => Array.from({ length: wanted }, () => ready.pop() ?? started()),
    dismiss: async () => void await Promise.all(ready.splice(0).map((worker) => worker.terminate())),
  };
}

/** A thread costs more than it helps below so many bytes. */
const worthAThread = 2_000_000;
/** Nothing where the file cannot be looked at: whoever opens it says what is wrong. */
export function bytesIn(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
export const threadsFor = (bytes: number, most: number): number => Math.max(1, Math.min(most, 7, Math.ceil(bytes / worthAThread)));

export async function hire(job: Job, count: number, crew: Crew): Promise<Hands> {
  const others = crew.take(count - 1);
  const shared = { ...job, kernel: compiledKernel() };
  others.forEach((worker, index) => worker.postMessage({ job: shared, worker: index + 1 }, []));
  const first = laneOn(shared, 0);
  const hands: Hands = {
    first,
    all: async (taskOf) => {
      const answers = others.map((worker, index) => answerOf(worker, taskOf(hands, index + 1)));
      const own = Promise.resolve().then(() => perform(first, taskOf(hands, 0)));
      const done = await Promise.allSettled([own, ...answers]);
      const failed = done.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
      return done.map((one) => (one as PromiseFulfilledResult<unknown>).value);
    },
    dismiss: async () => {
      first.reader.close();
      await Promise.all(others.map((worker) => worker.terminate()));
    },
  };
  return hands;
}

function answerOf(worker: Worker, task: Task): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const over = () => { worker.off('message', told); worker.off('error', failed); };
    const told = (answer: { readonly done?: unknown; readonly trouble?: { readonly name: string; readonly message: string } }) => {
      over();
      if (answer.trouble) reject(Object.assign(new Error(answer.trouble.message), { name: answer.trouble.name }));
      else resolve(answer.done);
    };
    const failed = (error: Error) => { over(); reject(error); };
    worker.on('message', told);
    worker.on('error', failed);
    worker.postMessage(task, []);
  });
}
