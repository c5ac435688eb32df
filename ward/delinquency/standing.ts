import { specialNumbers } from '../../contracts/mailing/installments.js';
import type { Day } from '../../law/define.js';
import { readFacts, type UnitFacts } from '../collection/facts.js';
import { courseOf, type Course, type PrescriptionEvent, type PrescriptionQuestion } from '../collection/rules/prescription.js';
import type { Stay } from '../collection/rules/stay.js';
import { clearedBy } from '../collection/settle.js';
import type { AccountRow } from '../collection/tables.js';
import { byKey, chunks } from '../desk.js';
import { unreachedAmong } from '../letters/reached.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { factsOfDebtors, isOfKind, ofKind, type Fact } from './facts.js';
import { heldDays } from './spans.js';
import type { DemandRow } from './tables.js';

/** One 期 of a debtor today: what is owed, and what stands for and against collecting it. */
export interface Standing {
  readonly account: AccountRow;
  readonly accountKey: string;
  readonly dueOn: Day;
  /** What would clear it today, 延滞金 included. */
  readonly owedYen: number;
  readonly demand: DemandRow | null;
  readonly isInGrace: boolean;
  /** In force, or ended by the debt's end; null when there is none or it was cancelled. */
  readonly stay: Stay | null;
  readonly prescription: Omit<PrescriptionQuestion, 'today'>;
  readonly course: Course;
}
export interface Debtor { readonly debtorKey: string; readonly facts: readonly Fact[]; readonly standings: readonly Standing[]; readonly units: UnitFacts }

/** Some debtors with every 期 of theirs, oldest 納期限 first. */
export async function debtorsOf(store: WardStore, settings: Settings, debtorKeys: readonly string[]): Promise<readonly Debtor[]> {
  const { db } = store;
  const rows: { account_key: string; debtor_key: string }[] = [];
  for (const keys of chunks(debtorKeys)) rows.push(...await db.selectFrom('ward_account').select(['account_key', 'debtor_key']).where('debtor_key', 'in', keys).where('period', '<', specialNumbers[0]).execute());
  const accountKeys = rows.map(({ account_key }) => account_key);
  const units = await readFacts(store, settings, { accounts: accountKeys, instances: [] });
  const demands = new Map<string, DemandRow>();
  for (const keys of chunks(accountKeys)) for (const row of await db.selectFrom('ward_dues_demand').selectAll().where('account_key', 'in', keys).execute()) demands.set(row.account_key, row);
  const accounts = byKey(units.accounts, ({ debtor_key }) => debtor_key);
  const facts = byKey(await factsOfDebtors(store, debtorKeys), ({ debtorKey }) => debtorKey);
  // A 催告書 that reached nobody holds nothing off.
  const reminders = settings.parameters.reminderHoldsOff === 'none' ? [] : [...facts.values()].flat().flatMap((fact) => (isOfKind(fact, 'contact') && fact.content.channel === 'reminder' ? [fact.no] : []));
  const unreached = await unreachedAmong(store, reminders);
  return debtorKeys.map((debtorKey) => {
    const own = facts.get(debtorKey) ?? [];
    const standings = (accounts.get(debtorKey) ?? []).map((account) => standingOf(account, { units, demand: demands.get(account.account_key) ?? null, facts: own, settings, unreached }));
    return { debtorKey, facts: own, units, standings: standings.sort((a, b) => (a.dueOn < b.dueOn || (a.dueOn === b.dueOn && a.accountKey < b.accountKey) ? -1 : 1)) };
  });
}
export const debtorOf = async (store: WardStore, settings: Settings, debtorKey: string): Promise<Debtor> => (await debtorsOf(store, settings, [debtorKey]))[0]!;

interface Known { readonly unreached: ReadonlySet<number>; readonly units: UnitFacts; readonly demand: DemandRow | null; readonly facts: readonly Fact[]; readonly settings: Settings }

