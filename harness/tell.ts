import { at } from '../law/day.js';
import { municipality } from '../law/municipalities.js';
import type { Capability, Ward } from '../contracts/ward.js';
import { capabilities as knownCapabilities } from '../contracts/ward.js';
import type { NumberMode } from '../law/check-digits.js';
import type { Bed } from './bed.js';
import { cashUp } from './cash-up.js';
import { ConnectionProblem, WardMisbehaved } from './connect/define.js';
import { ActRefused } from './desk.js';
import { lettersSeen } from './letters-seen.js';
import { needsOf, unknownRates } from './needs.js';
import { TotsugoProblem } from './problem.js';
import type { Cause, Check, Reconciliation, ScenarioResult, Verdict } from './results.js';
import { continuationCast, type Scenario } from './scene.js';
import { redact, secretsOf } from './secrets.js';
import { opening, sceneOf, type Notes } from './stage.js';
import type { World } from './world.js';

export interface Telling {
  readonly bed: Bed;
  readonly ward: Ward;
  readonly capabilities: readonly Capability[];
  readonly seed: number;
  readonly numberMode: NumberMode;
  /** 団体コード of the ward under test. */
  readonly municipalityCode: string;
}

/** Plays one scenario in a throw-away world against the ward under test and writes down what happened. Whatever else that ward can do, it is asked for what the story needs. */
export async function tell(scenario: Scenario, telling: Telling): Promise<ScenarioResult> {
  try {
    const missing = lacking(scenario, telling.capabilities);
    const unknown = unknownRates(scenario, telling.municipalityCode);
    if (unknown) return { ...unplayed(scenario, 'skip', unknown.because, '設定'), cure: unknown.cure };
    return missing.length > 0 ? unplayed(scenario, 'skip', `接続先にこの操作がない: ${missing.join(' ')}`, '設定') : await played(scenario, telling);
  } catch (trouble) {
    return untold(scenario, trouble, telling.seed);
  }
}

/** A scenario that could not even begin, or whose record could not be kept. */
export function untold(scenario: Scenario, trouble: unknown, seed: number): ScenarioResult {
  const { verdict, because, cause } = endingOf(trouble, seed);
  return unplayed(scenario, verdict, because!, cause!);
}

async function played(scenario: Scenario, telling: Telling): Promise<ScenarioResult> {
  const notes: Notes = { checks: [] };
  const { checks } = notes;
  const seed = Math.floor(secretsOf(telling.seed).chance('world', scenario.id) * 2 ** 31);
  const id = worldId(scenario.id);
  // What a killed run left behind in the store is nobody's.
  if (await telling.bed.has(id)) await telling.bed.drop(id);
  const world = await telling.bed.create({ id, seed, now: at(scenario.today, opening), numberMode: telling.numberMode, cast: scenario.cast ?? continuationCast });
  let ending: Ending = { verdict: 'pass' };
  let reconciliation: Reconciliation | undefined;
  try {
    await reset(world, scenario, telling);
    const scene = sceneOf(world, scenario, telling, notes);
    await scenario.play(scene);
    if (needsOf(scenario).includes('query.ledger') && needsOf(scenario).includes('query.receiptExceptions')) reconciliation = await cashUp(scene, scenario.today);
    if (checks.length === 0) ending = { verdict: 'error', because: '何も確かめていない', cause: '試験系' };
    else if (unmet(checks) > 0) ending = { verdict: 'fail', because: `${unmet(checks)}件の確認が期待と違う`, cause: '実装' };
  } catch (trouble) {
    ending = endingOf(trouble, telling.seed);
    // A story that stumbles over what it has already found wrong is a 不適合.
    if (ending.verdict === 'error' && unmet(checks) > 0) ending = { verdict: 'fail', because: `${unmet(checks)}件の確認が期待と違い、そのため先へ進めなかった(${ending.because})`, cause: '実装' };
  }
  const [arrows, exchanges, endedAt] = [await world.journal.arrows(), await world.journal.exchanges(), world.now()];
  const letters = world.cast.includes('mailing') ? await lettersSeen(world, telling.municipalityCode) : [];
  await telling.bed.drop(world.id);
  return { ...about(scenario), ...ending, worldSeed: seed, ...(notes.premise ? { premise: notes.premise() } : {}), checks, arrows, exchanges, ...(letters.length > 0 ? { letters } : {}), ...(reconciliation ? { reconciliation } : {}), endedAt };
}

const unmet = (checks: readonly Check[]) => checks.filter(({ ok }) => !ok).length;

interface Ending { readonly verdict: Verdict; readonly because?: string; readonly cause?: Cause }

/** Whose trouble it is: the connection's setting, the ward under test, or ourselves. */
function endingOf(trouble: unknown, seed: number): Ending {
  const because = redact(seed, trouble instanceof Error ? trouble.message : String(trouble));
  if (trouble instanceof ConnectionProblem) return { verdict: 'skip', because, cause: '設定' };
  if (trouble instanceof WardMisbehaved || trouble instanceof ActRefused) return { verdict: 'fail', because, cause: '実装' };
  return { verdict: 'error', because: trouble instanceof TotsugoProblem ? because : redact(seed, String((trouble as Error).stack ?? trouble).split('\n').slice(0, 1).join('')), cause: '試験系' };
}

const about = ({ id, ja, level, covers, basis, today }: Scenario) => ({ id, ja, level, covers, basis, today });
const unplayed = (scenario: Scenario, verdict: Verdict, because: string, cause: Cause): ScenarioResult =>
  ({ ...about(scenario), verdict, because, cause, checks: [], arrows: [], exchanges: [], endedAt: at(scenario.today, opening) });
const worldId = (scenarioId: string) => `run-${scenarioId.replaceAll('.', '-')}`.slice(0, 60);

function lacking(scenario: Scenario, has: readonly Capability[]): string[] {
  const needs = needsOf(scenario);
  const unknown = needs.find((need) => !knownCapabilities.includes(need));
  if (unknown) throw new TotsugoProblem('TSG-S01', `シナリオ ${scenario.id} の needs に知らない操作「${unknown}」がある`, 'contracts/ward.ts の capabilities にあるものを書く');
  return needs.filter((need) => !has.includes(need));
}

async function reset(world: World, scenario: Scenario, { ward, municipalityCode }: Telling): Promise<void> {
  const { numberMode } = world;
  await ward.reset({
    municipalityCode, insurerNumber: municipality(municipalityCode).insurerNumber, now: world.now(), parameters: { ...scenario.parameters },
    numberMode: numberMode.kind === 'valid' ? 'valid' : `shifted:${numberMode.by}`,
  });
}
