import { parentPort, workerData } from 'node:worker_threads';
import { perform, type Task } from './match/hands.js';
import { laneOn, type Job } from './match/lane.js';

// One thread of a 突合, started by match/hands.ts; nothing imports it.
const { job, worker } = workerData as { readonly job: Job; readonly worker: number };
const lane = laneOn(job, worker);
parentPort!.on('message', (task: Task) => {
  try {
    parentPort!.postMessage({ done: perform(lane, task) }, []);
  } catch (error) {
    parentPort!.postMessage({ trouble: { name: error instanceof Error ? error.name : 'Error', message: String(error instanceof Error ? error.message : error) } }, []);
  }
});
