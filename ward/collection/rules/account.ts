import type { Day } from '../../../law/define.js';
import { yen } from '../../because.js';
import { lateChargeYen, ratesAreKnown, type GraceSpan, type LateChargeQuestion, type UnpaidSpan } from './late-charge.js';
import type { OverpaymentKind } from './refund-interest.js';
import type { Ledger } from './settlement.js';

/** Money of one receipt. As part of an overpayment, of that kind. */
export interface Piece { readonly fact: string; readonly kind: OverpaymentKind; readonly paidOn: Day; readonly yen: number }
/** What one event does to the ledger. */
export interface Entry { readonly fact: string; readonly booksYear: number; readonly lines: Map<Ledger, number>; readonly why: string[] }

/** One 期 while its events are gone through. `paid` + 未納 + 不納欠損 of the 本料 = 調定, always. */
export interface Account {
  readonly dueOn: Day;
  readonly late: LateChargeQuestion['rules'] | null;
  readonly grace: readonly GraceSpan[];
  readonly order: 'principalFirst' | 'lateChargeFirst';
  since: Day;
  today: Day;
  readonly entries: Entry[];
  readonly spans: UnpaidSpan[];
  readonly paid: Piece[];
  readonly over: Piece[];
  leviedYen: number;
  unpaidYen: number;
  lateYen: number;
  lateUnpaidYen: number;
  writtenOffYen: number;
  isWrittenOff: boolean;
  isRateUnknown: boolean;
}

/** 調定 and 更正. More is owed: what was paid too much goes first. Less: it has never been owed, and 延滞金 follows. */
export function levy(account: Account, amountYen: number): void {
  const change = amountYen - account.leviedYen;
  account.leviedYen = amountYen;
  post(account, 'levied', -change);
  say(account, `調定 ${yen(amountYen)}`);
  if (change < 0) return lower(account, -change);
  const absorbed = takeFrom(account.over, change, 'last');
  account.paid.push(...absorbed);
  post(account, 'overpaid', total(absorbed));
  return owe(account, change - total(absorbed));
}

/** What was paid for less is 過納, the last payment first; what was written off needs no more to be. */
function lower(account: Account, cut: number): void {
  const open = Math.min(cut, account.unpaidYen);
  owe(account, -open);
  const lost = Math.min(cut - open, account.writtenOffYen);
  account.writtenOffYen -= lost;
  post(account, 'writtenOff', -lost);
  for (const { fact, paidOn, yen: amount } of takeFrom(account.paid, cut - open - lost, 'last')) keepOver(account, 'overlevied', amount, { fact, paidOn });
  for (const [i, span] of account.spans.entries()) account.spans[i] = { ...span, yen: Math.max(0, span.yen - cut) };
  if (account.lateYen > 0) reckon(account);
}

/** 収納, or 充当 from another 期. What neither 本料 nor 延滞金 is left for is 誤納. */
export function pay(account: Account, amountYen: number, by: 'cash' | 'appropriated'): void {
  post(account, by, amountYen);
  const isLate = account.today > account.dueOn && account.unpaidYen > 0;
  const lateFirst = account.order === 'lateChargeFirst';
  if (isLate && lateFirst) reckon(account);
  const left = lateFirst ? payLate(account, amountYen) : amountYen;
  const taken = Math.min(left, account.unpaidYen);
  if (taken > 0) {
    owe(account, -taken);
    account.paid.push({ fact: account.entries.at(-1)!.fact, kind: 'overlevied', paidOn: account.today, yen: taken });
    say(account, `未納 ${yen(taken)} に充てる`);
  }
  if (isLate && account.unpaidYen === 0) reckon(account);
  const rest = payLate(account, left - taken);
  if (rest === 0) return;
  keepOver(account, 'mispaid', rest, { fact: account.entries.at(-1)!.fact, paidOn: account.today });
  say(account, `誤納 ${yen(rest)}`);
}

