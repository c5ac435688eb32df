import { elqrPaymentStandIn, elqrSlipStandIn, ocrReceiptStandIn, type ElqrSlip } from '../../contracts/payment-channels/stand-ins.js';
import type { RecordDefinition, RecordOf } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { StoreHome } from '../../store/define.js';
import type { Simulator } from '../define.js';
import { paymentChannels } from './payment-channels.js';

export const home = '131032';
/** The slip of the n-th household's first period as its notice says it. */
export const paperOf = (n: number, wish: object = {}) => ({ noticeId: String(n).padStart(10, '0'), fiscalYear: 2026, period: '1', amountYen: 16_050, bankCode: '9990', branchCode: '001', ...wish });
/** The eL番号 of the n-th slip. */
export const numberOf = (n: number) => ({ collectorNumber: '13103', elPaymentNumber: String(n).padStart(16, '0'), confirmationNumber: '123456', elPaymentKind: '001' });
export const slipOf = (n: number, wish: Partial<ElqrSlip> = {}): ElqrSlip => ({ ...numberOf(n), noticeId: String(n).padStart(10, '0'), fiscalYear: 2026, period: '1', amountYen: 23_450, payableUntil: '2026-08-31', isVoided: '0', ...wish });
export const slipFile = (seq: number, slips: readonly ElqrSlip[], code: string = home) => codecOf(bundledProfile(), elqrSlipStandIn).format({ municipalityCode: code, date: '2026-06-15', seq }, slips);

export type Desk = Awaited<ReturnType<typeof opened>>['desk'];
/** A world in which the party lives, alone or with `others`. 2026-06-15 is a Monday. */
export async function withChannels<T>(at: StoreHome, play: (desk: Desk) => Promise<T>, { now = '2026-06-15T10:00', others = [] }: { readonly now?: Moment; readonly others?: readonly Simulator[] } = {}): Promise<T> {
  const { bed, id, desk } = await opened(at, now, others);
  try {
    const result = await play(desk);
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}

let worlds = 0;
async function opened(at: StoreHome, now: Moment, others: readonly Simulator[]) {
  const bed = await openBed({ home: at, profile: bundledProfile(), simulators: [paymentChannels, ...others] });
  const id = `payment-channels-${process.pid}-${(worlds += 1)}`;
  const world = await bed.create({ id, seed: 1, now, numberMode: defaultNumberMode });
  const own = { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': world.token('PC', home) };
  const call = async (method: string, path: string, body?: Uint8Array | object, headers: Readonly<Record<string, string>> = own) => {
    const isFile = body instanceof Uint8Array;
    const response = await fetch(`${world.url}/payment-channels${path}`, {
      method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) }, ...(body === undefined ? {} : { body: isFile ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const raw = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    return { status: response.status, raw, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const rowsOf = async <D extends RecordDefinition>(definition: D): Promise<readonly RecordOf<D>[]> => {
    const rows: RecordOf<D>[] = [];
    for (const name of (await desk.names()).filter((one) => one.startsWith(definition.id))) {
      const { records, issues } = codecOf(bundledProfile(), definition).parse({ name, bytes: (await call('GET', `/feeds/${home}/${name}`)).raw });
      if (issues.length > 0) throw new Error(JSON.stringify(issues));
      rows.push(...records.map(({ value }) => value as RecordOf<D>));
    }
    return rows;
  };
  const desk = {
    world, call,
    fault: (name: string, on = true) => world.fault('payment-channels', name, on),
    counter: (slip: object) => call('POST', `/_sim/counter/${home}`, slip),
    register: ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => call('PUT', `/registrations/${home}/${name}`, bytes),
    elqr: (n: number, paymentMethod = 'app') => call('POST', '/_sim/elqr', { ...numberOf(n), paymentMethod }),
    payments: async () => (await call('GET', `/_sim/payments/${home}`)).body as { paperSlips: readonly Record<string, unknown>[]; elqrPayments: readonly Record<string, unknown>[]; transfers: readonly Record<string, unknown>[] },
    morning: (day: Day) => world.advance(`${day}T05:00`),
    names: async () => ((await call('GET', `/feeds/${home}`)).body['files'] as { name: string }[]).map(({ name }) => name),
    /** All 納付済通知 and all 納付情報 laid out so far. */
    read: () => rowsOf(ocrReceiptStandIn),
    told: () => rowsOf(elqrPaymentStandIn),
  };
  return { bed, id, desk };
}
