import { parentPort, workerData } from 'node:worker_threads';
import { chosenScenarios } from './parts.js';
import { playHere } from './suite.js';
import type { Message, Share } from './workers.js';

// One thread of a suite, started by workers.ts; nothing imports it.
const { ids, options, lane } = workerData as Share;
const send = (message: Message) => parentPort!.postMessage(message, []);
await playHere(await chosenScenarios(ids), options, (result, milliseconds) => send({ result, milliseconds }), lane)
  .catch((error: unknown) => send({ trouble: error instanceof Error ? error.message : String(error) }));
