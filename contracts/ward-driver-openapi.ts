import { z } from 'zod';
import { notification } from './notification.js';
import { residentSchema } from './resident.js';
import { actResult, answers, importResult, jobResult, query, staffAct, wardStart } from './ward.js';
import {
  capabilitiesSchema, clockSchema, driverApi, driverErrors, driverErrorSchema, healthSchema, operations, outgoingSchema, type Content, type Operation,
} from './ward-driver.js';

type Json = { [name: string]: unknown };

const requestSchemas = { StaffAct: staffAct, Notification: notification, Resident: residentSchema, WardStart: wardStart, Clock: clockSchema, Query: query };
const responseSchemas = {
  Health: healthSchema, Capabilities: capabilitiesSchema, ActResult: actResult, JobResult: jobResult, OutgoingFiles: outgoingSchema, ImportResult: importResult,
  QualificationAnswer: answers.qualification, HouseholdAnswer: answers.household, CertificatesAnswer: answers.certificates,
  HistoryAnswer: answers.history, BatchesAnswer: answers.batches,
  MatchNoticesAnswer: answers.matchNotices, MatchCaseAnswer: answers.matchCase, AccessLogAnswer: answers.accessLog, CardUseAnswer: answers.cardUse, DriverError: driverErrorSchema,
};
const refOf = (id: string) => `#/components/schemas/${id}`;

/** The Ward Driver API as an OpenAPI 3.1 document, printed from the same schemas that check every message. */
export function wardDriverOpenApi(version = '1.0.0') {
  const paths: Record<string, Json> = {};
  for (const [id, operation] of Object.entries(operations) as [string, Operation][]) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: operationObject(id, operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ward Driver API', version, 'x-api': driverApi,
      summary: '試験される国保システムが備える、最小の窓口',
      description: [
        '市区町村の国保システムを totsugo につなぐためのAPI。どの言語で書いてもよい。',
        '業務として断ることは 200 の accepted:false で答え、形の違う入力だけを 4xx で断る。',
        '要求に知らない項目があれば 422 で断り、応答に知らない項目があれば読み飛ばされる。',
        '同時に来た要求は一つずつ処理する。扱うのは架空の人だけで、実在の個人番号は送られない。',
      ].join('\n'),
    },
    servers: [{ url: '/' }],
    security: [{}, { token: [] }],
    paths,
    components: {
      schemas: { ...schemasOf(requestSchemas, 'input'), ...schemasOf(responseSchemas, 'output') },
      responses: Object.fromEntries(driverErrors.map(([status, code, ja]) => [String(status), {
        description: ja, content: { 'application/json': { schema: { $ref: refOf('DriverError') }, example: { code, why: ja, cure: '入力と状態を見直して、もう一度送る' } } },
      }])),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'ループバック以外で待つときに要るトークン' } },
    },
  };
}

function operationObject(id: string, operation: Operation): Json {
  const parameters = Object.entries(operation.params).map(([name, { schema, example }]) => ({ name, in: 'path', required: true, schema: inline(schema, 'input'), example }));
  const errors = [401, ...operation.errors, 500].map((status) => [String(status), { $ref: `#/components/responses/${status}` }]);
  return {
    operationId: id, summary: operation.ja, description: operation.detail, 'x-repeatable': operation.repeatable,
    ...(parameters.length > 0 && { parameters }),
    ...(operation.input && { requestBody: { required: true, content: contentObject(operation.input, 'input') } }),
    responses: {
      ...(operation.output ? { 200: { description: operation.ja, content: contentObject(operation.output, 'output') } } : { 204: { description: `${operation.ja}: 済んだ` } }),
      ...Object.fromEntries(errors),
    },
  };
}

function contentObject(content: Content, io: 'input' | 'output'): Json {
  if (content.kind === 'bytes') return { 'application/octet-stream': {} };
  const examples = Object.fromEntries(content.examples.map((value, index) => [`example${index + 1}`, { value }]));
  return { 'application/json': { schema: schemaObject(content.schema, io), examples } };
}

function schemaObject(schema: z.ZodType, io: 'input' | 'output'): Json {
  const named = Object.entries({ ...requestSchemas, ...responseSchemas }).find(([, candidate]) => candidate === schema);
  if (named) return { $ref: refOf(named[0]) };
  if (schema instanceof z.ZodUnion) return { anyOf: schema.options.map((option) => schemaObject(option as z.ZodType, io)) };
  return inline(schema, io);
}

const inline = (schema: z.ZodType, io: 'input' | 'output'): Json => clean(z.toJSONSchema(schema, { io, unrepresentable: 'any', override: openOrClosed(io) }));

function schemasOf(named: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io, unrepresentable: 'any', uri: refOf, override: openOrClosed(io) });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, clean(schema as Json)]));
}

/** Requests are closed (an unknown key is refused), answers are open (an unknown key is read over). */
const openOrClosed = (io: 'input' | 'output') => ({ jsonSchema }: { jsonSchema: Json }) => {
  if (jsonSchema.type !== 'object' || !jsonSchema.properties) return;
  if (io === 'input') jsonSchema.additionalProperties = false;
  else delete jsonSchema.additionalProperties;
};

/** Without the keys that belong to a schema standing alone: inside a document they would move the base of every $ref. */
function clean({ $schema: _dialect, $id: _address, id: _name, ...schema }: Json): Json {
  return schema;
}
