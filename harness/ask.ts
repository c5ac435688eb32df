import { Agent, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { Answer } from '../simulators/define.js';
import { tokenHeader } from './tokens.js';
import { forNode, type Identity } from './x509.js';

export interface Question { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: Uint8Array | string }
export type Ask = (url: string, question?: Question) => Promise<Answer>;

/** What a caller shows: its token, and over TLS its certificate (`ca` is whom it believes). */
export interface Showing { readonly token?: string | undefined; readonly tls?: { readonly ca: string; readonly identity: Identity } | undefined }

/**
 * One real HTTP request between our own parties. Node's plain client, because a story asks a thousand times and the web
 * streams under `fetch` cost more than the answer.
 */
export function asker({ token, tls }: Showing = {}): Ask {
  const [send, agent] = tls ? [tlsRequest, new TlsAgent({ keepAlive: true, ca: tls.ca, ...forNode(tls.identity) })] as const : [request, new Agent({ keepAlive: true })] as const;
  const shown = token ? { [tokenHeader]: token } : {};
  return (url, { method = 'GET', headers = {}, body } = {}) => new Promise((resolve, reject) => {
    const sent = send(url, { method, agent, headers: { ...headers, ...shown, 'content-length': body === undefined ? 0 : Buffer.byteLength(body) } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve(answerOf(response.statusCode ?? 0, Buffer.concat(parts))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const ask = asker();

const answerOf = (status: number, body: Buffer): Answer => ({
  status, ok: status >= 200 && status < 300,
  text: async () => body.toString('utf8'),
  json: async () => JSON.parse(body.toString('utf8')) as unknown,
  arrayBuffer: async () => body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) as ArrayBuffer,
});
