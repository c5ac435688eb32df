import { assume, cite } from '../../law/define.js';
import { batchOutcomes, continuities, severities } from '../codes.js';
import { record, type RecordOf } from '../define.js';
import { certain, code, count, day, inferred, optional, text, words } from '../fields.js';

/** 国保資格取得喪失年月日連携ファイル: the prefecture's pair of dates for one person of this municipality. */
export const qualificationDates = record({
  id: 'qualificationDates',
  ja: '国保資格取得喪失年月日連携ファイル',
  basis: cite('別添1 事務の内容', '資格継続業務 2-④'),
  between: ['aggregator', 'ward'],
  steps: ['E-2-4', 'A-16', 'D-1-1'],
  fields: {
    municipalInsuredId: certain(text('市町村被保険者ID', 40)),
    acquiredOn: certain(optional(day('資格取得年月日'))),
    lostOn: certain(optional(day('資格喪失年月日'))),
    applicationStartOn: inferred(optional(day('適用開始年月日'))),
    applicationEndOn: inferred(optional(day('適用終了年月日'))),
    continuity: inferred(code('継続区分', continuities)),
    issueCodes: words('確認事項'),
    /** Rises with every change of this person's dates; the ward keeps the highest. */
    version: count('版'),
  },
});
export type QualificationDates = RecordOf<typeof qualificationDates>;

/** 市町村被保険者ID連携ファイル: which ID the aggregator gave to a person of this municipality. */
export const municipalInsuredIds = record({
  id: 'municipalInsuredIds',
  ja: '市町村被保険者ID連携ファイル',
  basis: cite('別添1 事務の内容', '資格継続業務 2-④'),
  between: ['aggregator', 'ward'],
  steps: ['E-2-4', 'A-16', 'D-1-1'],
  fields: {
    municipalInsuredId: certain(text('市町村被保険者ID', 40)),
    personKey: certain(text('宛名番号', 40)),
    /** Whether the ward sees this one is unknown: parameter `disclosePrefecturePersonId`, default empty. */
    prefecturePersonId: inferred(optional(text('都道府県被保険者ID', 40))),
  },
});
export type MunicipalInsuredIds = RecordOf<typeof municipalInsuredIds>;

/** 処理結果: first a `summary` row for the batch, then one `issue` row a trouble. */
export const processingResult = record({
  id: 'processingResult',
  ja: '処理結果',
  basis: assume('送信者が画面で処理結果を確認することは公開資料にある(厚労省 全国主管課長会議 2022-03-02 国民健康保険課資料 p.119–120)。ファイルの形は仮定'),
  between: ['aggregator', 'ward'],
  steps: ['E-1-3', 'A-16', 'D-1-1'],
  fields: {
    rowKind: code('行の種別', [['summary', '集計'], ['issue', '指摘']]),
    batchId: text('送信単位の識別', 40),
    outcome: optional(code('結果', batchOutcomes)),
    receivedCount: optional(count('受信件数')),
    loadedCount: optional(count('登録件数')),
    rejectedCount: optional(count('拒否件数')),
    code: optional(text('指摘コード', 10)),
    severity: optional(code('重さ', severities)),
    fileName: optional(text('ファイル名', 120)),
    line: optional(count('行')),
    byte: optional(count('バイト位置')),
    fieldJa: optional(text('項目名', 60)),
    personKey: optional(text('宛名番号', 40)),
    message: optional(text('内容', 300)),
    cure: optional(text('対処', 300)),
  },
});
export type ProcessingResult = RecordOf<typeof processingResult>;
