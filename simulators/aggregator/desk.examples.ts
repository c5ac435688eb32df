import { municipalInsuredIds, processingResult, qualificationDates, type MunicipalInsuredIds, type ProcessingResult, type QualificationDates } from '../../contracts/aggregator/distribution.js';
import type { QualificationHousehold, QualificationPerson } from '../../contracts/aggregator/qualification.js';
import type { RecordDefinition } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Profile } from '../../contracts/wire/profile.js';
import type { WireFile } from '../../contracts/wire/file.js';
import type { World } from '../../harness/world.js';
import { addDays, at } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { pairOf } from './town.examples.js';

/** Municipalities and an operator in front of the aggregator of one world, all over real HTTP. */
export function deskOf(world: World, profile: Profile) {
  const base = `${world.url}/aggregator`;
  const json = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${base}${path}`, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const today = () => world.now().slice(0, 10) as Day;
  const put = async (code: string, file: WireFile) => {
    const response = await fetch(`${base}/municipalities/${code}/inbox/${encodeURIComponent(file.name)}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(file.bytes) });
    return { status: response.status, body: await response.json() as { code?: string; duplicate?: boolean; receipt?: string } };
  };
  const outbox = async (code: string) => (await json('GET', `/municipalities/${code}/outbox`)).body.files as { name: string; bytes: number; sha256: string }[];
  const fetched = async (code: string, name: string) => fetch(`${base}/municipalities/${code}/outbox/${encodeURIComponent(name)}`);
  const records = async <R>(code: string, definition: RecordDefinition): Promise<R[]> => {
    const codec = codecOf(profile, definition);
    const found: R[] = [];
    for (const { name } of await outbox(code)) {
      if (!codec.parseFileName(name)) continue;
      const parsed = codec.parse({ name, bytes: new Uint8Array(await (await fetched(code, name)).arrayBuffer()) });
      if (parsed.issues.length > 0) throw new Error(JSON.stringify(parsed.issues));
      found.push(...parsed.records.map(({ value }) => value as R));
    }
    return found;
  };
  return {
    world, base, json, put, outbox, fetched, today,
    send: async (code: string, seq: number, persons: readonly QualificationPerson[], options: { date?: Day; households?: readonly QualificationHousehold[] } = {}) => {
      const answers = [];
      for (const file of pairOf(profile, code, seq, persons, { date: today(), ...options })) answers.push(await put(code, file));
      return answers;
    },
    load: () => world.runJob('aggregator', 'load'),
    /** To 18:00 of the next day; load and age run on the way. */
    overnight: () => world.advance(at(addDays(today(), 1), '18:00')),
    results: async (code: string) => (await json('GET', `/municipalities/${code}/results`)).body.results as { batchId: string; outcome: string; issueCodes: string[] }[],
    result: async (code: string, batchId: string) => (await json('GET', `/municipalities/${code}/results/${batchId}`)).body,
    lastIssues: async (code: string) => {
      const { results } = (await json('GET', `/municipalities/${code}/results`)).body;
      return ((await json('GET', `/municipalities/${code}/results/${results.at(-1).batchId}`)).body.issues as { code: string; line: number; personKey: string | null; ja: string; severity: string; raw: string; why: string }[]);
    },
    view: async (code: string, personKey: string) => (await json('POST', '/_sim/view', { municipalityCode: code, personKey })).body,
    waiting: async () => (await json('GET', '/_sim/waiting')).body.waiting,
    findings: async () => (await json('GET', '/_sim/findings')).body.findings,
    dates: (code: string) => records<QualificationDates>(code, qualificationDates),
    ids: (code: string) => records<MunicipalInsuredIds>(code, municipalInsuredIds),
    resultFile: (code: string) => records<ProcessingResult>(code, processingResult),
    /** Takes everything out of the outbox. */
    takeAll: async (code: string) => {
      for (const { name } of await outbox(code)) await json('DELETE', `/municipalities/${code}/outbox/${encodeURIComponent(name)}`);
    },
  };
}
