import type { Application } from '../../contracts/e-application/application.js';
import { isOfBenefit } from '../../contracts/e-application/benefit.js';
import { dayPart } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { arrivalDay } from '../../law/online-application.js';
import type { Desk } from '../desk.js';

/**
 * 届出日 of an application, as the ward counts it. 申請日 of a 給付 is the day on which the application first arrived, whatever the ward
 * chose for 届出 (`benefitArrivalBasis`, `benefitCorrectionBasis`): the two years end for everybody at the same moment, whether the office was open or a paper was missing.
 */
export function arrivalOf({ settings: { parameters } }: Pick<Desk, 'settings'>, { arrivedAt, sentAt, form }: Pick<Application, 'arrivedAt' | 'sentAt' | 'form'>): Day {
  if (isOfBenefit(form.content)) return dayPart(arrivedAt);
  return arrivalDay(parameters.correctedApplicationDay === 'firstArrival' ? arrivedAt : sentAt, parameters.onlineNotificationDay);
}
