import type { FastifyInstance } from 'fastify';
import { TotsugoProblem } from './problem.js';

const reasons: Readonly<Partial<Record<string, readonly [why: string, cure: string]>>> = {
  EADDRINUSE: ['別のプロセスが使っている', 'それを終えるか、--port で別のポートにする(0 なら空いているもの)'],
  EACCES: ['開く権限がない', '1024以上のポートを --port で指定する'],
  EADDRNOTAVAIL: ['この機械のアドレスではない', '--host を見直す(手元だけなら付けない)'],
  ENOTFOUND: ['名前が引けない', '--host を見直す(手元だけなら付けない)'],
};

/** Starts listening and returns the address, or says in one sentence why that cannot be. */
export async function listening(app: FastifyInstance, host: string, port: number): Promise<string> {
  if (!(port >= 0 && port <= 65_535)) throw new TotsugoProblem('TSG-H02', `ポート ${port} はない`, '0〜65535 の整数にする');
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const reason = reasons[(error as { code?: string }).code ?? ''];
    if (!reason) throw error;
    throw new TotsugoProblem('TSG-H01', `${host} のポート ${port} で待ち受けられない: ${reason[0]}`, reason[1]);
  }
}
