import { encodePaymentSlip, type PaymentSlip } from '../../contracts/mailing/payment-slip.js';
import { agentReceipt, type AgentReceipt } from '../../contracts/payment-agent/receipt.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { StoreHome } from '../../store/define.js';
import type { Simulator } from '../define.js';
import type { Paid } from './counter.js';
import { paymentAgent } from './payment-agent.js';

export const [home, other] = ['131032', '131016'] as const;
export const shop = { headOfficeCode: '010', storeCode: '123456' } as const;

/** The bars of the n-th household's slip, 23,450 yen until 2026-08-31 unless wished otherwise. */
export function barsOf(n: number, wish: Partial<PaymentSlip> = {}, code: string = home): string {
  const bars = encodePaymentSlip({ makerCode: '999999', freeField: `${code.slice(0, 5)}${String(n).padStart(10, '0')}260100`, reissueNumber: '0', payableUntil: '2026-08-31', isStamped: false, amountYen: 23_450, ...wish });
  if (typeof bars !== 'string') throw new Error(bars.why);
  return bars;
}

export type Desk = Awaited<ReturnType<typeof opened>>['desk'];
interface Told { readonly feedKind: string; readonly municipalityCode: string; readonly state: string; readonly feed: string | null; readonly times: number; readonly amountYen: number; readonly dueOn: string }
interface Payment { readonly n: number; readonly barcode: string; readonly amountYen: number; readonly takenBackTime: string | null; readonly isPaidOver: boolean; readonly settleOn: string; readonly rows: readonly Told[] }

/** A world in which the agent lives, alone or with `others`; what municipalities and payers do at its doors. 2026-06-15 is a Monday. */
export async function withAgent<T>(at: StoreHome, play: (desk: Desk) => Promise<T>, { now = '2026-06-15T18:20', others = [], seed = 1 }: { readonly now?: Moment; readonly others?: readonly Simulator[]; readonly seed?: number } = {}): Promise<T> {
  const { bed, id, desk } = await opened(at, now, others, seed);
  try {
    const result = await play(desk);
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}

let worlds = 0;
async function opened(at: StoreHome, now: Moment, others: readonly Simulator[], seed: number) {
  const bed = await openBed({ home: at, profile: bundledProfile(), simulators: [paymentAgent, ...others] });
  const id = `payment-agent-${process.pid}-${(worlds += 1)}`;
  const world = await bed.create({ id, seed, now, numberMode: defaultNumberMode });
  const own = (code: string = home) => ({ 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': world.token('PA', code) });
  const call = async (method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = own()) => {
    const response = await fetch(`${world.url}/payment-agent${path}`, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const raw = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    return { status: response.status, raw, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const desk = {
    world, call, own,
    fault: (name: string, on = true) => world.fault('payment-agent', name, on),
    parameters: (values: Record<string, unknown>) => world.setParameters('payment-agent', values),
    /** Pays a slip and expects the money to be taken. */
    async pay(barcode: string, more: object = shop): Promise<Paid> {
      const { status, body } = await call('POST', '/_sim/payments', { barcode, ...more });
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body as unknown as Paid;
    },
    takeBack: ({ code, n }: Pick<Paid, 'code' | 'n'>) => call('POST', `/_sim/payments/${code}/${n}/taken-back`),
    payments: async (code: string = home) => (await call('GET', `/_sim/payments/${code}`)).body['payments'] as readonly Payment[],
    transfers: async (code: string = home) => (await call('GET', `/_sim/transfers/${code}`)).body['transfers'] as readonly Record<string, unknown>[],
    morning: (day: Day) => world.advance(`${day}T05:00`),
    names: async (code: string = home) => ((await call('GET', `/feeds/${code}`, undefined, own(code))).body['files'] as { name: string }[]).map(({ name }) => name),
    bytes: async (name: string, code: string = home) => (await call('GET', `/feeds/${code}/${name}`, undefined, own(code))).raw,
    /** What a municipality reads of a file, and what is wrong with it. */
    async read(name: string, code: string = home) {
      const { records, rejected, issues } = codecOf(bundledProfile(), agentReceipt).parse({ name, bytes: await desk.bytes(name, code) });
      return { rows: records.map(({ value }) => value), rejected, issues };
    },
    /** Everything laid out so far for a municipality, file by file: `01 20260615 1820 …123`. */
    async told(code: string = home): Promise<readonly (readonly string[])[]> {
      const files = [];
      for (const name of await desk.names(code)) files.push((await desk.read(name, code)).rows.map(inShort));
      return files;
    },
  };
  return { bed, id, desk };
}

/** Kind and household of a row. */
export const inShort = ({ feedKind, barcode }: AgentReceipt): string => `${feedKind} ${Number(barcode.slice(13, 23))}`;
