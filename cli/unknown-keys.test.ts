import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultNumberMode } from '../law/check-digits.js';
import { watchedBed } from './fixtures/watched-bed.js';

let watched: Awaited<ReturnType<typeof watchedBed>>;
beforeAll(async () => {
  watched = await watchedBed();
  await watched.bed.create({ id: 'w', seed: 1, now: '2026-04-01T09:30', numberMode: defaultNumberMode });
});
afterAll(() => watched.bed.close());

const keys: Readonly<Record<string, readonly [prefix: string, header: string, code: string]>> = {
  bank: ['BK', 'x-municipality-key', '131016'], 'municipal-hub': ['MK', 'x-municipality-key', '131016'], 'e-application': ['EK', 'x-municipality-key', '131016'], 'federation-terminal': ['KS', 'x-municipality-key', '131016'], 'insurer-hub': ['PK', 'x-partition-key', '131016'],
};

/** A list of plain words has no keys. */
const holdsKeys = (examples: readonly unknown[]): boolean => typeof (Array.isArray(examples[0]) ? examples[0][0] : examples[0]) === 'object';
async function tokenOf(code: string): Promise<string> {
  const world = await watched.bed.world('w');
  const answer = await fetch(`${world.url}/integrated-db/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: code, client_secret: world.token('CS', code) }) });
  return (await answer.json() as { access_token: string }).access_token;
}

test('どの関係者のJSONの窓口も、形にない項目を、ほかの誤りと一緒に告げる', async () => {
  const world = await watched.bed.world('w');
  const doors = watched.bed.routes().filter(({ form, door }) => form?.body?.kind === 'json' && door.party !== null && holdsKeys(form.body.examples));
  expect(doors.length).toBeGreaterThan(60);
  const bearer = `Bearer ${await tokenOf('131016')}`;
  const silent: string[] = [];
  for (const { method, url, form, door } of doors) {
    const { examples } = form!.body as { readonly examples: readonly unknown[] };
    const [example] = examples;
    const strange = Array.isArray(example) ? [{ ...(example[0] as object), strangeKey: 1 }, ...example.slice(1)] : { ...(example as object), strangeKey: 1 };
    const path = url.replace(':world', 'w').replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(form!.params![name]!.example));
    const [prefix, header, code] = keys[door.party!] ?? [];
    const headers = { 'content-type': 'application/json', 'x-totsugo-party': encodeURIComponent('情報提供等記録開示システム'), 'x-online-key': world.token('OK'), ...(door.party === 'integrated-db' ? { authorization: bearer } : {}), ...(header ? { [header]: world.token(prefix!, code!) } : {}) };
    const response = await fetch(watched.bed.url + path, { method, headers, body: JSON.stringify(strange) });
    const told = await response.text();
    if (response.status < 400 || !told.includes('strangeKey')) silent.push(`${method} ${url} ${response.status} ${told.slice(0, 120)}`);
  }
  expect(silent).toEqual([]);
});
