import { Agent, request as plainRequest } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';

/**
 * A connection idle for so long is closed. Many a small server serves one connection at a time and would leave the next
 * waiting for the end of this one.
 */
const idleMs = 100;

export interface Call {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  /** From the first byte sent to the last byte received. */
  readonly timeoutMs: number;
  /** How many bytes of an answer with that status are read. */
  readonly limitOf: (status: number) => number;
}
/** `bytes` null: the answer is longer than the limit, and the rest was not read. */
export interface Called { readonly status: number; readonly contentType: string; readonly bytes: Buffer | null }

export class CallTimedOut extends Error {
  override readonly name = 'CallTimedOut';
}

/** Calls a server, one connection for calls that follow each other. Node's plain client: it says what went wrong, and follows no redirection. */
export function caller(base: string): (path: string, call: Call) => Promise<Called> {
  const isSecure = base.startsWith('https:');
  const [request, agent] = isSecure ? [secureRequest, new SecureAgent({ keepAlive: true, timeout: idleMs })] : [plainRequest, new Agent({ keepAlive: true, timeout: idleMs })];
  return (path, { method, headers, body, timeoutMs, limitOf }) => new Promise((resolve, reject) => {
    const length = body === undefined ? (method === 'POST' || method === 'PUT' ? 0 : null) : Buffer.byteLength(body);
    const sent = request(base + path, { method, agent, headers: { ...headers, ...(length !== null && { 'content-length': length }) } }, (response) => {
      const [status, parts] = [response.statusCode ?? 0, [] as Buffer[]];
      let read = 0;
      const done = (bytes: Buffer | null) => {
        clearTimeout(timer);
        resolve({ status, contentType: response.headers['content-type'] ?? '', bytes });
      };
      response.on('data', (part: Buffer) => {
        parts.push(part);
        read += part.length;
        if (read <= limitOf(status)) return;
        done(null);
        sent.destroy();
      });
      response.on('end', () => done(Buffer.concat(parts)));
      response.on('error', fail);
    });
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    const timer = setTimeout(() => sent.destroy(new CallTimedOut()), timeoutMs);
    sent.on('error', fail);
    sent.end(body);
  });
}
