import { forwardedPaper, paperEntry, type ForwardedPaper } from '../../contracts/benefit-contractor/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { callerAt } from '../../harness/party-door.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { Day } from '../../law/define.js';
import { inMemory } from '../../store/sqlite.js';
import { benefitContractor } from './benefit-contractor.js';

export const city = '131032';
/** The n-th sheet of a 送付票. */
export const sheet = (n: number, wish: Partial<ForwardedPaper> = {}): ForwardedPaper => ({ paperId: `S-${n}`, householdKey: `0000000${n}`, careMonth: '202606', applicantKana: `ミホン ${'アイウ'[n - 1] ?? 'ン'}`, receivedOn: '2026-08-31', pageCount: 1, attempt: 1, readAgainWhy: null, forwardedOn: '2026-09-01', ...wish });
/** What stands on it. */
export const filledIn = (n: number) => ({ paperId: `S-${n}`, bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: `000000${n}`, holderName: `ﾐﾎﾝ ${'ｱｲｳ'[n - 1] ?? 'ﾝ'}` });
export const bundle = (seq: number, rows: readonly ForwardedPaper[], municipalityCode = city) => codecOf(bundledProfile(), forwardedPaper).format({ municipalityCode, date: '2026-09-01', seq }, rows);

export type Desk = Awaited<ReturnType<typeof opened>>['desk'];
/** A world in which 給付業務委託業者 lives alone. 2026-09-01 is a Tuesday. */
export async function withContractor(play: (desk: Desk) => Promise<void>): Promise<void> {
  const { bed, desk } = await opened();
  try {
    await play(desk);
  } finally {
    await bed.close();
  }
}

async function opened() {
  const bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [benefitContractor] });
  const world = await bed.create({ id: 'w', seed: 1, now: '2026-09-01T17:35', numberMode: defaultNumberMode });
  const own = { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': world.token('GK', city) };
  const call = async (method: string, path: string, body?: object | Uint8Array, headers: Readonly<Record<string, string>> = own) => {
    const answer = await callerAt(`${world.url}/benefit-contractor`, async () => headers)(method, path, body);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = Buffer.from(bytes).toString();
    return { status: answer.status, bytes, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const put = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => call('PUT', `/inbox/${city}/${name}`, bytes);
  const names = async () => ((await call('GET', `/results/${city}`)).body['files'] as { name: string }[]).map(({ name }) => name);
  const desk = {
    world, call, own, put, names,
    forwards: (seq: number, ...rows: readonly ForwardedPaper[]) => put(bundle(seq, rows)),
    holds: (...rows: readonly object[]) => call('PUT', `/_sim/papers/${city}`, rows),
    fault: (name: string, on = true) => world.fault('benefit-contractor', name, on),
    evening: (day: Day) => world.advance(`${day}T18:00`),
    /** Each line of what was read so far, as 番号 口座番号 名義, or why it could not be. */
    async read() {
      const read = async (name: string) => codecOf(bundledProfile(), paperEntry).parse({ name, bytes: (await call('GET', `/results/${city}/${name}`)).bytes }).records.map(({ value }) => [value.paperId, value.attempt, value.unreadWhy ?? `${value.accountNumber} ${value.holderName}`].join(' '));
      return Promise.all((await names()).map(read));
    },
  };
  return { bed, desk };
}
