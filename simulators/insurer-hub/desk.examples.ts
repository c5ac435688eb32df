import { cardUseStatus, hubResult, memberChange, type CardUseStatus, type HubResult, type MemberChange } from '../../contracts/insurer-hub/member-change.js';
import { clearance, matchNotice, memberHistory, memberUpdate, terminalResult, type Clearance, type MatchNotice, type MemberHistory, type MemberUpdate, type TerminalResult } from '../../contracts/insurer-hub/terminal.js';
import type { RecordDefinition } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Profile } from '../../contracts/wire/profile.js';
import type { WireFile } from '../../contracts/wire/file.js';
import type { World } from '../../harness/world.js';
import { defaultNumberMode, individualNumberOf } from '../../law/check-digits.js';
import { addDays, at } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { municipality } from '../../law/municipalities.js';
import type { Held } from './stand-ins.examples.js';

/** Municipalities of the examples: 千代田区, 中央区, 港区. */
export const [A, B, C] = ['131016', '131024', '131032'] as const;
/** The 個人番号 of the n-th person of the examples. */
export const numberOf = (n: number): string => individualNumberOf(String(10_000_000_000 + n), defaultNumberMode);

const names = ['見本 太郎', '試験 花子', '架空 次郎', '仮名 三郎', '例示 桜', '標本 実'];
const kana = ['ミホン タロウ', 'シケン ハナコ', 'カクウ ジロウ', 'カメイ サブロウ', 'レイジ サクラ', 'ヒョウホン ミノル'];
export type MemberWish = Partial<MemberChange> & { readonly n: number };

/** One ratio for all the days of the examples. */
export const ratioOf = (copayRatio: string): readonly string[] => [`2020-08-01/2029-07-31/${copayRatio}`];

/** The row of the n-th person of a municipality: insured since 2025-04-01, and as J-LIS knows them. */
export function memberRow(code: string, { n, ...wish }: MemberWish): MemberChange {
  return {
    historyKey: `MI-${code}-${n}/T1`, version: 1, operation: 'register', municipalInsuredId: `MI-${code}-${n}`, personKey: `P${n}`, individualNumber: numberOf(n), insurerNumber: municipality(code).insurerNumber, householdKey: `H${n}`, branchNumber: '01',
    name: names[n % 6]!, nameKana: kana[n % 6]!, bornOn: addDays('1960-01-01', n * 37), sex: n % 2 === 0 ? '1' : '2', address: `${municipality(code).addressPrefix}架空町${n}丁目2番3号`, headName: names[n % 6]!, validFrom: '2025-04-01', validTo: null,
    acquiredOn: '2025-04-01', lostOn: null, lossReason: null, copayRatios: ratioOf('030'), limitCategory: null, cardUseCancellation: false, isNotDisclosed: false, selfInfoBlocked: false, ...wish,
  };
}
/** What J-LIS holds when the row is right. */
export const residentOf = ({ individualNumber, name, nameKana, bornOn, sex, address }: MemberChange, wish: Held = {}): Held =>
  ({ outcome: 'found', individualNumber, name, nameKana, bornOn, sex, address, survival: 'alive', changeReason: 'none', ...wish });

export const updateOf = (row: MemberChange, wish: Partial<MemberUpdate> & { readonly updateId: string }): MemberUpdate =>
  ({ bundle: null, kind: 'fixLink', historyKey: row.historyKey, version: 1, individualNumber: null, name: null, nameKana: null, bornOn: null, sex: null, address: null, why: '本人に確認した', actor: '国保資格係', ...wish });
export const clearanceOf = (row: MemberChange, wish: Partial<Clearance> = {}): Clearance =>
  ({ clearanceId: `CL-${row.historyKey}-${wish.version ?? 1}`, historyKey: row.historyKey, version: 1, reasonCode: 'notation', reasonText: '字の違いだけである', actor: '国保資格係', ...wish });

