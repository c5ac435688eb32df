import { cite } from '../../law/define.js';
import { record, type RecordOf } from '../define.js';
import { certain, code, individualNumber, inferred, optional, text } from '../fields.js';

const basis = cite('別添1 事務の内容', '国保連4 情報提供等記録開示システムとの紐付けに使う機関別符号を取得');
export const symbolOutcomes = [['issued', '発行'], ['alreadyIssued', '発行済み'], ['noResident', '該当なし'], ['revoked', '失効'], ['serviceError', '応答できない']] as const;

/** 機関別符号の要求. `isRelease` gives a symbol back that hung on a wrong number. */
export const symbolRequest = record({
  id: 'symbolRequest',
  ja: '機関別符号の取得要求',
  basis,
  between: ['insurer-hub', 'record-disclosure'],
  steps: ['D-4-2'],
  fields: {
    requestId: text('要求の識別', 60),
    agency: inferred(text('機関コード', 20)),
    kind: code('要求の種類', [['issue', '取得'], ['release', '失効']]),
    individualNumber: certain(individualNumber('個人番号')),
    insurerPersonKey: inferred(text('被保険者枝番(中間サーバー)', 40)),
  },
});
export type SymbolRequest = RecordOf<typeof symbolRequest>;

/** 機関別符号: opaque, different for every agency, never to be derived from the 個人番号. */
export const symbolAnswer = record({
  id: 'symbolAnswer',
  ja: '機関別符号の回答',
  basis,
  between: ['record-disclosure', 'insurer-hub'],
  steps: ['D-4-2'],
  fields: {
    requestId: text('要求の識別', 60),
    outcome: code('結果', symbolOutcomes),
    insurerPersonKey: inferred(text('被保険者枝番(中間サーバー)', 40)),
    linkageSymbol: certain(optional(text('機関別符号', 80))),
  },
});
export type SymbolAnswer = RecordOf<typeof symbolAnswer>;

export const recordDisclosureRecords = [symbolRequest, symbolAnswer] as const;
