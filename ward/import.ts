import { municipalInsuredIds, processingResult, qualificationDates } from '../contracts/aggregator/distribution.js';
import { highCostHandover } from '../contracts/aggregator/high-cost.js';
import { cardUseStatus } from '../contracts/insurer-hub/member-change.js';
import { matchNotice, memberHistory, terminalResult } from '../contracts/insurer-hub/terminal.js';
import type { Fields, RecordDefinition, RecordOf } from '../contracts/define.js';
import { provisionOutcome, transferRequest } from '../contracts/integrated-db/provision.js';
import { importOutcomes, importRequests } from './provision/import-outcomes.js';
import { residentFeed } from '../contracts/integrated-db/resident-feed.js';
import { taxFeed } from '../contracts/integrated-db/tax-feed.js';
import { levyContribution, standardRate, submissionResult } from '../contracts/levy-standard/records.js';
import { layoutOfFileName } from '../contracts/layouts.js';
import { codecOf } from '../contracts/wire/codec.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Profile } from '../contracts/wire/profile.js';
import { mailReturn } from '../contracts/mailing/records.js';
import type { ImportResult } from '../contracts/ward.js';
import { enquiryAnswer } from '../contracts/municipal-hub/records.js';
import { residentLookupAnswer } from '../contracts/juki-net/lookup.js';
import { importLookupAnswers } from './non-registered/import-answers.js';
import { contactSlip } from '../contracts/other-municipality/contact-slip.js';
import { importSlips } from './contacts/import-slips.js';
import { assetAnswer, contactReport } from '../contracts/delinquency-contractor/records.js';
import { importAssetAnswers, importContactReports } from './delinquency/import.js';
import { paperEntry } from '../contracts/benefit-contractor/records.js';
import { importEntries } from './benefit/papers/import.js';
import { importAnswers } from './enquiries/import-answers.js';
import { agentReceipt } from '../contracts/payment-agent/receipt.js';
import { elqrPaymentStandIn, ocrReceiptStandIn } from '../contracts/payment-channels/stand-ins.js';
import { withholdingResultStandIn } from '../contracts/pension-insurer/stand-ins.js';
import { importWithholding } from './collection/withholding/import.js';
import { bankFileIn, isOfCollection } from './collection/port/files.js';
import { importBankFile } from './collection/port/import-bank.js';
import { importAgentFeed, importElQr, importOcr, feedAsReceived } from './collection/port/receipts-of.js';
import { importBenefitRecords } from './benefit/receipts/import.js';
import { importObjectionResults } from './benefit/receipts/import-results.js';
import { benefitRecord, objectionResult } from '../contracts/claims/records.js';
import { bringUpToDate } from './collection/port/up-to-date.js';
import { importHandover } from './benefit/continuity/import-handover.js';
import { importFeed } from './assessment/tax/import-feed.js';
import { importContributions, importStandardRates, importSubmissionResults } from './prefecture/import.js';
import { importReturns } from './notices/import-returns.js';
import { importResidents } from './residents/import-feed.js';
import { noteOutcome, sha256Of } from './refused/keep.js';
import { readSettings } from './settings.js';
import type { WardStore } from './tables.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from './intake.js';
import { importDates } from './linkage/import-dates.js';
import { importIds } from './linkage/import-ids.js';
import { importResults } from './linkage/import-results.js';
import { importCardUse } from './linkage/card-use/import.js';
import { importMembers } from './linkage/match/import-members.js';
import { importNotices } from './linkage/match/import-notices.js';
import { importTerminalResults } from './linkage/terminal/import-results.js';

/** Takes one delivered file: all of it or nothing, and the same bytes only once. A refused file is kept with its issues. */
export function importFile(store: WardStore, profile: Profile, masked: Intake['masked'], file: WireFile): Promise<ImportResult> {
  const sha256 = sha256Of(file.bytes);
  return store.transact(async (inside) => {
    if (isOfCollection(profile, file)) await bringUpToDate(inside);
    const settings = await readSettings(inside);
    const before = await inside.db.selectFrom('ward_import').select(['layout', 'records', 'issues']).where('sha256', '=', sha256).where('accepted', '=', 1).executeTakeFirst();
    if (before) return { accepted: true, layout: before.layout, records: before.records, applied: 0, issues: JSON.parse(before.issues) as ImportIssue[] };
    const last = await inside.db.selectFrom('ward_import').select((select) => select.fn.max('import_no').as('no')).executeTakeFirst();
    const intake = { store: inside, settings, masked, importNo: (last?.no ?? 0) + 1, seq: 0 };
    const result = await take(intake, profile, file);
    await inside.insertMany('ward_import', [{
      import_no: intake.importNo, sha256, name: file.name, layout: result.layout, received_at: settings.now, accepted: result.accepted ? 1 : 0, records: result.records, applied: result.applied,
      issues: JSON.stringify(result.issues), bytes: null,
    }]);
    await noteOutcome(inside, { kind: 'file', name: file.name, body: file.bytes }, result.accepted ? null : result.issues.map(withoutByte));
    return result;
  });
}

/** A reason as the list of what was refused tells it: by line and field. */
function withoutByte(issue: ImportIssue): Omit<ImportIssue, 'byte'> {
  const { byte: _, ...told } = issue;
  return told;
}

