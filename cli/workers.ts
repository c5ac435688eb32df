import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import { TotsugoProblem } from '../harness/problem.js';
import type { ScenarioResult } from '../harness/results.js';
import type { Scenario } from '../harness/scene.js';
import { referenceSystem } from './connection.js';
import type { SuiteOptions } from './options.js';
import type { Played, Told } from './suite.js';
import { built } from './version.js';

export interface Share { readonly ids: readonly string[]; readonly options: SuiteOptions; readonly lane: number }
export type Message = { readonly result: ScenarioResult; readonly milliseconds: number } | { readonly trouble: string };

/** Plays the stories on several threads against the ward that comes with totsugo, each with a bed and a ward of its own. The order of the results is the order of the suite. */
export async function playInWorkers(scenarios: readonly Scenario[], options: SuiteOptions, told: Told): Promise<Played> {
  const lanes = Array.from({ length: Math.min(options.workers, scenarios.length) }, (_, lane) => ({ lane, ids: scenarios.filter((_scenario, i) => i % options.workers === lane).map(({ id }) => id) }));
  const found = new Map<string, ScenarioResult>();
  await Promise.all(lanes.map(({ ids, lane }) => new Promise<void>((resolve, reject) => {
    const worker = new Worker(join(built, 'cli', 'worker.js'), { workerData: { ids, options, lane } satisfies Share });
    worker.on('message', (message: Message) => {
      if ('trouble' in message) return reject(new TotsugoProblem('TSG-S05', message.trouble, '--workers 1 で実行して原因を見る'));
      found.set(message.result.id, message.result);
      told(message.result, message.milliseconds);
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  })));
  const lost = scenarios.filter(({ id }) => !found.has(id));
  if (lost.length > 0) throw new TotsugoProblem('TSG-S05', `${lost.map(({ id }) => id).join(' ')} の結果が出ないまま終わった`, '--workers 1 で実行して原因を見る');
  return { results: scenarios.map(({ id }) => found.get(id)!), system: referenceSystem };
}
