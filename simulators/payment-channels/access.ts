import type { FastifyInstance, FastifyRequest } from 'fastify';
import { guardMunicipalDoors, refused } from '../doors.js';
import type { PaymentChannels } from './tables.js';

export const unfit = (issues: readonly { readonly field: string; readonly why: string }[]) => refused(422, 'TSG-Z05', '入力が形に合わない', 'issues の項目を直して送り直す', { issues: issues.slice(0, 100) });
export const noFeed = (name: string) => refused(404, 'TSG-Z04', `「${name}」というファイルはない`, '一覧(GET feeds/{code})にある名を指定する');
export const noCalendar = refused(422, 'TSG-Z12', '払込の日が、祝日の表のない年になる', '祝日の表のある年(2027年まで)の日に納める');

/** What opens the doors of one municipality. */
export const keyOf = (party: Pick<PaymentChannels, 'token'>, code: string): string => party.token('PC', code);

export const guardDoors = (wire: FastifyInstance, party: (request: FastifyRequest) => PaymentChannels): void =>
  guardMunicipalDoors(wire, party, { id: 'payment-channels', keyOf, codes: { noMunicipality: 'TSG-Z01', wrongKey: 'TSG-Z02', down: 'TSG-Z03' } });
