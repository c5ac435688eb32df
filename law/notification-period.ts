import { addDays } from './day.js';
import { cite, derive, type Basis, type Day } from './define.js';

/** 届出は事実発生日から14日以内. */
export const notificationDays = 14;
export const notificationPeriodBasis: Basis = cite('国民健康保険法9条・国民健康保険法施行規則2条', '14日以内');
/** The day of the fact does not count (民法140条). Days off at the end of the period are not modelled: lateness never refuses a 届出. */
export const notificationCountBasis: Basis = derive('民法140条(初日不算入)。期限が休日に当たる場合の地方自治法4条の2第4項は扱わない');

/** 届出期限: the last day in time. */
export const notificationDueOn = (occurredOn: Day): Day => addDays(occurredOn, notificationDays);
