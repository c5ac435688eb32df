import type { FastifyRequest } from 'fastify';
import type { Simulator } from '../define.js';

/** When a line breaks: before the request reaches the party, or after the party has done its work and before the answer is back. */
export interface Line {
  breaks: (request: FastifyRequest) => 'before' | 'after' | null;
}

/** For tests: the same party, unchanged, behind a line that can break. */
export const behindLine = (party: Simulator, line: Line): Simulator => ({
  ...party,
  routes(wire, ask) {
    wire.addHook('preHandler', async (request, reply) => {
      if (line.breaks(request) === 'before') return reply.code(503).send({ why: '回線が切れている' });
      return undefined;
    });
    wire.addHook('onSend', async (request, reply, payload) => {
      if (line.breaks(request) !== 'after') return payload;
      reply.code(504).header('content-type', 'text/plain').removeHeader('content-length');
      return '応答が届かない';
    });
    party.routes(wire, ask);
  },
});
