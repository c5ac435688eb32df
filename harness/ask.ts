import { Agent, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { Answer } from '../simulators/define.js';

export interface Question { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: Uint8Array | string }
export type Ask = (url: string, question?: Question) => Promise<Answer>;

/** What our own parties need to call each other when the bed speaks TLS. */
export interface CallerPapers { readonly ca: string; readonly cert: string; readonly key: string }

/**
 * One real HTTP request between our own parties. Node's plain client, because a story asks a thousand times and the web
 * streams under `fetch` cost more than the answer.
 */
export function askerWith(papers?: CallerPapers): Ask {
  const [send, agent] = papers ? [tlsRequest, new TlsAgent({ keepAlive: true, ...papers })] as const : [request, new Agent({ keepAlive: true })] as const;
  return (url, { method = 'GET', headers = {}, body } = {}) => new Promise((resolve, reject) => {
    const sent = send(url, { method, agent, headers: { ...headers, 'content-length': body === undefined ? 0 : Buffer.byteLength(body) } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve(answerOf(response.statusCode ?? 0, Buffer.concat(parts))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const ask = askerWith();

const answerOf = (status: number, body: Buffer): Answer => ({
  status, ok: status >= 200 && status < 300,
  text: async () => body.toString('utf8'),
  json: async () => JSON.parse(body.toString('utf8')) as unknown,
  arrayBuffer: async () => body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) as ArrayBuffer,
});
