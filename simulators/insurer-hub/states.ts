import type { IdentityFlag, IdentityState } from '../../contracts/insurer-hub/codes.js';

const open = ['unchecked', 'enquired', 'clear', 'suspect', 'notified', 'investigating', 'correcting', 'clearedWithReason', 'lapsed'] as const satisfies readonly IdentityState[];

/** What may happen to the 本人確認 of a version, from which states, and what it then is (insurer-hub page §4.2). */
export const transitions = {
  ask: { from: ['unchecked', 'enquired'], to: 'enquired' },
  agree: { from: ['enquired'], to: 'clear' },
  doubt: { from: ['enquired'], to: 'suspect' },
  notify: { from: ['suspect'], to: 'notified' },
  open: { from: ['notified'], to: 'investigating' },
  correct: { from: ['unchecked', 'enquired', 'clear', 'suspect', 'notified', 'investigating', 'clearedWithReason', 'lapsed'], to: 'correcting' },
  clear: { from: ['notified', 'investigating'], to: 'clearedWithReason' },
  supersede: { from: open, to: 'superseded' },
  lapse: { from: ['clear', 'suspect', 'notified', 'investigating', 'clearedWithReason'], to: 'lapsed' },
} as const satisfies Readonly<Record<string, { readonly from: readonly IdentityState[]; readonly to: IdentityState }>>;
export type StateEvent = keyof typeof transitions;

/** The state after the event; null when it cannot happen in this state. */
export const stateAfter = (state: IdentityState, event: StateEvent): IdentityState | null =>
  ((transitions[event].from as readonly IdentityState[]).includes(state) ? transitions[event].to : null);

/** 本人確認判定フラグ. A version that ended its life keeps the flag of its verdict. */
export function flagOf({ state, verdict, cleared }: { readonly state: string; readonly verdict: string | null; readonly cleared: string | null }, initialFlag: IdentityFlag): IdentityFlag {
  if (cleared !== null) return '3';
  if (verdict === null || state === 'unchecked' || state === 'enquired') return initialFlag;
  return verdict === 'M0' || verdict === 'M1' ? '1' : '2';
}
