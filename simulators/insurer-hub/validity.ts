import type { ParameterValues } from './parameters.js';
import type { Means } from './visibility.js';

/** One record as the question finds it. */
export interface Candidate {
  readonly historyKey: string;
  readonly person: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly isActive: boolean;
  readonly isShown: boolean;
}
/** 資格有効性 OQSCD-006 with its reason, and the record that is meant. */
export interface Validity { readonly validity: '1' | '2' | '3' | '4' | '5'; readonly because: string; readonly historyKey: string | null }

/** The first rule that fits answers. `candidates` have begun on the day asked for; `isNewerElsewhere`: the person is insured under another card today. */
export function validityOf(candidates: readonly Candidate[], isNewerElsewhere: boolean, means: Means, { validityWhileStopped, severalActive }: Pick<ParameterValues, 'validityWhileStopped' | 'severalActive'>): Validity {
  if (candidates.length === 0) return { validity: '4', because: '資格履歴に該当がない', historyKey: null };
  const shown = candidates.filter(({ isShown }) => isShown);
  if (shown.length === 0) return { validity: validityWhileStopped, because: '資格情報が止まっている', historyKey: null };
  const active = shown.filter(({ isActive }) => isActive).sort((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0));
  if (active.length > 1 && isUnordered(active, means, severalActive)) return { validity: '5', because: `有効な資格が${active.length}件あり、順序が付かない`, historyKey: null };
  if (active.length > 0) return { validity: '1', because: active.length > 1 ? '有効な資格のうち、開始日の最も新しいもの' : '有効な資格がある', historyKey: active[0]!.historyKey };
  const latest = shown.reduce((a, b) => (b.validTo! > a.validTo! ? b : a));
  return isNewerElsewhere ? { validity: '3', because: '資格は終わり、新しい資格がある', historyKey: latest.historyKey } : { validity: '2', because: '資格は終わっている', historyKey: latest.historyKey };
}

/** Under one card, two people cannot be told apart by a date. */
const isUnordered = (active: readonly Candidate[], means: Means, severalActive: ParameterValues['severalActive']): boolean =>
  severalActive === 'always' || active[0]!.validFrom === active[1]!.validFrom || (means === 'card' && new Set(active.map(({ person }) => person)).size > 1);