/** 還付, or 充当 to another 期. What turned out to be owed after all makes the 期 open again. */
export function giveBack(account: Account, amountYen: number, by: 'cash' | 'appropriated'): void {
  post(account, by, -amountYen);
  const taken = total(takeFrom(account.over, amountYen, 'first'));
  post(account, 'overpaid', taken);
  takeFrom(account.paid, amountYen - taken, 'last');
  owe(account, amountYen - taken);
  say(account, `過誤納 ${yen(amountYen)} を${by === 'cash' ? '還付する' : '充当する'}`);
}

/** 不納欠損 of 本料 and 延滞金 together. */
export function writeOffRest(account: Account): void {
  const { unpaidYen, lateUnpaidYen } = account;
  account.writtenOffYen += unpaidYen;
  account.lateUnpaidYen = 0;
  account.isWrittenOff = true;
  owe(account, -unpaidYen);
  post(account, 'lateUnpaid', -lateUnpaidYen);
  post(account, 'writtenOff', unpaidYen + lateUnpaidYen);
  say(account, `不納欠損 ${yen(unpaidYen + lateUnpaidYen)}`);
}

/** 延滞金 up to today. Where a rate is not published nothing is changed, and that is told. */
function reckon(account: Account): void {
  const { late, spans, dueOn, grace } = account;
  if (!late || spans.length === 0) return;
  const question = { dueOn, spans, grace, rules: late };
  account.isRateUnknown = !ratesAreKnown(question);
  if (account.isRateUnknown) return;
  const change = lateChargeYen(question) - account.lateYen;
  if (change === 0) return;
  account.lateYen += change;
  post(account, 'lateLevied', -change);
  const open = Math.max(-account.lateUnpaidYen, change);
  account.lateUnpaidYen += open;
  post(account, 'lateUnpaid', open);
  say(account, `延滞金 ${yen(account.lateYen)}`);
  release(account, open - change);
}

/** Money that was paid for 延滞金 no longer owed: it pays what is unpaid, and is 過納 beyond that. */
function release(account: Account, amountYen: number): void {
  const { fact } = account.entries.at(-1)!;
  const taken = Math.min(amountYen, account.unpaidYen);
  owe(account, -taken);
  if (taken > 0) account.paid.push({ fact, kind: 'overlevied', paidOn: account.today, yen: taken });
  if (amountYen > taken) keepOver(account, 'overlevied', amountYen - taken, { fact, paidOn: account.today });
}

/** What is left of the money after 延滞金. */
function payLate(account: Account, amountYen: number): number {
  const taken = Math.min(amountYen, account.lateUnpaidYen);
  if (taken === 0) return amountYen;
  account.lateUnpaidYen -= taken;
  post(account, 'lateUnpaid', -taken);
  say(account, `延滞金 ${yen(taken)} に充てる`);
  return amountYen - taken;
}

function owe(account: Account, amountYen: number): void {
  account.unpaidYen += amountYen;
  post(account, 'unpaid', amountYen);
}

function keepOver(account: Account, kind: OverpaymentKind, amountYen: number, { fact, paidOn }: Pick<Piece, 'fact' | 'paidOn'>): void {
  post(account, 'overpaid', -amountYen);
  account.over.push({ fact, kind, paidOn, yen: amountYen });
}

function post({ entries }: Account, ledger: Ledger, amountYen: number): void {
  if (amountYen === 0) return;
  const { lines } = entries.at(-1)!;
  lines.set(ledger, (lines.get(ledger) ?? 0) + amountYen);
}

const say = ({ entries }: Account, text: string): void => void entries.at(-1)!.why.push(text);
const total = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + piece.yen, 0);

/** Takes so much out of a list, from its first or its last piece on, as far as there is any. */
function takeFrom(list: Piece[], amountYen: number, end: 'first' | 'last'): readonly Piece[] {
  const taken: Piece[] = [];
  for (let left = amountYen; left > 0 && list.length > 0;) {
    const at = end === 'first' ? 0 : list.length - 1;
    const piece = list[at]!;
    const part = Math.min(left, piece.yen);
    taken.push({ ...piece, yen: part });
    if (part === piece.yen) list.splice(at, 1);
    else list[at] = { ...piece, yen: piece.yen - part };
    left -= part;
  }
  return taken;
}
