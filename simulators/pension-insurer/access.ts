import type { FastifyInstance, FastifyRequest } from 'fastify';
import { guardMunicipalDoors, refused } from '../doors.js';
import type { PensionInsurer } from './tables.js';

export const unfit = (issues: readonly { readonly field: string; readonly why: string }[]) => refused(422, 'TSG-Z45', '入力が形に合わない', 'issues の項目を直して送り直す', { issues: issues.slice(0, 100) });
export const noFeed = (name: string) => refused(404, 'TSG-Z44', `「${name}」というファイルはない`, '一覧(GET feeds/{code})にある名を指定する');

/** What opens the doors of one municipality. */
export const keyOf = (party: Pick<PensionInsurer, 'token'>, code: string): string => party.token('PI', code);

export const guardDoors = (wire: FastifyInstance, party: (request: FastifyRequest) => PensionInsurer): void =>
  guardMunicipalDoors(wire, party, { id: 'pension-insurer', keyOf, codes: { noMunicipality: 'TSG-Z41', wrongKey: 'TSG-Z42', down: 'TSG-Z43' } });
