import type { Day } from '../../law/define.js';
import { refuse, type Desk } from '../desk.js';
import { obstacle } from '../refusals.js';
import { debtorOf, type Debtor, type Standing } from './standing.js';

/** A debtor as he stands on a day, today unless said; null (and a refusal) for somebody nothing was ever levied on. */
export async function debtorNamed(desk: Desk, personKey: string, on: Day = desk.settings.today): Promise<Debtor | null> {
  const debtor = await debtorOf(desk.store, { ...desk.settings, today: on }, personKey);
  if (debtor.standings.length > 0) return debtor;
  refuse(desk, obstacle('debtorUnknown', '宛名番号', personKey, 'この人に調定した期がない'));
  return null;
}

/** The 期 an act is about: those named, or else all that are overdue. Each owes something. */
export function chosenOf(desk: Desk, { standings }: Debtor, accountKeys: readonly string[] | undefined, on: Day = desk.settings.today): readonly Standing[] {
  const owing = standings.filter(({ owedYen }) => owedYen > 0);
  const unknown = (accountKeys ?? []).filter((key) => !owing.some(({ accountKey }) => accountKey === key));
  if (unknown.length > 0) refuse(desk, ...unknown.map((key) => obstacle('duesAccountUnknown', '期別', key, 'この人の、未納のある期ではない')));
  const chosen = accountKeys ? owing.filter(({ accountKey }) => accountKeys.includes(accountKey)) : owing.filter(({ dueOn }) => dueOn < on);
  if (chosen.length === 0 && unknown.length === 0) refuse(desk, obstacle('nothingOwed', '期別', '', '納期限を過ぎた未納がない'));
  return chosen;
}

export const owedBy = (standings: readonly Pick<Standing, 'owedYen'>[]): number => standings.reduce((sum, { owedYen }) => sum + owedYen, 0);
export const keysOf = (standings: readonly Pick<Standing, 'accountKey'>[]): readonly string[] => standings.map(({ accountKey }) => accountKey);

/** Nothing is recorded before it has happened. */
export function refuseFuture(desk: Desk, ja: string, day: Day): void {
  if (day > desk.settings.today) refuse(desk, obstacle('duesDay', ja, day, `業務日 ${desk.settings.today} より後`));
}
