import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { Notification } from '../../contracts/notification.js';
import type { Residents } from './tables.js';

/** One form and the day somebody brings it; `mistake` says in Japanese what the resident does wrong, empty when nothing. */
export interface PlannedNotification {
  readonly notification: Notification;
  readonly handInOn: Day;
  readonly withdrawOn: Day | null;
  readonly mistake: string;
}

const secondTime = '-again';
/** The form that was planned, whichever of its copies somebody brings. */
export const plannedId = (notificationId: string): string => (notificationId.endsWith(secondTime) ? notificationId.slice(0, -secondTime.length) : notificationId);

/** What the resident really brings when the harness says what they should bring. Decided once, when it is planned. */
export function planOf({ faults, parameters }: Pick<Residents, 'faults'> & { readonly parameters: Omit<Residents['parameters'], 'slowDays' | 'slipCharacters'> }, notification: Notification, handInOn: Day): readonly PlannedNotification[] {
  const mistakes: string[] = [];
  const broughtOn = faults.has('late') ? addDays(handInOn, parameters.lateDays) : handInOn;
  if (faults.has('late')) mistakes.push(`届出が${parameters.lateDays}日遅れた`);
  const occurredOn = faults.has('wrongDay') ? addDays(notification.occurredOn, parameters.wrongDayOffset) : notification.occurredOn;
  if (faults.has('wrongDay')) mistakes.push(`事実発生日 ${notification.occurredOn} を ${occurredOn} と書いた`);
  const withdrawOn = faults.has('withdrawn') ? addDays(broughtOn, parameters.withdrawAfterDays) : null;
  if (withdrawOn) mistakes.push(`${withdrawOn} に取り下げる`);
  const first = { notification: { ...notification, occurredOn, receivedOn: broughtOn }, handInOn: broughtOn, withdrawOn, mistake: mistakes.join('・') };
  if (!faults.has('twice')) return [first];
  const againOn = addDays(broughtOn, parameters.againAfterDays);
  const again = { ...first.notification, notificationId: `${notification.notificationId}${secondTime}`, receivedOn: againOn };
  return [first, { notification: again, handInOn: againOn, withdrawOn, mistake: [...mistakes, '同じ届出をもう一度出した'].join('・') }];
}
