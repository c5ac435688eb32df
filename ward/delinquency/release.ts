import type { Decision } from '../define.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { keysOf, owedBy } from './choose.js';
import { factId, keepFacts } from './facts.js';
import { liveIn } from './live.js';
import { seizureRelease } from './rules/seizure-release.js';
import { debtorOf, type Debtor } from './standing.js';

/** 解除 of what must be released: nothing is owed any more, or all of it is stopped because of 生活困窮. */
export async function releaseDue(store: WardStore, settings: Settings, debtorKey: string, actor: string, known?: Debtor): Promise<readonly Decision[]> {
  const debtor = known ?? await debtorOf(store, settings, debtorKey);
  const due = liveIn(debtor.facts, 'seizure').flatMap((fact) => {
    const own = debtor.standings.filter(({ accountKey, owedYen }) => owedYen > 0 && fact.accountKeys.includes(accountKey));
    const decision = seizureRelease.apply({ seizedOn: fact.on, owedYen: owedBy(own), isStoppedForHardship: own.every(({ stay }) => stay?.ground === 'hardship') });
    return decision.outcome === 'kept' ? [] : [{ fact, decision, left: keysOf(own) }];
  });
  await keepFacts(store, settings.now, due.map(({ fact, decision }) => ({ debtorKey, kind: 'ended', ofNo: fact.no, on: settings.today, content: { end: 'released', because: decision.because }, actor, why: `${factId(fact.no)} ${decision.ja}` })));
  return due.map(({ decision }) => decision);
}
