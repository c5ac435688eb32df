import type { AnswerOf } from '../../contracts/ward.js';
import type { Moment } from '../../law/day.js';
import type { WardStore } from '../tables.js';
import type { RefusedIssue } from './keep.js';

const prefix = 'RF-';
export const refusedIdOf = (refusedNo: number): string => `${prefix}${refusedNo}`;
export const refusedNoOf = (refusedId: string): number => (/^RF-[1-9]\d{0,8}$/.test(refusedId) ? Number(refusedId.slice(prefix.length)) : 0);

export async function refusedOf({ db }: WardStore): Promise<AnswerOf<'refused'>> {
  const rows = await db.selectFrom('ward_refused').selectAll().orderBy('refused_no').execute();
  return {
    refused: rows.map(({ refused_no, kind, name, body, sha256, times, refused_at, issues, accepted_at }) => ({
      refusedId: refusedIdOf(refused_no), kind: kind as 'file', name, bytes: body.length, sha256, times, refusedAt: refused_at as Moment, acceptedAt: accepted_at as Moment | null, issues: JSON.parse(issues) as RefusedIssue[],
    })),
  };
}
