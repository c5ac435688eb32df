import { bankCodec } from '../../contracts/bank/codec.js';
import { resolveMonthDay } from '../../contracts/bank/days.js';
import { Bad } from '../../contracts/define.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { branchesOf, type Branches, type Named } from './accounts.js';
import { calendarOf, type Calendar } from './calendar.js';
import { contractOf } from './contracts.js';
import { linesOf, orderOf, type Frame, type OrderReading } from './reading.js';
import { gatherRefusals, type RefusalKind, type Refusals } from './refusals.js';
import { dialectHere, pageRows, setRequest, type Bank, type BankStore, type ContractRow, type RequestKey, type RequestRow } from './tables.js';

/** Files that come until then count on that day. */
export const acceptAt = '18:00';

/** 18:00 of a bank day: every file that has come is taken whole, or refused with all its reasons. */
export async function acceptReceived(party: Bank): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、受付をしなかった');
  if ((await calendarOf(party.store)).kind(party.today()) !== 'open') return undefined;
  const waiting = await party.store.db.selectFrom('bank_request').where('state', '=', 'received').select(['code', 'name']).orderBy('received_at').orderBy('code').orderBy('seq').execute();
  for (const key of waiting) await party.store.transact((store) => acceptOne(party, store, key));
}

async function acceptOne(party: Bank, store: BankStore, key: RequestKey): Promise<void> {
  const request = await store.db.selectFrom('bank_request').where('code', '=', key.code).where('name', '=', key.name).selectAll().executeTakeFirstOrThrow();
  const refusals = gatherRefusals();
  const reading = orderOf(request.bytes);
  if (!reading) refusals.file('wrongKind', 'typeCode', '口座振替(91)でも総合振込(21)でもない', '91か21のファイルを渡す');
  const judged = reading && (await judge(party, store, reading, request, refusals));
  if (!reading || !judged || refusals.told.length > 0) {
    await store.insertMany('bank_refusal', refusals.told.map((told, index) => ({ code: key.code, request: key.name, n: index + 1, told: JSON.stringify(told) })));
    await setRequest(store, key).set({ state: 'refused', since: party.now(), left_out: refusals.leftOut() }).execute();
    return party.note(`${key.name} を受け付けなかった: ${refusals.told.length + refusals.leftOut()}件`);
  }
  const rows = await keepRows(party, store, key, reading, request.bytes);
  await setRequest(store, key).set({ state: 'accepted', since: party.now(), kind: reading.kind, consignor_code: reading.consignorOf(judged.frame.header), due_on: judged.dueOn, dialect: dialectHere(party).id, frame: JSON.stringify(judged.frame), row_count: rows, left_out: 0 }).execute();
  return party.note(`${key.name} を受け付けた: ${reading.ja} ${rows}件、${judged.dueOn}`, [reading.kind === 'debit' ? 'C-05' : 'C-13']);
}

interface Judged { readonly frame: Frame; readonly dueOn: Day }

/** Everything that is wrong with a file, each thing on its own. What cannot be read says nothing more. */
async function judge(party: Bank, store: BankStore, reading: OrderReading, request: RequestRow, refusals: Refusals): Promise<Judged | null> {
  const frame = await frameOf(party, reading, request.bytes, refusals);
  if (!frame) return null;
  const contract = await contractOf(store, request.code);
  await checkContract(store, reading, frame, contract, refusals);
  const dueOn = await dueDay(party, store, reading, frame, request, contract, refusals);
  await checkTwice(store, reading, request, contract.consignor_code, dueOn, refusals);
  return dueOn && { frame, dueOn };
}

/** Reads the file to its end and tells what is wrong with it; null when there is not one header to speak of. What a refused header does say is held against the contract, too. */
async function frameOf(party: Bank, { file }: OrderReading, bytes: Uint8Array, refusals: Refusals): Promise<Frame | null> {
  const found: Record<string, Readonly<Record<string, unknown>>[]> = { header: [], trailer: [], end: [] };
  for await (const { rows, refused, issues } of bankCodec(file, dialectHere(party)).parseStream([bytes], pageRows)) {
    refusals.unreadable(issues);
    for (const { part, values } of [...rows, ...refused]) if (part !== null) found[part]?.push(values);
  }
  const [headers, trailers, ends] = [found['header']!, found['trailer']!, found['end']!];
  if (headers.length > 1) refusals.file('severalHeaders', 'recordKind', `ヘッダが${headers.length}つある`, '引落日ごとにファイルを分ける');
  return headers.length === 1 ? { header: headers[0]!, trailer: trailers[0] ?? {}, end: ends[0] ?? {} } : null;
}

