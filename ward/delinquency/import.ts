import { assetAnswer, contactReport, contradictionsInAnswer, contradictionsInReport, type AssetAnswerRow, type ContactReportRow } from '../../contracts/delinquency-contractor/records.js';
import type { Decision } from '../define.js';
import { byKey } from '../desk.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';
import type { ResidentRow, WardStore } from '../tables.js';
import { assetInquiriesIn, type AssetInquiry } from './assets.js';
import { keysOf } from './choose.js';
import { factId, factsOfDebtors, keepFact, numberIn, ofKind, type Fact, type Found } from './facts.js';
import { caseId } from './queries.js';
import { assetReply } from './rules/asset-reply.js';
import { debtorOf } from './standing.js';

type AnswerLine = Line<AssetAnswerRow>;
type ReportLine = Line<ContactReportRow>;
type Named = Pick<ContactReportRow, 'caseId' | 'name' | 'nameKana' | 'bornOn'>;

/** A row about somebody else than the case it names. It is written down where it stood and why, never what it said. */
interface Leak { readonly line: number; readonly caseId: string; readonly why: string }

/** Whom 委託先 was given, by the number it was given. */
async function peopleOf({ db }: WardStore, rows: readonly Line<Named>[]): Promise<ReadonlyMap<string, ResidentRow>> {
  const cases = await db.selectFrom('ward_dues_case').selectAll().execute();
  const wanted = new Set(rows.map(({ value }) => value.caseId));
  const named = cases.filter(({ case_no }) => wanted.has(caseId(case_no)));
  const residents = named.length === 0 ? [] : await db.selectFrom('ward_resident').selectAll().where('person_key', 'in', named.map(({ debtor_key }) => debtor_key)).where('latest', '=', 1).execute();
  return new Map(named.flatMap(({ case_no, debtor_key }) => residents.filter(({ person_key }) => person_key === debtor_key).map((resident) => [caseId(case_no), resident] as const)));
}

/** One row that is somebody else's spoils the whole file: what else of it belongs to whom is nobody's guess. */
async function refuseLeaks({ store, settings }: Intake, fileName: string, leaks: readonly Leak[], ja: string): Promise<Applied> {
  const before = await store.db.selectFrom('ward_dues_incident').selectAll().execute();
  const fresh = leaks.filter(({ line, caseId: id, why }) => !before.some((row) => row.file_name === fileName && row.line === line && row.case_id === id && row.why === why));
  await store.insertMany('ward_dues_incident', fresh.map(({ line, caseId: id, why }, i) => ({ incident_no: before.length + i + 1, file_name: fileName, line, case_id: id, why, found_at: settings.now })));
  return { issues: leaks.map(({ line, why }) => importIssue('E209', line, 'caseId', ja, '', why, '委託先に個人情報の取り違えとして知らせ、正しいファイルを作り直させる')) };
}

const leakIn = ({ line, value }: Line<Named>, resident: ResidentRow | undefined): readonly Leak[] => {
  if (!resident) return [{ line, caseId: value.caseId, why: '委託先に渡していない人の識別' }];
  const same = resident.name_kana === value.nameKana && resident.born_on === value.bornOn;
  return same ? [] : [{ line, caseId: value.caseId, why: 'その識別の人とカナ氏名か生年月日が違う' }];
};

const troubles = <R>(line: number, found: readonly { readonly field: keyof R & string; readonly why: string }[], jaOf: (field: keyof R & string) => string): readonly ImportIssue[] =>
  found.map(({ field, why }) => importIssue('E206', line, field, jaOf(field), '', why, '委託先に確かめる'));

/** 電話催告の結果: each becomes a record of the debtor, once. */
export async function importContactReports(intake: Intake, lines: readonly ReportLine[], fileName: string): Promise<Applied> {
  const { store, settings } = intake;
  const people = await peopleOf(store, lines);
  const leaks = lines.flatMap((line) => leakIn(line, people.get(line.value.caseId)));
  if (leaks.length > 0) return refuseLeaks(intake, fileName, leaks, contactReport.fields.caseId.ja);
  const issues = lines.flatMap(({ line, value }) => [
    ...troubles<ContactReportRow>(line, contradictionsInReport(value), (field) => contactReport.fields[field].ja), ...(value.contactedOn > settings.today ? troubles<ContactReportRow>(line, [{ field: 'contactedOn', why: '業務日より後' }], () => contactReport.fields.contactedOn.ja) : []),
  ]);
  if (issues.length > 0) return { issues };
  let applied = 0;
  for (const [id, own] of byKey(lines, ({ value }) => value.caseId)) {
    const debtor = await debtorOf(store, settings, people.get(id)!.person_key);
    const seen = new Set(ofKind(debtor.facts, 'contact').map(({ content }) => content.reportId));
    for (const { value } of own) {
      if (seen.has(value.reportId)) continue;
      seen.add(value.reportId);
      applied += 1;
      const { contactOutcome: outcome, promisedOn, promisedYen, reportId, enteredBy, contactedOn } = value;
      await keepFact(store, settings.now, { debtorKey: debtor.debtorKey, kind: 'contact', on: contactedOn, content: { channel: 'phone', outcome, promisedOn, promisedYen, source: 'contractor', acknowledged: false, reportId }, actor: enteredBy, why: '電話催告', accountKeys: keysOf(debtor.standings.filter(({ owedYen }) => owedYen > 0)) });
    }
  }
  return { applied };
}

