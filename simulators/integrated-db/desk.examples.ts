import { taxFeed, type TaxFeed } from '../../contracts/integrated-db/tax-feed.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import { nextDay, type Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { StoreHome } from '../../store/define.js';
import { inMemory } from '../../store/sqlite.js';
import { integratedDb } from './integrated-db.js';

export const [A, B] = ['131016', '131024'] as const;
export const earned = (n: number, netIncomeYen: number, wish = {}) => ({ operation: 'put', personKey: `P${n}`, fiscalYear: 2026, taxState: 'declaredAmount', netIncomeYen, ...wish });
export const put = (n: number, taxState: 'declaredZero' | 'undeclared' | 'noData', wish = {}) => ({ operation: 'put', personKey: `P${n}`, fiscalYear: 2026, taxState, ...wish });
export const gone = (n: number, wish = {}) => ({ operation: 'delete', personKey: `P${n}`, fiscalYear: 2026, ...wish });

export interface Listed { readonly name: string; readonly seq: number; readonly kind: string; readonly asOf: string; readonly bytes: number; readonly sha256: string }
/** What is known of each person and year after some rows, by the one rule that both kinds of feeds are read by. */
export type State = ReadonlyMap<string, string>;
export function after(before: State, rows: readonly TaxFeed[]): State {
  const state = new Map(before);
  for (const { feedKind: _, operation, personKey, fiscalYear, ...content } of rows) {
    if (operation === 'delete') state.delete(`${personKey} ${fiscalYear}`);
    else state.set(`${personKey} ${fiscalYear}`, JSON.stringify(content));
  }
  return state;
}

export async function integratedDbBed(home: StoreHome = inMemory()) {
  const bed = await openBed({ home, profile: bundledProfile(), simulators: [integratedDb] });
  let worlds = 0;
  return { ...bed, begin: async (now: Moment = '2026-06-01T09:30') => deskOf(await bed.create({ id: `integrated-db-${process.pid}-${(worlds += 1)}`, seed: 1, now, numberMode: defaultNumberMode })) };
}

type World = Awaited<ReturnType<Awaited<ReturnType<typeof openBed>>['create']>>;

/** Speaks to 統合DB over HTTP as a municipality does, and as the tax office beside the wire. */
function deskOf(world: World) {
  const today = () => world.now().slice(0, 10) as Day;
  const call = async (method: string, path: string, body?: object | string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${world.url}/integrated-db${path}`, {
      method, headers: { ...(body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const raw = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    return { status: response.status, headers: response.headers, raw, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const secret = async (code: string) => (await call('GET', `/_sim/clients/${code}/secret`)).body['clientSecret'] as string;
  const ask = (fields: Record<string, string>) => call('POST', '/oauth/token', new URLSearchParams(fields).toString());
  const token = async (code: string) => (await ask({ grant_type: 'client_credentials', client_id: code, client_secret: await secret(code) })).body['access_token'] as string;
  const own = async (method: string, code: string, path: string, body?: object) => call(method, `/feeds/${code}${path}`, body, { authorization: `Bearer ${await token(code)}` });
  const listed = async (since = 0, code: string = A) => (await own('GET', code, `?since=${since}`)).body['files'] as readonly Listed[];
  const rowsOf = async (name: string, code: string = A) => {
    const { records, issues } = codecOf(world.profile, taxFeed).parse({ name, bytes: (await own('GET', code, `/${name}`)).raw });
    if (issues.length > 0) throw new Error(JSON.stringify(issues));
    return records.map(({ value }) => value);
  };
  return {
    world, call, secret, ask, token, own, listed, rowsOf,
    tell: (statements: readonly object[], code: string = A) => call('PUT', `/_sim/tax/${code}`, statements),
    known: async (code: string = A) => (await call('GET', `/_sim/tax/${code}`)).body['records'] as readonly Record<string, unknown>[],
    fault: (name: string, on = true) => world.fault('integrated-db', name, on),
    /** To 05:00 of the next day. */
    overnight: () => world.advance(`${nextDay(today())}T05:00`),
    askForAll: (code: string = A) => own('POST', code, '/requests', { kind: 'full' }),
    /** The rows of every listed feed as `seq kind operation person state amount`. */
    async shown(since = 0, code: string = A) {
      const lines: string[] = [];
      for (const { name, seq } of await listed(since, code)) for (const row of await rowsOf(name, code)) lines.push([seq, row.feedKind, row.operation, row.personKey, ...(row.taxState ? [row.taxState] : []), ...(row.netIncomeYen === null ? [] : [row.netIncomeYen])].join(' '));
      return lines;
    },
  };
}
export type Desk = ReturnType<typeof deskOf>;
