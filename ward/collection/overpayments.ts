import { assume, type Basis, type Day } from '../../law/define.js';
import { installmentKind } from '../../contracts/mailing/installments.js';
import type { Decision } from '../define.js';
import { readSettings, type Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { readFacts } from './facts.js';
import type { Piece } from './rules/account.js';
import { appropriate, appropriation, type AppropriationQuestion } from './rules/appropriation.js';
import { refundInterest, refundInterestYen } from './rules/refund-interest.js';
import { stayEndsDebtOn, writeOff, type WriteOffQuestion } from './rules/stay.js';
import { settledOf, settleUnits } from './settle.js';
import type { MovementRow } from './tables.js';

const debtorsAtOnce = 200;

/** Writes down 充当, 還付 or 欠損 and settles the 期 concerned. Returns the number of the last. */
async function move(store: WardStore, settings: Settings, rows: readonly Omit<MovementRow, 'movement_no' | 'recorded_at' | 'decided_on'>[]): Promise<number> {
  const counter = await store.db.selectFrom('ward_counter').select('value').where('name', '=', 'movement').executeTakeFirst();
  const last = counter?.value ?? 0;
  await store.insertMany('ward_movement', rows.map((row, i) => ({ ...row, movement_no: last + i + 1, decided_on: settings.today, recorded_at: settings.now })));
  await store.insertMany('ward_counter', [{ name: 'movement', value: last + rows.length }], 'replace');
  await settleUnits(store, settings, { accounts: rows.flatMap(({ from_account_key, to_account_key }) => [from_account_key, to_account_key].flatMap((key) => key ?? [])), instances: [] });
  return last + rows.length;
}

/** What one 納付義務者 has paid too much, and what is open. */
async function questionOf(store: WardStore, settings: Settings, debtorKey: string): Promise<AppropriationQuestion> {
  const books = (await store.db.selectFrom('ward_books').select('fiscal_year').execute()).map(({ fiscal_year }) => fiscal_year);
  const own = await store.db.selectFrom('ward_account').selectAll().where('debtor_key', '=', debtorKey).orderBy('account_key').execute();
  const over = own.filter(({ overpaid_yen }) => overpaid_yen > 0).map(({ account_key }) => account_key);
  const facts = over.length === 0 ? null : await readFacts(store, settings, { accounts: over, instances: [] });
  const pieces = facts === null ? [] : facts.accounts.flatMap((account) => settledOf(facts, account, books, settings).overpayments.map((piece): Piece & { accountKey: string } => ({ ...piece, accountKey: account.account_key })));
  return { decidedOn: settings.today, over: pieces, open: own.filter(({ period }) => installmentKind(period) !== 'special').map(({ account_key, due_on, unpaid_yen, late_unpaid_yen }) => ({ accountKey: account_key, dueOn: due_on as Day, unpaidYen: unpaid_yen + late_unpaid_yen })) };
}

/**
 * 充当: the 過誤納 of every 納付義務者 goes to what the same has due and unpaid. 延滞金 that a 充当 makes due takes from what is left, so it is
 * asked until nothing moves. What remains is for 還付.
 */
export async function appropriateAll(store: WardStore): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  for (let after = ''; ;) {
    const last = await store.transact(async (inside) => {
      const settings = await readSettings(inside);
      const found = await inside.db.selectFrom('ward_account').select('debtor_key').distinct().where('overpaid_yen', '>', 0).where('debtor_key', '>', after).orderBy('debtor_key').limit(debtorsAtOnce).execute();
      for (const { debtor_key } of found) decisions.push(...await appropriateOne(inside, settings, debtor_key));
      return found.at(-1)?.debtor_key ?? null;
    });
    if (last === null) return decisions;
    after = last;
  }
}

async function appropriateOne(store: WardStore, settings: Settings, debtorKey: string): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  for (;;) {
    const question = await questionOf(store, settings, debtorKey);
    const { appropriations } = appropriate(question);
    if (appropriations.length === 0) return decisions;
    const decision = appropriation.apply(question);
    decisions.push(decision);
    await move(store, settings, appropriations.map(({ fromKey, toKey, yen, effectiveOn }) => ({ kind: 'appropriation', from_account_key: fromKey, to_account_key: toKey, yen, effective_on: effectiveOn, why: decision.ja })));
  }
}