function standingOf(account: AccountRow, { unreached, units, demand, facts, settings }: Known): Standing {
  const { account_key: accountKey } = account;
  const own = facts.filter(({ accountKeys }) => accountKeys.includes(accountKey));
  const ends = ofKind(facts, 'ended');
  const dueOn = account.due_on as Day;
  const prescription = { exercisableOn: dueOn, events: eventsOf({ unreached, accountKey, own, ends, demand, units, settings }), restart: settings.parameters.prescriptionRestart };
  const owes = account.unpaid_yen + account.late_unpaid_yen > 0;
  return {
    account, accountKey, dueOn, demand, prescription, course: courseOf(prescription), owedYen: owes ? clearedBy(units, account, settings.today, settings) : 0, stay: stayIn(own, ends),
    isInGrace: ofKind(own, 'deferral').some((fact) => holdsOn(heldDays(fact, ends, fact.content.through), settings.today)),
  };
}

const holdsOn = (days: ReturnType<typeof heldDays>, day: Day): boolean => days !== null && days.from <= day && day <= days.through;

/** The 停止 that ends the debt or may do so: the first that has not been cancelled. */
function stayIn(own: readonly Fact[], ends: readonly Fact<'ended'>[]): Stay | null {
  const stay = ofKind(own, 'stay').find(({ no }) => !ends.some(({ ofNo, content }) => ofNo === no && content.end === 'cancelled'));
  return stay ? { ground: stay.content.ground, decidedOn: stay.on, cancelledOn: null, endsDebtAtOnce: stay.content.endsDebtAtOnce } : null;
}

interface Evidence { readonly unreached: ReadonlySet<number>; readonly accountKey: string; readonly own: readonly Fact[]; readonly ends: readonly Fact<'ended'>[]; readonly demand: DemandRow | null; readonly units: UnitFacts; readonly settings: Settings }

/** All that moves the 時効 of a 期. */
function eventsOf({ unreached, accountKey, own, ends, demand, units, settings: { parameters } }: Evidence): readonly PrescriptionEvent[] {
  const events: PrescriptionEvent[] = [];
  if (demand !== null) events.push({ kind: 'demand', issuedOn: demand.issued_on as Day, deliveredOn: demand.returned_on === null ? demand.delivered_on as Day | null : null });
  for (const fact of ofKind(own, 'plan')) events.push({ kind: 'acknowledgement', on: fact.on });
  for (const { content: { appliedOn } } of ofKind(own, 'deferral')) events.push({ kind: 'acknowledgement', on: appliedOn });
  for (const { content, on, no } of ofKind(own, 'contact')) {
    if (content.acknowledged) events.push({ kind: 'acknowledgement', on });
    if (content.channel === 'reminder' && parameters.reminderHoldsOff === 'sixMonths' && !unreached.has(no)) events.push({ kind: 'reminder', on });
  }
  for (const fact of ofKind(own, 'deferral')) {
    const days = heldDays(fact, ends, fact.content.through);
    if (days !== null) events.push({ kind: 'grace', ...days });
  }
  for (const fact of ofKind(own, 'seizure')) {
    const end = ends.find(({ ofNo }) => ofNo === fact.no);
    events.push({ kind: 'enforcement', from: fact.on, endedOn: end?.on ?? null, isWithdrawn: end?.content.end === 'withdrawn' || end?.content.end === 'lapsed' });
  }
  return [...events, ...(parameters.pledgeRenews === 'pledgeAndPayment' ? paymentsOf(units, accountKey) : [])];
}

/** What the debtor paid of it; what was taken from him acknowledges nothing. */
const paymentsOf = ({ instancesOf }: UnitFacts, accountKey: string): readonly PrescriptionEvent[] =>
  (instancesOf.get(accountKey) ?? []).filter(({ rows, parts }) => rows[0]!.channel !== 'enforcement' && parts.length > 0).map(({ receivedOn }) => ({ kind: 'acknowledgement', on: receivedOn }));
