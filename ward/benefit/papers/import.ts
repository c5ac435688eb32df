import { contradictionsInEntry, paperEntry, type PaperEntry } from '../../../contracts/benefit-contractor/records.js';
import type { BenefitForm } from '../../../contracts/ward-benefit.js';
import type { Day } from '../../../law/define.js';
import { closeDesk, openDesk } from '../../desk.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../../intake.js';
import { refusals } from '../../refusals.js';
import type { PaperRow } from '../../tables.js';
import { applyHighCost } from '../cases/apply.js';
import { kanaOf } from '../cases/payee.js';
import { readPaper } from '../rules/read-paper.js';
import { keepPaper, paperOf } from './papers.js';

type EntryLine = Line<PaperEntry>;
interface Leak { readonly line: number; readonly paperId: string; readonly why: string }

/**
 * 入力データ of 給付業務委託業者: each sheet becomes an application as at the counter, or waits with the reason. A row about a sheet nobody gave, or
 * about somebody else's, spoils the whole file.
 */
export async function importEntries(intake: Intake, lines: readonly EntryLine[], fileName: string): Promise<Applied> {
  const papers = new Map<string, PaperRow>();
  const leaks: Leak[] = [];
  for (const { line, value } of lines) {
    const paper = papers.get(value.paperId) ?? await paperOf(intake.store, value.paperId);
    const why = paper ? await mismatchIn(intake, value, paper) : 'この委託業者に渡していない申請書の番号';
    if (why !== null) leaks.push({ line, paperId: value.paperId, why });
    if (paper?.state === 'atContractor' && paper.attempt === value.attempt) papers.set(value.paperId, paper);
  }
  if (leaks.length > 0) return refuseLeaks(intake, fileName, leaks, [...papers.values()]);
  const issues = lines.flatMap(({ line, value }) => [...contradictionsInEntry(value), ...futureIn(intake, value)].map(({ field, why }) => importIssue('E206', line, field, paperEntry.fields[field].ja, '', why, '委託業者に直したファイルを作り直させる')));
  if (issues.length > 0) return { issues };
  const notes: ImportIssue[] = [];
  let applied = 0;
  for (const { line, value } of lines) {
    const paper = (await paperOf(intake.store, value.paperId))!;
    // What was read before, or of an older request, says nothing new.
    if (paper.state !== 'atContractor' || value.attempt !== paper.attempt) continue;
    applied += 1;
    const why = await enter(intake, paper, value);
    if (why !== null) notes.push(importIssue('W208', line, 'paperId', paperEntry.fields.paperId.ja, value.paperId, why, 'papers で確かめる。読み直しを頼むものは次の送付票に載る'));
  }
  return { applied, notes };
}

async function mismatchIn({ store }: Intake, { householdKey, careMonth, applicantKana, receivedOn }: PaperEntry, paper: PaperRow): Promise<string | null> {
  const isSame = paper.household_key === householdKey && paper.care_month.replace('-', '') === careMonth && paper.received_on === receivedOn && await kanaOf(store, paper.applicant_key) === applicantKana;
  return isSame ? null : 'その番号の申請書と、記号番号・診療年月・申請者・受付日のどれかが違う';
}

const futureIn = ({ settings }: Intake, { enteredOn }: PaperEntry): readonly { readonly field: keyof PaperEntry; readonly why: string }[] => (enteredOn > settings.today ? [{ field: 'enteredOn', why: '業務日より後' }] : []);

/** The sheets whose reading is so lost go on the next 送付票. */
async function refuseLeaks({ store, settings }: Intake, fileName: string, leaks: readonly Leak[], lost: readonly PaperRow[]): Promise<Applied> {
  for (const paper of lost) await keepPaper(store, settings.now, paper, { state: 'readAgain', because: `頼んでいない申請書の混じった ${fileName} を丸ごと断った` });
  const before = await store.db.selectFrom('ward_paper_incident').selectAll().execute();
  const fresh = leaks.filter(({ line, paperId, why }) => !before.some((row) => row.file_name === fileName && row.line === line && row.paper_id === paperId && row.why === why));
  await store.insertMany('ward_paper_incident', fresh.map(({ line, paperId, why }, i) => ({ incident_no: before.length + i + 1, file_name: fileName, line, paper_id: paperId, why, found_at: settings.now })));
  return { issues: leaks.map(({ line, why }) => importIssue('E209', line, 'paperId', paperEntry.fields.paperId.ja, '', why, '委託業者に個人情報の取り違えとして知らせ、正しいファイルを作り直させる')) };
}

/** Only what stands in the account may be a slip of whoever read it. */
const misreadable: ReadonlySet<string> = new Set([refusals.benefitAccountOther.code, refusals.benefitAccountMissing.code, refusals.accountUnfit.code]);

/** Enters one sheet on a desk of its own; why it was not entered. */
async function enter({ store, settings, masked }: Intake, paper: PaperRow, value: PaperEntry): Promise<string | null> {
  const note = { act: 'enterBenefitForm', notificationId: paper.paper_id, personKeys: [paper.applicant_key], why: `給付業務委託業者の入力 ${value.enteredBy}` };
  const desk = await openDesk(store, settings, masked, note);
  if (value.unreadWhy === null) await applyHighCost(desk, formOf(paper, value));
  const { outcome, because } = readPaper.apply({ unreadWhy: value.unreadWhy, refusals: desk.refusals.map(({ code, why }) => ({ why, mayBeMisread: misreadable.has(code) })), attempt: paper.attempt });
  if (value.unreadWhy === null) await closeDesk(desk, note);
  await keepPaper(store, settings.now, paper, { state: outcome, because: because[0]! });
  return outcome === 'typedIn' ? null : because[0]!;
}

const formOf = (paper: PaperRow, { bankCode, bankName, branchCode, branchName, accountKind, accountNumber, holderName, wantsAutoPayment }: PaperEntry): Extract<BenefitForm, { kind: 'highCost' }> => ({
  kind: 'highCost', notificationId: paper.paper_id, receivedOn: paper.received_on as Day, householdKey: paper.household_key, careMonth: paper.care_month, applicantPersonKey: paper.applicant_key, autoPayment: wantsAutoPayment,
  account: { bankCode: bankCode!, bankName: bankName!, branchCode: branchCode!, branchName: branchName!, accountKind: accountKind!, accountNumber: accountNumber!, holderName: holderName! },
});
