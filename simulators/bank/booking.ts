import type { Day } from '../../law/define.js';
import { clearing } from './contracts.js';
import type { AccountRow, BankStore, MovementRow } from './tables.js';

/** What a statement tells of a movement beside its sum. */
export interface Told {
  readonly remitterCode: string | null;
  readonly remitterName: string;
  readonly originBankName: string;
  readonly originBranchName: string;
  readonly description: string;
  readonly ediInformation: string;
  /** The movement that this one takes back. */
  readonly cancels?: number;
}
/** 取引区分 of a statement: 10 現金 · 11 振込 · 14 振替 · 19 訂正 */
export type MovementKind = '10' | '11' | '14' | '19';
export interface Move {
  /** null = the world outside. */
  readonly from: string | null;
  readonly to: string | null;
  readonly yen: number;
  readonly kind: MovementKind;
  readonly told: Partial<Told>;
}

export const untold: Told = { remitterCode: null, remitterName: '', originBankName: '', originBranchName: '', description: '', ediInformation: '' };
const accountsAtOnce = 500;

/** A sum that is none, or an account nobody has looked up: our own mistake. */
export class CannotBook extends Error {
  override readonly name = 'CannotBook';
}

/** Accounts in hand and what is moved between them, written down together by `flush`. Every sum leaves one side and reaches another. */
export function bookingOn(store: BankStore, postedOn: Day) {
  const accounts = new Map<string, AccountRow>();
  const touched = new Set<string>();
  let moved: MovementRow[] = [];

  const step = (account: string, yen: number, { kind, told, from, to }: Move): number => {
    const row = accounts.get(account);
    if (!row) throw new CannotBook(`口座 ${account} を読まずに動かそうとした`);
    row.balance += yen;
    touched.add(account);
    if (row.state === 'internal') return 0;
    row.movements += 1;
    moved.push({ account, n: row.movements, posted_on: postedOn, yen, balance: row.balance, kind, told: JSON.stringify({ ...untold, ...told }), outside: from === null || to === null ? 1 : 0, stated_on: null });
    return row.movements;
  };
  return {
    /** Looks up accounts that are not yet in hand, 別段預金 among them. */
    async load(ids: readonly string[]): Promise<void> {
      const wanted = [...new Set([...ids, clearing])].filter((id) => !accounts.has(id));
      for (let at = 0; at < wanted.length; at += accountsAtOnce) {
        const rows = await store.db.selectFrom('bank_account').where('account', 'in', wanted.slice(at, at + accountsAtOnce)).selectAll().execute();
        for (const row of rows) accounts.set(row.account, row);
      }
      if (!accounts.has(clearing)) accounts.set(clearing, { account: clearing, bank: '', branch: '', kind: '', number: '', holder: '', state: 'internal', balance: 0, movements: 0 });
    },
    balanceOf: (account: string): number => accounts.get(account)!.balance,
    /** Returns the number of the movement on the account that was paid, or paid out when the money left for outside. */
    move(move: Move): number {
      if (!Number.isSafeInteger(move.yen) || move.yen <= 0) throw new CannotBook(`${move.yen}円は動かせない`);
      const out = move.from === null ? 0 : step(move.from, -move.yen, move);
      return move.to === null ? out : step(move.to, move.yen, move);
    },
    async flush(): Promise<void> {
      await store.insertMany('bank_movement', moved);
      await store.insertMany('bank_account', [...touched].map((id) => ({ ...accounts.get(id)! })), 'replace');
      touched.clear();
      moved = [];
    },
  };
}
export type Booking = ReturnType<typeof bookingOn>;
