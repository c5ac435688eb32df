import { clearing } from './contracts.js';
import type { AccountRow, BankStore } from './tables.js';

/** Which account a file speaks of. */
export interface Named { readonly bank: string; readonly branch: string; readonly kind: string; readonly number: string }

/** Branches as they are now. A branch that was merged is known by its old number, too. */
export interface Branches {
  readonly isKnown: (bank: string, branch: string) => boolean;
  /** The branch that does its business today. */
  readonly today: (bank: string, branch: string) => { readonly branch: string; readonly branchName: string; readonly isMerged: boolean };
}

export async function branchesOf({ db }: BankStore): Promise<Branches> {
  const names = new Map((await db.selectFrom('bank_branch').selectAll().execute()).map(({ bank, branch, branch_name }) => [`${bank}-${branch}`, branch_name]));
  const mergers = new Map((await db.selectFrom('bank_merger').selectAll().execute()).map(({ bank, from_branch, to_branch }) => [`${bank}-${from_branch}`, to_branch]));
  const today = (bank: string, branch: string) => {
    let now = branch;
    for (let next = mergers.get(`${bank}-${now}`); next !== undefined; next = mergers.get(`${bank}-${now}`)) now = next;
    return { branch: now, branchName: names.get(`${bank}-${now}`) ?? '', isMerged: now !== branch };
  };
  return { today, isKnown: (bank, branch) => names.has(`${bank}-${today(bank, branch).branch}`) };
}

const numbersAtOnce = 500;

/** Finds accounts by what files call them, wherever their branch is now. */
export async function accountsNamed({ db }: BankStore, branches: Branches, named: readonly Named[]): Promise<(one: Named) => AccountRow | undefined> {
  const numbers = [...new Set(named.map(({ number }) => number))];
  const found = new Map<string, AccountRow>();
  const key = (bank: string, branch: string, kind: string, number: string) => `${bank}-${branch}-${kind}-${number}`;
  for (let at = 0; at < numbers.length; at += numbersAtOnce) {
    const rows = await db.selectFrom('bank_account').where('number', 'in', numbers.slice(at, at + numbersAtOnce)).where('account', '!=', clearing).selectAll().execute();
    for (const row of rows) found.set(key(row.bank, row.branch, row.kind, row.number), row);
  }
  return ({ bank, branch, kind, number }) => found.get(key(bank, branches.today(bank, branch).branch, kind, number));
}
