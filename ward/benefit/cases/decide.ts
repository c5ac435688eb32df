import type { StaffAct } from '../../../contracts/ward.js';
import { benefitKinds } from '../../../contracts/ward-benefit.js';
import { wordOf } from '../../../contracts/codes.js';
import { yen, type Because } from '../../because.js';
import { isRefused, refuse, type Desk } from '../../desk.js';
import { obstacle } from '../../refusals.js';
import type { Settings } from '../../settings.js';
import type { WardStore } from '../../tables.js';
import { standingLines } from '../letters/standing.js';
import { writeLetter } from '../letters/write.js';
import { takeNumbers } from '../numbers.js';
import type { BenefitCaseRow } from '../tables.js';
import { caseId, keepFacts, numberIn } from './facts.js';
import { refuseUncertain, type Payee } from './payee.js';
import { openStates } from './settle.js';
import { takeBack, takeBackTrouble } from './take-back.js';

type DecideBenefit = Extract<StaffAct, { act: 'decideBenefit' }>;

/** What an application has told of a case that waits for a decision. */
export interface Applied { readonly applicantKey?: string; readonly account?: Payee; readonly receivedOn?: string; readonly notificationId?: string }
export const appliedIn = ({ content }: Pick<BenefitCaseRow, 'content'>): Applied => JSON.parse(content) as Applied;

/** 支給・不支給の決定, and holding a case back. A decision is never changed. */
export async function decideBenefit(desk: Desk, { caseId: id, decision, by, why }: DecideBenefit): Promise<null> {
  const no = numberIn(id, 'B');
  const row = no === null ? undefined : await desk.store.db.selectFrom('ward_benefit_case').selectAll().where('case_no', '=', no).executeTakeFirst();
  if (!row) {
    refuse(desk, obstacle('benefitCaseUnknown', '給付事案の識別', id, '記録のない事案'));
    return null;
  }
  const trouble = decision === 'takeBack' ? await takeBackTrouble(desk.store, row) : troubleOf(row, decision);
  if (trouble !== null) {
    refuse(desk, obstacle('benefitUndecidable', '給付事案の識別', id, trouble));
    return null;
  }
  const { applicantKey, account } = appliedIn(row);
  if (decision === 'pay') await refuseUncertain(desk, applicantKey!, account!);
  if (isRefused(desk)) return null;
  const { store, settings } = desk;
  const fact = (kind: 'held' | 'released' | 'refused') => keepFacts(store, settings.now, [{ unit: id, kind, day: settings.today, content: {}, actor: by, why }]);
  if (decision === 'hold' || decision === 'release') {
    await store.db.updateTable('ward_benefit_case').set({ is_held: decision === 'hold' ? 1 : 0 }).where('case_no', '=', row.case_no).execute();
    await fact(decision === 'hold' ? 'held' : 'released');
  } else if (decision === 'refuse') {
    await store.db.updateTable('ward_benefit_case').set({ state: 'refused' }).where('case_no', '=', row.case_no).execute();
    await fact('refused');
    await writeLetter(store, settings, { kind: 'decision', unit: id, payerKey: row.payer_key, householdKey: row.household_key, content: letterContent(row, 'refused', why, []) });
  } else if (decision === 'takeBack') {
    await takeBack(store, settings, row, { by, why });
    await writeLetter(store, settings, { kind: 'decision', unit: id, payerKey: row.payer_key, householdKey: row.household_key, content: letterContent(row, 'refusalTakenBack', why, []) });
  } else await decideToPay(store, settings, row, account!, { actor: by, why });
  desk.decisions.push({ rule: 'benefitDecision', outcome: decision, ja: `${wordOf(benefitKinds, row.kind)} ${yen(row.amount_yen)}: ${outcomeJa[decision]}`, because: [...linesOf(row), why] });
  return null;
}

const outcomeJa: Readonly<Record<DecideBenefit['decision'], string>> = { pay: '支給決定', refuse: '不支給決定', hold: '支給を止めた', release: '止めたのを解いた', takeBack: '不支給決定を取り消した' };
/** The way to the amount, line by line. */
export const linesOf = ({ because }: Pick<BenefitCaseRow, 'because'>): readonly string[] => (JSON.parse(because) as readonly Because[]).map(({ ja }) => ja);

function troubleOf(row: BenefitCaseRow, decision: Exclude<DecideBenefit['decision'], 'takeBack'>): string | null {
  if (decision === 'release') return row.is_held === 1 ? null : '止めていない';
  if (!openStates.includes(row.state)) return '決定を待っていない';
  if (decision === 'hold') return row.is_held === 1 ? '止めてある' : null;
  if (decision === 'refuse') return null;
  if (row.is_held === 1) return '人が見るまで止めてある';
  if (row.state !== 'applied') return '申請を受けていない';
  return appliedIn(row).account ? null : '振込先の口座を聞いていない';
}

/** 支給決定: the amount, its way and where it goes are fixed; the 支給決定通知書 is written and the transfer waits for its file. */
export async function decideToPay(store: WardStore, settings: Settings, row: BenefitCaseRow, account: Payee, { actor, why }: { readonly actor: string; readonly why: string }): Promise<void> {
  const id = caseId(row.case_no);
  const line: Because = { rule: 'decided', ja: `支給決定 ${settings.today} ${yen(row.amount_yen)}(${why})`, figures: { amountYen: row.amount_yen } };
  const because = JSON.stringify([...JSON.parse(row.because) as readonly Because[], line]);
  await store.db.updateTable('ward_benefit_case').set({ state: 'decided', because }).where('case_no', '=', row.case_no).execute();
  await payTo(store, settings, row, account);
  await keepFacts(store, settings.now, [{ unit: id, kind: 'decided', day: settings.today, content: { amountYen: row.amount_yen }, actor, why }]);
  await writeLetter(store, settings, { kind: 'decision', unit: id, payerKey: row.payer_key, householdKey: row.household_key, content: letterContent(row, 'paid', why, [...linesOf(row), ...await standingLines(store, row, { caseNo: row.case_no }), line.ja]) });
}

/** Another attempt to pay a decided case. */
export async function payTo(store: WardStore, { now }: Pick<Settings, 'now'>, row: Pick<BenefitCaseRow, 'case_no' | 'amount_yen'>, account: Payee): Promise<void> {
  await store.insertMany('ward_benefit_payment', [{ payment_no: await takeNumbers(store, 'benefitPayment', 1), case_no: row.case_no, yen: row.amount_yen, account: JSON.stringify(account), file_name: null, pays_on: null, returned_on: null, recorded_at: now }]);
}

/** The way to a sum that nobody is paid is not told: it would read like one that was granted. */
const letterContent = (row: BenefitCaseRow, outcome: 'paid' | 'refused' | 'refusalTakenBack', why: string, lines: readonly string[]) => ({ benefitKind: row.kind, careMonth: row.care_month, amountYen: outcome === 'paid' ? row.amount_yen : 0, outcome, why, lines });
