import { z } from 'zod';
import { codeSchema, daySchema, personKeySchema } from './resident.js';

const yen = z.int().min(0);
const fiscalYear = z.int().min(1000).max(9999).describe('年度(始まる年)');
const said = (length: number) => z.string().max(length).regex(/\S/, { error: '空でない文を書く' });
const by = said(60).describe('操作する職員');
const why = said(300).describe('理由');
const accountKey = z.string().min(1).max(60).describe('期別の識別。account と receiptExceptions が示す');

/** 預金種目 of 全銀 files. */
export const payerAccountKinds = [['1', '普通'], ['2', '当座'], ['3', '納税準備'], ['4', '貯蓄'], ['9', 'その他']] as const;
export const heldAccountSchema = z.object({
  bankCode: z.string().regex(/^\d{4}$/).describe('銀行番号'), bankName: z.string().max(15).describe('銀行名(半角カナ)'), branchCode: z.string().regex(/^\d{3}$/).describe('支店番号'), branchName: z.string().max(15).describe('支店名(半角カナ)'),
  accountKind: codeSchema(payerAccountKinds).describe('預金種目'), accountNumber: z.string().regex(/^\d{7}$/).describe('口座番号'), holderName: z.string().min(1).max(30).describe('口座名義(半角カナ)'),
});
export type HeldAccount = z.infer<typeof heldAccountSchema>;

/** Where somebody wants a 還付 to be paid. */
export const refundWays = [['account', '請求書に書いた口座'], ['publicAccount', '公金受取口座']] as const;
export const overpaymentDecisions = [['appropriate', '充当する'], ['refund', '還付する']] as const;

export const collectionActs = [
  z.object({ act: z.literal('registerMandate'), personKey: personKeySchema.describe('納付義務者'), account: heldAccountSchema.nullable().describe('null = 解約'), startsOn: daySchema.describe('この日からの振替日に使う'), by, why }).describe('口座振替の登録'),
  z.object({ act: z.literal('assignReceipt'), paymentKey: z.string().min(1).max(200).describe('入金の識別。receiptExceptions の about'), accountKey: accountKey.nullable().describe('null = 充てずに置く'), by, why }).describe('不明金を充てる期の決定'),
  z.object({ act: z.literal('decideOverpayment'), accountKey, decision: codeSchema(overpaymentDecisions), by, why }).describe('過誤納の充当・還付の決定。還付は、請求書が届いてから振り込む'),
  z.object({
    act: z.literal('takeRefundClaim'), accountKey, claimedBy: personKeySchema.describe('請求する人の宛名番号'), receivedOn: daySchema.describe('請求書が届いた日'), payTo: codeSchema(refundWays), account: heldAccountSchema.optional().describe('payTo が account のとき要る'),
    hasProxy: z.boolean().default(false).describe('別の人の口座で受け取る委任状があるか'), by, why,
  }).describe('還付金請求書の受付。戻った還付の新しい請求も'),
] as const;

/** exportDebits 振替依頼の作成 · exportDemands 督促 · exportRefunds 還付の総合振込の作成 · exportLetters 還付・充当通知書、催告書、処分通知の印刷データの作成 · exportWithholding 仮徴収の決定と特別徴収依頼の作成 */
export const collectionJobs = ['exportDebits', 'exportDemands', 'exportRefunds', 'exportLetters', 'exportWithholding'] as const;

export const collectionQueries = [
  z.object({ query: z.literal('account'), personKey: personKeySchema, fiscalYear }).describe('期別の収納'),
  z.object({ query: z.literal('receiptExceptions') }).describe('収納の例外'),
  z.object({ query: z.literal('ledger'), fiscalYear }).describe('収納台帳の合計'),
  z.object({ query: z.literal('refunds') }).describe('還付と充当'),
] as const;

/** Where one 期 stands today. */
export const accountStates = [['notDue', '納期限の前'], ['overdue', '納期限を過ぎた'], ['toBeWithheld', '年金から天引きする'], ['demanded', '督促した'], ['paid', '完納'], ['writtenOff', '不納欠損']] as const;
export type AccountState = (typeof accountStates)[number][0];
/** By which way money reached the ward; `other` = the bank tells of it and nobody knows. */
export const receiptChannels = [['agent', '収納代行'], ['debit', '口座振替'], ['ocr', '納付済通知書'], ['elQr', 'eL-QR'], ['pension', '年金特別徴収'], ['refund', '還付'], ['other', 'その他']] as const;
export type ReceiptChannel = (typeof receiptChannels)[number][0];
export const exceptionProposals = [
  ['assign', '期に充てる'], ['askAgent', '送り手に確かめる'], ['askBank', '銀行に確かめる'], ['askPensionInsurer', '年金保険者に確かめる'], ['forward', '引き渡す'], ['payBack', '返す'], ['appropriateOrRefund', '充当か還付'], ['checkMandate', '口座振替の登録を確かめる'], ['askPayee', '振込先を尋ねる'], ['waitForRate', '割合の公表を待つ'],
] as const;

