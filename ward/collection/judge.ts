import { byKey, chunks } from '../desk.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { accountKeyOf } from './levies.js';
import { askedFor, barcodeFault } from './receipt.js';
import { receiptTarget, type ReceiptTargetQuestion } from './rules/receipt-target.js';
import type { PaymentRequestRow, ReceiptRow } from './tables.js';

/** A row as it was told, before anybody has said where its money goes. */
export type Untargeted = Omit<ReceiptRow, 'account_key' | 'outcome' | 'is_assigned'>;
/** What the ward itself has handed out and levied, as far as some rows name it. */
export interface Asked {
  readonly requests: ReadonlyMap<string, readonly PaymentRequestRow[]>;
  /** 通知書番号 → the 期 it has. */
  readonly accounts: ReadonlyMap<string, readonly { readonly account_key: string; readonly fiscal_year: number }[]>;
  /** Amounts that were ever asked for, per account. */
  readonly amounts: ReadonlyMap<string, ReadonlySet<number>>;
}

export async function askedBy({ db }: WardStore, rows: readonly Pick<ReceiptRow, 'request_key' | 'notice_number'>[]): Promise<Asked> {
  const requestKeys = [...new Set(rows.flatMap(({ request_key }) => request_key ?? []))];
  const noticeNumbers = [...new Set(rows.flatMap(({ notice_number }) => notice_number ?? []))];
  const requests: PaymentRequestRow[] = [];
  for (const keys of chunks(requestKeys)) requests.push(...await db.selectFrom('ward_payment_request').selectAll().where('request_key', 'in', keys).orderBy('request_key').orderBy('part_no').execute());
  const accounts: { account_key: string; notice_number: string; fiscal_year: number }[] = [];
  for (const numbers of chunks(noticeNumbers)) accounts.push(...await db.selectFrom('ward_account').select(['account_key', 'notice_number', 'fiscal_year']).where('notice_number', 'in', numbers).orderBy('account_key').execute());
  const amounts = new Map<string, Set<number>>();
  for (const keys of chunks(accounts.map(({ account_key }) => account_key))) {
    const asked = [...await db.selectFrom('ward_payment_request').select(['account_key', 'yen']).where('account_key', 'in', keys).execute(), ...await db.selectFrom('ward_levy').select(['account_key', 'yen']).where('account_key', 'in', keys).execute()];
    for (const { account_key, yen } of asked) amounts.set(account_key, (amounts.get(account_key) ?? new Set()).add(yen));
  }
  return { requests: byKey(requests, ({ request_key }) => request_key), accounts: byKey(accounts, ({ notice_number }) => notice_number), amounts };
}

/** Where the money of a row goes, or why it may go nowhere. */
export function targeted(row: Untargeted, asked: Asked, settings: Settings): ReceiptRow {
  if (row.kind === 'failed') return { ...row, account_key: null, outcome: 'failed', is_assigned: 0 };
  const parts = row.request_key === null ? [] : asked.requests.get(row.request_key) ?? [];
  const { outcome } = receiptTarget.apply(questionOf(row, parts, asked, settings));
  return { ...row, account_key: !isPosted(outcome) ? null : row.request_key === null ? readAccount(row) : parts[0]!.account_key, outcome, is_assigned: 0 };
}

export const isPosted = (outcome: string): boolean => outcome === 'posts' || outcome === 'postsLate';

function questionOf(row: Untargeted, parts: readonly PaymentRequestRow[], asked: Asked, { municipalityCode, parameters }: Settings): ReceiptTargetQuestion {
  const told = { amountYen: row.yen, receivedOn: row.received_on as ReceiptTargetQuestion['receivedOn'] };
  if (row.request_key !== null) return { ...told, fault: row.channel === 'agent' ? barcodeFault(row.request_key, municipalityCode) : null, asked: parts.length > 0 ? askedFor(parts) : null };
  const [, fiscalYear, , , , confidence] = row.content.split(' ');
  const own = asked.accounts.get(row.notice_number!) ?? [];
  const account = readAccount(row);
  const found = own.some(({ account_key }) => account_key === account) ? 'account' : own.length === 0 ? 'nothing' : own.some(({ fiscal_year }) => fiscal_year === Number(fiscalYear)) ? 'otherPeriod' : 'otherYear';
  return { ...told, fault: null, read: { isSure: Number(confidence) >= Number(parameters.ocrConfidenceLeast), found, isAmountAsked: asked.amounts.get(account)?.has(row.yen) ?? false } };
}

/** The account a 済通 names. */
function readAccount({ content }: Pick<Untargeted, 'content'>): string {
  const [noticeNumber, fiscalYear, period] = content.split(' ');
  return accountKeyOf(noticeNumber!, Number(fiscalYear), Number(period));
}

/** Judges rows once more after the ward has levied, asked or voided: what stood as 不明金 may go somewhere now. What a clerk decided stays. */
export async function judgeAgain(store: WardStore, settings: Settings, about: { readonly requestKeys?: readonly string[]; readonly noticeNumbers?: readonly string[] }): Promise<{ readonly accounts: readonly string[]; readonly instances: readonly string[] }> {
  const { db } = store;
  const rows: ReceiptRow[] = [];
  for (const keys of chunks(about.requestKeys ?? [])) rows.push(...await db.selectFrom('ward_receipt_row').selectAll().where('request_key', 'in', keys).where('is_assigned', '=', 0).execute());
  for (const keys of chunks(about.noticeNumbers ?? [])) rows.push(...await db.selectFrom('ward_receipt_row').selectAll().where('notice_number', 'in', keys).where('is_assigned', '=', 0).where('account_key', 'is', null).execute());
  const asked = await askedBy(store, rows);
  const touched = { accounts: new Set<string>(), instances: new Set<string>() };
  for (const row of rows) {
    const now = targeted(row, asked, settings);
    if (now.account_key === row.account_key && now.outcome === row.outcome) continue;
    await db.updateTable('ward_receipt_row').set({ account_key: now.account_key, outcome: now.outcome }).where('row_key', '=', row.row_key).execute();
    for (const account of accountsOf([row, now], asked)) touched.accounts.add(account);
    touched.instances.add(row.instance_key);
  }
  return { accounts: [...touched.accounts], instances: [...touched.instances] };
}

/** Every 期 that rows go to; of a request for several 期, all of them. */
export const accountsOf = (rows: readonly ReceiptRow[], { requests }: Pick<Asked, 'requests'>): readonly string[] =>
  rows.flatMap(({ account_key, request_key }) => [...(account_key === null ? [] : [account_key]), ...(request_key === null ? [] : (requests.get(request_key) ?? []).map((part) => part.account_key))]);
