import type { RecordDefinition, RecordOf } from '../../contracts/define.js';
import { noChange } from '../../contracts/mailing/change.js';
import { installmentColumns, installmentNumbers, installmentsOf, sumColumns, noPension } from '../../contracts/mailing/installments.js';
import { encodePaymentSlip } from '../../contracts/mailing/payment-slip.js';
import { mailReturn, noticeKinds, premiumNotice, printTotals, type PremiumNotice, type PrintTotals } from '../../contracts/mailing/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { StoreHome } from '../../store/define.js';
import type { Simulator } from '../define.js';
import type { Difference } from './differences.js';
import { mailing } from './mailing.js';

export const city = '131032';
const dueDays: readonly Day[] = ['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-11-02', '2026-11-30', '2027-01-04', '2027-02-01', '2027-03-01', '2027-03-31'];

/** The digits of a slip of the n-th household's notice. */
export function slipOf(n: number, installment: number, amountYen: number, payableUntil: Day | null): string {
  const digits = encodePaymentSlip({ makerCode: '999999', freeField: `13103${String(n).padStart(10, '0')}26${String(installment).padStart(2, '0')}00`, reissueNumber: '0', payableUntil, isStamped: false, amountYen });
  if (typeof digits !== 'string') throw new Error(digits.why);
  return digits;
}

/** The notice of the n-th household: 23,517 + 9 × 23,450 yen, ten slips. */
export function noticeOf(n: number, wish: Partial<PremiumNotice> = {}): PremiumNotice {
  const installments = dueDays.map((dueOn, index) => ({ dueOn, yen: index === 0 ? 23_517 : 23_450 })).map((one, index) => ({ ...one, barcode: slipOf(n, index + 1, one.yen, one.dueOn) }));
  return {
    noticeId: String(n).padStart(10, '0'), addressee: `見本 ${n}郎`, postalCode: '1050011', addressLine1: `東京都港区架空町${n}-1`, addressLine2: null, fiscalYear: 2026, kind: 'decision', medicalYen: 150_000, supportYen: 60_000, careYen: 20_000, childSupportYen: 4_567,
    totalYen: 234_567, months: 12, reductionTenths: '0', ...installmentColumns(installments), ...noChange, ...noPension, ...wish,
  };
}

/** The totals sheet that belongs to some notices. */
export const totalsOf = (notices: readonly PremiumNotice[]): readonly PrintTotals[] => noticeKinds.flatMap(([kind]) => {
  const own = notices.filter((notice) => notice.kind === kind);
  const sums = own.reduce((all, notice) => all.map((sum, index) => sum + installmentsOf(notice)[index]!.yen), installmentNumbers.map(() => 0));
  return own.length === 0 ? [] : [{ kind, pieceCount: own.length, totalYen: own.reduce((sum, { totalYen }) => sum + totalYen, 0), ...sumColumns(sums) }];
});

export type Desk = Awaited<ReturnType<typeof opened>>['desk'];

/** A world in which the contractor lives, alone or with `others`, and what a municipality does at its doors. 2026-06-15 is a Monday. */
export async function withMailing<T>(home: StoreHome, play: (desk: Desk) => Promise<T>, now: Moment = '2026-06-15T17:15', others: readonly Simulator[] = []): Promise<T> {
  const { bed, id, desk } = await opened(home, now, others);
  try {
    const result = await play(desk);
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}

let worlds = 0;
async function opened(home: StoreHome, now: Moment, others: readonly Simulator[]) {
  const bed = await openBed({ home, profile: bundledProfile(), simulators: [mailing, ...others] });
  const id = `mailing-${process.pid}-${(worlds += 1)}`;
  const world = await bed.create({ id, seed: 1, now, numberMode: defaultNumberMode });
  const own = { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': world.token('MK', city) };
  const call = async (method: string, path: string, body?: Uint8Array | object, headers: Readonly<Record<string, string>> = own) => {
    const isFile = body instanceof Uint8Array;
    const response = await fetch(`${world.url}/mailing${path}`, {
      method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) }, ...(body === undefined ? {} : { body: isFile ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const raw = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    return { status: response.status, raw, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const fileOf = <D extends RecordDefinition>(definition: D, seq: number, rows: readonly RecordOf<D>[]) => codecOf(bundledProfile(), definition).format({ municipalityCode: city, date: '2026-06-15', seq }, rows as never);
  const nameOf = (seq: number) => `premiumNotice_${city}_2026-06-15_${seq}.csv`;
  const putBytes = (seq: number, part: 'print' | 'totals', bytes: Uint8Array) => call('PUT', `/batches/${city}/${nameOf(seq)}${part === 'totals' ? '/totals' : ''}`, bytes);
  const desk = {
    world, call, nameOf, putBytes, own,
    printBytes: (seq: number, notices: readonly PremiumNotice[]) => fileOf(premiumNotice, seq, notices).bytes,
    totalsBytes: (seq: number, rows: readonly PrintTotals[]) => fileOf(printTotals, seq, rows).bytes,
    print: (seq: number, notices: readonly PremiumNotice[]) => putBytes(seq, 'print', fileOf(premiumNotice, seq, notices).bytes),
    totals: (seq: number, rows: readonly PrintTotals[]) => putBytes(seq, 'totals', fileOf(printTotals, seq, rows).bytes),
    /** Both parts of a batch whose sheet is right, or as the test wishes. */
    async hand(seq: number, notices: readonly PremiumNotice[], rows = totalsOf(notices)) {
      await desk.print(seq, notices);
      await desk.totals(seq, rows);
    },
    fault: (name: string, on = true) => world.fault('mailing', name, on),
    batch: async (seq: number) => (await call('GET', `/batches/${city}/${nameOf(seq)}`)).body as { state: string; differences: readonly Difference[] } & Record<string, unknown>,
    /** Kind and line of each difference. */
    told: async (seq: number) => (await desk.batch(seq)).differences.map(({ kind, line }) => `${kind} ${line}`),
    evening: () => world.advance(`${world.now().slice(0, 10) as Day}T20:00`),
    until: (day: Day) => world.advance(`${day}T10:00`),
    letters: async (n: number) => (await call('GET', `/_sim/letters/${city}/${String(n).padStart(10, '0')}`)).body['letters'] as readonly { batch: string; postedOn: string; copy: number; isDelivered: boolean; sheets: readonly { noticeId: string; lines: readonly string[] }[] }[],
    posted: async (seq: number) => (await call('GET', `/_sim/posted/${city}/${nameOf(seq)}`)).body,
    undeliverable: (list: readonly object[]) => call('PUT', `/_sim/undeliverable/${city}`, list),
    incidents: async () => (await call('GET', '/_sim/incidents')).body['incidents'] as readonly { batch: string; line: number; token: string }[],
    returnNames: async () => ((await call('GET', `/returns/${city}`)).body['files'] as { name: string }[]).map(({ name }) => name),
    async returnsIn(name: string) {
      const { records, issues } = codecOf(bundledProfile(), mailReturn).parse({ name, bytes: (await call('GET', `/returns/${city}/${name}`)).raw });
      if (issues.length > 0) throw new Error(JSON.stringify(issues));
      return records.map(({ value }) => value);
    },
  };
  return { bed, id, desk };
}