/** Requests to the hub of one world, with the keys that are needed. */
function doorsOf(world: World, profile: Profile) {
  const base = `${world.url}/insurer-hub`;
  const keys = new Map<string, string>();
  const json = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${base}${path}`, { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const keyOf = async (code: string) => {
    if (!keys.has(code)) keys.set(code, (await json('GET', `/_sim/partitions/${code}/key`)).body.key as string);
    return { 'x-partition-key': keys.get(code)! };
  };
  const online = async () => ({ 'x-online-key': (await json('GET', '/_sim/online/key')).body.key as string });
  const own = async (method: string, code: string, path: string, body?: unknown) => json(method, `/partitions/${code}${path}`, body, await keyOf(code));
  const put = async (code: string, file: WireFile, door = '/inbox', headers?: Record<string, string>) => {
    const response = await fetch(`${base}/partitions/${code}${door}/${encodeURIComponent(file.name)}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream', ...(headers ?? await keyOf(code)) }, body: Buffer.from(file.bytes) });
    return { status: response.status, body: await response.json() as { code?: string; duplicate?: boolean; receipt?: string } };
  };
  const today = () => world.now().slice(0, 10) as Day;
  const file = (definition: RecordDefinition, code: string, seq: number, rows: readonly unknown[], date = today()): WireFile => codecOf(profile, definition).format({ municipalityCode: code, date, seq }, rows as never);
  const outbox = async (code: string, door = '/outbox') => (await own('GET', code, door)).body.files as { name: string; bytes: number; sha256: string }[];
  const fetched = async (code: string, name: string, door = '/outbox') => new Uint8Array(await (await fetch(`${base}/partitions/${code}${door}/${encodeURIComponent(name)}`, { headers: await keyOf(code) })).arrayBuffer());
  const records = async <R>(code: string, definition: RecordDefinition, door = '/outbox'): Promise<R[]> => {
    const codec = codecOf(profile, definition);
    const found: R[] = [];
    for (const { name } of await outbox(code, door)) {
      if (!codec.parseFileName(name)) continue;
      const parsed = codec.parse({ name, bytes: await fetched(code, name, door) });
      if (parsed.issues.length > 0) throw new Error(JSON.stringify(parsed.issues));
      found.push(...parsed.records.map(({ value }) => value as R));
    }
    return found;
  };
  return { world, base, json, own, put, file, outbox, fetched, today, keyOf, online, records };
}

export type Desk = ReturnType<typeof deskOf>;

/** 集約, the clerks of municipalities, オンライン資格確認 and an operator in front of the hub of one world, all over real HTTP. */
export function deskOf(world: World, profile: Profile) {
  const doors = doorsOf(world, profile);
  const { json, own, put, file, today, online, records } = doors;
  const seqs = new Map<string, number>();
  const nextSeq = (code: string, kind: string) => {
    seqs.set(`${code} ${kind}`, (seqs.get(`${code} ${kind}`) ?? 0) + 1);
    return seqs.get(`${code} ${kind}`)!;
  };
  return {
    ...doors,
    /** The next file of 集約 for that partition. */
    send: (code: string, rows: readonly MemberChange[]) => put(code, file(memberChange, code, nextSeq(code, 'change'), rows)),
    bulkUpdate: (code: string, rows: readonly MemberUpdate[]) => put(code, file(memberUpdate, code, nextSeq(code, 'update'), rows), '/terminal/inbox'),
    bulkClear: (code: string, rows: readonly Clearance[]) => put(code, file(clearance, code, nextSeq(code, 'clear'), rows), '/terminal/inbox'),
    update: (code: string, row: MemberUpdate) => own('POST', code, '/terminal/updates', row),
    clear: (code: string, row: Clearance) => own('POST', code, '/terminal/clearances', row),
    open: (code: string, noticeId: string, by: unknown = '国保資格係') => own('POST', code, `/terminal/notices/${noticeId}/open`, { by }),
    resident: async (number: string, ...held: readonly Held[]) => {
      const response = await fetch(`${world.url}/juki-net/_sim/residents/${number}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(held) });
      if (!response.ok) throw new Error(await response.text());
    },
    symbolRequests: async () => (await (await fetch(`${world.url}/record-disclosure/_sim/requests`)).json() as { requests: { kind: string; individualNumber: string; insurerPersonKey: string; agency: string }[] }).requests,
    store: () => world.runJob('insurer-hub', 'store'),
    job: (name: string) => world.runJob('insurer-hub', name),
    /** To 09:30 of the next day; the whole night runs on the way. */
    overnight: () => world.advance(at(addDays(today(), 1), '09:30')),
    fault: (name: string, on = true) => world.fault('insurer-hub', name, on),
    parameters: (values: Record<string, unknown>) => world.setParameters('insurer-hub', values),
    results: (code: string) => records<HubResult>(code, hubResult),
    cards: (code: string) => records<CardUseStatus>(code, cardUseStatus),
    notices: (code: string) => records<MatchNotice>(code, matchNotice, '/terminal/outbox'),
    /** 加入者情報 laid out as files. */
    settled: (code: string) => records<MemberHistory>(code, memberHistory, '/terminal/outbox'),
    terminalResults: (code: string) => records<TerminalResult>(code, terminalResult, '/terminal/outbox'),
    shownNotices: async (code: string) => (await own('GET', code, '/terminal/notices')).body.notices,
    members: async (code: string, personKey: string) => (await own('GET', code, `/terminal/members?personKey=${personKey}`)).body.members,
    view: async (code: string, personKey: string) => (await json('GET', `/_sim/view/${code}/${personKey}`)).body,
    history: async (code: string, personKey: string) => (await json('GET', `/_sim/history/${code}/${personKey}`)).body,
    audit: async () => (await json('GET', '/_sim/audit')).body.audit as { who: string; code: string; what: string; subject: string; outcome: string }[],
    lookup: async (body: unknown) => (await json('POST', '/online/lookups', body, await online())).body,
    byNumber: async (n: number, on = today()) => (await json('POST', '/online/lookups', { by: 'number', individualNumber: numberOf(n), on }, await online())).body,
    card: async (body: unknown) => json('POST', '/online/cards', body, await online()),
  };
}
