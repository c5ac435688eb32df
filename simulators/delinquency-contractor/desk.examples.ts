import type { RecordDefinition, RecordOf } from '../../contracts/define.js';
import { assetAnswer, assetInquiry, contactReport, delinquentList, type AssetInquiryRow, type DelinquentRow } from '../../contracts/delinquency-contractor/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { StoreHome } from '../../store/define.js';
import { delinquencyContractor } from './delinquency-contractor.js';

export const city = '131032';
const fileOf = <D extends RecordDefinition>(definition: D, seq: number, rows: readonly RecordOf<D>[]) => codecOf(bundledProfile(), definition).format({ municipalityCode: city, date: '2026-09-01', seq }, rows as never);

/** The n-th debtor of the list; the second and later are born on other days. */
export const debtorOf = (n: number, wish: Partial<DelinquentRow> = {}): DelinquentRow => ({
  caseId: `DC-${String(n).padStart(7, '0')}`, name: `見本 ${n}郎`, nameKana: `ミホン ${'アイウエオ'[n - 1] ?? 'ン'}ロウ`, bornOn: `1980-01-${String(n).padStart(2, '0')}` as Day, address: `東京都港区架空町${n}-1`, asOf: '2026-09-01', overdueCount: 2, oldestDueOn: '2026-06-30', balanceYen: 46_800,
  isInGrace: false, isNegotiating: false, isNotDisclosed: false, ...wish,
});
export const inquiryOf = (n: number, wish: Partial<AssetInquiryRow> = {}): AssetInquiryRow => {
  const { caseId, name, nameKana, bornOn, address } = debtorOf(1);
  return { inquiryId: `TD-${String(n).padStart(7, '0')}`, caseId, inquiryTarget: 'bank', targetName: '架空銀行', name, nameKana, bornOn, address, askedOn: '2026-09-01', ...wish };
};
export const listFile = (seq: number, rows: readonly DelinquentRow[]) => fileOf(delinquentList, seq, rows);
export const inquiryFile = (seq: number, rows: readonly AssetInquiryRow[]) => fileOf(assetInquiry, seq, rows);

export type Desk = Awaited<ReturnType<typeof opened>>['desk'];

/** A world in which 委託先 lives alone, and what a municipality does at its doors. 2026-09-01 is a Tuesday. */
export async function withContractor<T>(home: StoreHome, play: (desk: Desk) => Promise<T>, now: Moment = '2026-09-01T17:15'): Promise<T> {
  const { bed, id, desk } = await opened(home, now);
  try {
    const result = await play(desk);
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}

let worlds = 0;
async function opened(home: StoreHome, now: Moment) {
  const bed = await openBed({ home, profile: bundledProfile(), simulators: [delinquencyContractor] });
  const id = `contractor-${process.pid}-${(worlds += 1)}`;
  const world = await bed.create({ id, seed: 1, now, numberMode: defaultNumberMode });
  const own = { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': world.token('DK', city) };
  const call = async (method: string, path: string, body?: Uint8Array | object, headers: Readonly<Record<string, string>> = own) => {
    const isFile = body instanceof Uint8Array;
    const response = await fetch(`${world.url}/delinquency-contractor${path}`, {
      method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) }, ...(body === undefined ? {} : { body: isFile ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const raw = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    return { status: response.status, raw, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const put = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }, code = city) => call('PUT', `/inbox/${code}/${name}`, bytes);
  const names = async () => ((await call('GET', `/results/${city}`)).body['files'] as { name: string }[]).map(({ name }) => name);
  const desk = {
    world, call, own, put, names,
    list: (seq: number, ...rows: readonly DelinquentRow[]) => put(listFile(seq, rows)),
    ask: (seq: number, ...rows: readonly AssetInquiryRow[]) => put(inquiryFile(seq, rows)),
    fault: (name: string, on = true) => world.fault('delinquency-contractor', name, on),
    holds: (rows: readonly object[]) => call('PUT', `/_sim/holdings/${city}`, rows),
    answers: (rows: readonly object[]) => call('PUT', `/_sim/manners/${city}`, rows),
    evening: (day: Day) => world.advance(`${day}T18:00`),
    work: async () => (await call('GET', `/_sim/work/${city}`)).body as { onList: string[]; calls: { caseId: string; calledOn: string; outcome: string }[]; inquiries: { inquiryId: string; dueOn: string; state: string; result: string | null }[] },
    /** What the files laid out so far say, and what is wrong with them. */
    async results() {
      const read = async (name: string) => {
        const bytes = (await call('GET', `/results/${city}/${name}`)).raw;
        const codec = name.startsWith('contactReport') ? codecOf(bundledProfile(), contactReport) : codecOf(bundledProfile(), assetAnswer);
        const { records, issues } = codec.parse({ name, bytes });
        return { name, rows: records.map(({ value }) => value as Readonly<Record<string, unknown>>), issues: issues.map(({ code }) => code) };
      };
      return Promise.all((await names()).map(read));
    },
  };
  return { bed, id, desk };
}
