import { benefitRecord, claimObjection, insuredMasterChange, objectionResult, type BenefitRecord, type ClaimObjection, type InsuredMasterChange, type ObjectionResult } from '../../contracts/claims/records.js';
import type { RecordDefinition, RecordOf } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { municipality } from '../../law/municipalities.js';
import type { StoreHome } from '../../store/define.js';
import { claims } from './claims.js';
import type { Claims } from './tables.js';
import type { Visit } from './visits.js';

export const [city, neighbour] = ['131032', '131016'] as const;
export const institution = '1311234567';
const fileOf = <D extends RecordDefinition>(definition: D, code: string, seq: number, rows: readonly RecordOf<D>[]) => codecOf(bundledProfile(), definition).format({ municipalityCode: code, date: '2026-07-01', seq }, rows as never);

export const insuredOf = (n: number, wish: Partial<InsuredMasterChange> = {}, code: string = city): InsuredMasterChange => ({
  insurerNumber: municipality(code).insurerNumber, householdKey: `24-${100 + n}`, branchNumber: '01', periodKey: `PK-${code}-${n}`, nameKana: `ミホン ${'アイウエオカキクケコ'[n] ?? 'ン'}コ`, bornOn: `1985-06-${String(n + 1).padStart(2, '0')}` as Day, sex: '2', startOn: '2020-04-01', endOn: null, isVoid: false, revision: 1, ...wish,
});
export const visitOfInsured = (n: number, wish: Partial<Visit> = {}): Visit => {
  const { insurerNumber, householdKey, branchNumber, nameKana, bornOn } = insuredOf(n);
  return {
    visitId: `V-${n}`, institutionCode: institution, careOn: '2026-06-03', insurerNumber, householdKey, branchNumber, name: `見本 ${'亜意宇絵尾'[n] ?? '花'}子`, nameKana, bornOn, sex: '2', isHouseholder: true, address: '', setting: 'outpatient', admittedOn: null, points: 500, mealCount: 0, copayPercent: 30, copayYen: null, counterPayment: null,
    remarks: [], limitCategory: null, subsidies: [], ...wish,
  };
};
export const masterFile = (seq: number, rows: readonly InsuredMasterChange[], code: string = city) => fileOf(insuredMasterChange, code, seq, rows);
export const objectionFile = (seq: number, rows: readonly ClaimObjection[], code: string = city) => fileOf(claimObjection, code, seq, rows);
export const objectionOf = (receiptKey: string, reasonCode: string, wish: Partial<ClaimObjection> = {}): ClaimObjection => ({ objectionId: `OB-${receiptKey.slice(-4)}-${reasonCode}`, receiptKey, reasonCode, reasonOn: null, note: null, saidOn: '2026-08-10', ...wish });

export type Desk = Awaited<ReturnType<typeof opened>>['desk'];
/** A world in which 国保総合システム lives alone, and what wards and institutions do at its doors. */
export async function withClaims<T>(home: StoreHome, play: (desk: Desk) => Promise<T>, now: Moment = '2026-07-01T09:00'): Promise<T> {
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
  const bed = await openBed({ home, profile: bundledProfile(), simulators: [claims] });
  const id = `claims-${process.pid}-${(worlds += 1)}`;
  const world = await bed.create({ id, seed: 1, now, numberMode: defaultNumberMode });
  const asCity = (code: string) => ({ 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': world.token('CL', code) });
  const asInstitution = (code: string) => ({ 'x-totsugo-party': encodeURIComponent('医療機関'), 'x-institution-key': world.token('CI', code) });
  const call = async (method: string, path: string, body?: Uint8Array | object, headers: Readonly<Record<string, string>> = {}) => {
    const isFile = body instanceof Uint8Array;
    const response = await fetch(`${world.url}/claims${path}`, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) }, ...(body === undefined ? {} : { body: isFile ? Buffer.from(body) : JSON.stringify(body) }) });
    const raw = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    return { status: response.status, raw, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const namesAt = async (path: string, headers: Readonly<Record<string, string>>) => ((await call('GET', path, undefined, headers)).body['files'] as { name: string }[]).map(({ name }) => name);
  const rowsAt = async (path: string, definition: RecordDefinition, code: string): Promise<unknown> => (await Promise.all((await namesAt(`/${path}/${code}`, asCity(code))).map(async (name) => {
    const { records, issues } = codecOf(bundledProfile(), definition).parse({ name, bytes: (await call('GET', `/${path}/${code}/${name}`, undefined, asCity(code))).raw });
    return issues.length > 0 ? [{ issues: issues.map((issue) => issue.code) }] : records.map(({ value }) => value);
  }))).flat();
  const desk = {
    world, call, asCity, asInstitution,
    master: (seq: number, rows: readonly InsuredMasterChange[], code: string = city) => { const { name, bytes } = masterFile(seq, rows, code); return call('PUT', `/masters/${code}/${name}`, bytes, asCity(code)); },
    object: (seq: number, rows: readonly ClaimObjection[], code: string = city) => { const { name, bytes } = objectionFile(seq, rows, code); return call('PUT', `/objections/${code}/${name}`, bytes, asCity(code)); },
    visits: (...visits: readonly Visit[]) => call('POST', '/_sim/visits', visits),
    correct: (visit: Visit) => call('PUT', '/_sim/visits', visit),
    claim: (name: string, bytes: Uint8Array, by: string = institution) => call('PUT', `/claims/${by}/${name}`, bytes, asInstitution(by)),
    review: (receiptKey: string, cutPoints: number) => call('PUT', `/_sim/reviews/${receiptKey}`, { cutPoints }),
    until: (moment: Moment) => world.advance(moment),
    fault: (name: string, on = true) => world.fault('claims', name, on),
    receipts: async (code: string = city) => (await call('GET', `/_sim/receipts/${code}`)).body['receipts'] as { receiptKey: string; householdKey: string; branchNumber: string | null; points: number; state: string; revision: number; returnCode: string | null; returnText: string | null; examineMonth: string }[],
    claims: async () => (await call('GET', '/_sim/claims')).body['claims'] as { institutionCode: string; name: string; receipts: number; points: number }[],
    records: (code: string = city) => rowsAt('records', benefitRecord as RecordDefinition, code) as Promise<readonly BenefitRecord[]>,
    results: (code: string = city) => rowsAt('objection-results', objectionResult as RecordDefinition, code) as Promise<readonly ObjectionResult[]>,
    recordNames: (code: string = city) => namesAt(`/records/${code}`, asCity(code)),
    returnNames: (by: string = institution) => namesAt(`/returns/${by}`, asInstitution(by)),
    returned: async (name: string, by: string = institution) => (await call('GET', `/returns/${by}/${name}`, undefined, asInstitution(by))).raw,
    payments: async (month: string, code: string = city) => (await call('GET', `/payments/${code}/${month}`, undefined, asCity(code))).body as { totalYen: number; institutions: { institutionCode: string; receipts: number; yen: number }[] },
    party: async () => await world.party('claims') as unknown as Claims,
  };
  return { bed, id, desk };
}
