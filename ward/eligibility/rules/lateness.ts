import type { Lateness } from '../../../contracts/codes.js';
import { daysBetween } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { notificationDays, notificationDueOn, notificationPeriodBasis } from '../../../law/notification-period.js';
import { rule } from '../../define.js';
import { obstacle, type Obstacle } from '../../refusals.js';

export interface LatenessQuestion {
  readonly occurredOn: Day;
  readonly receivedOn: Day;
  readonly today: Day;
  /** 転出 is announced before the day; everything else is a fact first. */
  readonly mayBeAnnounced: boolean;
}

export function notificationDayObstacles({ occurredOn, receivedOn, today, mayBeAnnounced }: LatenessQuestion): readonly Obstacle[] {
  const found: Obstacle[] = [];
  if (receivedOn > today) found.push(obstacle('receivedInFuture', '届出日', receivedOn, `今日 ${today} より後`));
  if (occurredOn > receivedOn && !mayBeAnnounced) found.push(obstacle('occurredInFuture', '事実発生日', occurredOn, `届出日 ${receivedOn} より後`));
  return found;
}

/** 届出の期限: in time, late or announced. Lateness never changes a date: 資格 and 保険料 follow the fact (広報みなと 2019-02-11). */
export const lateness = rule({
  id: 'lateness',
  ja: '届出の期限の判定',
  basis: notificationPeriodBasis,
  outcomes: { inTime: '期限内', late: '期限を過ぎた(日付は事実発生日にさかのぼる)', announced: '事前の届出', refused: '日付が誤り' } satisfies Readonly<Record<Lateness | 'refused', string>>,
  decide: (question: LatenessQuestion) => {
    const { occurredOn, receivedOn } = question;
    const [first, ...others] = notificationDayObstacles(question).map(({ ja, raw, why }) => `${ja} ${raw}: ${why}`);
    if (first) return ['refused', first, ...others];
    const days = daysBetween(occurredOn, receivedOn);
    if (days < 0) return ['announced', `転出予定日 ${occurredOn} の${-days}日前の届出`];
    if (days <= notificationDays) return ['inTime', `事実発生日 ${occurredOn} から${days}日`, `期限は ${notificationDueOn(occurredOn)}`];
    return ['late', `事実発生日 ${occurredOn} から${days}日`, `期限は ${notificationDueOn(occurredOn)}`];
  },
});
