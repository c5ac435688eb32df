import type { FastifyInstance, FastifyRequest } from 'fastify';
import { guardMunicipalDoors, refused } from '../doors.js';
import type { PaymentAgent } from './tables.js';

export const unfit = (issues: readonly { readonly field: string; readonly why: string }[]) => refused(422, 'TSG-Y05', '入力が形に合わない', 'issues の項目を直して送り直す', { issues: issues.slice(0, 100) });
export const noFeed = (name: string) => refused(404, 'TSG-Y04', `「${name}」という配信はない`, '一覧(GET feeds/{code})にある名を指定する');

/** What opens the feeds of one municipality. */
export const keyOf = (party: Pick<PaymentAgent, 'token'>, code: string): string => party.token('PA', code);

export const guardDoors = (wire: FastifyInstance, party: (request: FastifyRequest) => PaymentAgent): void =>
  guardMunicipalDoors(wire, party, { id: 'payment-agent', keyOf, codes: { noMunicipality: 'TSG-Y01', wrongKey: 'TSG-Y02', down: 'TSG-Y03' } });
