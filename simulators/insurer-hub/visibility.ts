import type { MemberChange } from '../../contracts/insurer-hub/member-change.js';
import type { ParameterValues } from './parameters.js';
import type { CheckRow } from './tables.js';

export type Shown = 'shown' | 'stopped';
export interface Visibility { readonly qualification: Shown; readonly medical: Shown; readonly address: Shown; readonly because: readonly string[] }
export type Means = 'number' | 'card';

/**
 * What may be seen of a record: the narrowest of 本人確認, DV flags and the end of the qualification. DV flags stand above a
 * clear check and outlive corrections. A function of what is stored now, so a stop and its verdict are seen together.
 */
export function visibilityOf(check: Pick<CheckRow, 'state' | 'stopped'>, row: Pick<MemberChange, 'isNotDisclosed' | 'selfInfoBlocked'>, hasEnded: boolean, means: Means, parameters: Pick<ParameterValues, 'visibleWhilePending'>): Visibility {
  const isPending = !parameters.visibleWhilePending && (check.state === 'unchecked' || check.state === 'enquired');
  const isBlockedCard = row.selfInfoBlocked && means === 'number';
  const because = [
    ...(check.stopped === 'both' ? ['本人確認で疑いがあり、資格情報と医療情報を止めている'] : check.stopped === 'medical' ? ['本人確認で疑いがあり、医療情報を止めている'] : []),
    ...(isPending ? ['本人確認が済んでいない'] : []),
    ...(row.selfInfoBlocked ? ['自己情報提供不可'] : []),
    ...(row.isNotDisclosed ? ['不開示該当'] : []),
    ...(hasEnded ? ['資格が終わっている'] : []),
  ];
  const qualification = check.stopped === 'both' || isPending || isBlockedCard ? 'stopped' : 'shown';
  const medical = qualification === 'stopped' || check.stopped === 'medical' || row.selfInfoBlocked || hasEnded ? 'stopped' : 'shown';
  return { qualification, medical, address: qualification === 'stopped' || row.isNotDisclosed ? 'stopped' : 'shown', because };
}
