import { highCostRecord, type ContinuityCandidate, type HighCostHandover, type HighCostRecord, highCostHandover } from '../../contracts/aggregator/high-cost.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { Moment } from '../../law/day.js';
import { municipality } from '../../law/municipalities.js';
import type { StoreHome } from '../../store/define.js';
import { aggregator } from '../aggregator/aggregator.js';
import { deskOf } from '../aggregator/desk.examples.js';
import { A, B, householdRows, personRow, type PersonWish } from '../aggregator/town.examples.js';
import { federationTerminal } from './federation-terminal.js';

const profile = bundledProfile();
let worlds = 0;

/** 集約 and 国保総合PC alone in a world; households of 千代田区 (A) move to 中央区 (B) on 2026-05-10. It is the evening of the 11th. */
export async function withTerminal<T>(home: StoreHome, play: (desk: Awaited<ReturnType<typeof opened>>['desk']) => Promise<T>, now: Moment = '2026-05-11T18:00'): Promise<T> {
  const { bed, id, desk } = await opened(home, now);
  try {
    const result = await play(desk);
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}

async function opened(home: StoreHome, now: Moment) {
  const bed = await openBed({ home, profile, simulators: [aggregator, federationTerminal] });
  const id = `terminal-${process.pid}-${(worlds += 1)}`;
  const world = await bed.create({ id, seed: 1, now, numberMode: defaultNumberMode });
  const hub = deskOf(world, profile);
  const at = `${world.url}/federation-terminal`;
  const keyOf = (code: string) => world.token('KS', code);
  const call = async (method: string, path: string, body?: Uint8Array | object, headers: Readonly<Record<string, string>> = { 'x-totsugo-party': 'clerk', 'x-municipality-key': keyOf(B) }) => {
    const isFile = body instanceof Uint8Array;
    const response = await fetch(`${at}${path}`, { method, redirect: 'manual', headers: { ...headers, ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) }, ...(body === undefined ? {} : { body: isFile ? Buffer.from(body) : JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const night = async () => {
    for (const job of ['load', 'extractContinuity', 'settleContinuity']) await world.runJob('aggregator', job);
  };
  const recordFile = (code: string, seq: number, rows: readonly (Partial<HighCostRecord> & { readonly careMonth: string })[]) => codecOf(profile, highCostRecord).format({ municipalityCode: code, date: hub.today(), seq },
    rows.map((row) => ({ insurerNumber: municipality(code).insurerNumber, householdKey: 'H1', countsForRepeat: true, operation: 'register', revision: 1, ...row })));
  const candidates = async () => (await call('GET', `/candidates/${B}`)).body['candidates'] as { candidate: ContinuityCandidate; state: string; result: { continuityOutcome: string; inheritedMonths: string[]; issueCodes: string[] } | null }[];
  const desk = {
    world, hub, call, night, candidates, at, keyOf,
    records: async (code: string, seq: number, ...rows: Parameters<typeof recordFile>[2]) => hub.put(code, recordFile(code, seq, rows)),
    /** These people leave A on the 10th, and are in B from that day. */
    async move(people: readonly PersonWish[], arriving: readonly PersonWish[] = people) {
      await hub.send(A, 1, people.map((wish) => personRow(A, { from: '2021-04-01', ...wish })));
      await world.runJob('aggregator', 'load');
      const gone = people.map((wish) => personRow(A, { from: '2021-04-01', revision: 2, ...(arriving.some(({ n }) => n === wish.n) && wish.from !== null ? { until: '2026-05-10' } : {}), ...wish }));
      await hub.send(A, 2, gone, { households: householdRows(gone, { changeOn: '2026-05-10', revision: 2 }) });
      await hub.send(B, 1, arriving.map((wish) => personRow(B, { applicationStartReason: wish.from === null ? null : 'moveInWithinPrefecture', from: '2026-05-10', ...wish })));
    },
    instruct: (instruction: string, candidateKey: string, decisionReason = '世帯主が同じ') => call('POST', `/instructions/${B}`, { candidateKey, instruction, decidedBy: '担当', decisionReason }),
    handovers: async (): Promise<readonly HighCostHandover[]> => {
      const codec = codecOf(profile, highCostHandover);
      const found: HighCostHandover[] = [];
      for (const { name } of await hub.outbox(B)) if (codec.parseFileName(name)) found.push(...codec.parse({ name, bytes: new Uint8Array(await (await hub.fetched(B, name)).arrayBuffer()) }).records.map(({ value }) => value));
      return found;
    },
    shown: async () => (await hub.json('GET', '/_sim/continuity')).body.candidates as { state: string; outcome: string; inheritedMonths: string[]; issueCodes: string[] }[],
  };
  return { bed, id, desk };
}
