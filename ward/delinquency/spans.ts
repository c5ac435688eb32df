import { previousDay } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { GraceSpan } from '../collection/rules/late-charge.js';
import { byKey, chunks } from '../desk.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import type { Deferral, Fact, FactKind, StayFact } from './facts.js';

/** What is needed of a decision and of its end to tell on which days it held. */
type Held = Pick<Fact, 'no' | 'on' | 'kind' | 'content'>;
type Ended = Pick<Fact, 'ofNo' | 'on'>;

/** The days on which a decision holds, both included; null when it was over before it began. */
export function heldDays(fact: Pick<Held, 'no' | 'on'>, ends: readonly Ended[], through: Day): { readonly from: Day; readonly through: Day } | null {
  const end = ends.find(({ ofNo }) => ofNo === fact.no);
  const last = end !== undefined && previousDay(end.on) < through ? previousDay(end.on) : through;
  return last < fact.on ? null : { from: fact.on, through: last };
}

/** A 執行停止 has no last day of its own; this is later than any. */
export const endless: Day = '2999-12-31';

/** When 延滞金 is lowered or not charged because of it; null when it is not. */
function spanOf(fact: Held, ends: readonly Ended[], { lateChargeInGrace, lateChargeInStay }: Settings['parameters']): GraceSpan | null {
  if (fact.kind === 'stay' && lateChargeInStay === 'charged') return null;
  const deferral = fact.kind === 'deferral' ? fact.content as Deferral : null;
  const days = heldDays(fact, ends, deferral?.through ?? endless);
  return days === null ? null : { ...days, isWaived: deferral === null || (lateChargeInGrace === 'byGround' && isWaivable(deferral)) };
}
const isWaivable = ({ ground }: Pick<Deferral, 'ground'>): boolean => ground === 'disaster' || ground === 'illness';

/** Which of some 期 are in a 猶予 on the business day, so that no 督促 goes out for them. */
export async function accountsInGrace(store: WardStore, accountKeys: readonly string[], { today, parameters }: Pick<Settings, 'today' | 'parameters'>): Promise<ReadonlySet<string>> {
  const spans = await graceSpansOf(store, accountKeys, { ...parameters, lateChargeInStay: 'charged' });
  return new Set([...spans].filter(([, own]) => own.some(({ from, through }) => from <= today && today <= through)).map(([key]) => key));
}

/** 猶予 and 執行停止 of some 期, for their settlement. */
export async function graceSpansOf({ db }: WardStore, accountKeys: readonly string[], parameters: Settings['parameters']): Promise<ReadonlyMap<string, readonly GraceSpan[]>> {
  const found: (readonly [accountKey: string, span: GraceSpan])[] = [];
  for (const keys of chunks(accountKeys)) {
    const rows = await db.selectFrom('ward_dues_account').innerJoin('ward_dues_fact', 'ward_dues_fact.fact_no', 'ward_dues_account.fact_no').select(['ward_dues_account.account_key', 'ward_dues_fact.fact_no', 'ward_dues_fact.kind', 'ward_dues_fact.on_day', 'ward_dues_fact.content'])
      .where('ward_dues_account.account_key', 'in', keys).where('ward_dues_fact.kind', 'in', ['deferral', 'stay']).orderBy('ward_dues_fact.fact_no').execute();
    if (rows.length === 0) continue;
    const ends = await db.selectFrom('ward_dues_fact').select(['of_no', 'on_day']).where('of_no', 'in', [...new Set(rows.map(({ fact_no }) => fact_no))]).where('kind', '=', 'ended').execute();
    const ended = ends.map(({ of_no, on_day }) => ({ ofNo: of_no, on: on_day as Day }));
    for (const { account_key, fact_no, kind, on_day, content } of rows) {
      const span = spanOf({ no: fact_no, on: on_day as Day, kind: kind as FactKind, content: JSON.parse(content) as Deferral | StayFact }, ended, parameters);
      if (span !== null) found.push([account_key, span]);
    }
  }
  return new Map([...byKey(found, ([key]) => key)].map(([key, own]) => [key, own.map(([, span]) => span)]));
}
