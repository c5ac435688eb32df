import { hanako, hanakosAccount, heirKey, ichiro, type ActExamples, type QueryExamples } from './people.js';

const by = '国保収納係 担当';
const { personKey } = hanako;
const fiscalYear = 2026;
/** 第1期 and 第2期 of that household. */
const accountKey = '0000000101-2026-01';
const secondKey = '0000000101-2026-02';
const use = { personKey, purpose: 'refund' as const, about: secondKey, by };

/** 賦課, its notices, and 収納 of the year 2026. */
export const collectionActs = {
  enterPremiumForm: { act: 'enterPremiumForm', form: { kind: 'maternity', notificationId: 'P-0001', receivedOn: '2026-05-11', personKey, bornOn: '2026-08-15', isMultiple: false } },
  enterRevenueForm: { act: 'enterRevenueForm', notificationId: 'K-0001', receivedOn: '2026-07-10', fiscalYear, revenues: [{ personKey: ichiro.personKey, revenueYen: 3_000_000 }] },
  reissueNotices: { act: 'reissueNotices', noticeIds: ['R8-H-0001-00'], why: '返戻の後、転居先の住所を確かめた' },
  nameRepresentative: { act: 'nameRepresentative', payerPersonKey: ichiro.personKey, representativePersonKey: heirKey, namedBy: 'heirs', receivedOn: '2026-11-20', why: '相続人代表者指定届による' },
  registerMandate: { act: 'registerMandate', personKey, account: hanakosAccount, startsOn: '2026-07-01', by, why: '口座振替依頼書による' },
  assignReceipt: { act: 'assignReceipt', paymentKey: 'ocr|20260702-01|000003', accountKey, by, why: '原符の写しで納付した人と期を確かめた' },
  decideOverpayment: { act: 'decideOverpayment', accountKey, decision: 'refund', by, why: 'ほかに未納の期がない' },
  takeRefundClaim: { act: 'takeRefundClaim', accountKey, claimedBy: personKey, receivedOn: '2026-09-10', payTo: 'account', account: hanakosAccount, hasProxy: false, by, why: '還付金請求書が届いた' },
  registerPublicAccountUse: { act: 'registerPublicAccountUse', ...use, channel: 'paper', statedOn: '2026-10-05', why: '請求書に公金受取口座を使うとある' },
  withdrawPublicAccountUse: { act: 'withdrawPublicAccountUse', ...use, why: '別の口座で受け取りたいという申出による' },
} satisfies Partial<ActExamples>;

export const collectionQueries = {
  income: { query: 'income', personKey, fiscalYear },
  incomeGaps: { query: 'incomeGaps', fiscalYear },
  assessment: { query: 'assessment', personKey, fiscalYear },
  mailings: { query: 'mailings', personKey },
  heldNotices: { query: 'heldNotices' },
  account: { query: 'account', personKey, fiscalYear },
  receiptExceptions: { query: 'receiptExceptions' },
  ledger: { query: 'ledger', fiscalYear },
  refunds: { query: 'refunds' },
  publicAccountUses: { query: 'publicAccountUses', personKey },
} satisfies Partial<QueryExamples>;
