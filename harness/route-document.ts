import type { z } from 'zod';
import { notification } from '../contracts/notification.js';
import { openAnswers, parameterObject, refTo, schemaPrinter, type Json } from '../contracts/openapi.js';
import { residentSchema } from '../contracts/resident.js';
import { refusalBody, type AnswerForm, type Content, type Part, type RefusalForm } from '../contracts/route-form.js';
import { worldPart } from './office-forms.js';
import type { RouteCard } from './route-cards.js';

/** Refusals of the bed and of the framework below, which any route can answer with. */
const always: readonly RefusalForm[] = [
  [401, 'TSG-H401', '合言葉がない、または違う(合言葉を決めて動かしたとき)'], [403, 'TSG-H403', 'その合言葉では、この窓口に入れない'], [414, 'TSG-H414', '道の一区切りが長すぎる'], [500, 'TSG-H500', '試験系の故障'], [503, 'TSG-W04', 'PostgreSQL との接続が切れた'],
];
const inWorld: readonly RefusalForm[] = [[404, 'TSG-W02', 'その世界はない'], [409, 'TSG-W03', 'その世界は別のプロセスが動かしている'], [409, 'TSG-W05', 'その世界は別の版の totsugo のもので、開けない']];
const withBody: readonly RefusalForm[] = [[413, 'TSG-H413', '本文が大きすぎる'], [415, 'TSG-H415', '窓口の受けない content-type']];
const withJson: readonly RefusalForm[] = [[400, 'TSG-H400', '本文をJSONとして読めない']];

const commonTo = ({ url, form }: RouteCard): readonly RefusalForm[] =>
  [...(url.includes('/:world') ? inWorld : []), ...(form?.body?.kind === 'json' ? withJson : []), ...(form?.body ? withBody : []), ...always];

/** Every way a route can refuse: its own first, then the common ones. */
export function refusalsOf(card: RouteCard): readonly RefusalForm[] {
  const own = card.form?.refusals ?? [];
  return [...own, ...commonTo(card).filter(([, code]) => !own.some(([, ownCode]) => code === ownCode))];
}

/** All doors of the bed as an OpenAPI 3.1 document, printed from what the routes say of themselves. */
export function routeDocument(cards: readonly RouteCard[], heading: Readonly<Record<string, string>>) {
  const [inputs, outputs] = [contentsOf(cards, 'input'), contentsOf(cards, 'output')];
  const printers = {
    requests: schemaPrinter('input', { Notification: notification, Resident: residentSchema, ...inputs }, () => {}),
    responses: schemaPrinter('output', { Refusal: refusalBody, ...outputs }, openAnswers),
  };
  const paths: Record<string, Json> = {};
  for (const card of cards) {
    const path = card.url.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [card.method.toLowerCase()]: operationObject(card, printers) };
  }
  return {
    openapi: '3.1.0', info: heading, servers: [{ url: '/' }], security: [{}, { token: [] }], tags: [...new Set(cards.map(({ door }) => door.ja))].map((name) => ({ name })), paths,
    components: {
      schemas: { ...printers.requests.components(), ...printers.responses.components() },
      responses: Object.fromEntries([...byStatus([...inWorld, ...withJson, ...withBody, ...always])].map(([status, refusals]) => [String(status), refusalObject(refusals)])),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: '合言葉。ループバック以外で待つときに要る。Authorization を関係者そのものが使う窓口(統合DB)では x-totsugo-token に書く' } },
    },
  };
}

interface Printers { readonly requests: ReturnType<typeof schemaPrinter>; readonly responses: ReturnType<typeof schemaPrinter> }

