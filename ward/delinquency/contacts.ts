import type { StaffAct } from '../../contracts/ward.js';
import { isRefused, refuse, type Desk } from '../desk.js';
import { obstacle } from '../refusals.js';
import { chosenOf, debtorNamed, keysOf, refuseFuture } from './choose.js';
import { keepFact } from './facts.js';

/** 折衝・催告の記録. A 催告書 is about what is overdue; anything else about whatever the debtor owes. */
export async function recordContact(desk: Desk, act: Extract<StaffAct, { act: 'recordContact' }>): Promise<null> {
  refuseFuture(desk, '折衝日', act.contactedOn);
  const { outcome, promisedOn = null, promisedYen = null, channel } = act;
  const isPromise = outcome === 'promise';
  if (isPromise !== (promisedOn !== null) || isPromise !== (promisedYen !== null)) refuse(desk, obstacle('promiseDisagrees', '納付の約束', `${promisedOn ?? ''} ${promisedYen ?? ''}`, '約束の日と額は、納付の約束のときにだけ、どちらも書く'));
  const debtor = await debtorNamed(desk, act.personKey);
  if (!debtor || isRefused(desk)) return null;
  const accountKeys = channel === 'reminder' ? keysOf(chosenOf(desk, debtor, undefined)) : keysOf(debtor.standings.filter(({ owedYen }) => owedYen > 0));
  if (isRefused(desk)) return null;
  await keepFact(desk.store, desk.settings.now, {
    debtorKey: act.personKey, kind: 'contact', on: act.contactedOn, content: { channel, outcome, promisedOn, promisedYen, source: 'staff', acknowledged: act.acknowledged, reportId: null }, actor: act.by, why: act.why, accountKeys,
  });
  return null;
}
