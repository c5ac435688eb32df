import type { CollectionParameterValues } from '../../../law/collection-parameters.js';
import { designatedOn, lastDayOfMonths } from '../../../law/collection-terms.js';
import { daysBetween, addDays, nextDay } from '../../../law/day.js';
import { assume, basisText, type Basis, type Day } from '../../../law/define.js';
import { yearsLater } from '../../../law/fiscal-year.js';
import { prescriptionYears } from '../../../law/premium-limits.js';
import { rule } from '../../define.js';

/** What makes a period of 時効 begin anew (更新) or holds it off (完成猶予). 執行停止 is none of them: under it the period runs on. */
export type PrescriptionEvent =
  | { readonly kind: 'demand'; readonly issuedOn: Day; readonly deliveredOn: Day | null }
  | { readonly kind: 'acknowledgement'; readonly on: Day }
  /** 催告, where the ward takes it to hold off the end. */
  | { readonly kind: 'reminder'; readonly on: Day }
  | { readonly kind: 'enforcement'; readonly from: Day; readonly endedOn: Day | null; readonly isWithdrawn: boolean }
  | { readonly kind: 'grace'; readonly from: Day; readonly through: Day };

export interface PrescriptionQuestion {
  /** The day from which the claim could be raised: the 納期限, or the day on which something was overpaid. */
  readonly exercisableOn: Day;
  readonly events: readonly PrescriptionEvent[];
  readonly today: Day;
  readonly restart: CollectionParameterValues['prescriptionRestart'];
}

/** 保険料 only: the five years of 保険税 are out of reach. */
export const { years: yearsOfPrescription, basis: prescriptionBasis } = prescriptionYears.fee;
export const heldOffBasis: Basis = assume('差押・交付要求の間は完成せず、終われば改めて進む。取り消したときは6か月の間だけ完成しない。納付誓約・猶予の申請・一部の納付は債務の承認として更新する。徴収猶予の間は進まない(民法147条・148条・152条、地方税法18条の2にならう)');
const monthsHeldOff = 6;

/** `lapsesOn` = the first day without the claim; null while something holds it off without end. */
export interface Course { readonly countedFrom: Day; readonly lapsesOn: Day | null; readonly steps: readonly string[] }

/** How the period has run. An event after it had ended changes nothing, and none makes it end sooner. */
export function courseOf({ exercisableOn, events, restart }: Omit<PrescriptionQuestion, 'today'>): Course {
  const begun: Running = { countedFrom: nextDay(exercisableOn), pauses: [], heldThrough: null, remindedThrough: null, isOpen: false, steps: [`${exercisableOn} の翌日から${yearsOfPrescription}年`] };
  for (const event of [...events].sort((a, b) => (beginOf(a, restart) < beginOf(b, restart) ? -1 : 1))) {
    const begins = beginOf(event, restart);
    const lapsesOn = lapseOf(begun);
    if (lapsesOn === null || begins >= lapsesOn || (event.kind === 'demand' && restart === 'delivery' && event.deliveredOn === null)) continue;
    happen(begun, event, begins);
  }
  return { countedFrom: begun.countedFrom, lapsesOn: lapseOf(begun), steps: begun.steps };
}

interface Running { countedFrom: Day; readonly pauses: { readonly from: Day; readonly through: Day }[]; heldThrough: Day | null; remindedThrough: Day | null; isOpen: boolean; readonly steps: string[] }

/** Two years from where it counts, longer by the days of a 猶予 among them, and not before what holds it off. */
function lapseOf({ countedFrom, pauses, heldThrough, isOpen }: Running): Day | null {
  if (isOpen) return null;
  const paused = pauses.reduce((days, { from, through }) => days + Math.max(0, daysBetween(from > countedFrom ? from : countedFrom, through) + 1), 0);
  const lapsesOn = addDays(yearsLater(countedFrom, yearsOfPrescription), paused);
  return heldThrough !== null && heldThrough > lapsesOn ? heldThrough : lapsesOn;
}

function happen(begun: Running, event: PrescriptionEvent, begins: Day): void {
  if (event.kind === 'grace') {
    begun.pauses.push(event);
    begun.steps.push(`${event.from}〜${event.through} は猶予で進まない`);
  } else if (event.kind === 'enforcement' && event.endedOn === null) {
    begun.isOpen = true;
    begun.steps.push(`${event.from} からの滞納処分が続いている`);
  } else if (event.kind === 'reminder') {
    // A second letter while the first still holds adds nothing.
    if (begun.remindedThrough !== null && begins < begun.remindedThrough) return;
    begun.remindedThrough = holdOff(begun, event.on);
    begun.steps.push(`${event.on} の催告から${monthsHeldOff}か月は完成しない`);
  } else if (event.kind === 'enforcement' && event.isWithdrawn) {
    holdOff(begun, event.endedOn!);
    begun.steps.push(`${event.endedOn} に取り消した滞納処分から${monthsHeldOff}か月は完成しない`);
  } else {
    const anew = nextDay(event.kind === 'enforcement' ? event.endedOn! : begins);
    if (anew <= begun.countedFrom) return;
    begun.countedFrom = anew;
    begun.steps.push(`${renewals[event.kind]}により ${anew} から改めて${yearsOfPrescription}年`);
  }
}

/** Nothing lapses for six months after that day. The first day on which it may. */
function holdOff(begun: Running, on: Day): Day {
  const through = nextDay(lastDayOfMonths(nextDay(on), monthsHeldOff));
  if (begun.heldThrough === null || through > begun.heldThrough) begun.heldThrough = through;
  return through;
}

/** 時効の判定: may the claim still be raised on that day? */
export const prescription = rule({
  id: 'prescription',
  ja: '時効の判定',
  basis: prescriptionBasis,
  outcomes: { running: '時効は完成していない', heldOff: '完成が猶予されている', complete: '時効が完成し、消滅した' },
  decide: (question: PrescriptionQuestion) => {
    const { lapsesOn, steps } = courseOf(question);
    const told = [...steps, basisText(prescriptionBasis), basisText(heldOffBasis)];
    if (lapsesOn === null) return ['heldOff', '終わるまで完成しない', ...told];
    return question.today >= lapsesOn ? ['complete', `${lapsesOn} に消滅した`, ...told] : ['running', `${lapsesOn} に消滅する`, ...told];
  },
});

const renewals = { demand: '督促', acknowledgement: '債務の承認', enforcement: '滞納処分の終わり' } as const;

function beginOf(event: PrescriptionEvent, restart: PrescriptionQuestion['restart']): Day {
  switch (event.kind) {
    case 'demand': return restart === 'issue' ? event.issuedOn : restart === 'afterTenDays' ? designatedOn(event.issuedOn) : event.deliveredOn ?? event.issuedOn;
    case 'acknowledgement': case 'reminder': return event.on;
    case 'enforcement': case 'grace': return event.from;
  }
}
