import type { WithholdingOutcome } from '../../contracts/pension-insurer/stand-ins.js';
import { bankDaysLater } from '../../law/business-days.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { Month } from '../../law/fiscal-year.js';
import { withholdingDay } from '../../law/special-collection.js';
import type { RowOf } from '../../store/define.js';
import type { PensionInsurer, pensionInsurerTables } from './tables.js';

type Pension = RowOf<(typeof pensionInsurerTables)['pension_insurer_pension']>;
type Request = RowOf<(typeof pensionInsurerTables)['pension_insurer_request']>;
const paymentsAYear = 6;

/** 04:00: on the day on which pensions are paid, what was asked for is taken out of each; once a household and month. */
export async function withholdDue(party: PensionInsurer): Promise<void> {
  if (party.faults.has('serviceDown')) return;
  const open = await party.store.db.selectFrom('pension_insurer_request as request').leftJoin('pension_insurer_withholding as done', (join) => join.onRef('done.code', '=', 'request.code').onRef('done.household_key', '=', 'request.household_key').onRef('done.month', '=', 'request.month'))
    .where('done.code', 'is', null).where('request.requested_yen', '>', 0).where('request.month', '<=', party.today().slice(0, 7)).selectAll('request').orderBy('request.code').orderBy('request.household_key').orderBy('request.month').execute();
  const due = open.filter(({ month }) => withholdingDay(month as Month) <= party.today());
  if (due.length === 0) return;
  const pensions = new Map((await party.store.db.selectFrom('pension_insurer_pension').selectAll().execute()).map((row) => [`${row.name_kana} ${row.born_on}`, row]));
  await party.store.insertMany('pension_insurer_withholding', due.map((request) => taken(party, request, pensions.get(`${request.name_kana} ${request.born_on}`))));
  party.note(`年金から${due.length}件の特別徴収をした`);
}

function taken({ parameters }: PensionInsurer, { code, household_key, month, requested_yen }: Request, pension: Pension | undefined) {
  const withheldOn = withholdingDay(month as Month);
  const outcome = outcomeOf(pension, withheldOn, requested_yen);
  const isTaken = outcome === 'withheld';
  return { code, household_key, month, requested_yen, withheld_yen: isTaken ? requested_yen : 0, outcome, withheld_on: withheldOn, settle_on: isTaken ? settleOn(withheldOn, parameters.settleDays) : null, told_on: addDays(withheldOn, parameters.resultDays), state: 'waiting', file: null };
}

/** All of it or nothing: whoever is paid no more, or too little, is left alone. */
function outcomeOf(pension: Pension | undefined, on: Day, requestedYen: number): WithholdingOutcome {
  if (!pension) return 'noPension';
  if (pension.ended_on !== null && pension.ended_on <= on) return pension.end_reason as WithholdingOutcome;
  return requestedYen <= Math.floor(pension.annual_yen / paymentsAYear) - Math.floor(pension.care_yen / paymentsAYear) ? 'withheld' : 'pensionTooSmall';
}

const settleOn = (withheldOn: Day, days: number): Day => {
  const day = bankDaysLater(withheldOn, days);
  return day === 'unknownCalendar' ? addDays(withheldOn, days) : day;
};
