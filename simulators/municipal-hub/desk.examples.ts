import type { Enquiry, EnquiryAnswer, EnquiryReceipt } from '../../contracts/municipal-hub/records.js';
import { enquiry, enquiryAnswer } from '../../contracts/municipal-hub/records.js';
import { enquiryOf, incomeOf } from '../../contracts/municipal-hub/records.examples.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { nextDay, type Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { StoreHome } from '../../store/define.js';
import { inMemory } from '../../store/sqlite.js';
import { municipalHub } from './municipal-hub.js';

/** The ward that asks, the municipality that taxed, another one. 2026-06-15 is a Monday. */
export const [A, B, C] = ['131016', '131024', '131032'] as const;
export { enquiryOf, incomeOf };

export async function municipalHubBed(home: StoreHome = inMemory()) {
  const bed = await openBed({ home, profile: bundledProfile(), simulators: [municipalHub] });
  let worlds = 0;
  return { ...bed, begin: async (now: Moment = '2026-06-15T17:15') => deskOf(await bed.create({ id: `municipal-hub-${process.pid}-${(worlds += 1)}`, seed: 1, now, numberMode: defaultNumberMode })) };
}
type World = Awaited<ReturnType<Awaited<ReturnType<typeof openBed>>['create']>>;

/** Speaks to the hub over HTTP as a municipality does, and as whoever knows what lies behind it. */
export function deskOf(world: World) {
  const own = (code: string) => ({ 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': world.token('MK', code) });
  const call = async (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const isFile = body instanceof Uint8Array;
    const response = await fetch(`${world.url}/municipal-hub${path}`, {
      method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) }, ...(body === undefined ? {} : { body: isFile ? Buffer.from(body) : typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const raw = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    return { status: response.status, raw, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const as = (method: string, path: string, body?: unknown, code: string = A) => call(method, path, body, own(code));
  const told = async (path: string, body: unknown) => {
    const answer = await call('PUT', path, body);
    if (answer.status !== 204) throw new Error(answer.text);
  };
  const fileOf = (seq: number, lines: readonly Enquiry[], code: string = A) => codecOf(bundledProfile(), enquiry).format({ municipalityCode: code, date: '2026-06-15', seq }, lines);
  const desk = {
    world, call, as, own, fileOf,
    fault: (name: string, on = true) => world.fault('municipal-hub', name, on),
    /** To 06:00 of the next day. */
    overnight: () => world.advance(`${nextDay(world.now().slice(0, 10) as Day)}T06:00`),
    until: (day: Day) => world.advance(`${day}T06:00`),
    /** The first n people of a ward have symbols and are R1, R2 … behind all bodies. */
    people: (count: number, wish: object = {}, code: string = A) => told(`/_sim/people/${code}`, Array.from({ length: count }, (_, n) => ({ personKey: `P${n + 1}`, residentCode: `R${n + 1}`, ...wish }))),
    tell: (list: readonly object[], code: string = A) => call('PUT', `/_sim/people/${code}`, list),
    holds: (provider: string, ...list: readonly object[]) => told(`/_sim/holdings/${provider}`, list),
    income: (n: number, netIncomeYen: number, wish: object = {}, provider: string = B) => desk.holds(provider, { residentCode: `R${n}`, kind: 'localTax', registeredOn: '2026-06-01', payload: incomeOf(netIncomeYen), ...wish }),
    behaves: (provider: string, behaviour: object) => told(`/_sim/counterparts/${provider}`, behaviour),
    ask: (lines: Enquiry | readonly Enquiry[], code: string = A) => as('POST', `/enquiries/${code}`, lines, code),
    async asked(...lines: readonly Enquiry[]): Promise<readonly EnquiryReceipt[]> {
      const answer = await desk.ask(lines);
      if (answer.status >= 300) throw new Error(answer.text);
      return answer.body['receipts'] as readonly EnquiryReceipt[];
    },
    number: async (requestId: string) => (await desk.standings()).find((one) => one.requestId === requestId)!.processingNumber!,
    poll: async (requestId: string) => (await as('GET', `/enquiries/${A}/${await desk.number(requestId)}`)).body as { lineStatus: string; kindStatus: string | null; personKey: string; answeredAt: string | null; payload?: readonly Record<string, unknown>[] } & Record<string, unknown>,
    /** `line kind amount asOf` of one question about income. */
    async answered(requestId: string) {
      const { lineStatus, kindStatus, payload = [] } = await desk.poll(requestId);
      return [lineStatus, ...(kindStatus ? [kindStatus] : []), ...payload.map(({ netIncomeYen, asOf }) => `${String(netIncomeYen)}@${String(asOf)}`)].join(' ');
    },
    standings: async (code: string = A) => (await call('GET', `/_sim/enquiries/${code}`)).body['enquiries'] as readonly { requestId: string; processingNumber: string | null; state: string; lineStatus: string; kindStatus: string | null }[],
    states: async () => (await desk.standings()).map(({ state }) => state),
    put: (seq: number, lines: readonly Enquiry[], code: string = A) => as('PUT', `/enquiry-files/${code}/${fileOf(seq, lines, code).name}`, fileOf(seq, lines, code).bytes, code),
    answerNames: async (code: string = A) => ((await as('GET', `/answer-files/${code}`, undefined, code)).body['files'] as readonly { name: string }[]).map(({ name }) => name),
    async answersIn(name: string, code: string = A): Promise<readonly EnquiryAnswer[]> {
      const { records, issues } = codecOf(bundledProfile(), enquiryAnswer).parse({ name, bytes: (await as('GET', `/answer-files/${code}/${name}`, undefined, code)).raw });
      if (issues.length > 0) throw new Error(JSON.stringify(issues));
      return records.map(({ value }) => value);
    },
    ledger: async (code: string = A) => (await as('GET', `/ledger/${code}`, undefined, code)).body['entries'] as readonly Record<string, unknown>[],
    portal: async (residentCode: string) => (await call('GET', `/_sim/portal/${residentCode}`)).body as { isSelfInfoBlocked: boolean; entries: readonly Record<string, unknown>[] },
    legs: async () => (await call('GET', '/_sim/legs')).body['legs'] as readonly { side: string; body: string; linkageSymbol: string }[],
    findings: async () => (await call('GET', '/_sim/findings')).body['findings'] as readonly Record<string, unknown>[],
    incidents: async () => (await call('GET', '/_sim/incidents')).body['incidents'] as readonly Record<string, unknown>[],
    register: async (...list: readonly object[]) => (await as('POST', `/replicas/${A}`, list)).body['outcomes'] as readonly { outcome: string }[],
    outside: (requestId: string, wish: object = {}) => call('POST', '/_sim/requests', { requestId, asker: C, provider: A, residentCode: 'R1', kind: 'nhiQualification', ...wish }),
    learnt: async (requestId: string) => (await call('GET', `/_sim/requests/${C}/${requestId}`)).body as { lineStatus: string; kindStatus: string | null; payload: readonly Record<string, unknown>[] },
  };
  return desk;
}
export type Desk = ReturnType<typeof deskOf>;

/** 国保資格 as a ward registers it. */
export const registrationOf = (recordId: string, wish: object = {}) => ({
  recordId, personKey: 'P1', kind: 'nhiQualification', historyKey: 'H1', layoutVersion: '2025.07', payload: { insurerNumber: '138016', insuredSymbol: null, insuredNumber: '1', branchNumber: '01', memberRole: 'self', acquiredOn: '2026-04-01', lostOn: null }, ...wish,
});
