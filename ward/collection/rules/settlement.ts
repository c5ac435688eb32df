import { booksYearOf } from '../../../law/books.js';
import { nextDay } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { giveBack, levy, pay, writeOffRest, type Account, type Entry, type Piece } from './account.js';
import { carriedOver } from './carry-over.js';
import type { GraceSpan, LateChargeQuestion } from './late-charge.js';

/**
 * 勘定 of the ledger; a debit is positive, a credit negative, and the lines of one fact add up to nothing. `appropriated` is where
 * money stands between two 期 of one 充当.
 */
export const ledgers = [
  ['cash', '収納金'], ['levied', '調定'], ['unpaid', '未納'], ['lateLevied', '延滞金の調定'], ['lateUnpaid', '延滞金の未納'], ['overpaid', '過誤納'], ['appropriated', '充当'], ['writtenOff', '不納欠損'], ['suspense', '不明金'],
] as const;
export type Ledger = (typeof ledgers)[number][0];

/** One thing that happened to a 期. `fact` names it for ever; `on` is the day it takes effect, `bookedOn` the day whose books it goes into. */
export interface AccountEvent {
  readonly kind: keyof typeof ranks;
  readonly fact: string;
  readonly on: Day;
  readonly bookedOn: Day;
  /** A levy is the whole amount as decided, not the difference. A 不納欠損 takes whatever is left, and has none. */
  readonly yen: number;
}
const ranks = { levy: 0, writeOff: 1, receipt: 2, appropriatedIn: 3, appropriatedOut: 4, refund: 5 } as const;

export interface AccountFacts {
  readonly dueOn: Day;
  readonly levyYear: number;
  /** In any order. */
  readonly events: readonly AccountEvent[];
  /** Years whose books have been closed. */
  readonly closedYears: readonly number[];
  /** null: the ward takes no 延滞金 for that year. */
  readonly late: LateChargeQuestion['rules'] | null;
  /** 猶予 and 執行停止, as far as 延滞金 is concerned. */
  readonly grace?: readonly GraceSpan[];
  readonly order: 'principalFirst' | 'lateChargeFirst';
}

export interface PostingLine { readonly ledger: Ledger; readonly booksYear: number; readonly yen: number }
export interface Posting { readonly fact: string; readonly why: string; readonly lines: readonly PostingLine[] }
export interface Settled {
  readonly postings: readonly Posting[];
  /** Money of a receipt that no debt is left for, oldest first. */
  readonly overpayments: readonly Piece[];
  /** 延滞金 could not be reckoned: a rate is not published. */
  readonly isRateUnknown: boolean;
  readonly isWrittenOff: boolean;
}

/**
 * 消込 of one 期: what became of every yen, from all that is known of the 期 and not from the order in which it became known.
 * Two 期 are never looked at together.
 */
export function settleAccount({ dueOn, levyYear, events, closedYears, late, grace = [], order }: AccountFacts): Settled {
  const account: Account = { dueOn, late, grace, order, since: dueOn, today: dueOn, entries: [], spans: [], paid: [], over: [], leviedYen: 0, unpaidYen: 0, lateYen: 0, lateUnpaidYen: 0, writtenOffYen: 0, isWrittenOff: false, isRateUnknown: false };
  for (const event of [...events].sort(inOrder)) {
    begin(account, event, booksYearOf(levyYear, event.bookedOn));
    take(account, event);
  }
  return { postings: [...account.entries.map(postingOf), ...carriedOver(account.entries, levyYear, closedYears)], overpayments: account.over, isRateUnknown: account.isRateUnknown, isWrittenOff: account.isWrittenOff };
}

const inOrder = (a: AccountEvent, b: AccountEvent): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : ranks[a.kind] - ranks[b.kind] || (a.fact < b.fact ? -1 : 1));

/** The days since the last event are days on which what was unpaid stayed unpaid. */
function begin(account: Account, { fact, on }: AccountEvent, booksYear: number): void {
  if (on > account.since && account.unpaidYen > 0) account.spans.push({ from: nextDay(account.since), through: on, yen: account.unpaidYen });
  if (on > account.since) account.since = on;
  account.today = on;
  account.entries.push({ fact, booksYear, lines: new Map(), why: [] });
}

function take(account: Account, { kind, yen }: AccountEvent): void {
  switch (kind) {
    case 'levy': return levy(account, yen);
    case 'writeOff': return writeOffRest(account);
    case 'receipt': return pay(account, yen, 'cash');
    case 'appropriatedIn': return pay(account, yen, 'appropriated');
    case 'appropriatedOut': return giveBack(account, yen, 'appropriated');
    case 'refund': return giveBack(account, yen, 'cash');
  }
}

const postingOf = ({ fact, booksYear, lines, why }: Entry): Posting => ({ fact, why: why.join('、'), lines: [...lines].filter(([, amount]) => amount !== 0).map(([ledger, amount]) => ({ ledger, booksYear, yen: amount })) });
