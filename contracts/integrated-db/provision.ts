import { assume, cite } from '../../law/define.js';
import { record, type RecordOf } from '../define.js';
import { code, count, day, digits, flag, inferred, moment, optional, text, year, yen } from '../fields.js';
import { provisionKinds, replicaOutcomes, type ProvisionKind } from '../municipal-hub/codes.js';
import { memberRoles, payloadTroubles, type Payload } from '../municipal-hub/payloads.js';
import { feedKinds, feedOperations } from './feed.js';

/** 更新区分 of a 副本. */
export const modifications = [['1', '登録・更新'], ['2', '削除']] as const;
export type Modification = (typeof modifications)[number][0];

/** 給付, as far as others are told of it: a month, a name and what was decided. The official items are not public (仮定). */
const benefitItems = { benefitMonth: optional(text('給付の対象の年月(YYYY-MM)', 7)), benefitName: optional(text('給付の名', 60)), benefitYen: optional(yen('支給額')) };
/** Which step of 別添1 each kind of 副本 realises. */
export const provisionSteps: Readonly<Record<ProvisionKind, string>> = { nhiQualification: 'A-14', nhiBenefit: 'B-12' };

/**
 * 国保関係情報の提供: one version of one 副本 on its way through 統合DB to 自治体中間サーバー. It names the person by 宛名番号 only; a
 * later version of a history stands instead of the earlier one, and a deletion says nothing but that.
 */
export const provisionRecord = record({
  id: 'provisionRecord',
  ja: '国保関係情報の提供(副本)',
  basis: cite('別添1 事務の内容', '資格⑭・給付⑫ 国保関係情報を統合ＤＢ経由で中間サーバーへ提供する'),
  between: ['ward', 'integrated-db'],
  steps: ['A-14', 'B-12'],
  fields: {
    recordId: text('副本の識別', 60),
    personKey: inferred(text('宛名番号', 40)),
    kind: inferred(code('特定個人情報の種類', provisionKinds)),
    historyKey: inferred(text('履歴の識別', 60)),
    modificationSeg: inferred(code('更新区分', modifications)),
    layoutVersion: inferred(text('データ標準レイアウトの版', 20)),
    /** The answer to whoever asks waits until somebody has looked at it. */
    isAutoAnswerBlocked: flag('自動応答不可'),
    insurerNumber: inferred(optional(text('保険者番号', 8))),
    insuredSymbol: optional(text('記号', 40)),
    insuredNumber: inferred(optional(text('番号', 40))),
    branchNumber: inferred(optional(digits('枝番', 2))),
    memberRole: inferred(optional(code('本人・家族', memberRoles))),
    acquiredOn: inferred(optional(day('資格取得年月日'))),
    lostOn: inferred(optional(day('資格喪失年月日'))),
    ...benefitItems,
  },
});
export type ProvisionRecord = RecordOf<typeof provisionRecord>;
/** The items of {@link provisionRecord} that a 副本 of each kind shows to others. */
const shownItems = {
  nhiQualification: ['insurerNumber', 'insuredSymbol', 'insuredNumber', 'branchNumber', 'memberRole', 'acquiredOn', 'lostOn'], nhiBenefit: ['benefitMonth', 'benefitName', 'benefitYen'],
} as const satisfies Readonly<Record<ProvisionKind, readonly (keyof ProvisionRecord)[]>>;
type ShownItem = (typeof shownItems)[ProvisionKind][number];
const everyItem: readonly ShownItem[] = Object.values(shownItems).flat();
/** A 副本 that says nothing. */
export const nothingProvided = Object.fromEntries(everyItem.map((item) => [item, null])) as { readonly [I in ShownItem]: null };
export const provisionPayload = (record: ProvisionRecord): Payload => Object.fromEntries(shownItems[record.kind].map((item) => [item, record[item]]));

/** Where a 副本 does not fit its kind: a deletion says nothing, and a version no item of another kind. Empty = it fits. */
export function contradictionsInProvision(record: ProvisionRecord): readonly { readonly field: string; readonly why: string }[] {
  const isDeleted = record.modificationSeg === '2';
  const own: readonly ShownItem[] = isDeleted ? [] : shownItems[record.kind];
  const strangers = everyItem.filter((item) => record[item] !== null && !own.includes(item)).map((field) => ({ field, why: isDeleted ? '削除の行に中身は書かない' : 'この種類にない項目' }));
  return isDeleted ? strangers : [...strangers, ...payloadTroubles(record.kind, provisionPayload(record))];
}

