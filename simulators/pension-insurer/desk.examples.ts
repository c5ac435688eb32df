import { withholdingRequestStandIn, withholdingResultStandIn, type WithholdingRequest, type WithholdingResult } from '../../contracts/pension-insurer/stand-ins.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { Day } from '../../law/define.js';
import type { StoreHome } from '../../store/define.js';
import { bankDoor, paidIn } from '../pay-in.examples.js';
import { pensionInsurer } from './pension-insurer.js';

export const home = '131032';
export const pensionOf = (n: number, wish: object = {}) => ({ nameKana: `ミホン ${'アイウエオ'[n] ?? 'ン'}ロウ`, bornOn: '1955-08-01', annualPensionYen: 1_200_000, carePremiumYen: 60_000, ...wish });
export const requestOf = (n: number, wish: Partial<WithholdingRequest> = {}): WithholdingRequest => ({ municipalityCode: home, householdKey: String(n).padStart(8, '0'), withholdingMonth: '202610', requestKind: 'start', requestedYen: 10_000, nameKana: pensionOf(n).nameKana, bornOn: '1955-08-01', requestedOn: '2026-09-28', ...wish });
export const requestFile = (seq: number, rows: readonly WithholdingRequest[], code: string = home) => codecOf(bundledProfile(), withholdingRequestStandIn).format({ municipalityCode: code, date: '2026-09-28', seq }, rows);

export type Desk = Awaited<ReturnType<typeof opened>>['desk'];
/** A world of 年金保険者 and the door of a bank, from 2026-09-28, a Monday, on. */
export async function withPensions<T>(at: StoreHome, play: (desk: Desk) => Promise<T>): Promise<T> {
  const { bed, id, desk } = await opened(at);
  try {
    const result = await play(desk);
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}

let worlds = 0;
async function opened(at: StoreHome) {
  const bed = await openBed({ home: at, profile: bundledProfile(), simulators: [pensionInsurer, bankDoor] });
  const id = `pension-insurer-${process.pid}-${(worlds += 1)}`;
  const world = await bed.create({ id, seed: 1, now: '2026-09-28T10:00', numberMode: defaultNumberMode });
  const own = { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': world.token('PI', home) };
  const call = async (method: string, path: string, body?: Uint8Array | object, headers: Readonly<Record<string, string>> = own) => {
    const isFile = body instanceof Uint8Array;
    const response = await fetch(`${world.url}/pension-insurer${path}`, { method, headers: { ...headers, ...(body ? { 'content-type': isFile ? 'application/octet-stream' : 'application/json' } : {}) }, ...(body ? { body: isFile ? Buffer.from(body) : JSON.stringify(body) } : {}) });
    const raw = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    return { status: response.status, raw, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const names = async () => ((await call('GET', `/feeds/${home}`)).body['files'] as { name: string }[]).map(({ name }) => name);
  const desk = {
    world, call, names,
    fault: (name: string, on = true) => world.fault('pension-insurer', name, on),
    pays: (...pensions: readonly object[]) => call('PUT', '/_sim/pensions', pensions),
    asks: ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }, code: string = home) => call('PUT', `/requests/${code}/${name}`, bytes),
    view: async () => (await call('GET', `/_sim/withholdings/${home}`)).body as { requests: readonly Record<string, unknown>[]; withholdings: readonly Record<string, unknown>[]; transfers: readonly Record<string, unknown>[] },
    until: (day: Day) => world.advance(`${day}T09:00`),
    /** Every result that lies ready, file by file. */
    async results(): Promise<readonly (readonly WithholdingResult[])[]> {
      return Promise.all((await names()).map(async (name) => codecOf(bundledProfile(), withholdingResultStandIn).parse({ name, bytes: (await call('GET', `/feeds/${home}/${name}`)).raw }).records.map(({ value }) => value)));
    },
    paidIn: async () => (await paidIn(world.url)).map(({ code, name, amountYen }) => [code, name, amountYen].join(' ')),
  };
  return { bed, id, desk };
}
