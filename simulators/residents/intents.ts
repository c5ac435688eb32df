import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { PayingHabit } from './habit.js';
import type { Slip } from './slips.js';

/** A slip in the house, and since when. In the order in which they came. */
export interface HeldSlip extends Slip { readonly deliveredOn: Day }
/** One time somebody means to pay. `turn` names it for ever: it is done once. */
export interface Intent { readonly turn: string; readonly on: Day; readonly slip: HeldSlip; readonly yen: number; readonly way: 'shop' | 'counter' }

/** The days of payment that follow from a habit and the slips in the house. `answeredOn`: when the clerk answered the wish to pay that 督促 in parts. */
export function intentsOf(habit: PayingHabit, held: readonly HeldSlip[], answeredOn: (demandNumber: string) => Day | null): readonly Intent[] {
  const [billed, demanded] = [held.filter(({ demandNumber }) => demandNumber === null), held.filter(({ demandNumber }) => demandNumber !== null)];
  const atShop = (slip: HeldSlip, on: Day, turn = slip.matter): Intent => ({ turn, on, slip, yen: slip.yen, way: 'shop' });
  const newest = byDueDay(new Map(billed.map((slip) => [slip.matter, slip])));
  switch (habit.how) {
    case 'onTime': return newest.map((slip) => atShop(slip, addDays(slip.dueOn, -habit.daysBefore)));
    case 'late': return newest.map((slip) => atShop(slip, addDays(slip.dueOn, habit.days)));
    case 'stops': return newest.slice(0, habit.after).map((slip) => atShop(slip, slip.dueOn));
    case 'twice': return newest.flatMap((slip) => [atShop(slip, slip.dueOn), atShop(slip, addDays(slip.dueOn, habit.againAfterDays), `${slip.matter} again`)]);
    case 'oldSlip': return byDueDay(new Map(billed.toReversed().map((slip) => [slip.matter, slip]))).map((slip) => atShop(slip, slip.dueOn));
    // Of each pair the other one is taken, so that every slip is used once.
    case 'nextSlip': return newest.map(({ matter, dueOn }, i) => atShop(newest[i % 2 === 0 ? i + 1 : i - 1] ?? newest[i]!, dueOn, matter));
    case 'onDemand': return demanded.map((slip) => atShop(slip, addDays(slip.deliveredOn, habit.days), `demand ${slip.demandNumber!}`));
    case 'inParts': return demanded.flatMap((slip) => inParts(habit, slip, answeredOn(slip.demandNumber!)));
  }
}

const byDueDay = (slips: ReadonlyMap<string, HeldSlip>): readonly HeldSlip[] => [...slips.values()].sort((one, other) => (one.dueOn === other.dueOn ? one.period - other.period : one.dueOn < other.dueOn ? -1 : 1));

/** The last part takes what the division leaves. */
function inParts({ parts, everyDays, keeps }: Extract<PayingHabit, { how: 'inParts' }>, slip: HeldSlip, answeredOn: Day | null): readonly Intent[] {
  const part = Math.floor(slip.yen / parts);
  return answeredOn === null ? [] : Array.from({ length: Math.min(parts, keeps) }, (_, i): Intent => ({
    turn: `demand ${slip.demandNumber!} part ${i + 1}`, on: addDays(answeredOn, everyDays * (i + 1)), slip, yen: i + 1 === parts ? slip.yen - part * (parts - 1) : part, way: 'counter',
  }));
}
