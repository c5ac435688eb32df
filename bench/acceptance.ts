import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { qualificationHousehold, qualificationPerson, type QualificationHousehold, type QualificationPerson } from '../contracts/aggregator/qualification.js';
import { codecOf } from '../contracts/wire/codec.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { secretsOf } from '../harness/secrets.js';
import { defaultNumberMode, individualNumberOf } from '../law/check-digits.js';
import { municipality } from '../law/municipalities.js';
import { aggregator } from '../simulators/aggregator/aggregator.js';
import { load } from '../simulators/aggregator/load.js';
import { receive } from '../simulators/aggregator/reception.js';
import { aggregatorTables, type Aggregator } from '../simulators/aggregator/tables.js';
import { inFolder } from '../store/sqlite.js';

/**
 * How long the aggregator takes to load a pair of 資格情報 files of a large city, first as new and then once more. The
 * pair is made as it is received, so that the peak of memory is the loading's own; ratios compare with only reading the
 * same files. `npm run bench acceptance` uses 200,000 people; a number behind it another count.
 */
const persons = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 200_000);
const code = '131032';
const profile = bundledProfile();
const { insurerNumber } = municipality(code);
const membersOf = 2;

function* personRows(): Generator<QualificationPerson> {
  for (let n = 0; n < persons; n += 1) {
    const household = Math.floor(n / membersOf);
    yield {
      individualNumber: individualNumberOf(String(10_000_000_000 + n * 7), defaultNumberMode), insurerNumber, householdKey: `13103-H${household}`, personKey: `13103-${n}`, branchNumber: String((n % membersOf) + 1).padStart(2, '0'),
      name: `見本 太郎${n % 9973}`, nameKana: `ミホン タロウ${n}`, bornOn: `19${String(50 + (n % 50))}-0${1 + (n % 9)}-1${n % 10}`, sex: n % 2 === 0 ? '1' : '2', address: `東京都港区見本${1 + (household % 99)}丁目${1 + (household % 20)}番${household % 30}号`,
      memberKind: n % membersOf === 0 ? 'head' : 'member', relationship: n % membersOf === 0 ? '世帯主' : '子', periodKey: `T${n}`, applicationStartOn: `20${String(10 + (n % 15))}-04-01`, applicationStartReason: 'leaveEmployeeInsurance',
      applicationEndOn: null, applicationEndReason: null, acquiredOn: null, acquisitionReason: null, lostOn: null, lossReason: null, specialResidenceKind: null, changeReason: null, cardUseCancellation: false, isNotDisclosed: false,
      selfInfoBlocked: false, municipalInsuredId: null, operation: 'register', revision: 1,
    } as QualificationPerson;
  }
}
function* householdRows(): Generator<QualificationHousehold> {
  for (let household = 0; household < Math.ceil(persons / membersOf); household += 1) {
    yield { insurerNumber, householdKey: `13103-H${household}`, headPersonKey: `13103-${household * membersOf}`, headKind: 'insured', changeOn: null, changeReason: null, householdAddress: '東京都港区', operation: 'register', revision: 1 };
  }
}

export async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'acceptance-'));
  const database = await inFolder(folder).database('bench');
  const notes: string[] = [];
  const party = {
    ...secretsOf(1), world: 'bench', store: await database.open(aggregatorTables), now: () => '2026-05-11T21:00', today: () => '2026-05-11', faults: new Set<never>(),
    parameters: Object.fromEntries(Object.entries(aggregator.parameters).map(([name, { value }]) => [name, value])), numberMode: defaultNumberMode, profile, note: (ja: string) => void notes.push(ja),
    send: () => Promise.reject(new Error('誰にも送らない')), isHere: () => true,
  } as unknown as Aggregator;
  const bytes = await receivePair(party, 1);
  const peak = { rss: 0 };
  const watch = setInterval(() => { peak.rss = Math.max(peak.rss, process.memoryUsage.rss()); }, 20);
  const before = process.memoryUsage.rss();
  const first = await timed(() => load(party));
  clearInterval(watch);
  peak.rss = Math.max(peak.rss, process.memoryUsage.rss());
  await receivePair(party, 2);
  const again = await timed(() => load(party));
  const read = await readOnly();
  await database.close();
  await rm(folder, { recursive: true });
  const rows = persons + Math.ceil(persons / membersOf);
  const ratio = (wall: number) => Math.round((wall / read.wall) * 10) / 10;
  return {
    persons, rows, megabytes: Math.round(bytes / 1e5) / 10, seconds: { load: first, loadAgain: again, readOnly: read }, rowsPerSecond: Math.round(rows / first.wall),
    ratio: { loadToRead: ratio(first.wall), againToRead: ratio(again.wall) }, megabytesRss: { beforeLoad: Math.round(before / 1e6), peak: Math.round(peak.rss / 1e6) }, notes,
  };
}

async function timed(act: () => Promise<unknown>): Promise<{ wall: number; cpu: number; system: number }> {
  const [since, cpu] = [performance.now(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: Math.round(performance.now() - since) / 1000, cpu: Math.round((user + system) / 1000) / 1000, system: Math.round(system / 1000) / 1000 };
}

function files(seq: number) {
  const envelope = { municipalityCode: code, date: '2026-05-11' as const, seq };
  return [
    { name: codecOf(profile, qualificationHousehold).fileName(envelope), bytes: () => codecOf(profile, qualificationHousehold).formatStream(envelope, householdRows()) },
    { name: codecOf(profile, qualificationPerson).fileName(envelope), bytes: () => codecOf(profile, qualificationPerson).formatStream(envelope, personRows()) },
  ] as const;
}

async function receivePair(party: Aggregator, seq: number): Promise<number> {
  let bytes = 0;
  for (const file of files(seq)) {
    const answer = await receive(party, code, file.name, file.bytes());
    if (answer.status !== 202) throw new Error(JSON.stringify(answer));
    bytes += Number(answer.body['bytes']);
  }
  return bytes;
}

async function readOnly() {
  const [households, people] = files(1);
  const [householdBytes, peopleBytes] = [await gathered(households.bytes()), await gathered(people.bytes())];
  return timed(async () => {
    for await (const batch of codecOf(profile, qualificationHousehold).parseStream(households.name, householdBytes)) if (batch.issues.length > 0) throw new Error(JSON.stringify(batch.issues[0]));
    for await (const batch of codecOf(profile, qualificationPerson).parseStream(people.name, peopleBytes)) if (batch.issues.length > 0) throw new Error(JSON.stringify(batch.issues[0]));
  });
}

async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}
