import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RefusalBody } from '../contracts/route-form.js';
import { DatabaseInUse, DatabaseLost, DatabaseOutdated } from '../store/define.js';
import { TotsugoProblem } from './problem.js';
import { methodsAt, type RouteCard } from './route-cards.js';
import { redact } from './secrets.js';

/** Our own problems that are not answered with 400. */
const statuses: Readonly<Partial<Record<string, number>>> = { 'TSG-W02': 404, 'TSG-W03': 409, 'TSG-W04': 503, 'TSG-W05': 409, 'TSG-W06': 404, 'TSG-W07': 409, 'TSG-C02': 503, 'TSG-H413': 413, 'TSG-H415': 415 };

/** What the framework below says in English, in our words: by its code, and for what has none by its status. */
const words: Readonly<Partial<Record<string, readonly [why: string, cure: string]>>> = {
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['本文の長さが content-length と違う', '送り手か途中の中継が本文を切っていないか確かめ、送り直す'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['content-type は JSON だが、本文が空', '本文を送るか、content-type を付けない'],
  FST_ERR_BAD_URL: ['道の % の書き方が正しくない', 'UTF-8 のバイトを %XX で書く(encodeURIComponent の形)'],
  FST_ERR_MAX_PARAM_LENGTH: ['道の一区切りが長すぎる', 'ファイル名や識別は、%XX にしたとき200文字までにする'],
  400: ['要求を読めない', '要求の行、ヘッダー、本文の形を確かめる'],
  408: ['要求が時間内に届き終わらない', '続けて送り、一つの要求を120秒以内に終える'],
  413: ['本文が大きすぎる', '分けて送る。JSONの本文は4MiBまで、ファイルは1GiBまで'],
  415: ['その content-type は受けない', 'JSONは application/json、ファイルは application/octet-stream で送る'],
  431: ['ヘッダーが大きすぎる', 'ヘッダーを16KiBより小さくする'],
};

/** Every trouble is answered with a code, a reason and a cure, in Japanese and without any 個人番号. */
export function answerTroubles(app: FastifyInstance, cards: () => readonly RouteCard[], parties: readonly string[]): void {
  app.setErrorHandler(answerTrouble);
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsAt(cards(), request.url);
    const asked = `${request.method} ${redact(0, request.url)}`;
    if (methods.length > 0) return reply.code(405).header('allow', methods.join(', ')).send({ code: 'TSG-H405', why: `${asked} という操作はない`, cure: `この道では ${methods.join(' ')} を使う` });
    return reply.code(404).send({ code: 'TSG-H404', why: `${asked} という窓口はない`, cure: `関係者は /w/{世界}/{${parties.join('|')}} の下にいる。窓口の一覧は /docs` });
  });
}

export function answerTrouble(error: Error & { readonly statusCode?: number; readonly code?: string }, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body } = refusalOf(error);
  return reply.code(status).send(body);
}

function refusalOf(error: Error & { readonly statusCode?: number; readonly code?: string }): { readonly status: number; readonly body: RefusalBody } {
  if (error instanceof TotsugoProblem || error instanceof DatabaseInUse || error instanceof DatabaseLost || error instanceof DatabaseOutdated) return { status: statuses[error.code] ?? 400, body: { code: error.code, why: redact(0, error.why), cure: error.cure } };
  const status = error.statusCode ?? 500;
  const [why, cure] = words[error.code ?? ''] ?? words[status] ?? (status < 500 ? words[400]! : [`試験系の故障(${redact(0, error.message)})`, '同じ要求で繰り返すなら、要求とこの応答を添えて開発元に知らせる']);
  return { status, body: { code: `TSG-H${status}`, why, cure } };
}

/** What is not even HTTP, or breaks off, has no request to answer: the same form is written to the socket. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
    const [why, cure] = words[status]!;
    const body = JSON.stringify({ code: `TSG-H${status}`, why, cure } satisfies RefusalBody);
    socket.write(`HTTP/1.1 ${status} ${status === 408 ? 'Request Timeout' : status === 431 ? 'Request Header Fields Too Large' : 'Bad Request'}\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
  socket.destroy();
}
