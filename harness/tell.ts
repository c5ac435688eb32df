import { isDeepStrictEqual } from 'node:util';
import { addDays, at, dayPart, type Moment } from '../law/day.js';
import type { Basis, Day } from '../law/define.js';
import { municipality, type Municipality } from '../law/municipalities.js';
import type { Notification } from '../contracts/notification.js';
import type { ActResult, Capability, Ward } from '../contracts/ward.js';
import { capabilities as knownCapabilities } from '../contracts/ward.js';
import type { NumberMode } from '../law/check-digits.js';
import type { Bed } from './bed.js';
import { ConnectionProblem, WardMisbehaved } from './connect/define.js';
import { declaredOnly } from './declared-only.js';
import { ActRefused, wardDesk } from './desk.js';
import { familiesOf } from './families.js';
import { clinicWindow } from './clinic-window.js';
import { linkageWindows, newcomersTo } from './linkage-windows.js';
import { filesSeen } from './files-seen.js';
import { needsOf } from './needs.js';
import { TotsugoProblem } from './problem.js';
import { dailyRound } from './round.js';
import type { Cause, Check, ScenarioResult, Verdict } from './results.js';
import { continuationCast, type NewNotification, type Scenario, type Scene } from './scene.js';
import { redact, secretsOf } from './secrets.js';
import { timely } from './timely.js';
import { windowsOf } from './windows.js';
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

const opening = '09:30';

/** Plays one scenario in a throw-away world against the ward under test and writes down what happened. */
export async function tell(scenario: Scenario, telling: Telling): Promise<ScenarioResult> {
  try {
    const missing = lacking(scenario, telling.capabilities);
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
  const checks: Check[] = [];
  const seed = Math.floor(secretsOf(telling.seed).chance('world', scenario.id) * 2 ** 31);
  const id = worldId(scenario.id);
  // What a killed run left behind in the store is nobody's.
  if (await telling.bed.has(id)) await telling.bed.drop(id);
  const world = await telling.bed.create({ id, seed, now: at(scenario.today, opening), numberMode: telling.numberMode, cast: scenario.cast ?? continuationCast });
  let ending: Ending = { verdict: 'pass' };
  try {
    await reset(world, scenario, telling);
    await scenario.play(sceneOf(world, scenario, telling, checks));
    if (checks.length === 0) ending = { verdict: 'error', because: '何も確かめていない', cause: '試験系' };
    else if (unmet(checks) > 0) ending = { verdict: 'fail', because: `${unmet(checks)}件の確認が期待と違う`, cause: '実装' };
  } catch (trouble) {
    ending = endingOf(trouble, telling.seed);
    // A story that stumbles over what it has already found wrong is a 不適合.
    if (ending.verdict === 'error' && unmet(checks) > 0) ending = { verdict: 'fail', because: `${unmet(checks)}件の確認が期待と違い、そのため先へ進めなかった(${ending.because})`, cause: '実装' };
  }
  const [arrows, exchanges, endedAt] = [await world.journal.arrows(), await world.journal.exchanges(), world.now()];
  await telling.bed.drop(world.id);
  return { ...about(scenario), ...ending, worldSeed: seed, checks, arrows, exchanges, endedAt };
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

function sceneOf(world: World, scenario: Scenario, telling: Telling, checks: Check[]): Scene {
  const home: Municipality = municipality(telling.municipalityCode);
  const clerk = wardDesk(world, timely(declaredOnly(telling.ward, telling.capabilities), world.now), home);
  const round = dailyRound(world, clerk, home.code, (capability) => telling.capabilities.includes(capability));
  const newcomers = newcomersTo(world);
  const families = familiesOf(world, home.code, newcomers.note);
  const windows = windowsOf(world, home.code);
  const show = (value: unknown) => redact(world.seed, typeof value === 'string' ? value : JSON.stringify(value) ?? 'undefined');
  const mark = (kind: 'step' | 'decision' | 'clock', from: string, to: string, ja: string) => world.journal.write({ kind, at: world.now(), from, to, ja, steps: [] });
  const scene: Scene = {
    ward: clerk.desk,
    residents: handingIn(windows.residents.handIn, round),
    people: families,
    other: windows.other, aggregator: windows.aggregator, dataLinkPc: windows.dataLinkPc, ...linkageWindows(world, home.code, newcomers), clinic: clinicWindow(world),
    files: () => filesSeen(world),
    applicationEndConvention: world.profile.rules['applicationEndConvention'] === 'dayBefore' ? 'dayBefore' : 'sameDay',
    now: world.now, today: round.today,
    async advance(to) {
      const moment = (to.length === 10 ? at(to as Day, opening) : to) as Moment;
      mark('clock', '業務日時', '業務日時', `${moment.replace('T', ' ')} まで進める`);
      await newcomers.tell();
      await world.advance(moment);
    },
    overnight: () => scene.advance(addDays(dayPart(world.now()), 1)),
    nobodyReadsResults: round.nobodyReadsResults,
    step(from, to, ja, act) {
      mark('step', from, to, ja);
      return act();
    },
    expect(ja: string, actual: unknown, expected: unknown, basis: Basis) {
      checks.push({ ja, ok: isDeepStrictEqual(actual, expected), expected: show(expected), actual: show(actual), basis });
    },
    async decide(ja, _material, options) {
      const chosen = options.find(({ auto }) => auto);
      if (!chosen) throw new TotsugoProblem('TSG-S02', `判断「${ja}」に自動の選択肢がない`, 'options のどれか一つに auto: true を付ける');
      mark('decision', '職員', '職員', `${ja} → ${chosen.ja}`);
      return chosen.id;
    },
    fault: (party, name, on = true) => world.fault(party, name, on),
    parameters: (party, values) => world.setParameters(party, values),
  };
  return scene;
}

/** Residents who bring 届出 to the counter; the id and, unless given, the day of each are filled in. */
function handingIn(handIn: ReturnType<typeof windowsOf>['residents']['handIn'], round: ReturnType<typeof dailyRound>): Scene['residents'] {
  let told = 0;
  const filledIn = (notification: NewNotification): Notification => {
    told += 1;
    return { notificationId: `N-${String(told).padStart(3, '0')}`, receivedOn: round.today(), ...notification };
  };
  const brought = async (form: Notification): Promise<ActResult | null> => {
    await handIn(form, round.today());
    return (await round.visitCounter()).get(form.notificationId) ?? null;
  };
  return {
    async notify(notification) {
      const result = await brought(filledIn(notification));
      if (result) return result;
      throw new TotsugoProblem('TSG-S09', '届出が窓口に来なかった', '住民等の誤り(faults)のもとでは、シナリオに tryNotify と書く');
    },
    tryNotify(notification) {
      const form = filledIn(notification);
      round.tries(form.notificationId);
      return brought(form);
    },
    plan: (notification, handInOn) => handIn({ ...filledIn(notification), receivedOn: handInOn }, handInOn),
  };
}