/** How far a 還付 or 充当 is. */
export const refundStates = [
  ['appropriated', '充当した'], ['unclaimed', '請求を待つ'], ['lapsed', '時効で請求できない'], ['asking', '公金受取口座の登録を照会している'], ['claimUnfit', '請求された口座に払えない'], ['toPay', '振り込む'], ['ordered', '総合振込を作った'], ['paidBack', '資金が返却された'],
] as const;
export type RefundState = (typeof refundStates)[number][0];
const refundsAnswer = z.object({
  refunds: z.array(z.object({
    letterId: z.string().describe('通知の番号'), accountKey: z.string(), decision: codeSchema(overpaymentDecisions), yen, interestYen: yen.describe('還付加算金'), decidedOn: daySchema, payeePersonKey: z.string().nullable().describe('受け取る人。亡くなって代表者が決まらなければ null'), intoAccountKey: z.string().nullable().describe('充当先の期'),
    state: codeSchema(refundStates), because: z.array(z.string()), lapsesOn: daySchema.nullable().describe('請求できなくなる日。充当では null'), claimedOn: daySchema.nullable().describe('今の請求書が届いた日'), letterState: z.string().nullable().describe('通知書の状態。まだ作っていなければ null'), returnedOn: daySchema.nullable().describe('通知書が戻った日'),
  })).describe('決められた順'),
});

const accountAnswer = z.object({
  periods: z.array(z.object({
    accountKey: z.string(), period: z.int().min(1).describe('期。11からは随時期、61からは特別徴収の月(4・6・8・10・12・2月)'), dueOn: daySchema.describe('納期限'), state: codeSchema(accountStates), leviedYen: yen.describe('調定'), collectedYen: z.int().describe('収納'), provisionalYen: yen.describe('確報を待つ速報'),
    unpaidYen: yen.describe('未納'), overpaidYen: yen.describe('過誤納'), writtenOffYen: yen.describe('不納欠損'), lateYen: yen.describe('延滞金'), lateUnpaidYen: yen.describe('延滞金の未納'),
    isLateChargeUnknown: z.boolean().default(false).describe('割合が公表されておらず、延滞金をまだ計算できない。真のとき、延滞金の額は分からない'),
    demandedOn: daySchema.nullable().describe('督促状に書いた日'), designatedOn: daySchema.nullable().describe('督促状に書いた指定期限'), debitOn: daySchema.nullable().describe('依頼した振替日'),
  })).describe('その人が納付義務者である期。期の順'),
  hasMandate: z.boolean().describe('口座振替の登録があるか'),
});
const receiptExceptionsAnswer = z.object({
  exceptions: z.array(z.object({
    code: z.string(), ja: z.string(), about: z.string().describe('入金か期の識別'), yen, since: daySchema.nullable().default(null).describe('区が知った日。言わなければ null'),
    proposals: z.array(z.object({ proposal: codeSchema(exceptionProposals), accountKey: z.string().nullable(), why: z.string() })), note: z.string().nullable().describe('職員が置くと決めたわけ'),
  })),
});
const ledgerAnswer = z.object({
  sums: z.object({ leviedYen: yen, lateYen: yen, collectedYen: z.int(), unpaidYen: yen, lateUnpaidYen: yen, overpaidYen: yen, writtenOffYen: yen }).describe('その相当年度の期の合計'),
  suspenseYen: z.int().describe('充てる期の決まらない入金。年度によらない'),
  days: z.array(z.object({
    day: daySchema.describe('資金の動く日'), channel: codeSchema(receiptChannels), toldYen: yen.describe('ファイルが伝えた確かな入金'), depositYen: z.int().describe('銀行の明細の入金'), ledgerYen: z.int().describe('台帳の収納'), differenceYen: z.int().describe('明細から台帳を引いた額'),
  })).describe('会計年度の日と経路ごと'),
  troubles: z.array(z.string()).describe('台帳の成り立たないこと。なければ空'),
});
export const collectionAnswers = { account: accountAnswer, receiptExceptions: receiptExceptionsAnswer, ledger: ledgerAnswer, refunds: refundsAnswer } as const;
