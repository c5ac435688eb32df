import { assume } from '../../law/define.js';
import { record, type RecordDefinition, type RecordOf } from '../define.js';
import { code, count, day, flag, inferred, optional, text, yen } from '../fields.js';
import { assetKinds, contactOutcomes, inquiryTargets, replyResults } from './codes.js';

const standIn = (what: string) => assume(`${what}の項目も形も公開されていない。仕様書の言う業務(荒川区 納付案内センター、久留米市・多賀城市)に要る項目だけを並べ、個人番号は載せない`);

/** Who somebody is, as far as 委託先 and those it asks need to know. */
const identity = { name: inferred(text('漢字氏名', 100)), nameKana: inferred(text('カナ氏名', 100)), bornOn: inferred(day('生年月日')) };

/** 滞納者情報: everybody 委託先 may call today. A newer file replaces the older as a whole: whoever is not in it is called no more. */
export const delinquentList = record({
  id: 'delinquentList',
  ja: '滞納者情報',
  basis: standIn('滞納者情報'),
  between: ['ward', 'delinquency-contractor'],
  steps: ['C-06'],
  fields: {
    caseId: text('滞納者の識別', 20),
    ...identity,
    /** Not written of somebody whose address is kept from others. */
    address: inferred(optional(text('住所', 200))),
    asOf: day('基準日'),
    overdueCount: count('滞納の期の数'),
    oldestDueOn: day('最も古い納期限'),
    balanceYen: inferred(yen('滞納額')),
    isInGrace: flag('猶予'),
    isNegotiating: flag('交渉中'),
    isNotDisclosed: flag('不開示'),
  },
});
export type DelinquentRow = RecordOf<typeof delinquentList>;

/** 財産調査の照会: a question of the ward that 委託先 carries to a bank, an employer, an insurer or another municipality. */
export const assetInquiry = record({
  id: 'assetInquiry',
  ja: '財産調査の照会',
  basis: standIn('財産調査の照会'),
  between: ['ward', 'delinquency-contractor'],
  steps: ['C-07', 'C-08'],
  fields: { inquiryId: text('照会の識別', 40), caseId: text('滞納者の識別', 20), inquiryTarget: code('照会先の種類', inquiryTargets), targetName: text('照会先', 100), ...identity, address: inferred(optional(text('住所', 200))), askedOn: day('照会日') },
});
export type AssetInquiryRow = RecordOf<typeof assetInquiry>;

/** 財産調査の回答: a row for each thing that was found, or one that says there is none. */
export const assetAnswer = record({
  id: 'assetAnswer',
  ja: '財産調査の回答',
  basis: standIn('財産調査の回答'),
  between: ['delinquency-contractor', 'ward'],
  steps: ['C-08', 'C-09'],
  fields: {
    inquiryId: text('照会の識別', 40),
    caseId: text('滞納者の識別', 20),
    replyResult: code('回答の結果', replyResults),
    ...identity,
    address: inferred(optional(text('住所', 200))),
    assetKind: optional(code('財産の種類', assetKinds)),
    assetDetail: optional(text('財産の内容', 200)),
    assetYen: optional(yen('財産の額')),
    grossYen: optional(yen('一月の支給額')),
    incomeTaxYen: optional(yen('一月の所得税')),
    residentTaxYen: optional(yen('一月の住民税')),
    socialInsuranceYen: optional(yen('一月の社会保険料')),
    dependants: optional(count('生計を一にする親族の数')),
    answeredOn: day('回答日'),
  },
});
export type AssetAnswerRow = RecordOf<typeof assetAnswer>;

/** 電話催告の結果. It can set notes and promises, and nothing else: no money, no levy, no 処分. */
export const contactReport = record({
  id: 'contactReport',
  ja: '電話催告の結果',
  basis: standIn('電話催告の結果'),
  between: ['delinquency-contractor', 'ward'],
  steps: ['C-07', 'C-09'],
  fields: {
    reportId: text('結果の識別', 40),
    caseId: text('滞納者の識別', 20),
    ...identity,
    contactedOn: day('折衝日'),
    contactOutcome: code('折衝の結果', contactOutcomes),
    promisedOn: optional(day('約束の日')),
    promisedYen: optional(yen('約束の額')),
    enteredBy: text('入力した人', 60),
  },
});
export type ContactReportRow = RecordOf<typeof contactReport>;

export const delinquencyContractorRecords: readonly RecordDefinition[] = [delinquentList, assetInquiry, assetAnswer, contactReport];

/** Where a 回答 contradicts itself: what one found is told in full, and nothing is told of what one did not. */
export function contradictionsInAnswer(row: AssetAnswerRow): readonly { readonly field: keyof AssetAnswerRow; readonly why: string }[] {
  const isFound = row.replyResult !== 'none';
  const isIncome = row.assetKind === 'wage' || row.assetKind === 'pension';
  const expected: readonly (readonly [field: keyof AssetAnswerRow, isWanted: boolean])[] = [
    ['assetKind', isFound], ['assetDetail', isFound], ...(['grossYen', 'incomeTaxYen', 'residentTaxYen', 'socialInsuranceYen', 'dependants'] as const).map((field) => [field, isFound && isIncome] as const),
  ];
  const wrong = expected.filter(([field, isWanted]) => (row[field] !== null) !== isWanted).map(([field, isWanted]) => ({ field, why: isWanted ? '見つけた財産について書いていない' : '書かない項目である' }));
  return [...wrong, ...(!isFound && row.assetYen !== null ? [{ field: 'assetYen' as const, why: '書かない項目である' }] : [])];
}

/** Where a report contradicts itself: a promise has a day and a sum, anything else has none. */
export function contradictionsInReport({ contactOutcome, promisedOn, promisedYen }: ContactReportRow): readonly { readonly field: keyof ContactReportRow; readonly why: string }[] {
  const isPromise = contactOutcome === 'promise';
  return ([['promisedOn', promisedOn], ['promisedYen', promisedYen]] as const).filter(([, value]) => (value !== null) !== isPromise).map(([field]) => ({ field, why: '約束の日と額は、納付の約束のときにだけ、どちらも書く' }));
}
