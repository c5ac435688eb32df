import type { Fields, RecordDefinition, RecordOf } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { individualNumberOf, defaultNumberMode } from '../../law/check-digits.js';
import { nextDay, type Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';

export const city = '131032';
/** The invented 個人番号 of the n-th person of a test. */
export const numberOf = (n: number): string => individualNumberOf(String(20_000_000_000 + n), defaultNumberMode);

/** What a test needs of a world; the harness gives it. */
interface TestWorld { readonly url: string; readonly now: () => Moment; readonly advance: (to: Moment) => Promise<void> }

/** Speaks to one desk over HTTP as 取りまとめ機関 does: puts a file of questions, fetches the answers of the morning. */
export function atDesk<Q extends Fields, A extends Fields>(world: TestWorld, party: string, path: string, asks: RecordDefinition<Q>, answers: RecordDefinition<A>) {
  const profile = bundledProfile();
  const today = (): Day => world.now().slice(0, 10) as Day;
  const call = async (method: string, to: string, body?: Uint8Array | object, asker = '取りまとめ機関') => {
    const bytes = body instanceof Uint8Array;
    const response = await fetch(`${world.url}/${party}${to}`, {
      method, headers: { 'x-totsugo-party': encodeURIComponent(asker), ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }) },
      ...(body === undefined ? {} : { body: bytes ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const raw = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    return { status: response.status, raw, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const file = (seq: number, rows: readonly RecordOf<RecordDefinition<Q>>[]) => codecOf(profile, asks).format({ municipalityCode: city, date: today(), seq }, rows);
  const listed = async () => ((await call('GET', '/answers')).body['files'] as { name: string }[]).map(({ name }) => name);
  const fetched = async (name: string) => {
    const { issues, records } = codecOf(profile, answers).parse({ name, bytes: (await call('GET', `/answers/${name}`)).raw });
    if (issues.length > 0) throw new Error(JSON.stringify(issues));
    return records.map(({ value }) => value);
  };
  return {
    call, file, listed, fetched, profile,
    put: (seq: number, rows: readonly RecordOf<RecordDefinition<Q>>[]) => { const { name, bytes } = file(seq, rows); return call('PUT', `/${path}/${name}`, bytes); },
    overnight: (time: `${number}:${number}` = '09:00') => world.advance(`${nextDay(today())}T${time}`),
    /** Rows of every answer that lies there, in the order of the list. */
    async morning() {
      const rows: RecordOf<RecordDefinition<A>>[] = [];
      for (const name of await listed()) rows.push(...await fetched(name));
      return rows;
    },
  };
}
