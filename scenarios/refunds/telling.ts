import { inBankKana } from '../../contracts/bank/kana.js';
import { Bad } from '../../contracts/define.js';
import { decodePaymentSlip, encodePaymentSlip } from '../../contracts/mailing/payment-slip.js';
import type { Resident } from '../../contracts/resident.js';
import type { HeldAccount } from '../../contracts/ward-collection.js';
import type { AnswerOf, Capability } from '../../contracts/ward.js';
import type { Scene } from '../../harness/scene.js';
import { assume, cite, derive } from '../../law/define.js';
import { changedNoticeNeeds, decidedFor, letterOf, newestNotice, noticeSteps, year } from '../assessment/telling.js';

/** What the stories about money that goes back rest on. */
export const appropriateFirstBasis = cite('地方税法', '17条の2(納期の来た未納があれば、還付に先立って充当する)');
export const refundBasis = cite('別添1 事務の内容', '収納・滞納整理業務 ⑫・⑬ 過誤納の処理と還付');
export const returnedBasis = assume('振り込めなかった還付は資金返却で戻り、振込先を尋ね直して払い直す');
export const overpaidBasis = derive('更正で納めた額が年額を超えれば過納である(国保法76条、地方税法17条)');
export const booksBasis = derive('収納口座の残高は、台帳の収納と不明金の合計に等しい');

/** From the 届出 to the letter, the money and the transfer back. */
export const refundSteps = [...noticeSteps, 'C-05', 'C-13'] as const;
export const accountNeeds: readonly Capability[] = [...changedNoticeNeeds, 'query.account', 'query.receiptExceptions', 'query.ledger'];
export const refundNeeds: readonly Capability[] = [...accountNeeds, 'act.decideOverpayment', 'act.takeRefundClaim', 'job.exportRefunds'];

export const clerk = { by: '収納係 担当', why: '過誤納の処理' } as const;

/** An account at the one bank with branches there; nobody has two of the same number. */
export const accountOf = (accountNumber: string, holderName = 'ｼｹﾝ ﾊﾅｺ'): HeldAccount => ({ bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber, holderName });

/** Somebody's own account: its name is hers as banks write it. */
export const ownAccount = ({ nameKana }: Resident, accountNumber: string): HeldAccount => accountOf(accountNumber, inBankKana(nameKana));
/** She has registered it as 公金受取口座; of another name when a story says so. */
export async function registeredAs({ municipalHub }: Scene, head: Resident, accountNumber: string, holderName = inBankKana(head.nameKana)): Promise<HeldAccount> {
  const account = accountOf(accountNumber, holderName);
  await municipalHub.holds('digitalAgency', head, 'publicAccount', { bankCode: account.bankCode, branchCode: account.branchCode, accountType: '1', accountNumber, accountHolderKana: holderName });
  return account;
}

/** わざと: money reaches the ward within days, so that a story need not wait for weeks. */
export const quickAgent = ({ parameters }: Scene): Promise<void> => parameters('payment-agent', { confirmDays: 1, transfersAMonth: '3', transferDays: 1 });

/** The bars of the slips in the newest letter to a person, in the order of the 期. */
export const slipsIn = async (scene: Scene, person: Resident): Promise<readonly string[]> =>
  (await letterOf(scene, await newestNotice(scene, person))).filter((line) => line.startsWith('  (91)')).map((line) => line.replaceAll(/\D/g, ''));

/** Somebody pays a slip at a shop: the same slip on the same day at another one. */
export const pays = (scene: Scene, barcode: string | undefined, ja: string, storeCode = '000001'): Promise<unknown> => scene.step('住民等', 'コンビニ', ja, () => scene.paymentAgent.pays(barcode ?? 'なし', { headOfficeCode: '010', storeCode }));

/** What every 期 was decided at, in their order. */
export const decidedYen = async (scene: Scene, head: Resident, fiscalYear = year): Promise<readonly number[]> => ((await decidedFor(scene, head, fiscalYear))?.installments ?? []).map(({ yen }) => yen);

type Period = AnswerOf<'account'>['periods'][number];
export const periodsOf = async ({ ward }: Scene, head: Resident, fiscalYear = year): Promise<readonly Period[]> => (await ward.account(head, fiscalYear)).periods;

