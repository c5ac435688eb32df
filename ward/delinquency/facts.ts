import type { z } from 'zod';
import type { assetDecisions, contactChannels, deferralGrounds, deferralKinds, monthlyIncome, seizedObjects, seizureKinds } from '../../contracts/ward-delinquency.js';
import type { AssetKind, ContactOutcome, InquiryTarget, ReplyResult } from '../../contracts/delinquency-contractor/codes.js';
import type { Day } from '../../law/define.js';
import { byKey, chunks } from '../desk.js';
import type { StayGround } from '../collection/rules/stay.js';
import type { WardStore } from '../tables.js';
import type { DuesFactRow } from './tables.js';

type CodeOf<C extends readonly (readonly [string, string])[]> = C[number][0];
export type MonthlyIncome = z.infer<typeof monthlyIncome>;
export interface Installment { readonly dueOn: Day; readonly yen: number }
interface Decided { readonly because: readonly string[] }
export interface Deferral extends Decided { readonly deferralKind: CodeOf<typeof deferralKinds>; readonly ground: CodeOf<typeof deferralGrounds>; readonly appliedOn: Day; readonly through: Day }
export interface Plan extends Decided { readonly rows: readonly Installment[]; readonly deferralNo: number }
export interface StayFact extends Decided { readonly ground: StayGround; readonly endsDebtAtOnce: boolean }
export interface Seizure extends Decided {
  readonly seizureKind: CodeOf<typeof seizureKinds>;
  readonly object: CodeOf<typeof seizedObjects>;
  readonly thirdParty: string;
  readonly amountYen: number;
  /** A wage or a pension: `amountYen` is what is taken each month. */
  readonly isMonthly: boolean;
  readonly firstSeizedOn: Day | null;
}
export interface Found { readonly assetId: string; readonly assetKind: AssetKind; readonly detail: string; readonly yen: number | null; readonly income: MonthlyIncome | null; readonly isOwn: boolean; readonly because: readonly string[] }

/** Why a decision no longer holds. */
export type EndKind = 'completed' | 'broken' | 'cancelled' | 'expired' | 'released' | 'withdrawn' | 'promoted' | 'lapsed';
/** What a fact says, by its kind. `on_day` of an end is the first day without. */
export interface FactContents {
  readonly contact: { readonly channel: CodeOf<typeof contactChannels>; readonly outcome: ContactOutcome; readonly promisedOn: Day | null; readonly promisedYen: number | null; readonly source: 'staff' | 'contractor'; readonly acknowledged: boolean; readonly reportId: string | null };
  readonly deferral: Deferral;
  readonly plan: Plan;
  readonly stay: StayFact;
  readonly seizure: Seizure;
  readonly ended: { readonly end: EndKind } & Decided;
  readonly taken: { readonly yen: number; readonly parts: readonly { readonly accountKey: string; readonly yen: number }[]; readonly remainderYen: number; readonly statementOn: Day; readonly paidOutOn: Day };
  readonly inquiry: { readonly target: InquiryTarget; readonly targetName: string };
  readonly sent: { readonly fileName: string };
  readonly answer: { readonly result: ReplyResult; readonly assets: readonly Found[] };
  readonly judged: { readonly assetId: string; readonly decision: CodeOf<typeof assetDecisions> };
}
export type FactKind = keyof FactContents;
export interface Fact<K extends FactKind = FactKind> { readonly no: number; readonly debtorKey: string; readonly kind: K; readonly ofNo: number; readonly on: Day; readonly content: FactContents[K]; readonly actor: string; readonly why: string; readonly recordedAt: string; readonly accountKeys: readonly string[] }

/** All facts of these debtors, oldest first. */
export async function factsOfDebtors({ db }: WardStore, debtorKeys: readonly string[]): Promise<readonly Fact[]> {
  const rows: DuesFactRow[] = [];
  for (const keys of chunks(debtorKeys)) rows.push(...await db.selectFrom('ward_dues_fact').selectAll().where('debtor_key', 'in', keys).orderBy('fact_no').execute());
  const accounts: { fact_no: number; account_key: string }[] = [];
  for (const keys of chunks(debtorKeys)) {
    accounts.push(...await db.selectFrom('ward_dues_account').innerJoin('ward_dues_fact', 'ward_dues_fact.fact_no', 'ward_dues_account.fact_no').select(['ward_dues_account.fact_no', 'ward_dues_account.account_key']).where('ward_dues_fact.debtor_key', 'in', keys).orderBy('ward_dues_account.account_key').execute());
  }
  const named = byKey(accounts, ({ fact_no }) => String(fact_no));
  return rows.map((row) => factOf(row, (named.get(String(row.fact_no)) ?? []).map(({ account_key }) => account_key)));
}

/** One fact by its number. */
export async function factNumbered({ db }: WardStore, no: number): Promise<Fact | null> {
  const row = await db.selectFrom('ward_dues_fact').selectAll().where('fact_no', '=', no).executeTakeFirst();
  if (!row) return null;
  const accounts = await db.selectFrom('ward_dues_account').select('account_key').where('fact_no', '=', no).orderBy('account_key').execute();
  return factOf(row, accounts.map(({ account_key }) => account_key));
}

export const isOfKind = <K extends FactKind>(fact: Fact, kind: K): fact is Fact<K> => fact.kind === kind;
export const ofKind = <K extends FactKind>(facts: readonly Fact[], kind: K): readonly Fact<K>[] => facts.filter((fact): fact is Fact<K> => isOfKind(fact, kind));

export interface NewFact<K extends FactKind = FactKind> { readonly debtorKey: string; readonly kind: K; readonly ofNo?: number; readonly on: Day; readonly content: FactContents[K]; readonly actor: string; readonly why: string; readonly accountKeys?: readonly string[] }

/** Writes facts down and gives them their numbers. */
export async function keepFacts(store: WardStore, now: string, facts: readonly NewFact[]): Promise<readonly number[]> {
  if (facts.length === 0) return [];
  const counter = await store.db.selectFrom('ward_counter').select('value').where('name', '=', 'duesFact').executeTakeFirst();
  const first = (counter?.value ?? 0) + 1;
  await store.insertMany('ward_dues_fact', facts.map(({ debtorKey, kind, ofNo = 0, on, content, actor, why }, i) => ({ fact_no: first + i, debtor_key: debtorKey, kind, of_no: ofNo, on_day: on, content: JSON.stringify(content), actor, why, recorded_at: now })));
  await store.insertMany('ward_dues_account', facts.flatMap(({ accountKeys = [] }, i) => accountKeys.map((account_key) => ({ fact_no: first + i, account_key }))));
  await store.insertMany('ward_counter', [{ name: 'duesFact', value: first + facts.length - 1 }], 'replace');
  return facts.map((_, i) => first + i);
}
export const keepFact = async <K extends FactKind>(store: WardStore, now: string, fact: NewFact<K>): Promise<number> => (await keepFacts(store, now, [fact]))[0]!;

/** `TD-0000012`: how the port names a fact. */
export const factId = (no: number): string => `TD-${String(no).padStart(7, '0')}`;
export const numberIn = (id: string): number => (/^TD-\d{7,}$/.test(id) ? Number(id.slice(3)) : 0);

const factOf = ({ fact_no, debtor_key, kind, of_no, on_day, content, actor, why, recorded_at }: DuesFactRow, accountKeys: readonly string[]): Fact =>
  ({ no: fact_no, debtorKey: debtor_key, kind: kind as FactKind, ofNo: of_no, on: on_day as Day, content: JSON.parse(content) as FactContents[FactKind], actor, why, recordedAt: recorded_at, accountKeys });
