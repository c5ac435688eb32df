import { createHash } from 'node:crypto';
import { accountItems, paperEntry, type ForwardedPaper, type PaperEntry } from '../../contracts/benefit-contractor/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { officeDay } from '../../law/business-days.js';
import type { BenefitContractor, BenefitContractorStore, Written } from './tables.js';

/** 18:00 of an open day: sheets whose day has come are read and laid out, a file a municipality. */
export async function readPapers(party: BenefitContractor): Promise<void> {
  if (party.faults.has('serviceDown') || officeDay(party.today()) === 'closed') return;
  const codes = await dueIn(party).select('code').distinct().orderBy('code').execute();
  for (const { code } of codes) {
    const { count, names } = await party.store.transact((store) => readFor({ ...party, store }, code));
    party.note(`${code} の申請書${count}枚を入力し、${names.join('・')}を渡せるようにした`, ['B-05']);
  }
}

const dueIn = ({ store, today }: BenefitContractor) => store.db.selectFrom('benefit_contractor_work').where('state', '=', 'waiting').where('due_on', '<=', today());

async function readFor(party: BenefitContractor, code: string) {
  const due = await dueIn(party).where('code', '=', code).selectAll().orderBy('paper_id').execute();
  const sheets = new Map((await party.store.db.selectFrom('benefit_contractor_paper').where('code', '=', code).selectAll().execute()).map(({ paper_id, written }) => [paper_id, JSON.parse(written) as Written]));
  const read = due.map(({ row }) => JSON.parse(row) as ForwardedPaper).map((sent) => entryOf(party, sent, sheets.get(sent.paperId)));
  const entries = withStranger(party, mixed(party, read));
  const names = [await keepFile(party, code, entries)];
  // わざと: 障害「二度」では、同じ行を別の通番のファイルでもう一度渡す。
  if (party.faults.has('twice')) names.push(await keepFile(party, code, entries));
  await party.store.insertMany('benefit_contractor_work', due.map((row) => ({ ...row, state: 'entered' })), 'replace');
  return { count: due.length, names };
}

const noAccount = Object.fromEntries(accountItems.map((item) => [item, null])) as { readonly [I in (typeof accountItems)[number]]: null };

function entryOf(party: BenefitContractor, { paperId, householdKey, careMonth, applicantKana, receivedOn, attempt, pageCount }: ForwardedPaper, written: Written | undefined): PaperEntry {
  const told = { paperId, householdKey, careMonth, applicantKana, receivedOn, attempt, enteredBy: '架空 入力', enteredOn: party.today() };
  // わざと: 障害「頁が落ちる」では、二枚目より後に書かれた口座が読めない。
  const unreadWhy = written === undefined ? '送付票にあるが、束に申請書がない' : party.faults.has('pageDropped') && pageCount > 1 ? `${pageCount}枚のうち1枚しかない` : null;
  if (written === undefined || unreadWhy !== null) return { ...told, ...noAccount, wantsAutoPayment: false, unreadWhy };
  return { ...told, ...written, unreadWhy: null, accountNumber: party.faults.has('accountMisread') ? misread(written.accountNumber) : written.accountNumber };
}

/** わざと: 障害「読み誤り」では、口座番号の最後の数字を次の数字に読む。 */
const misread = (number: string): string => `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;

/** わざと: 障害「世帯の取り違え」では、隣り合う二枚の口座が入れ替わる。行の上では見分けられない。 */
function mixed({ faults }: BenefitContractor, entries: readonly PaperEntry[]): readonly PaperEntry[] {
  if (!faults.has('householdsMixed')) return entries;
  const accountOf = (entry: PaperEntry) => Object.fromEntries([...accountItems, 'unreadWhy' as const].map((item) => [item, entry[item]]));
  return entries.map((entry, n) => ({ ...entry, ...accountOf(entries[n % 2 === 0 ? n + 1 : n - 1] ?? entry) }));
}

/** わざと: 障害「頼まれていない人」では、ほかの客から預かった申請書の行が混じる。 */
const withStranger = ({ faults }: BenefitContractor, entries: readonly PaperEntry[]): readonly PaperEntry[] =>
  (faults.has('otherPerson') ? [...entries, { ...entries.at(-1)!, paperId: 'YOSO-0001', householdKey: '99999999', applicantKana: 'ヨソノ ヒト' }] : entries);

async function keepFile({ store, profile, today, now }: BenefitContractor, code: string, entries: readonly PaperEntry[]): Promise<string> {
  const seq = await nextSeq(store, code);
  const { name, bytes } = codecOf(profile, paperEntry).format({ municipalityCode: code, date: today(), seq }, entries);
  await store.insertMany('benefit_contractor_result', [{ code, name, seq, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), created_at: now(), state: 'here' }]);
  return name;
}

const nextSeq = async ({ db }: BenefitContractorStore, code: string): Promise<number> => ((await db.selectFrom('benefit_contractor_result').where('code', '=', code).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst())?.seq ?? 0) + 1;
