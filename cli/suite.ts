import { availableParallelism } from 'node:os';
import { municipality } from '../law/municipalities.js';
import type { Capability, Ward } from '../contracts/ward.js';
import { openBed } from '../harness/bed.js';
import { ConnectionProblem, WardMisbehaved, type Connection } from '../harness/connect/define.js';
import { coverage } from '../harness/coverage.js';
import { TotsugoProblem } from '../harness/problem.js';
import { verdictWords, type PartyCard, type RunResult, type ScenarioResult, type SystemIdentity, type Verdict } from '../harness/results.js';
import type { Scenario } from '../harness/scene.js';
import { tell, untold } from '../harness/tell.js';
import { codeOf } from '../harness/windows.js';
import { DatabaseInUse, DatabaseOutdated } from '../store/define.js';
import { storeHome } from '../store/homes.js';
import { connectionOf } from './connection.js';
import { numberModeOf, type SuiteOptions } from './options.js';
import { profileOf, simulators } from './parts.js';
import { repeatOf } from './repeat.js';
import { claimed } from './running.js';
import { version } from './version.js';
import { playInWorkers } from './workers.js';

/** Hears each verdict as it falls, and how long its story took. */
export type Told = (result: ScenarioResult, milliseconds: number) => void;

/** What came of a suite, and who was tested. */
export interface Played { readonly results: readonly ScenarioResult[]; readonly system: SystemIdentity | null }

/** Plays scenarios one after the other in this process. */
export async function playHere(scenarios: readonly Scenario[], options: SuiteOptions, told: Told, lane = 0): Promise<Played> {
  const { profile, numberMode, municipalityCode } = await understood(options);
  const [home, wardHome] = [await storeHome(options.store), await storeHome(options.store)];
  const connection = connectionOf(options.sut, { home: wardHome, profile, seed: options.seed, name: `ward-${lane}`, token: options.token, folder: options.folder });
  const bed = await openBed({ home, profile, simulators });
  const results: ScenarioResult[] = [];
  const tellAll = async (play: (scenario: Scenario) => ScenarioResult | Promise<ScenarioResult>) => {
    for (const scenario of scenarios) {
      const begun = performance.now();
      const result = await play(scenario);
      results.push(result);
      told(result, Math.round(performance.now() - begun));
    }
  };
  try {
    const reached = await reach(connection);
    if ('trouble' in reached) await tellAll((scenario) => untold(scenario, reached.trouble, options.seed));
    else {
      await tellAll((scenario) => tell(scenario, { bed, ...reached, seed: options.seed, numberMode, municipalityCode }));
      await reached.ward.close();
    }
  } finally {
    await connection.close();
    await bed.close();
    await wardHome.close();
  }
  return { results, system: connection.identity() };
}

/** What the options mean; a mistake in them is told before anything is opened. */
const understood = async (options: SuiteOptions) => ({ profile: await profileOf(options.profile), numberMode: numberModeOf(options.numberMode), municipalityCode: codeOf(options.municipality) });

/** The ward and what it can do; or what went wrong on the way to it, which then holds for every story: not reached 前提未達, answered wrongly 不適合, else ours. */
async function reach(connection: Connection): Promise<{ readonly ward: Ward; readonly capabilities: readonly Capability[] } | { readonly trouble: unknown }> {
  try {
    const ward = await connection.open();
    return { ward, capabilities: await ward.capabilities() };
  } catch (trouble) {
    const isMistakeOfTheUser = trouble instanceof DatabaseInUse || trouble instanceof DatabaseOutdated || (trouble instanceof TotsugoProblem && !(trouble instanceof ConnectionProblem) && !(trouble instanceof WardMisbehaved));
    if (isMistakeOfTheUser) throw trouble;
    return { trouble };
  }
}

/** A second worker costs about as much to start as this many stories to play. */
const worthTwoWorkers = 10;

/** Plays a suite and gathers everything the reports need. */
export async function playSuite(scenarios: readonly Scenario[], options: SuiteOptions, told: Told): Promise<RunResult> {
  const workers = options.sut === 'reference' ? (options.workers || (scenarios.length < worthTwoWorkers ? 1 : Math.min(2, availableParallelism()))) : 1;
  const { profile, municipalityCode } = await understood(options);
  const release = await claimed(options.store);
  const { results, system } = await (workers > 1 ? playInWorkers(scenarios, { ...options, workers }, told) : playHere(scenarios, options, told)).finally(release);
  return {
    tool: 'totsugo', version, seed: options.seed, sut: options.sut.split(':')[0]!, system, municipality: { code: municipalityCode, name: municipality(municipalityCode).ja }, repeat: repeatOf(options),
    store: options.store ? (options.store.startsWith('postgres') ? 'postgres' : 'folder') : 'memory',
    profile: { id: profile.id, sha256: profile.sha256, official: false, note: profile.note }, numberMode: options.numberMode,
    suite: Object.fromEntries(verdictWords.map(([verdict]) => [verdict, results.filter((result) => result.verdict === verdict).length])) as Record<Verdict, number>,
    scenarios: results, parties: simulators.map(cardOf), steps: coverage(results),
  };
}

export const cardOf = ({ id, ja, basis, limitations, faults, parameters }: (typeof simulators)[number]): PartyCard => ({
  id, ja, basis, limitations, faults: Object.entries(faults),
  parameters: Object.entries(parameters).map(([name, parameter]) => ({ name, ja: parameter.ja, value: JSON.stringify(parameter.value), basis: parameter.basis })),
});
