import type { Capability, Ward } from '../../contracts/ward.js';
import { capabilities as knownCapabilities } from '../../contracts/ward.js';
import { driverErrorSchema } from '../../contracts/ward-driver.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { municipality } from '../../law/municipalities.js';
import type { NumberMode } from '../../law/check-digits.js';
import { declaredOnly } from '../declared-only.js';
import type { Scenario } from '../scene.js';
import { missingFindings } from './capability-cures.js';
import { ConnectionProblem, WardMisbehaved, type Connection } from './define.js';
import { usualStart, type Bench, type Demand } from './demand.js';
import { driverChecks } from './driver-checks.js';
import { readable } from './exported.js';
import { demandThat, failed, looked, omitted, passed, type Finding } from './finding.js';
import { rounds, type Round, type Sitting } from './rounds.js';
import { stopwatch } from './stopwatch.js';
import { wireChecks } from './wire-checks.js';

/** What a run with the same options would have. */
export interface Examination {
  readonly scenarios: readonly Pick<Scenario, 'id' | 'needs' | 'parameters' | 'rates'>[];
  readonly profile: Profile;
  readonly municipalityCode: string;
  readonly numberMode: NumberMode;
}

/**
 * Examines a connection before a run: is it reached, does it speak our API, which stories lack what, does each declared operation
 * answer, does it keep the rules of the API. What was not declared is never called. It stops where going on would only repeat
 * the same trouble. The ward behind it is emptied. Throws what is a mistake of the user's, as a run would: a folder in use, a place
 * that cannot be written to.
 */
export async function examine(connection: Connection, examination: Examination): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const tell = (finding: Finding): boolean => {
    findings.push(finding);
    return finding.verdict !== 'fail';
  };
  const watch = stopwatch();
  const ward = await opened(connection, tell);
  if (!ward) return findings;
  const able = await ward.capabilities().catch((error: unknown) => void tell(failed(capabilityList, error)));
  if (!able) return findings;
  tell(listFinding(able));
  for (const finding of missingFindings(able, examination.scenarios, examination.municipalityCode)) tell(finding);
  if (connection.id === 'manual') return findings;
  const isWhole = await onBench(benchOf(connection, watch.timed(ward), able, examination), examination, tell);
  tell(isWhole ? watch.finding() : omitted({ id: 'rest', ja: '残りの検査' }, '上の誤りを直してから行う'));
  await ward.close();
  return findings;
}

type Tell = (finding: Finding) => boolean;

/** The doors to a ward, one behind the other, and the troubles that mean standing before each. */
const doors = [
  { id: 'reach', ja: '接続先に届く', codes: [] }, { id: 'token', ja: 'トークンのことで断られない', codes: ['TSG-N03'] },
  { id: 'driver', ja: 'Ward Driver API として答える', codes: ['TSG-N04', 'TSG-M01', 'TSG-M02', 'TSG-M05', 'TSG-M06'] }, { id: 'api', ja: 'API の版が合う', codes: ['TSG-N05'] },
] as const;

async function opened(connection: Connection, tell: Tell): Promise<Ward | null> {
  try {
    const ward = await connection.open();
    for (const door of doors.filter(({ id }) => id !== 'token' || connection.id === 'http')) tell(passed(door, { reach: connection.description, driver: nameOf(connection), token: '', api: '' }[door.id]));
    return ward;
  } catch (error) {
    const isTheirs = error instanceof ConnectionProblem || error instanceof WardMisbehaved;
    if (!isTheirs) throw error;
    const { code } = error;
    const before = Math.max(0, doors.findIndex(({ codes }) => (codes as readonly string[]).includes(code)));
    for (const door of doors.slice(0, before)) tell(passed(door));
    tell(failed(doors[before]!, error));
    return null;
  }
}

const nameOf = (connection: Connection): string => {
  const system = connection.identity();
  return system ? `${system.name} ${system.version}` : '';
};

const capabilityList = { id: 'capabilities', ja: '知っている言葉だけで、できることを一度ずつ言う' };
function listFinding(able: readonly Capability[]): Finding {
  const cure = `capabilities には次の語だけを、重ねずに書く: ${knownCapabilities.join(' ')}`;
  try {
    demandThat(able.length > 0, 'できることが一つもない', cure);
    demandThat(new Set(able).size === able.length, '同じ語が二度ある', cure);
    return passed(capabilityList, `${knownCapabilities.length}種のうち${able.length}種`);
  } catch (error) {
    return failed(capabilityList, error);
  }
}

