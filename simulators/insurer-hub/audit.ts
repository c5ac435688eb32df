import type { FastifyRequest } from 'fastify';
import { nextNumber, type Hub, type HubStore } from './tables.js';

/** Who is calling, as it says itself in the header of our parties. */
export function callerOf(request: FastifyRequest): string {
  const header = request.headers['x-totsugo-party'];
  return typeof header === 'string' && /^[\w.~!*'()%-]{1,200}$/.test(header) ? decoded(header).slice(0, 40) : '国保システム';
}
function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    // 読めない名乗りも、名乗りのとおりに書き残す
    return header;
  }
}

/** One line of the access log: who, on which 委託区画, what, about whom, and whether it was allowed. */
export interface Access { readonly who: string; readonly code: string; readonly what: string; readonly subject?: string; readonly outcome: 'allowed' | 'refused' | 'provided' }

export async function writeAudit(store: HubStore, at: string, accesses: readonly Access[]): Promise<void> {
  if (accesses.length === 0) return;
  const first = await nextNumber(store, 'audit', accesses.length);
  await store.insertMany('insurer_hub_audit', accesses.map(({ who, code, what, subject = '', outcome }, index) => ({ n: first + index, at, who, code, what, subject, outcome })));
}

export const auditOf = async (party: Hub) => party.store.db.selectFrom('insurer_hub_audit').selectAll().orderBy('n').execute();
