import { assume, cite } from '../../law/define.js';
import { lossReasons, operations, sexes } from '../codes.js';
import { record, type RecordOf } from '../define.js';
import { certain, code, count, day, digits, flag, individualNumber, inferred, optional, text, words } from '../fields.js';
import { cardUseStates, hubIssueCodes, hubOutcomes, limitCategories } from './codes.js';

/**
 * 被保険者異動情報: what 集約 writes from its 委託区画 toward 医療保険者等向け中間サーバー等. One row an insured person and
 * application period; `historyKey` names the period for ever, `version` rises with every change of it. A 擬制世帯主 has no row.
 */
export const memberChange = record({
  id: 'memberChange',
  ja: '被保険者異動情報',
  basis: cite('別添1 事務の内容', 'オンライン資格確認の準備業務 5-②'),
  between: ['aggregator', 'insurer-hub'],
  steps: ['G-5-2', 'D-1-3'],
  fields: {
    historyKey: text('資格履歴の識別', 80),
    version: count('版'),
    operation: inferred(code('処理区分', operations)),
    municipalInsuredId: inferred(text('市町村被保険者ID', 40)),
    personKey: inferred(text('宛名番号', 40)),
    individualNumber: certain(individualNumber('個人番号')),
    insurerNumber: certain(digits('保険者番号', 6)),
    householdKey: certain(text('被保険者記号番号', 40)),
    branchNumber: certain(optional(digits('枝番(証に印字)', 2))),
    name: certain(text('漢字氏名', 100)),
    nameKana: certain(text('カナ氏名', 100)),
    bornOn: certain(day('生年月日')),
    sex: certain(code('性別', sexes)),
    /** わざと: 住所は登録マニュアルでは必須でない(保団連 2023-09-10)。 */
    address: certain(optional(text('住所', 200))),
    headName: inferred(optional(text('世帯主氏名', 100))),
    validFrom: certain(day('適用開始年月日')),
    /** 集約 writes the first day without 適用 here, whichever way the municipality writes 適用終了年月日 toward it. */
    validTo: certain(optional(day('適用終了年月日'))),
    acquiredOn: inferred(optional(day('資格取得年月日'))),
    lostOn: inferred(optional(day('資格喪失年月日'))),
    lossReason: inferred(optional(code('喪失事由', [...lossReasons, ['moveOutWithinPrefecture', '県内転出']]))),
    /** Stretches of days with one ratio, none of which share a day (`copay-ratios.ts`). Whoever is not told of has none. */
    copayRatios: inferred(words('一部負担金割合(適用開始日/適用終了日/割合3桁)')),
    limitCategory: inferred(optional(code('限度額適用区分', limitCategories))),
    cardUseCancellation: certain(flag('利用登録解除申請')),
    isNotDisclosed: inferred(flag('不開示該当')),
    selfInfoBlocked: inferred(flag('自己情報提供不可')),
  },
});
export type MemberChange = RecordOf<typeof memberChange>;

/** 中間サーバーの処理結果: first a `summary` row for the file, then one `issue` row a trouble. Pulled by the sender, never pushed. */
export const hubResult = record({
  id: 'hubResult',
  ja: '中間サーバーの処理結果',
  basis: assume('中間サーバーの処理結果の形とコードは公開されていない'),
  between: ['insurer-hub', 'aggregator'],
  steps: ['G-5-3', 'D-1-3'],
  fields: {
    rowKind: code('行の種別', [['summary', '集計'], ['issue', '指摘']]),
    fileName: text('ファイル名', 120),
    outcome: optional(code('結果', hubOutcomes)),
    receivedCount: optional(count('受信件数')),
    storedCount: optional(count('格納件数')),
    rejectedCount: optional(count('拒否件数')),
    code: optional(code('指摘コード', hubIssueCodes)),
    line: optional(count('行')),
    fieldJa: optional(text('項目名', 60)),
    historyKey: optional(text('資格履歴の識別', 80)),
    message: optional(text('内容', 300)),
    cure: optional(text('対処', 300)),
  },
});
export type HubResult = RecordOf<typeof hubResult>;

/** 利用登録情報: the state of マイナ保険証 of this municipality's people, from the hub through 集約 to the ward (資格⑯). */
export const cardUseStatus = record({
  id: 'cardUseStatus',
  ja: '保険証利用登録情報',
  basis: cite('別添1 事務の内容', '資格⑯'),
  between: ['insurer-hub', 'ward'],
  steps: ['A-16'],
  fields: {
    municipalInsuredId: inferred(text('市町村被保険者ID', 40)),
    personKey: inferred(text('宛名番号', 40)),
    state: certain(code('利用登録の状態', cardUseStates)),
    /** registered: day of 登録; cancelScheduled and cancelled: the last day on which the card works. */
    effectiveOn: inferred(optional(day('登録日または解除の効力日'))),
    version: count('版'),
  },
});
export type CardUseStatus = RecordOf<typeof cardUseStatus>;
