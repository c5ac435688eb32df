import { specialNumbers } from '../../contracts/mailing/installments.js';
import { assetInquiry, delinquentList, type AssetInquiryRow, type DelinquentRow } from '../../contracts/delinquency-contractor/records.js';
import type { JobResult } from '../../contracts/ward.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { assume, type Basis } from '../../law/define.js';
import { chunks } from '../desk.js';
import { bringUpToDate } from '../collection/port/up-to-date.js';
import { layOut } from '../outbox.js';
import { readSettings, type Settings } from '../settings.js';
import type { ResidentRow, WardStore } from '../tables.js';
import { assetInquiriesIn } from './assets.js';
import { owedBy } from './choose.js';
import { factId, keepFacts, ofKind } from './facts.js';
import { liveIn } from './live.js';
import { caseId } from './queries.js';
import { debtorsOf, type Debtor } from './standing.js';

const debtorsAtOnce = 50;
export const deadDebtorBasis: Basis = assume('死亡の分かった滞納者は滞納者情報に載せない。財産調査の照会は続ける。相続人代表者への電話を述べる公開資料はない');

/** 滞納者情報: the whole list of today, and the 照会 nobody has been handed yet. One purpose, one day, no 個人番号. */
export async function exportDelinquents(store: WardStore, profile: Profile): Promise<JobResult> {
  await bringUpToDate(store);
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const { db } = inside;
    const overdue = await db.selectFrom('ward_account').select('debtor_key').distinct().where('period', '<', specialNumbers[0]).where('due_on', '<', settings.today).where(({ or, eb }) => or([eb('unpaid_yen', '>', 0), eb('late_unpaid_yen', '>', 0)])).orderBy('debtor_key').execute();
    const asking = await db.selectFrom('ward_dues_fact').select('debtor_key').distinct().where('kind', '=', 'inquiry').execute();
    const keys = [...new Set([...overdue, ...asking].map(({ debtor_key }) => debtor_key))].sort();
    const cases = await casesOf(inside, settings, keys);
    const list: DelinquentRow[] = [];
    const waiting: Waiting[] = [];
    for (const some of chunks(keys, debtorsAtOnce)) {
      const residents = await residentsOf(inside, some);
      for (const debtor of await debtorsOf(inside, settings, some)) {
        const resident = residents.get(debtor.debtorKey);
        if (!resident || (resident.is_not_disclosed === 1 && settings.parameters.protectedToContractor === 'withheld')) continue;
        const row = rowOf(debtor, resident, cases.get(debtor.debtorKey)!, settings);
        if (row.overdueCount > 0 && resident.died_on === null) list.push(row);
        waiting.push(...waitingOf(debtor, row));
      }
    }
    const files = [await layOut({ store: inside, profile, settings }, delinquentList, list)];
    if (waiting.length > 0) files.push(await layOutInquiries(inside, profile, settings, waiting));
    return { job: 'exportDelinquents', files, decisions: [] };
  });
}

async function residentsOf({ db }: WardStore, keys: readonly string[]): Promise<ReadonlyMap<string, ResidentRow>> {
  const rows = await db.selectFrom('ward_resident').selectAll().where('person_key', 'in', keys).where('latest', '=', 1).execute();
  return new Map(rows.map((row) => [row.person_key, row]));
}

/** The number under which 委託先 knows somebody; given once, and kept. */
async function casesOf(store: WardStore, { today }: Settings, debtorKeys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = await store.db.selectFrom('ward_dues_case').selectAll().execute();
  const have = new Set(known.map(({ debtor_key }) => debtor_key));
  const first = known.reduce((most, { case_no }) => Math.max(most, case_no), 0) + 1;
  const opened = debtorKeys.filter((key) => !have.has(key)).map((debtor_key, i) => ({ case_no: first + i, debtor_key, opened_on: today }));
  await store.insertMany('ward_dues_case', opened);
  return new Map([...known, ...opened].map(({ case_no, debtor_key }) => [debtor_key, caseId(case_no)]));
}

function rowOf({ standings, facts }: Debtor, resident: ResidentRow, ownCase: string, { today }: Settings): DelinquentRow {
  const overdue = standings.filter(({ owedYen, dueOn }) => owedYen > 0 && dueOn < today);
  const isNotDisclosed = resident.is_not_disclosed === 1;
  return {
    caseId: ownCase, name: resident.name, nameKana: resident.name_kana, bornOn: resident.born_on as DelinquentRow['bornOn'], address: isNotDisclosed ? null : resident.address, asOf: today, overdueCount: overdue.length,
    oldestDueOn: overdue[0]?.dueOn ?? today, balanceYen: owedBy(overdue), isInGrace: overdue.some(({ isInGrace }) => isInGrace), isNegotiating: liveIn(facts, 'plan').length > 0, isNotDisclosed,
  };
}

interface Waiting { readonly no: number; readonly debtorKey: string; readonly row: AssetInquiryRow }
function waitingOf({ facts, debtorKey }: Debtor, { caseId: ownCase, name, nameKana, bornOn, address }: DelinquentRow): readonly Waiting[] {
  const sent = new Set(ofKind(facts, 'sent').map(({ ofNo }) => ofNo));
  return assetInquiriesIn(facts).filter(({ inquiry, state }) => state === 'waiting' && !sent.has(inquiry.no)).map(({ inquiry: { no, on, content } }) => (
    { no, debtorKey, row: { inquiryId: factId(no), caseId: ownCase, inquiryTarget: content.target, targetName: content.targetName, name, nameKana, bornOn, address, askedOn: on } }));
}

async function layOutInquiries(store: WardStore, profile: Profile, settings: Settings, waiting: readonly Waiting[]): Promise<string> {
  const fileName = await layOut({ store, profile, settings }, assetInquiry, waiting.map(({ row }) => row));
  await keepFacts(store, settings.now, waiting.map(({ no, debtorKey }) => ({ debtorKey, kind: 'sent', ofNo: no, on: settings.today, content: { fileName }, actor: 'exportDelinquents', why: '委託先に渡す' })));
  return fileName;
}