/** 充当 of what one 納付義務者 has paid too much; no decision when nothing of it is due and unpaid. */
export const appropriateFor = (store: WardStore, debtorKey: string): Promise<readonly Decision[]> => store.transact(async (inside) => appropriateOne(inside, await readSettings(inside), debtorKey));

export type RefundAnswer =
  | { readonly outcome: 'refunded'; readonly yen: number; readonly interestYen: number; readonly movementNo: number; readonly decisions: readonly Decision[] }
  | { readonly outcome: 'dueUnpaid' | 'nothingOver' | 'unknownAccount' | 'rateUnknown' };

export const refundInterestPiecesBasis: Basis = assume('還付加算金は、過誤納になった納付の一つずつについて計算する。一つの期を分けて納めたときの数え方を述べる公開資料はない');

/** 還付 of all a 期 has been paid too much, with 還付加算金 where the ward adds it. Not while the same 納付義務者 has anything due and unpaid: 充当 comes first. */
export const refund = (store: WardStore, { accountKey, why }: { readonly accountKey: string; readonly why: string }): Promise<RefundAnswer> => store.transact(async (inside) => {
  const settings = await readSettings(inside);
  const account = await inside.db.selectFrom('ward_account').selectAll().where('account_key', '=', accountKey).executeTakeFirst();
  if (!account) return { outcome: 'unknownAccount' };
  if (account.overpaid_yen === 0) return { outcome: 'nothingOver' };
  const question = await questionOf(inside, settings, account.debtor_key);
  if (appropriate(question).appropriations.length > 0) return { outcome: 'dueUnpaid' };
  const pieces = question.over.filter((piece) => piece.accountKey === accountKey).map(({ kind, paidOn, yen }) => ({ kind, paidOn, amountYen: yen, decidedOn: settings.today, policy: settings.parameters.refundInterest }));
  const decisions = pieces.map((piece) => refundInterest.apply(piece));
  if (decisions.some(({ outcome }) => outcome === 'unknownRate')) return { outcome: 'rateUnknown' };
  const movementNo = await move(inside, settings, [{ kind: 'refund', from_account_key: accountKey, to_account_key: null, yen: account.overpaid_yen, effective_on: settings.today, why }]);
  return { outcome: 'refunded', yen: account.overpaid_yen, interestYen: pieces.reduce((sum, piece) => sum + refundInterestYen(piece), 0), movementNo, decisions };
});

/** 不納欠損 of one 期, when its claim has ended; it takes effect on the day the claim did. */
export const writeOffAccount = (store: WardStore, { accountKey, ...ended }: Pick<WriteOffQuestion, 'lapsesOn' | 'stay'> & { readonly accountKey: string }): Promise<Decision> => store.transact(async (inside) => {
  const settings = await readSettings(inside);
  const account = await inside.db.selectFrom('ward_account').selectAll().where('account_key', '=', accountKey).executeTakeFirstOrThrow();
  const decision = writeOff.apply({ today: settings.today, unpaidYen: account.unpaid_yen + account.late_unpaid_yen, ...ended });
  const endedOn = endOf(decision.outcome, ended);
  if (endedOn !== null) await move(inside, settings, [{ kind: 'writeOff', from_account_key: accountKey, to_account_key: null, yen: 0, effective_on: endedOn, why: decision.ja }]);
  return decision;
});

/** The day on which the claim ended; null when it has not. */
function endOf(outcome: string, { lapsesOn, stay }: Pick<WriteOffQuestion, 'lapsesOn' | 'stay'>): Day | null {
  switch (outcome) {
    case 'prescription': return lapsesOn;
    case 'stayThreeYears': return stayEndsDebtOn(stay!);
    case 'immediate': return stay!.decidedOn;
    default: return null;
  }
}