/** What 自治体中間サーバー said of each, one by one. */
export const provisionOutcome = record({
  id: 'provisionOutcome',
  ja: '国保関係情報の提供の結果',
  basis: assume('副本登録の結果の形は公開されていない'),
  between: ['integrated-db', 'ward'],
  steps: ['A-14', 'B-12'],
  fields: { recordId: text('副本の識別', 60), personKey: inferred(text('宛名番号', 40)), outcome: code('登録の結果', replicaOutcomes), answeredAt: moment('回答日時') },
});
export type ProvisionOutcome = RecordOf<typeof provisionOutcome>;

/** Systems of the same ward that take 国保関係情報, what each may have, and why. */
export const transferReceivers = [['tax', '税'], ['care', '介護保険'], ['welfare', '福祉']] as const;
export type TransferReceiver = (typeof transferReceivers)[number][0];
export const transferContents = [['qualification', '資格'], ['assessment', '賦課'], ['benefit', '給付']] as const;
export type TransferContent = (typeof transferContents)[number][0];
export const transferSteps: Readonly<Record<TransferContent, string>> = { qualification: 'A-15', assessment: 'A-15', benefit: 'B-10' };
const byOrdinance = assume('番号法9条2項の条例による庁内の連携。条例の名と項番、渡す項目は区ごとに違い、公開資料から引いていない');
export const transferBases = {
  tax: { contents: ['assessment'], basis: byOrdinance, why: '社会保険料控除の確認' },
  care: { contents: ['qualification', 'benefit'], basis: byOrdinance, why: '第2号被保険者の医療保険の確認と、高額医療・高額介護合算の計算' },
  welfare: { contents: ['qualification', 'assessment', 'benefit'], basis: byOrdinance, why: '保護の要否の判定' },
} as const satisfies Readonly<Record<TransferReceiver, { readonly contents: readonly TransferContent[]; readonly basis: typeof byOrdinance; readonly why: string }>>;

/** 国保関係情報の移転: what another system of the ward is told of a person. Both kinds of feeds are read by one rule; a deletion is a row, never an absence. */
export const transferRecord = record({
  id: 'transferRecord',
  ja: '国保関係情報の移転',
  basis: cite('別添1 事務の内容', '資格⑮・給付⑩ 国保関係情報を統合ＤＢ経由で各業務システムへ移転する'),
  between: ['ward', 'integrated-db'],
  steps: ['A-15', 'B-10'],
  fields: {
    receiver: inferred(code('受け取る業務', transferReceivers)),
    feedKind: code('全件か差分か', feedKinds),
    /** Each receiver has numbers of its own: after a gap only a full feed helps. */
    feedSeq: count('受け取る業務ごとの通番'),
    operation: code('処理区分', feedOperations),
    personKey: inferred(text('宛名番号', 40)),
    content: inferred(code('移転の内容', transferContents)),
    /** The 適用期間, the year or the 給付 the row is about, so that several of one person can stand beside each other. */
    historyKey: inferred(text('履歴の識別', 60)),
    fiscalYear: inferred(optional(year('賦課の年度'))),
    totalYen: inferred(optional(yen('保険料の年額'))),
    acquiredOn: inferred(optional(day('資格取得年月日'))),
    lostOn: inferred(optional(day('資格喪失年月日'))),
    ...benefitItems,
  },
});
export type TransferRecord = RecordOf<typeof transferRecord>;
/** A row that says nothing of its matter. */
export const nothingTransferred = { fiscalYear: null, totalYen: null, acquiredOn: null, lostOn: null, benefitMonth: null, benefitName: null, benefitYen: null } as const;

/** A receiver has lost count, or its records, and asks for everything. */
export const transferRequest = record({
  id: 'transferRequest',
  ja: '移転の全件の求め',
  basis: assume('移転の再送の求め方は公開されていない'),
  between: ['integrated-db', 'ward'],
  steps: ['A-15', 'B-10'],
  fields: { receiver: code('受け取る業務', transferReceivers), requestedAt: moment('求めた日時'), requestReason: text('求めるわけ', 200) },
});
export type TransferRequest = RecordOf<typeof transferRequest>;

export const handoverRecords = [provisionRecord, provisionOutcome, transferRecord, transferRequest] as const;
