import { takesLateCharge } from '../../law/collection-parameters.js';
import type { Day } from '../../law/define.js';
import { booksYearOf } from '../../law/books.js';
import { byKey, chunks } from '../desk.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { readFacts, type UnitFacts } from './facts.js';
import type { Instance } from './instance.js';
import { balanceOf } from './rules/balance.js';
import { settleAccount, type AccountEvent, type Posting, type Settled } from './rules/settlement.js';
import type { AccountRow, JournalRow, MovementRow } from './tables.js';

const unitsAtOnce = 500;
export interface Touched { readonly accounts: readonly string[]; readonly instances: readonly string[] }

/**
 * 消込 of what has been touched: each 期 and each payment without one is settled anew from all facts, and what differs from the
 * journal is entered. So the journal is only added to, and what it comes to does not depend on the order of arrival.
 */
export async function settleUnits(store: WardStore, settings: Settings, touched: Touched, fileNo = 0): Promise<void> {
  const counter = await store.db.selectFrom('ward_counter').select('value').where('name', '=', 'journal').executeTakeFirst();
  const books = (await store.db.selectFrom('ward_books').select('fiscal_year').orderBy('fiscal_year').execute()).map(({ fiscal_year }) => fiscal_year);
  let entryNo = counter?.value ?? 0;
  for (const keys of chunks([...new Set(touched.accounts)].sort(), unitsAtOnce)) {
    const facts = await readFacts(store, settings, { accounts: keys, instances: [] });
    const settled = facts.accounts.map((account) => [account, settledOf(facts, account, books, settings)] as const);
    entryNo = await enter(store, facts.journal, settled.map(([{ account_key }, { postings }]) => [account_key, postings] as const), { entryNo, fileNo, now: settings.now });
    await store.insertMany('ward_account', settled.flatMap(([account, result]) => changedRow(account, result)), 'replace');
  }
  for (const keys of chunks([...new Set(touched.instances)].sort(), unitsAtOnce)) {
    const facts = await readFacts(store, settings, { accounts: [], instances: keys });
    entryNo = await enter(store, facts.journal, facts.instances.map((instance) => [instance.key, suspended(instance)] as const), { entryNo, fileNo, now: settings.now });
  }
  if (entryNo !== (counter?.value ?? 0)) await store.insertMany('ward_counter', [{ name: 'journal', value: entryNo }], 'replace');
}

/** One 期 settled from its facts. */
export function settledOf(facts: UnitFacts, account: AccountRow, closedYears: readonly number[], { parameters }: Settings, supposed: readonly AccountEvent[] = []): Settled {
  return settleAccount({
    dueOn: account.due_on as Day, levyYear: account.levy_year, closedYears, late: takesLateCharge(parameters, account.fiscal_year) ? parameters : null, order: parameters.partialPaymentOrder,
    grace: facts.grace.get(account.account_key) ?? [], events: [...eventsOf(facts, account.account_key), ...supposed],
  });
}

/** More than any 期 could owe. */
const ampleYen = 10 ** 11;
/** What would clear the 期 if it were paid on that day: 本料 and the 延滞金 that falls due with it. */
export function clearedBy(facts: UnitFacts, account: AccountRow, day: Day, settings: Settings): number {
  const held = (supposed: readonly AccountEvent[]) => settledOf(facts, account, [], settings, supposed).overpayments.reduce((sum, { yen }) => sum + yen, 0);
  return ampleYen - (held([{ kind: 'receipt', fact: '~', on: day, bookedOn: day, yen: ampleYen }]) - held([]));
}

function eventsOf({ levies, instancesOf, movements }: UnitFacts, accountKey: string): readonly AccountEvent[] {
  const events: AccountEvent[] = [];
  for (const { sequence, yen, decided_on } of levies.get(accountKey) ?? []) events.push({ kind: 'levy', fact: `levy|${String(sequence).padStart(4, '0')}`, on: decided_on as Day, bookedOn: decided_on as Day, yen });
  for (const { key, parts, receivedOn } of instancesOf.get(accountKey) ?? []) {
    const yen = parts.reduce((sum, part) => sum + (part.accountKey === accountKey ? part.yen : 0), 0);
    if (yen > 0) events.push({ kind: 'receipt', fact: key, on: receivedOn, bookedOn: receivedOn, yen });
  }
  for (const movement of movements.get(accountKey) ?? []) events.push(movementEvent(movement, accountKey));
  return events;
}

