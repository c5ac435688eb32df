import { Agent, request } from 'node:http';
import type { Answer } from '../simulators/define.js';

const agent = new Agent({ keepAlive: true });

export interface Question { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: Uint8Array | string }

/**
 * One real HTTP request between our own parties. Node's plain client, because a story asks a thousand times and the web
 * streams under `fetch` cost more than the answer.
 */
export function ask(url: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers: { ...headers, 'content-length': body === undefined ? 0 : Buffer.byteLength(body) } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve(answerOf(response.statusCode ?? 0, Buffer.concat(parts))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const answerOf = (status: number, body: Buffer): Answer => ({
  status, ok: status >= 200 && status < 300,
  text: async () => body.toString('utf8'),
  json: async () => JSON.parse(body.toString('utf8')) as unknown,
  arrayBuffer: async () => body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) as ArrayBuffer,
});
