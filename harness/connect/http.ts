import type { Ward } from '../../contracts/ward.js';
import { operationOf, pathOf } from '../../contracts/ward-driver.js';
import { TotsugoProblem } from '../problem.js';
import { caller, CallTimedOut } from './call.js';
import type { SystemIdentity } from '../results.js';
import { ConnectionProblem, quoted, WardMisbehaved, type Connection, type DriverWire } from './define.js';
import type { DriverReply } from './execute.js';
import { expectDriver, expectSuccess, wardOver, type Channel } from './port.js';

export interface HttpOptions {
  readonly token?: string;
  /** For one message from the first byte sent to the last byte received. */
  readonly timeoutMs?: number;
  /** Bytes of one answer that are read; a longer answer is a misbehaviour. */
  readonly messageLimit?: number;
  readonly fileLimit?: number;
}

/** `http`: a system under test behind the Ward Driver API, in whatever language. `url` is its base, such as `http://127.0.0.1:4700`. */
export function httpConnection(url: string, options: HttpOptions = {}): Connection {
  const base = baseOf(url);
  const send = sender(base, options);
  let known: SystemIdentity | null = null;
  return {
    id: 'http', description: `Ward Driver API ${base}`, parallel: false,
    wire: { id: 'http', send },
    async open(): Promise<Ward> {
      known = expectDriver(`${base}/health`, await send({ operation: 'health' }));
      return wardOver(channelOver(send));
    },
    identity: () => known,
    async close() {},
  };
}

type Send = DriverWire['send'];

function channelOver(send: Send): Channel {
  return {
    call: async (operation, params, body) => send({ operation, params, ...(body !== undefined && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }) }),
    async read(fileName) {
      const reply = await send({ operation: 'readOutgoing', params: { fileName } });
      expectSuccess('readOutgoing', reply);
      if (reply.body instanceof Uint8Array) return reply.body;
      throw new WardMisbehaved('TSG-M04', `ファイル ${quoted(fileName)} が application/octet-stream で返らない`, 'そのままのバイト列を application/octet-stream で返す');
    },
    async close() {},
  };
}

function baseOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) throw new ConnectionProblem('TSG-N01', `接続先「${quoted(url, 100)}」はURLではない`, 'http://127.0.0.1:4700 のように書く');
  if (parsed.username || parsed.password || parsed.search || parsed.hash) throw new ConnectionProblem('TSG-N01', '接続先のURLに利用者名、? や # がある', '土台のURLだけを書き、トークンは別に渡す');
  return `${parsed.origin}${parsed.pathname.replace(/\/+$/, '')}`;
}

function sender(base: string, { token, timeoutMs = 30_000, messageLimit = 16 * 1024 * 1024, fileLimit = 1024 * 1024 * 1024 }: HttpOptions): Send {
  const call = caller(base);
  return async ({ operation: id, params = {}, body }) => {
    const operation = operationOf(id);
    if (!operation) throw new TotsugoProblem('TSG-N08', `Ward Driver API に操作「${id}」はない`, 'contracts/ward-driver.ts の operations にある名前を使う');
    const headers: Record<string, string> = { accept: 'application/json, application/octet-stream' };
    if (token) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
    const limitOf = (status: number) => (operation.output?.kind === 'bytes' && status === 200 ? fileLimit : messageLimit);
    const { status, contentType, bytes } = await call(pathOf(operation, params), { method: operation.method, headers, body, timeoutMs, limitOf })
      .catch((error: unknown) => { throw unreachable(base, timeoutMs, error); });
    if (bytes) return decoded(status, contentType, bytes);
    throw new WardMisbehaved('TSG-M05', `${id} の応答が ${limitOf(status)} バイトを超える`, '応答を小さくする');
  };
}

function decoded(status: number, contentType: string, bytes: Uint8Array): DriverReply {
  if (contentType.startsWith('application/octet-stream')) return { status, body: bytes };
  if (bytes.length === 0) return { status, body: null };
  try {
    return { status, body: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return { status, body: undefined };
  }
}

/** What the platform says of a way that is barred, what it means, and what opens it. */
const barriers: readonly (readonly [codes: RegExp, code: `TSG-${string}`, why: string, cure: string])[] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'TSG-N01', 'の名前が引けない', 'URL のホスト名を確かめる'],
  [/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, 'TSG-N01', 'への道がない', 'ホストとポート、あいだのファイアウォールを確かめる'],
  [/^HPE_/, 'TSG-N04', 'は HTTP で答えない', 'ポート番号を確かめる。https なら URL を https:// で書く'],
  [/^(ERR_SSL_|EPROTO$)/, 'TSG-N04', 'は TLS で答えない', 'URL を http:// で書くか、ポート番号を確かめる'],
  [/^(DEPTH_ZERO_)?SELF_SIGNED_CERT|^UNABLE_TO_|^CERT_|^ERR_TLS_/, 'TSG-N04', 'の証明書を信じられない', '環境変数 NODE_EXTRA_CA_CERTS に認証局の証明書のファイルを渡す。証明書の期限とホスト名も確かめる'],
  [/^(ECONNRESET|EPIPE)$/, 'TSG-N06', 'が返事の途中で接続を切った', '接続先が止まっていないか、接続先の記録(ログ)を見る。https なら URL を https:// で書く'],
];

/** Says what is wrong with the way there. */
function unreachable(base: string, timeoutMs: number, error: unknown): ConnectionProblem {
  if (error instanceof CallTimedOut) return new ConnectionProblem('TSG-N02', `${base} から ${timeoutMs} ミリ秒のうちに応答がない`, '接続先が動いているか、処理が重すぎないかを確かめる');
  const { code = (error as Error).message } = error as { code?: string };
  const barrier = barriers.find(([codes]) => codes.test(code));
  if (barrier) return new ConnectionProblem(barrier[1], `${base} ${barrier[2]}(${code})`, barrier[3]);
  return new ConnectionProblem('TSG-N01', `${base} に届かない(${quoted(code, 80)})`, '接続先を起動してから行う(手元なら totsugo ward --port 4700)。動いているなら、ホストとポートを確かめる');
}