function movementEvent({ movement_no, kind, from_account_key, yen, effective_on, decided_on }: MovementRow, accountKey: string): AccountEvent {
  const isFrom = from_account_key === accountKey;
  const told = { fact: `${kind}|${String(movement_no).padStart(8, '0')}`, bookedOn: decided_on as Day, yen };
  // 充当 is dated back only where it pays: it is money of its 期 until the day of the decision.
  if (kind === 'appropriation') return { ...told, kind: isFrom ? 'appropriatedOut' : 'appropriatedIn', on: (isFrom ? decided_on : effective_on) as Day };
  return { ...told, kind: kind === 'refund' ? 'refund' : 'writeOff', on: effective_on as Day };
}

/** 不明金: confirmed money that goes to no 期. */
export function suspended({ key, parts, receivedOn }: Instance): readonly Posting[] {
  const yen = parts.reduce((sum, { accountKey, yen: part }) => sum + (accountKey === null ? part : 0), 0);
  const booksYear = booksYearOf(0, receivedOn);
  return yen === 0 ? [] : [{ fact: key, why: '充てる期の決まらない入金', lines: [{ ledger: 'cash', booksYear, yen }, { ledger: 'suspense', booksYear, yen: -yen }] }];
}

/** Enters what the postings of each unit differ from its journal. */
async function enter(store: WardStore, journal: ReadonlyMap<string, readonly JournalRow[]>, wanted: readonly (readonly [unitKey: string, postings: readonly Posting[]])[], { entryNo, fileNo, now }: { readonly entryNo: number; readonly fileNo: number; readonly now: string }): Promise<number> {
  const rows: JournalRow[] = [];
  let last = entryNo;
  for (const [unitKey, postings] of wanted) {
    for (const { fact, why, lines } of differences(journal.get(unitKey) ?? [], postings)) {
      last += 1;
      for (const [i, { ledger, booksYear, yen }] of lines.entries()) rows.push({ entry_no: last, line_no: i + 1, unit_key: unitKey, fact, ledger, books_year: booksYear, yen, file_no: fileNo, why, recorded_at: now });
    }
  }
  await store.insertMany('ward_journal', rows);
  return last;
}

/** Per fact, what is to be added to the journal so that it says what the postings say. */
function differences(entered: readonly JournalRow[], postings: readonly Posting[]): readonly Posting[] {
  const byFact = byKey(entered, ({ fact }) => fact);
  const wanted = new Map(postings.map((posting) => [posting.fact, posting]));
  return [...new Set([...wanted.keys(), ...byFact.keys()])].flatMap((fact): readonly Posting[] => {
    const { lines, why } = wanted.get(fact) ?? { lines: [], why: '取り消す' };
    const before = byFact.get(fact) ?? [];
    if (before.length === 0) return lines.length === 0 ? [] : [{ fact, why, lines }];
    const sums = new Map<string, { ledger: Posting['lines'][number]['ledger']; booksYear: number; yen: number }>();
    const add = (ledger: Posting['lines'][number]['ledger'], booksYear: number, yen: number) => {
      const key = `${ledger} ${booksYear}`;
      sums.set(key, { ledger, booksYear, yen: yen + (sums.get(key)?.yen ?? 0) });
    };
    for (const { ledger, booksYear, yen } of lines) add(ledger, booksYear, yen);
    for (const { ledger, books_year, yen } of before) add(ledger as Posting['lines'][number]['ledger'], books_year, -yen);
    const left = [...sums.values()].filter(({ yen }) => yen !== 0);
    return left.length === 0 ? [] : [{ fact, why: `改め: ${why}`, lines: left }];
  });
}

/** The account with what it comes to now; nothing when that is what it said. */
function changedRow(account: AccountRow, { postings, isRateUnknown }: Settled): readonly AccountRow[] {
  const { leviedYen, lateYen, collectedYen, unpaidYen, lateUnpaidYen, overpaidYen, writtenOffYen } = balanceOf(postings);
  const now: AccountRow = {
    ...account, levied_yen: leviedYen, late_yen: lateYen, collected_yen: collectedYen, unpaid_yen: unpaidYen, late_unpaid_yen: lateUnpaidYen, overpaid_yen: overpaidYen, written_off_yen: writtenOffYen, is_rate_unknown: isRateUnknown ? 1 : 0,
  };
  return (Object.keys(now) as (keyof AccountRow)[]).some((column) => now[column] !== account[column]) ? [now] : [];
}