/** 財産調査の回答: laid beside the 照会 it names. A namesake waits for staff; somebody else's record is an incident. */
export async function importAssetAnswers(intake: Intake, lines: readonly AnswerLine[], fileName: string): Promise<Applied> {
  const { store, settings } = intake;
  const people = await peopleOf(store, lines);
  const inquiries = await inquiriesOf(store, [...new Set([...people.values()].map(({ person_key }) => person_key))]);
  const ownInquiry = ({ value }: AnswerLine): AssetInquiry | undefined => inquiries.find(({ inquiry }) => inquiry.no === numberIn(value.inquiryId) && inquiry.debtorKey === people.get(value.caseId)?.person_key);
  const leaks = lines.flatMap((line) => [...leakIn(line, people.get(line.value.caseId)), ...(people.has(line.value.caseId) && !ownInquiry(line) ? [{ line: line.line, caseId: line.value.caseId, why: 'その人について照会していない' }] : [])]);
  if (leaks.length > 0) return refuseLeaks(intake, fileName, leaks, assetAnswer.fields.caseId.ja);
  const issues = lines.flatMap(({ line, value }) => troubles<AssetAnswerRow>(line, contradictionsInAnswer(value), (field) => assetAnswer.fields[field].ja));
  if (issues.length > 0) return { issues };
  const notes: ImportIssue[] = [];
  let applied = 0;
  for (const own of byKey(lines, ({ value }) => value.inquiryId).values()) {
    const asked = ownInquiry(own[0]!)!;
    const resident = people.get(own[0]!.value.caseId)!;
    if (answeredBefore(asked, own)) continue;
    const found = own.flatMap(({ line, value }, i): readonly Found[] => {
      if (value.replyResult === 'none') return [];
      const decision = judged(value, resident);
      if (decision.outcome === 'heldBack') notes.push(importIssue('W208', line, 'address', assetAnswer.fields.address.ja, '', decision.because[0]!, 'assets で確かめ、handleAsset で決める'));
      return [foundOf(value, `${factId(asked.inquiry.no)}-${asked.assets.length + i + 1}`, decision)];
    });
    applied += own.length;
    await keepFact(store, settings.now, { debtorKey: asked.inquiry.debtorKey, kind: 'answer', ofNo: asked.inquiry.no, on: own[0]!.value.answeredOn, content: { result: own[0]!.value.replyResult, assets: found }, actor: '委託先', why: fileName });
  }
  return { applied, notes };
}

const inquiriesOf = async (store: WardStore, debtorKeys: readonly string[]): Promise<readonly AssetInquiry[]> => {
  const byDebtor = byKey<Fact>(await factsOfDebtors(store, debtorKeys), ({ debtorKey }) => debtorKey);
  return [...byDebtor.values()].flatMap(assetInquiriesIn);
};

/** The same things found again, in whatever file, are the same answer. */
function answeredBefore({ state, assets }: AssetInquiry, own: readonly AnswerLine[]): boolean {
  if (state === 'waiting') return false;
  const said = own.filter(({ value }) => value.replyResult !== 'none').map(({ value }) => `${value.assetKind} ${value.assetDetail} ${value.assetYen}`);
  return said.every((one) => assets.some(({ assetKind, detail, yen }) => `${assetKind} ${detail} ${yen}` === one));
}

const judged = (value: AssetAnswerRow, resident: ResidentRow): Decision<'own' | 'heldBack' | 'otherPerson'> => assetReply.apply({
  isAmbiguous: value.replyResult === 'ambiguous', sameKana: value.nameKana === resident.name_kana, sameBirth: value.bornOn === resident.born_on, sameAddress: value.address === null ? null : value.address === resident.address,
});

const foundOf = (value: AssetAnswerRow, assetId: string, { outcome, because }: Decision): Found => ({
  assetId, assetKind: value.assetKind!, detail: value.assetDetail!, yen: value.assetYen, isOwn: outcome === 'own', because,
  income: value.grossYen === null ? null : { grossYen: value.grossYen, incomeTaxYen: value.incomeTaxYen!, residentTaxYen: value.residentTaxYen!, socialInsuranceYen: value.socialInsuranceYen!, dependants: value.dependants! },
});
