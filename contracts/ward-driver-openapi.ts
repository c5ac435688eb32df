import { notification } from './notification.js';
import { openAnswers, parameterObject, refTo, schemaPrinter, type Json } from './openapi.js';
import { residentSchema } from './resident.js';
import { actResult, answers, importResult, jobResult, query, staffAct, wardStart } from './ward.js';
import {
  capabilitiesSchema, clockSchema, driverApi, driverErrors, driverErrorSchema, healthSchema, operations, outgoingSchema, type Operation,
} from './ward-driver.js';

const requestSchemas = { StaffAct: staffAct, Notification: notification, Resident: residentSchema, WardStart: wardStart, Clock: clockSchema, Query: query };
const responseSchemas = {
  Health: healthSchema, Capabilities: capabilitiesSchema, ActResult: actResult, JobResult: jobResult, OutgoingFiles: outgoingSchema, ImportResult: importResult,
  QualificationAnswer: answers.qualification, HouseholdAnswer: answers.household, CertificatesAnswer: answers.certificates,
  HistoryAnswer: answers.history, BatchesAnswer: answers.batches,
  MatchNoticesAnswer: answers.matchNotices, MatchCaseAnswer: answers.matchCase, AccessLogAnswer: answers.accessLog, CardUseAnswer: answers.cardUse, DriverError: driverErrorSchema,
};
/** Requests are closed: an unknown key is refused. */
const requests = schemaPrinter('input', requestSchemas, (schema) => {
  if (schema.type === 'object' && schema.properties) schema.additionalProperties = false;
});
const responses = schemaPrinter('output', responseSchemas, openAnswers);

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
      schemas: { ...requests.components(), ...responses.components() },
      responses: Object.fromEntries(driverErrors.map(([status, code, ja]) => [String(status), {
        description: ja, content: { 'application/json': { schema: { $ref: refTo('schemas', 'DriverError') }, example: { code, why: ja, cure: '入力と状態を見直して、もう一度送る' } } },
      }])),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'ループバック以外で待つときに要るトークン' } },
    },
  };
}

function operationObject(id: string, operation: Operation): Json {
  const parameters = Object.entries(operation.params).map(([name, part]) => parameterObject(name, 'path', part, requests.inline));
  const errors = [401, ...operation.errors, 500].map((status) => [String(status), { $ref: refTo('responses', String(status)) }]);
  return {
    operationId: id, summary: operation.ja, description: operation.detail, 'x-repeatable': operation.repeatable,
    ...(parameters.length > 0 && { parameters }),
    ...(operation.input && { requestBody: { required: true, content: requests.content(operation.input) } }),
    responses: {
      ...(operation.output ? { 200: { description: operation.ja, content: responses.content(operation.output) } } : { 204: { description: `${operation.ja}: 済んだ` } }),
      ...Object.fromEntries(errors),
    },
  };
}
