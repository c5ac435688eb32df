import { collectingAccountOf } from '../../../contracts/bank/collecting-account.js';
import { resolveEraDay } from '../../../contracts/bank/days.js';
import type { BankSet } from '../../../contracts/bank/define.js';
import type { depositNotice } from '../../../contracts/bank/deposit-notice.js';
import type { accountStatement } from '../../../contracts/bank/statement.js';
import { Bad } from '../../../contracts/define.js';
import type { ReceiptChannel } from '../../../contracts/ward-collection.js';
import { assume, type Basis, type Day } from '../../../law/define.js';
import { importIssue, type Applied, type ImportIssue, type Intake } from '../../intake.js';
import { benefitCameBack } from '../../benefit/cases/returned.js';
import type { WardStore } from '../../tables.js';
import { transferNamed } from './transfers.js';

export const depositChannelBasis: Basis = assume('明細の入金がどの経路のものかは、取引区分(14 振替 = 口座振替、10 現金・12 他店券・13 交換 = 窓口の納付書)と、11 振込では依頼人名(シユウノウダイコウ = 収納代行、キヨウドウキコウ = eL-QR、シテイキンユウキカン = 窓口の納付書、ネンキンホケンシヤ = 年金特別徴収)で、資金返却は摘要(シキンヘンキヤク)で見分ける');
const payers: readonly (readonly [name: string, channel: ReceiptChannel])[] = [['ｼﾕｳﾉｳﾀﾞｲｺｳ', 'agent'], ['ｷﾖｳﾄﾞｳｷｺｳ', 'elQr'], ['ｼﾃｲｷﾝﾕｳｷｶﾝ', 'ocr'], ['ﾈﾝｷﾝﾎｹﾝｼﾔ', 'pension']];
const returned = 'ｼｷﾝﾍﾝｷﾔｸ';
/** Which way the money came, as far as the bank's entry tells. */
export function depositChannel(direction: 'in' | 'out', transactionKind: string | null, remitter: string, description = ''): ReceiptChannel {
  const payer = payers.find(([name]) => remitter.includes(name))?.[1] ?? 'other';
  if (transactionKind === '19') return payer;
  if (direction === 'out' || description.startsWith(returned)) return 'refund';
  switch (transactionKind) {
    case '11': return payer;
    case '14': return 'debit';
    case '10': case '12': case '13': return 'ocr';
    default: return 'other';
  }
}

interface Told { readonly key: string; readonly postedOn: string; readonly line: number; readonly channel: ReceiptChannel; readonly yen: number; readonly by: string; readonly returned: ReturnType<typeof transferNamed> }

/** 入出金取引明細: what really moved on the collecting account. An entry is its 勘定日 and 照会番号, in whatever file it comes. */
export function importStatement(intake: Intake, sets: readonly BankSet<(typeof accountStatement)['parts']>[]): Promise<Applied> {
  const foreign = sets.flatMap(({ header }) => foreignAccount(intake, header.bankCode, header.branchCode, header.accountNumber.slice(-7)));
  return keep(intake, 'statement', foreign, sets.flatMap(({ entries }) => entries.map((entry, i): Told => ({
    key: entry.inquiryNumber, postedOn: entry.postedOn, line: i + 2, channel: depositChannel(entry.direction === '1' ? 'in' : 'out', entry.transactionKind, entry.remitterNameOrContractNumber, entry.description), yen: entry.direction === '1' ? entry.amount : -entry.amount,
    by: entry.remitterNameOrContractNumber || entry.description, returned: entry.description.startsWith(returned) ? transferNamed(entry.ediInformation) : null,
  }))));
}

