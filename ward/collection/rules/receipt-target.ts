import { assume, type Basis, type Day } from '../../../law/define.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';

/** What the ward has handed out to be paid: a 納付書, a 振替依頼 or an eL番号. */
export interface AskedFor { readonly amountYen: number; readonly payableUntil: Day | null; readonly voidedOn: Day | null }

export interface ReceiptTargetQuestion {
  readonly amountYen: number;
  readonly receivedOn: Day;
  /** What the digits of the bars already say. */
  readonly fault: 'unreadable' | 'wrongCheckDigit' | 'overLimit' | 'otherWard' | null;
  /** By whose number it was paid; undefined when a 済通 was read, which names 通知書番号・年度・期 instead. */
  readonly asked?: AskedFor | null;
  readonly read?: { readonly isSure: boolean; readonly found: 'account' | 'otherPeriod' | 'otherYear' | 'nothing'; readonly isAmountAsked: boolean };
}
export const receiptTargetBasis: Basis = assume('充て先に少しでも疑いのある入金は、人が決めるまで不明金とする。検査数字が合っても、発行した控えにない納付書の入金は充てない');

export const targetOutcomes = {
  posts: '充てる', postsLate: '支払期限の後だが充てる', unreadable: '読めないバーコード', wrongCheckDigit: '検査数字が違う', overLimit: '30万円を超える', otherWard: '他の団体のもの', notIssued: '発行していない', voided: '取り消した納付書', amountDiffers: '金額が発行したものと違う',
  lowConfidence: '読取りが確かでない', unknownNotice: '通知書番号がない', wrongFiscalYear: 'その年度の賦課がない', wrongPeriod: 'その期がない', amountNotAsked: 'その期に求めた額でない',
} as const;
export type TargetOutcome = keyof typeof targetOutcomes;
type Answer = readonly [TargetOutcome, string];

/** 入金の充て先の判定: may the money go to the 期 it names? Money that may not is kept as 不明金, with the reason. */
export const receiptTarget = rule({
  id: 'receiptTarget',
  ja: '入金の充て先の判定',
  basis: receiptTargetBasis,
  outcomes: targetOutcomes,
  decide: (question: ReceiptTargetQuestion): Answer => (question.fault ? faultTold[question.fault] : question.read ? readTarget(question, question.read) : askedTarget(question, question.asked ?? null)),
});
const faultTold = {
  unreadable: ['unreadable', '44桁の納付書の形でない'], wrongCheckDigit: ['wrongCheckDigit', '検査数字は AI 91 を含めて求める'], overLimit: ['overLimit', '窓口で扱えない額のバーコード'], otherWard: ['otherWard', '自由使用欄の団体が違う'],
} as const;

function askedTarget({ amountYen, receivedOn }: ReceiptTargetQuestion, asked: AskedFor | null): Answer {
  if (asked === null) return ['notIssued', '発行した控えにない'];
  if (asked.voidedOn !== null && asked.voidedOn <= receivedOn) return ['voided', `${asked.voidedOn} に取り消した`];
  if (asked.amountYen !== amountYen) return ['amountDiffers', `入金 ${yen(amountYen)}、発行 ${yen(asked.amountYen)}`];
  return asked.payableUntil !== null && receivedOn > asked.payableUntil ? ['postsLate', `支払期限 ${asked.payableUntil} の後の ${receivedOn}`] : ['posts', '発行した控えのとおり'];
}

function readTarget({ amountYen }: ReceiptTargetQuestion, { isSure, found, isAmountAsked }: NonNullable<ReceiptTargetQuestion['read']>): Answer {
  if (!isSure) return ['lowConfidence', '確からしさが下限に届かない'];
  if (found !== 'account') return found === 'nothing' ? ['unknownNotice', '賦課した通知書番号にない'] : found === 'otherYear' ? ['wrongFiscalYear', '通知書番号はあるが、年度が違う'] : ['wrongPeriod', '年度はあるが、期が違う'];
  return isAmountAsked ? ['posts', '通知書番号・年度・期・額のとおり'] : ['amountNotAsked', `${yen(amountYen)} をその期に求めたことがない`];
}
