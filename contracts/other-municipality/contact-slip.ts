import { assume } from '../../law/define.js';
import { sexes, specialResidenceKinds } from '../codes.js';
import { record, type RecordOf } from '../define.js';
import { code, day, digits, flag, inferred, optional, text, year } from '../fields.js';
import { contradictionsIn, incomeItems, taxAmounts, taxStates } from '../integrated-db/tax-feed.js';

export const slipKinds = [['inquiry', '照会'], ['reminder', '再照会(催促)'], ['reply', '回答']] as const;
export type SlipKind = (typeof slipKinds)[number][0];
/** What is asked about; the forms in use are not public, and these four are ours. */
export const slipTopics = [['previousIncome', '前住所地の所得'], ['duplicateQualification', '資格の重複'], ['specialResidence', '住所地特例などの該当'], ['postLossVisitAdjustment', '資格喪失後受診の調整']] as const;
export type SlipTopic = (typeof slipTopics)[number][0];
export const slipOutcomes = [['answered', '記録がある'], ['noMatch', '該当者なし'], ['severalMatch', '該当者が一人に決まらない'], ['notHeld', 'その記録を持たない']] as const;
export type SlipOutcome = (typeof slipOutcomes)[number][0];

/**
 * 連絡票: one sheet from one municipality to another, by post. The person is named by 4情報, never by 個人番号, and `address` is the
 * one the reader knows. A sheet that is sent on (回送) keeps its number and its sender; `forwardedByCode` says who sent it on.
 */
export const contactSlip = record({
  id: 'contactSlip',
  ja: '連絡票',
  basis: assume('別添1 資格⑤は「各種連絡票を他自治体に回送、又は受理する」と言うだけで、種類も様式も公開されていない。照会と回答に要る項目を自前で並べる'),
  between: ['ward', 'other-municipality'],
  steps: ['A-05'],
  fields: {
    slipId: text('連絡票番号', 60),
    slipKind: code('連絡票の種類', slipKinds),
    senderCode: digits('差出の団体コード', 6),
    recipientCode: digits('宛先の団体コード', 6),
    forwardedByCode: optional(digits('回送した団体コード', 6)),
    /** Of a reply and a reminder: the number of the inquiry it belongs to. */
    inquiryId: optional(text('照会の連絡票番号', 60)),
    topic: inferred(code('照会の事項', slipTopics)),
    fiscalYear: inferred(optional(year('賦課の年度'))),
    name: inferred(text('漢字氏名', 100)),
    nameKana: optional(text('カナ氏名', 100)),
    bornOn: inferred(day('生年月日')),
    sex: inferred(code('性別', sexes)),
    address: inferred(optional(text('住所', 200))),
    isNotDisclosed: inferred(flag('不開示')),
    writtenOn: day('作成日'),
    slipText: optional(text('照会・回答の文', 300)),
    outcome: optional(code('回答の結果', slipOutcomes)),
    /** The day whose knowledge the reply tells. */
    asOf: optional(day('時点')),
    taxState: inferred(optional(code('課税情報の有無', taxStates))),
    ...incomeItems,
    acquiredOn: inferred(optional(day('資格取得年月日'))),
    lostOn: inferred(optional(day('資格喪失年月日'))),
    specialResidenceKind: inferred(optional(code('特例区分', specialResidenceKinds))),
  },
});
export type ContactSlip = RecordOf<typeof contactSlip>;

/** A sheet on which nothing is answered. */
export const nothingAnswered = {
  outcome: null, asOf: null, taxState: null, netIncomeYen: null, salaryIncomeYen: null, publicPensionIncomeYen: null, salaryRevenueYen: null, publicPensionRevenueYen: null, familyEmployeeDeductionYen: null, taxableIncomeYen: null, acquiredOn: null, lostOn: null,
  specialResidenceKind: null,
} as const satisfies Partial<ContactSlip>;
const values = ['taxState', ...taxAmounts, 'acquiredOn', 'lostOn', 'specialResidenceKind'] as const;

interface Trouble { readonly field: keyof ContactSlip; readonly why: string }
/** Where a sheet contradicts itself, so that nobody reads a value out of one that gives none. Empty = it does not. */
export function contradictionsInSlip(slip: ContactSlip): readonly Trouble[] {
  const { slipKind, inquiryId, topic, fiscalYear, outcome, asOf, senderCode, recipientCode } = slip;
  const isReply = slipKind === 'reply';
  const found: Trouble[] = [];
  if (senderCode === recipientCode) found.push({ field: 'recipientCode', why: '差出と宛先が同じ団体である' });
  if ((slipKind === 'inquiry') !== (inquiryId === null)) found.push({ field: 'inquiryId', why: '回答と再照会にだけ、照会の連絡票番号を書く' });
  if ((topic === 'previousIncome') !== (fiscalYear !== null)) found.push({ field: 'fiscalYear', why: '年度は所得の照会と回答にだけ、必ず書く' });
  if (isReply !== (outcome !== null)) found.push({ field: 'outcome', why: '回答にだけ、結果を書く' });
  if ((outcome === 'answered') !== (asOf !== null)) found.push({ field: 'asOf', why: '記録のある回答にだけ、時点を書く' });
  return [...found, ...(outcome === 'answered' ? contradictionsInAnswer(slip) : values.filter((field) => slip[field] !== null).map((field) => ({ field, why: '記録のある回答のほかに値は書かない' })))];
}

function contradictionsInAnswer(slip: ContactSlip): readonly Trouble[] {
  if (slip.topic !== 'previousIncome') return taxAmounts.filter((field) => slip[field] !== null).map((field) => ({ field, why: '所得の回答にだけ金額を書く' }));
  return contradictionsIn({ ...slip, operation: 'put' }).flatMap(({ field, why }) => (field === 'operation' ? [] : [{ field, why }]));
}