function benchOf(connection: Connection, ward: Ward, able: readonly Capability[], { municipalityCode, numberMode }: Examination): Bench {
  const { insurerNumber } = municipality(municipalityCode);
  const start = { ...usualStart, municipalityCode, insurerNumber, numberMode: numberMode.kind === 'valid' ? 'valid' : `shifted:${numberMode.by}` };
  return {
    ward: declaredOnly(ward, able), start, numberMode,
    begin: async (change = {}) => ward.reset({ ...start, ...change }),
    able: (capability) => able.includes(capability),
    ableOfKind: (kind) => able.some((capability) => capability.startsWith(`${kind}.`)),
    wire: connection.wire ?? null,
    refuses: async (what, message) => {
      const { status, body } = await connection.wire!.send(message);
      demandThat(status >= 400 && status < 500, `${what}に ${status} で答えた。4xx で断るべき`);
      demandThat(driverErrorSchema.safeParse(body).success, `${what}を断ったが、応答に {code, why, cure} がない`);
    },
  };
}

/** Everything behind the doors; false when it had to stop. */
async function onBench(bench: Bench, { profile }: Examination, tell: Tell): Promise<boolean> {
  const isBegun = tell(await looked({ id: 'reset', ja: '空の状態から始める(reset)' }, async () => bench.begin().then(() => bench.start.now)));
  if (!isBegun || !tell(await looked({ id: 'setClock', ja: '業務日時を進める(setClock)' }, async () => bench.ward.setClock('2026-04-01T10:00').then(() => '2026-04-01T10:00')))) return false;
  const sitting: Sitting = { bench, profile, mover: null, files: [] };
  const broken = new Set<Capability>();
  for (const round of rounds.filter(({ capability }) => bench.able(capability))) {
    const finding = await played(round, sitting, broken);
    if (!tell(finding)) broken.add(round.capability);
    if (isCut(finding)) return false;
  }
  if (sitting.files.length > 0) tell(readable(sitting.files, profile));
  const sound = (capability: Capability): boolean => bench.able(capability) && !broken.has(capability);
  const restBench: Bench = { ...bench, able: sound, ableOfKind: (kind) => knownCapabilities.some((capability) => capability.startsWith(`${kind}.`) && sound(capability)) };
  for (const demand of [...driverChecks, ...wireChecks]) {
    const finding = await judged(demand, restBench, broken);
    tell(finding);
    if (isCut(finding)) return false;
  }
  return true;
}

/** The way to the ward broke off: everything after would say the same. */
const isCut = ({ verdict, cause }: Finding): boolean => verdict === 'fail' && cause === '設定';

async function played({ capability, after, look, cure }: Round, sitting: Sitting, broken: ReadonlySet<Capability>): Promise<Finding> {
  const name = { id: capability, ja: `告げた操作 ${capability} が答える` };
  if (after && (broken.has(after) || !sitting.bench.able(after))) return omitted(name, `${after} ができてから調べる`);
  try {
    const seen = await look(sitting);
    return typeof seen === 'string' ? passed(name, seen) : { ...name, verdict: 'warning', cause: '実装', found: seen.doubt, cure };
  } catch (error) {
    return failed(name, error, cure);
  }
}

async function judged({ id, ja, cure, needs, needsKind, wire = false, look }: Demand, bench: Bench, broken: ReadonlySet<Capability>): Promise<Finding> {
  const mending = needs.filter((need) => broken.has(need));
  if (mending.length > 0) return omitted({ id, ja }, `${mending.join(' ')} を直してから調べる`);
  const lacking = needs.filter((need) => !bench.able(need));
  if (lacking.length > 0) return omitted({ id, ja }, `接続先が ${lacking.join(' ')} を告げていない`);
  if (needsKind && !bench.ableOfKind(needsKind)) return omitted({ id, ja }, `接続先に、答える ${needsKind}.* がない`);
  if (wire && !bench.wire) return omitted({ id, ja }, 'この接続では形の違う要求を送れない');
  return looked({ id, ja }, () => look(bench), cure);
}