/** 振込入金通知: the transfers among the same money. It counts only for days of which there is no 明細. */
export function importDeposits(intake: Intake, sets: readonly BankSet<(typeof depositNotice)['parts']>[]): Promise<Applied> {
  const foreign = sets.flatMap(({ header }) => foreignAccount(intake, header.bankCode, header.branchCode, header.accountNumber));
  return keep(intake, 'notice', foreign, sets.flatMap(({ entries }) => entries.map((entry, i): Told => ({
    key: `${entry.inquiryNumber ?? `line ${i + 1}`}${entry.cancelKind === '1' ? ' cancelled' : ''}`, postedOn: entry.postedOn, line: i + 2, channel: depositChannel('in', '11', entry.remitterName), yen: entry.cancelKind === '1' ? -entry.amount : entry.amount, by: entry.remitterName, returned: null,
  }))));
}

function foreignAccount({ settings }: Intake, bankCode: string, branchCode: string, accountNumber: string): readonly ImportIssue[] {
  const own = collectingAccountOf(settings.municipalityCode);
  if (bankCode === own.bankCode && branchCode === own.branchCode && accountNumber === own.accountNumber) return [];
  return [importIssue('E305', 1, 'accountNumber', '口座番号', `${bankCode}-${branchCode}-${accountNumber}`, `この区の収納口座(${own.bankCode}-${own.branchCode}-${own.accountNumber})ではない`, '宛先を確かめ、自分の口座の明細を渡す')];
}

async function keep({ store, settings, importNo }: Intake, kind: 'statement' | 'notice', foreign: readonly ImportIssue[], told: readonly Told[]): Promise<Applied> {
  const days = told.map(({ postedOn }) => resolveEraDay(postedOn, settings.today));
  const issues = [...foreign, ...told.flatMap(({ line, postedOn }, i) => {
    const day = days[i]!;
    return day instanceof Bad ? [importIssue(day.code, line, 'postedOn', '勘定日', postedOn, day.why, day.cure)] : [];
  })];
  if (issues.length > 0) return { issues };
  const rows = told.map(({ key, channel, yen, by }, i) => {
    const posted_on = (days[i] as { readonly day: Day }).day;
    return { entry_key: `${kind} ${posted_on} ${key}`, kind, posted_on, channel, yen, told_by: by, import_no: importNo, recorded_at: settings.now };
  });
  const known = new Map((await store.db.selectFrom('ward_bank_entry').selectAll().where('posted_on', 'in', [...new Set(rows.map(({ posted_on }) => posted_on))]).execute()).map((row) => [row.entry_key, row]));
  const fresh = new Map<string, (typeof rows)[number]>();
  const notes: ImportIssue[] = [];
  for (const [i, row] of rows.entries()) {
    const before = known.get(row.entry_key) ?? fresh.get(row.entry_key);
    if (!before) fresh.set(row.entry_key, row);
    else if (before.yen !== row.yen) notes.push(importIssue('W208', told[i]!.line, 'amount', '金額', String(row.yen), `前に同じ照会番号で ${before.yen} 円と知らされている(前のものを残す)`, '銀行に確かめる'));
  }
  await store.insertMany('ward_bank_entry', [...fresh.values()]);
  for (const [i, { returned: named, yen }] of told.entries()) {
    if (named === null || !fresh.has(rows[i]!.entry_key)) continue;
    const back = { number: named.number, yen, postedOn: rows[i]!.posted_on };
    await (named.kind === 'benefit' ? benefitCameBack(store, settings, back) : cameBack(store, back));
  }
  return { applied: fresh.size, notes };
}

/** 資金返却: the newest attempt to pay that 還付 has failed. A number nobody knows is left to the list of differences. */
async function cameBack({ db }: WardStore, { number, yen, postedOn }: { readonly number: number; readonly yen: number; readonly postedOn: Day }): Promise<void> {
  await db.updateTable('ward_refund').set({ returned_on: postedOn }).where('movement_no', '=', number).where(({ eb }) => eb(eb('yen', '+', eb.ref('interest_yen')), '=', yen)).where('file_name', 'is not', null).where('returned_on', 'is', null).execute();
}