function take(intake: Intake, profile: Profile, file: WireFile): Promise<ImportResult> {
  const layout = layoutOfFileName(profile, file.name);
  switch (layout) {
    case qualificationDates.id: return read(intake, profile, file, qualificationDates, importDates);
    case municipalInsuredIds.id: return read(intake, profile, file, municipalInsuredIds, importIds);
    case processingResult.id: return read(intake, profile, file, processingResult, importResults);
    case highCostHandover.id: return read(intake, profile, file, highCostHandover, importHandover);
    case cardUseStatus.id: return read(intake, profile, file, cardUseStatus, importCardUse);
    case matchNotice.id: return read(intake, profile, file, matchNotice, importNotices);
    case memberHistory.id: return read(intake, profile, file, memberHistory, importMembers);
    case taxFeed.id: return read(intake, profile, file, taxFeed, importFeed);
    case residentFeed.id: return read(intake, profile, file, residentFeed, importResidents);
    case enquiryAnswer.id: return read(intake, profile, file, enquiryAnswer, importAnswers);
    case contactSlip.id: return read(intake, profile, file, contactSlip, importSlips);
    case contactReport.id: return read(intake, profile, file, contactReport, (own, lines) => importContactReports(own, lines, file.name));
    case assetAnswer.id: return read(intake, profile, file, assetAnswer, (own, lines) => importAssetAnswers(own, lines, file.name));
    case paperEntry.id: return read(intake, profile, file, paperEntry, (own, lines) => importEntries(own, lines, file.name));
    case residentLookupAnswer.id: return read(intake, profile, file, residentLookupAnswer, importLookupAnswers);
    case provisionOutcome.id: return read(intake, profile, file, provisionOutcome, importOutcomes);
    case transferRequest.id: return read(intake, profile, file, transferRequest, importRequests);
    case benefitRecord.id: return read(intake, profile, file, benefitRecord, importBenefitRecords);
    case objectionResult.id: return read(intake, profile, file, objectionResult, importObjectionResults);
    case submissionResult.id: return read(intake, profile, file, submissionResult, importSubmissionResults);
    case levyContribution.id: return read(intake, profile, file, levyContribution, importContributions);
    case standardRate.id: return read(intake, profile, file, standardRate, importStandardRates);
    case mailReturn.id: return read(intake, profile, file, mailReturn, importReturns);
    case agentReceipt.id: return read(intake, profile, file, feedAsReceived(), importAgentFeed);
    case ocrReceiptStandIn.id: return read(intake, profile, file, ocrReceiptStandIn, importOcr);
    case elqrPaymentStandIn.id: return read(intake, profile, file, elqrPaymentStandIn, importElQr);
    case withholdingResultStandIn.id: return read(intake, profile, file, withholdingResultStandIn, importWithholding);
    case terminalResult.id: return read(intake, profile, file, terminalResult, importTerminalResults);
    default: return takeFromBank(intake, profile, file) ?? Promise.resolve(refused(layout, 0, [unknownFile(layout, file)]));
  }
}

/** Neither by its name nor, as files of banks are, by its bytes. */
function unknownFile(layout: string | null, { name, bytes }: WireFile): ImportIssue {
  if (layout !== null) return importIssue('E101', 0, '*', 'ファイル名', name, '区が受け取るファイルではない', `${senders}から受け取ったファイルを、名前を変えずに渡す`);
  if (bytes.length === 0) return importIssue('E103', 0, '*', 'ファイル', '', 'ファイルが空', '初めの記録から送り直す');
  return importIssue('E101', 0, '*', 'ファイル名', name, `プロファイルにない名前で、中身も金融機関のファイルではない(初めの記録がどのヘッダー・レコードでもない)`, `${senders}から受け取ったファイルを、名前を変えずに渡す。名前のない金融機関のファイルは、ヘッダー・レコードから始まる全銀の形のまま渡す(inspect で確かめられる)`);
}
const senders = '国保情報集約システム、統合専用端末、統合DB、自治体中間サーバー、封入封緘事業者、金融機関、収納代行、年金保険者、他の区市町村、滞納整理委託先、給付業務委託業者、住基ネット、国保連、東京都';

/** Files of banks have no names: their bytes say what they are. */
function takeFromBank(intake: Intake, profile: Profile, file: WireFile): Promise<ImportResult> | null {
  const found = bankFileIn(profile, file);
  return found && importBankFile(intake, found, file.bytes);
}

async function read<F extends Fields>(
  intake: Intake, profile: Profile, file: WireFile, definition: RecordDefinition<F>, apply: (intake: Intake, lines: readonly Line<RecordOf<RecordDefinition<F>>>[]) => Promise<Applied>,
): Promise<ImportResult> {
  const { envelope, records, issues, count } = codecOf(profile, definition).parse(file);
  if (issues.length > 0) return refused(definition.id, count, issues.map(({ code, line, byte, field, ja, raw, why, cure }) => ({ code, line, byte, field, ja, raw, why, cure })));
  const { municipalityCode } = intake.settings;
  if (envelope && envelope.municipalityCode !== '' && envelope.municipalityCode !== municipalityCode) {
    return refused(definition.id, count, [importIssue('E305', 0, '*', '市区町村コード', envelope.municipalityCode, `この区(${municipalityCode})のファイルではない`, '宛先を確かめ、自分の団体コードのファイルを渡す')]);
  }
  const outcome = await apply({ ...intake, seq: envelope?.seq ?? 0 }, records);
  if ('issues' in outcome) return refused(definition.id, count, outcome.issues);
  return { accepted: true, layout: definition.id, records: count, applied: outcome.applied, issues: [...(outcome.notes ?? [])] };
}

const refused = (layout: string | null, records: number, issues: readonly ImportIssue[]): ImportResult => ({ accepted: false, layout, records, applied: 0, issues: [...issues] });