/** Every 期 with 過誤納, as 「期 額」. */
export const overpaidIn = async (scene: Scene, head: Resident, fiscalYear = year): Promise<readonly string[]> => (await periodsOf(scene, head, fiscalYear)).filter(({ overpaidYen }) => overpaidYen > 0).map(({ period, overpaidYen }) => `${period}期 ${overpaidYen}円`);
/** What is still open of every 期, as 「期 額」. */
export const unpaidIn = async (scene: Scene, head: Resident, fiscalYear = year): Promise<readonly string[]> => (await periodsOf(scene, head, fiscalYear)).filter(({ unpaidYen }) => unpaidYen > 0).map(({ period, unpaidYen }) => `${period}期 ${unpaidYen}円`);

/** What somebody has to look at: what it is and how much. */
export const exceptionsIn = async ({ ward }: Scene): Promise<readonly string[]> => (await ward.receiptExceptions()).exceptions.map(({ code, yen }) => `${code} ${yen}円`);

export const refunding = (period: Period | undefined) => ({ act: 'decideOverpayment', accountKey: period?.accountKey ?? 'なし', decision: 'refund', ...clerk } as const);
/** 還付金請求書, brought by hand: without anything else said, for the account of somebody in the family, with 委任状. */
export const claiming = ({ today }: Scene, period: Period | undefined, { personKey }: Pick<Resident, 'personKey'>, account: HeldAccount, hasProxy = true) =>
  ({ act: 'takeRefundClaim', accountKey: period?.accountKey ?? 'なし', claimedBy: personKey, receivedOn: today(), payTo: 'account', account, hasProxy, ...clerk } as const);
export const appropriating = (period: Period | undefined) => ({ act: 'decideOverpayment', accountKey: period?.accountKey ?? 'なし', decision: 'appropriate', ...clerk } as const);

/** Every 期 paid too much is refunded, and claimed for that account if there is one, by whoever gets it. Returns how much. */
export async function refundsAll(scene: Scene, head: Resident, account?: HeldAccount, fiscalYear = year, claimant: Pick<Resident, 'personKey'> = head): Promise<number> {
  const over = (await periodsOf(scene, head, fiscalYear)).filter(({ overpaidYen }) => overpaidYen > 0);
  for (const period of over) {
    await scene.ward.act(refunding(period));
    if (account) await scene.ward.act(claiming(scene, period, claimant, account));
  }
  return over.reduce((sum, { overpaidYen }) => sum + overpaidYen, 0);
}

/** The end of every story: the ledger holds, each day agrees with the bank's statement, and the bank's account is what the books say. `beside`: what left it that is no 収納 (還付加算金). */
export async function booksAgree({ ward, bank, expect }: Scene, heldYen: number, { years = [year], beside = 0 }: { readonly years?: readonly number[]; readonly beside?: number } = {}): Promise<void> {
  const ledgers = [];
  for (const one of years) ledgers.push(await ward.ledger(one));
  expect('台帳に成り立たないことはない', ledgers.flatMap(({ troubles }) => troubles), [], booksBasis);
  expect('日と経路ごとに、銀行の明細と台帳は合う', ledgers.flatMap(({ days }) => days.filter(({ differenceYen }) => differenceYen !== 0)), [], booksBasis);
  expect('銀行の収納口座には、入った額から返した額を引いた額がある', await bank.collected(), heldYen, booksBasis);
  expect('台帳の収納と不明金の合計も、その額である', ledgers.reduce((sum, { sums }) => sum + sums.collectedYen, 0) + (ledgers[0]?.suspenseYen ?? 0) - beside, heldYen, booksBasis);
}

/** わざと: the same slip with another amount and the check digit that belongs to it. Only the ward's own list tells that it was never issued. */
export function neverIssued(barcode: string | undefined, amountYen: number): string {
  const slip = decodePaymentSlip(barcode ?? '');
  const digits = slip instanceof Bad ? slip : encodePaymentSlip({ ...slip, amountYen });
  return digits instanceof Bad ? digits.why : digits;
}
