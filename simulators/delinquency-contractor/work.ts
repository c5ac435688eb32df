import type { ContactReportRow, DelinquentRow, AssetAnswerRow, AssetInquiryRow } from '../../contracts/delinquency-contractor/records.js';
import { assetAnswer, contactReport } from '../../contracts/delinquency-contractor/records.js';
import type { ContactOutcome } from '../../contracts/delinquency-contractor/codes.js';
import { officeDay } from '../../law/business-days.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { nextNumberOf, type ContractorStore, type DelinquencyContractor, type Holding } from './tables.js';

/** 10:00 of an open day: calls everybody on the list who is in no 猶予 and was not called in the days before. */
export async function callListed(party: DelinquencyContractor): Promise<void> {
  if (party.faults.has('serviceDown') || officeDay(party.today()) === 'closed') return;
  const codes = await party.store.db.selectFrom('delinquency_contractor_case').select('code').distinct().orderBy('code').execute();
  for (const { code } of codes) {
    const made = await party.store.transact((store) => callIn(party, store, code));
    if (made > 0) party.note(`${code} の滞納者${made}人に電話をした`, ['C-07']);
  }
}

async function callIn(party: DelinquencyContractor, store: ContractorStore, code: string): Promise<number> {
  const { db } = store;
  const listed = (await db.selectFrom('delinquency_contractor_case').where('code', '=', code).selectAll().orderBy('case_id').execute()).map(({ row }) => JSON.parse(row) as DelinquentRow);
  const since = addDays(party.today(), 1 - party.parameters.callEveryDays);
  const recent = new Set((await db.selectFrom('delinquency_contractor_call').where('code', '=', code).where('called_on', '>=', since).select('case_id').execute()).map(({ case_id }) => case_id));
  const manners = new Map((await db.selectFrom('delinquency_contractor_manner').where('code', '=', code).selectAll().execute()).map((manner) => [`${manner.name_kana} ${manner.born_on}`, manner]));
  const called = listed.filter(({ caseId, isInGrace }) => !isInGrace && !recent.has(caseId));
  const first = await nextNumberOf(store, 'delinquency_contractor_call', code);
  const rows = called.map((one, i): ContactReportRow => {
    const manner = manners.get(`${one.nameKana} ${one.bornOn}`);
    return {
      reportId: party.token('DR', code, first + i), caseId: one.caseId, name: one.name, nameKana: one.nameKana, bornOn: one.bornOn, contactedOn: party.today(), contactOutcome: (manner?.outcome ?? 'noAnswer') as ContactOutcome,
      promisedOn: manner?.promised_after_days == null ? null : addDays(party.today(), manner.promised_after_days), promisedYen: manner?.promised_yen ?? null, enteredBy: '納付案内センター',
    };
  });
  await store.insertMany('delinquency_contractor_call', rows.map(({ caseId, contactOutcome }, i) => ({ code, n: first + i, case_id: caseId, called_on: party.today(), outcome: contactOutcome })));
  await keepRows(party, store, code, contactReport.id, rows);
  return rows.length;
}

/** 16:00 of an open day: what banks and employers say to questions whose days have gone by. */
export async function gatherReplies(party: DelinquencyContractor): Promise<void> {
  if (party.faults.has('serviceDown') || officeDay(party.today()) === 'closed') return;
  const due = await party.store.db.selectFrom('delinquency_contractor_inquiry').where('state', '=', 'waiting').where('due_on', '<=', party.today()).select(['code', 'inquiry_id', 'row']).orderBy('code').orderBy('inquiry_id').execute();
  for (const { code, inquiry_id, row } of due) {
    await party.store.transact(async (store) => {
      const question = JSON.parse(row) as AssetInquiryRow;
      await keepRows(party, store, code, assetAnswer.id, await repliesTo(party, store, code, question));
      await store.db.updateTable('delinquency_contractor_inquiry').where('code', '=', code).where('inquiry_id', '=', inquiry_id).set({ state: 'answered' }).execute();
    });
    party.note(`${code} の照会 ${inquiry_id} の回答を得た`, ['C-08']);
  }
}

const nothing: Omit<Holding, 'name' | 'nameKana' | 'bornOn' | 'address'> = { assetKind: null, assetDetail: null, assetYen: null, grossYen: null, incomeTaxYen: null, residentTaxYen: null, socialInsuranceYen: null, dependants: null };

/** The one asked finds people by kana and day of birth. Several addresses under one name are several people, and it cannot tell which is meant. */
async function repliesTo(party: DelinquencyContractor, { db }: ContractorStore, code: string, { inquiryId, caseId, targetName, name, nameKana, bornOn }: AssetInquiryRow): Promise<readonly AssetAnswerRow[]> {
  const found = (await db.selectFrom('delinquency_contractor_holding').where('code', '=', code).where('target_name', '=', targetName).where('name_kana', '=', nameKana).where('born_on', '=', bornOn).select('row').orderBy('n').execute()).map(({ row }) => JSON.parse(row) as Holding);
  const told = { inquiryId, caseId, answeredOn: party.today() };
  if (found.length === 0) return [{ ...told, replyResult: 'none', name, nameKana, bornOn, address: null, ...nothing }];
  const replyResult = new Set(found.map(({ address }) => address)).size > 1 ? 'ambiguous' : 'found';
  return found.map((holding) => ({ ...told, replyResult, ...holding }));
}

/** Rows wait for the evening; with the fault 「遅れる」 for a later one. */
async function keepRows(party: DelinquencyContractor, store: ContractorStore, code: string, layout: string, rows: readonly object[]): Promise<void> {
  const first = await nextNumberOf(store, 'delinquency_contractor_row', code);
  const readyOn: Day = party.faults.has('late') ? addDays(party.today(), party.parameters.lateDays) : party.today();
  await store.insertMany('delinquency_contractor_row', rows.map((row, i) => ({ code, n: first + i, layout, row: JSON.stringify(row), ready_on: readyOn, file_name: null })));
}