function operationObject(card: RouteCard, { requests, responses }: Printers): Json {
  const { url, door, form, note } = card;
  const known: Readonly<Record<string, Part>> = { world: worldPart, ...form?.params };
  const inPath = [...url.matchAll(/:(\w+)/g)].flatMap(([, name]) => (known[name!] ? [parameterObject(name!, 'path', known[name!]!, requests.inline)] : []));
  const parameters = [...inPath, ...(['query', 'headers'] as const).flatMap((place) => Object.entries(form?.[place] ?? {}).map(([name, part]) => parameterObject(name, place === 'query' ? 'query' : 'header', part, requests.inline)))];
  const steps = note?.steps ? `別添1の手順: ${note.steps.join(' ')}` : '';
  const description = [door.isTest && door.party ? '試験用の窓口。実際の関係者にはない。' : '', form?.detail ?? '', steps].filter(Boolean).join('\n\n');
  return {
    operationId: operationId(card), tags: [door.ja], summary: form?.ja ?? note?.what ?? '', ...(description && { description }), ...(parameters.length > 0 && { parameters }),
    ...(form?.body && { requestBody: { required: true, content: requests.content(form.body) } }),
    responses: both(Object.fromEntries(Object.entries(form?.answers ?? {}).map(([status, answer]) => [status, answerObject(answer, responses)])), refusalObjects(card)),
  };
}

const answerObject = ({ ja, content }: AnswerForm, responses: Printers['responses']): Json => ({ description: ja, ...(content && { content: responses.content(content) }) });

/** A status with nothing of the route's own is written once, among the components. */
function refusalObjects(card: RouteCard): Record<string, Json> {
  const isCommon = (status: number) => !card.form?.answers[status] && !card.form?.refusals?.some(([own]) => own === status);
  return Object.fromEntries([...byStatus(refusalsOf(card))].map(([status, refusals]) => [String(status), isCommon(status) ? { $ref: refTo('responses', String(status)) } : refusalObject(refusals)]));
}

function byStatus(refusals: readonly RefusalForm[]): ReadonlyMap<number, readonly RefusalForm[]> {
  const found = new Map<number, RefusalForm[]>();
  for (const refusal of refusals) found.set(refusal[0], [...(found.get(refusal[0]) ?? []), refusal]);
  return found;
}

/** A party may answer a status in a form of its own where the bed answers it in ours. */
function both(answers: Readonly<Record<string, Json>>, refusals: Readonly<Record<string, Json>>): Json {
  const shared = Object.keys(answers).filter((status) => status in refusals);
  return { ...refusals, ...answers, ...Object.fromEntries(shared.map((status) => [status, {
    description: `${String(answers[status]!.description)}\n\n${String(refusals[status]!.description)}`, content: { ...(answers[status]!.content as Json), ...(refusals[status]!.content as Json) },
  }])) };
}

const refusalObject = (refusals: readonly RefusalForm[]): Json => ({
  description: refusals.map(([, code, ja]) => `${code} ${ja}`).join('\n\n'),
  content: { 'application/json': { schema: { $ref: refTo('schemas', 'Refusal') }, examples: Object.fromEntries(refusals.map(([, code, ja]) => [code, { value: { code, why: ja, cure: '直し方が一文で入る' } }])) } },
});

/** `aggregator_put_municipalities_code_inbox_name` */
const operationId = ({ method, url, door }: RouteCard): string =>
  [door.party ?? 'office', method.toLowerCase(), ...url.split('/').slice(door.party ? 4 : 1).map((part) => part.replace(/^[:_]+/, ''))].filter(Boolean).join('_').replaceAll('-', '_');

/** Bodies in one direction under the name of the first route that has them. */
function contentsOf(cards: readonly RouteCard[], io: 'input' | 'output'): Readonly<Record<string, z.ZodType>> {
  const named = new Map<z.ZodType, string>();
  const add = (content: Content | null | undefined, name: string) => {
    if (content?.kind === 'json' && !named.has(content.schema)) named.set(content.schema, name);
  };
  for (const card of cards) {
    if (io === 'input') add(card.form?.body, `${operationId(card)}_body`);
    else for (const [status, { content }] of Object.entries(card.form?.answers ?? {})) add(content, `${operationId(card)}_${status}`);
  }
  return Object.fromEntries([...named].map(([schema, name]) => [name, schema]));
}
