import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteCard } from '../harness/route-cards.js';
import { refusalsOf } from '../harness/route-document.js';
import { answerOf, misfit, operationOf, schemaOf, watchedBed, type Operation } from './fixtures/watched-bed.js';
import { simulators } from './parts.js';

let watched: Awaited<ReturnType<typeof watchedBed>>;
let routes: readonly (readonly [name: string, card: RouteCard, printed: Operation])[] = [];
beforeAll(async () => {
  watched = await watchedBed();
  routes = watched.bed.routes().map((card) => [`${card.method} ${card.url}`, card, operationOf(watched.document, `${card.method} ${card.url}`)!] as const);
});
afterAll(() => watched.bed.close());
const isJapanese = (text: string) => /[ぁ-んァ-ヶ一-龠]/.test(text);

test('世界の操作と、どの関係者の窓口も、試験用の窓口も、一つ残らず文書にある', () => {
  expect(routes.length).toBeGreaterThan(60);
  expect(new Set(routes.map(([, { door }]) => door.ja))).toEqual(new Set(['世界', ...simulators.map(({ ja }) => ja)]));
  for (const { id } of simulators) expect(routes.filter(([, { door }]) => door.party === id && door.isTest).length, id).toBeGreaterThan(3);
  expect(Object.values(watched.document.paths).flatMap((methods) => Object.keys(methods)).length).toBe(routes.length);
});

test('どの窓口にも、日本語の要約、道の引数とその例、成功の応答がある', () => {
  for (const [name, card, printed] of routes) {
    expect(card.form, `${name} は form を宣言していない`).toBeDefined();
    expect(isJapanese(printed.summary), name).toBe(true);
    const parts = (printed.parameters ?? []).filter((part) => part.in === 'path');
    expect(parts.map((part) => part.name), name).toEqual([...card.url.matchAll(/:(\w+)/g)].map(([, part]) => part));
    for (const { schema, example, description = '' } of printed.parameters ?? []) {
      expect(isJapanese(description), name).toBe(true);
      expect(schemaOf(watched.document, schema).safeParse(example).success, `${name} ${String(example)}`).toBe(true);
    }
    const successes = Object.keys(printed.responses).filter((status) => status.startsWith('2') || status === '303');
    expect(successes.length, name).toBeGreaterThan(0);
  }
});

test('本文のある要求と応答は、型と例を持ち、例は型に合う', () => {
  for (const [name, card, printed] of routes) {
    if (['PUT', 'POST'].includes(card.method) && card.form?.body) expect(printed.requestBody, name).toBeDefined();
    const contents = [printed.requestBody?.content, ...Object.keys(card.form!.answers).map((status) => answerOf(watched.document, printed, Number(status))!.content)];
    for (const content of contents) {
      if (!content) continue;
      const [mediaType, { schema, examples, example }] = Object.entries(content)[0]!;
      if (['application/octet-stream', 'application/pdf', 'text/html', 'text/css'].includes(mediaType)) expect(schema, name).toEqual({ type: 'string', format: 'binary' });
      else if (mediaType === 'application/xml') expect(rootOf(example), name).toMatch(/^[A-Za-z]/);
      else expect(Object.keys(examples ?? {}).length, `${name} に例がない`).toBeGreaterThan(0);
      for (const { value } of Object.values(examples ?? {})) expect(schemaOf(watched.document, schema).safeParse(value).error, name).toBeUndefined();
    }
    for (const content of [card.form?.body, ...Object.values(card.form!.answers).map((answer) => answer.content)]) {
      if (content?.kind === 'json' || content?.kind === 'fields') for (const example of content.examples) expect(content.schema.safeParse(example).error, name).toBeUndefined();
    }
  }
});

function rootOf(example: unknown): string {
  let root = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => { root ||= name; });
  parser.write(String(example)).close();
  return root;
}

test('断り方は、どれも一つの形で、符号と日本語の理由を持つ', () => {
  for (const [name, card, printed] of routes) {
    for (const [status, code, ja] of refusalsOf(card)) {
      expect(isJapanese(ja), `${name} ${code}`).toBe(true);
      const answer = answerOf(watched.document, printed, status)!;
      expect(answer.content?.['application/json'], `${name} ${status}`).toMatchObject({ schema: { $ref: '#/components/schemas/Refusal' }, examples: { [code]: { value: { code, why: ja } } } });
      expect(misfit(watched.document, { route: name, status, body: { code, why: ja, cure: '直す' } })).toBeNull();
      expect(misfit(watched.document, { route: name, status, body: { error: 'Not Found', message: ja } }), `${name} ${status}`).not.toBeNull();
    }
  }
});

/** Doors at which somebody asks, or shows who it is: nothing is handed over that could get lost. */
const asking = ['POST integrated-db/oauth/token', 'POST juki-net/resident-codes', 'POST insurer-hub/online/lookups', 'POST online-eligibility/qualifications', 'POST online-eligibility/qualifications/bulk', 'POST federation-terminal/pages/sign-in'];

test('どの関係者でも、何かを渡す窓口は、断ったものを残す。尋ねるだけの窓口と合言葉の窓口には、渡すものがない', () => {
  const bodied = routes.flatMap(([, { method, url, door, form, note }]) => (form?.body && door.party && !door.isTest ? [{ name: `${method} ${url.replace('/w/:world/', '')}`, isKept: note?.direction === 'in' }] : []));
  expect(bodied.length).toBeGreaterThan(30);
  expect(bodied.flatMap(({ name, isKept }) => (isKept ? [] : [name])).sort()).toEqual([...asking].sort());
});
