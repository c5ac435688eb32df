import type { StateReport } from '../../contracts/e-application/application.js';
import { openBed } from '../../harness/bed.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { defaultNumberMode, individualNumberOf } from '../../law/check-digits.js';
import type { Moment } from '../../law/day.js';
import type { StoreHome } from '../../store/define.js';
import { inMemory } from '../../store/sqlite.js';
import { eApplication } from './e-application.js';

export const [A, B] = ['131016', '131024'] as const;
export const numberOf = (n: number) => individualNumberOf(String(30_000_000_000 + n), defaultNumberMode);
export const pdf = (text: string) => ({ kind: 'newInsurance', fileName: `${text.slice(0, 20)}.pdf`, mediaType: 'application/pdf', base64: Buffer.from(`%PDF-1.7 ${text}`).toString('base64') });
/** A 脱退 of one person, with the number of a second one beside it. */
export const leaving = (n: number, wish: object = {}) => ({
  form: {
    people: [{ name: `見本 ${n}号`, nameKana: 'ﾐﾎﾝ', bornOn: '1985-06-15', sex: '2', address: '千代田区架空町１－２－３', individualNumber: numberOf(n) }, { name: '見本 家族', nameKana: 'ミホン', bornOn: '1990-06-15', sex: '1', address: '千代田区架空町1-2-3', individualNumber: numberOf(n + 100) }],
    concerns: [0], content: { procedure: 'leave', reason: 'joinEmployeeInsurance', occurredOn: '2026-04-01' },
  }, certifiedNumber: numberOf(n), attachments: [pdf(`書類${n}`)], ...wish,
});

interface Listed { readonly sequence: number; readonly receptionNumber: string; readonly version: number; readonly versionKind: string }
export interface Answer { readonly status: number; readonly raw: Uint8Array; readonly body: Record<string, unknown> }

export async function eApplicationBed(home: StoreHome = inMemory()) {
  const bed = await openBed({ home, profile: bundledProfile(), simulators: [eApplication] });
  let worlds = 0;
  return { ...bed, begin: async (now: Moment = '2026-04-02T22:10') => deskOf(await bed.create({ id: `e-application-${process.pid}-${(worlds += 1)}`, seed: 1, now, numberMode: defaultNumberMode })) };
}

/** Speaks to 電子申請 over HTTP as a municipality does, and as residents at home. */
function deskOf(world: Awaited<ReturnType<Awaited<ReturnType<typeof openBed>>['create']>>) {
  const call = async (method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(`${world.url}/e-application${path}`, { method, headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers }, ...(body ? { body: JSON.stringify(body) } : {}) });
    const raw = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    return { status: response.status, raw, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const key = async (code: string) => (await call('GET', `/_sim/municipalities/${code}/key`)).body['key'] as string;
  const own = async (method: string, path: string, body?: object, code: string = A) => call(method, `/applications/${code}${path}`, body, { 'x-municipality-key': await key(code) });
  return {
    world, call, key, own,
    fault: (name: string, on = true) => world.fault('e-application', name, on),
    apply: async (given: object, code: string = A) => (await call('POST', `/_sim/${code}/applications`, given)).body['receptionNumbers'] as readonly string[],
    listed: async (after = 0, code: string = A) => ((await own('GET', `?after=${after}`, undefined, code)).body['versions'] as readonly Listed[]).map(({ sequence, receptionNumber, version, versionKind }) => [sequence, receptionNumber, version, versionKind] as const),
    report: (receptionNumber: string, said: StateReport) => own('PUT', `/${receptionNumber}/state`, said),
    seen: async (receptionNumber: string) => (await call('GET', `/_sim/${A}/applications/${receptionNumber}`)).body,
  };
}
export type Desk = ReturnType<typeof deskOf>;
