import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Content } from '../contracts/route-form.js';
import { TotsugoProblem } from './problem.js';

export const messageLimit = 4 * 1024 * 1024;
type Done = (error: Error | null, body?: unknown) => void;

/** Three kinds of bodies: JSON texts, fields of a form, and files as the bytes they are. A party that reads another kind adds a parser of its own. A route that says which it takes gets no other; one that takes none reads over what comes. */
export function readBodies(app: FastifyInstance, fileLimit: number): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: messageLimit }, (request: FastifyRequest, text: string, done: Done) => {
    const wanted = wantedBy(request);
    if (wanted !== 'json' && wanted !== 'none' && wanted !== 'any') return done(wrongKind(request, wanted));
    if (wanted === 'none') return done(null);
    return void parse(request, text, (error, body) => done(error && text !== '' ? unreadable() : error, body));
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: messageLimit }, (request: FastifyRequest, text: string, done: Done) => {
    const wanted = wantedBy(request);
    if (wanted === 'none') return done(null);
    return done(wanted === 'fields' ? null : wrongKind(request, wanted), fieldsOf(text));
  });
  app.addContentTypeParser('application/octet-stream', (request: FastifyRequest, payload: IncomingMessage, done: Done) => {
    const wanted = wantedBy(request);
    if (wanted === 'json' || wanted === 'fields' || wanted === 'xml') return done(wrongKind(request, wanted));
    if (Number(request.headers['content-length'] ?? 0) > fileLimit) return done(tooLarge(fileLimit));
    return done(null, payload);
  });
  app.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage, done: Done) => {
    payload.resume();
    const wanted = wantedBy(request);
    done(wanted === 'none' ? null : wrongKind(request, wanted));
  });
}

/** A route that is not declared may take both, one that does not exist takes nothing. */
function wantedBy(request: FastifyRequest): Content['kind'] | 'none' | 'any' {
  if (request.is404) return 'none';
  const { form } = request.routeOptions.config;
  return form ? (form.body?.kind ?? 'none') : 'any';
}
/** A name that comes twice has all its values, so that whoever wants one text refuses it. */
function fieldsOf(text: string): Readonly<Record<string, string | readonly string[]>> {
  const fields = new URLSearchParams(text);
  return Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name).length > 1 ? fields.getAll(name) : fields.get(name)!]));
}

const mediaTypes = { json: 'application/json', fields: 'application/x-www-form-urlencoded', bytes: 'application/octet-stream', xml: 'application/xml', any: 'application/json か application/octet-stream' } as const;
const unreadable = () => new TotsugoProblem('TSG-H400', '本文をJSONとして読めない', 'UTF-8 の正しいJSONを送る');
const wrongKind = ({ headers }: FastifyRequest, wanted: keyof typeof mediaTypes) =>
  new TotsugoProblem('TSG-H415', `content-type ${headers['content-type']?.slice(0, 100) ?? '(なし)'} は、この窓口では受けない`, `content-type を ${mediaTypes[wanted]} にして送る`);
export const tooLarge = (limit: number) => new TotsugoProblem('TSG-H413', `本文が上限の ${limit} バイトを超える`, '分けて送る');
