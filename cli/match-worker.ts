import { parentPort } from 'node:worker_threads';
import { perform, type Task } from './match/hands.js';
import { laneOn, type Job, type Lane } from './match/lane.js';

// One thread of a 突合, started by match/hands.ts; nothing imports it. First it is told the job, then one task after the other.
let lane: Lane | undefined;
parentPort!.on('message', (message: Task | { readonly job: Job; readonly worker: number }) => {
  if (lane === undefined || 'job' in message) {
    const { job, worker } = message as { readonly job: Job; readonly worker: number };
    lane = laneOn(job, worker);
    return;
  }
  try {
    parentPort!.postMessage({ done: perform(lane, message) }, []);
  } catch (error) {
    parentPort!.postMessage({ trouble: { name: error instanceof Error ? error.name : 'Error', message: String(error instanceof Error ? error.message : error) } }, []);
  }
});