async function checkContract(store: BankStore, reading: OrderReading, { header }: Frame, contract: ContractRow, refusals: Refusals): Promise<void> {
  const consignor = reading.consignorOf(header);
  if (consignor !== null && consignor !== contract.consignor_code) refusals.file('consignorUnknown', reading.kind === 'debit' ? 'consignorCode' : 'remitterCode', `委託者コード ${consignor} の契約は、この市区町村にない`, `契約の ${contract.consignor_code} を書く`);
  const own = await store.db.selectFrom('bank_account').where('account', '=', contract.account).select(['bank', 'branch', 'kind', 'number']).executeTakeFirstOrThrow();
  const said = reading.ownAccountOf(header);
  if (said === null) return;
  const inWords = ({ bank, branch, kind, number }: Named) => `${bank}-${branch} 預金種目${kind} ${number}`;
  const { today } = await branchesOf(store);
  if (inWords({ ...said, branch: today(said.bank, said.branch).branch }) !== inWords(own)) refusals.file('ownAccountWrong', 'accountNumber', `${inWords(said)} は契約の口座でない`, `契約の口座 ${inWords(own)} を書く`);
}

/** The day of the debit or transfer, moved to a bank day where that is agreed; null when there is none. */
async function dueDay(party: Bank, store: BankStore, reading: OrderReading, { header }: Frame, { received_at }: RequestRow, contract: ContractRow, refusals: Refusals): Promise<Day | null> {
  const field = reading.kind === 'debit' ? 'debitMonthDay' : 'transferMonthDay';
  const calendar = await calendarOf(store);
  const refused = (kind: RefusalKind, why: string, cure: string): null => {
    refusals.file(kind, field, why, cure);
    return null;
  };
  const noCalendar = (day: string): null => refused('calendarUnknown', `${day} の近くの祝日がまだ公表されていない`, '祝日の公表された年の日にする');
  const receivedOn = calendar.receivedOn(received_at as Moment, acceptAt);
  if (receivedOn === 'unknownCalendar') return noCalendar(received_at.slice(0, 10));
  const monthDay = reading.monthDayOf(header);
  if (monthDay === null) return null;
  const said = resolveMonthDay(monthDay, receivedOn, 'forward');
  if (said instanceof Bad) return refused('dayUnresolvable', said.why, said.cure);
  if (reading.kind === 'debit' && contract.debit_days !== null && !(JSON.parse(contract.debit_days) as string[]).includes(said)) refused('notScheduled', `${said} は取り決めた引落日でない`, '契約の引落日にする');
  const kind = calendar.kind(said);
  if (kind === 'unknownCalendar') return noCalendar(said);
  if (kind === 'closed' && party.parameters.holidayDebit === 'reject') refused('bankHoliday', `${said} は銀行の休日である`, '銀行の営業日にする');
  const dueOn = calendar.next(said);
  if (dueOn === 'unknownCalendar') return noCalendar(said);
  checkDeadline(party, reading, calendar, { dueOn, receivedOn, field }, refusals);
  return dueOn;
}

interface Brought { readonly dueOn: Day; readonly receivedOn: Day; readonly field: string }

function checkDeadline({ parameters }: Bank, { kind }: OrderReading, calendar: Calendar, { dueOn, receivedOn, field }: Brought, refusals: Refusals): void {
  const lead = kind === 'debit' ? parameters.requestLeadBusinessDays : parameters.transferLeadBusinessDays;
  const deadline = calendar.later(dueOn, -lead);
  if (deadline === 'unknownCalendar' || receivedOn <= deadline) return;
  refusals.file('pastDeadline', field, `${dueOn} の持込期限は ${deadline} で、受付は ${receivedOn} である`, `${lead}営業日前までに渡すか、後の日にする`);
}

/** 91: one file a day of debit. 21: the same bytes once. */
async function checkTwice({ db }: BankStore, { kind }: OrderReading, { code, name, sha256 }: RequestRow, consignor: string, dueOn: Day | null, refusals: Refusals): Promise<void> {
  const others = db.selectFrom('bank_request').where('kind', '=', kind).where((is) => is.not(is.and([is('code', '=', code), is('name', '=', name)]))).select(['name', 'due_on']);
  const before = kind === 'debit' ? dueOn && (await others.where('consignor_code', '=', consignor).where('due_on', '=', dueOn).executeTakeFirst()) : await others.where('code', '=', code).where('sha256', '=', sha256).executeTakeFirst();
  if (before) refusals.file('broughtTwice', kind === 'debit' ? 'debitMonthDay' : '*', `${before.name} で ${before.due_on} の分を受け付けている`, '二度は渡さない。直すときは銀行に申し出る');
}

/** The rows of a file that is taken. What cannot be done is known of some of them now: they come back undone. */
async function keepRows(party: Bank, store: BankStore, { code, name }: RequestKey, reading: OrderReading, bytes: Uint8Array): Promise<number> {
  const branches = await branchesOf(store);
  let n = 0;
  for await (const lines of linesOf(reading, dialectHere(party), bytes)) {
    await store.insertMany('bank_row', lines.map(({ line, entry }) => ({
      code, request: name, n: (n += 1), line, customer_number: reading.customerOf(entry), row: JSON.stringify(entry), yen: reading.yenOf(entry), problem: problemOf(branches, reading.otherAccountOf(entry)), stopped: 0, result: null, return_on: null, returned_on: null,
    })));
  }
  return n;
}

const problemOf = (branches: Branches, { bank, branch }: Named): string | null => (branches.isKnown(bank, branch) ? null : `銀行 ${bank} に支店 ${branch} はない`);
