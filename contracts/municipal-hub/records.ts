import { assume, cite } from '../../law/define.js';
import type { Field, Fields } from '../define.js';
import { record, type RecordOf } from '../define.js';
import { code, count, day, flag, inferred, moment, optional, text, year } from '../fields.js';
import { enquiryKinds, kindStatuses, lineStatuses, works, type EnquiryKind } from './codes.js';
import { payloadFields, type Payload } from './payloads.js';

/**
 * 情報照会: one question about one person and one kind of information. It names the person by 宛名番号 and never by 個人番号:
 * 団体内統合宛名 turns it into a number of its own, and that into the 機関別符号 of each body, which no ward sees.
 */
export const enquiry = record({
  id: 'enquiry',
  ja: '情報照会',
  basis: cite('別添1 事務の内容', '資格⑥ 資格賦課業務に当たって必要な情報を、中間サーバーを介して情報照会を行う'),
  between: ['ward', 'municipal-hub'],
  steps: ['A-06'],
  fields: {
    /** The ward's own, never used twice: the same one again is the same question. */
    requestId: text('照会の識別', 60),
    personKey: inferred(text('宛名番号', 40)),
    kind: inferred(code('特定個人情報の種類', enquiryKinds)),
    officialCode: optional(text('特定個人情報番号', 16)),
    work: inferred(code('事務', works)),
    procedure: inferred(text('事務手続', 60)),
    /** 団体コード of the municipality that taxes (課税 of the year: of 1 January), 保険者番号, or the id of an agency. */
    providerCode: inferred(optional(text('情報提供者', 20))),
    /** Only of 地方税関係情報, and there it must be. */
    fiscalYear: inferred(optional(year('賦課の年度'))),
    periodFrom: optional(day('対象期間の始まり')),
    periodUntil: optional(day('対象期間の終わり')),
    isNotDisclosed: inferred(flag('不開示')),
    section: optional(text('所属', 60)),
    actor: text('操作者', 60),
  },
});
export type Enquiry = RecordOf<typeof enquiry>;

/** 受付: what the hub says at once. A line that it does not pass on has neither 処理通番 nor a time to wait for. */
export const enquiryReceipt = record({
  id: 'enquiryReceipt',
  ja: '情報照会の受付',
  basis: assume('照会と結果の取得を処理通番で結ぶことは共通機能標準仕様書にある。受付の形は公開されていない'),
  between: ['municipal-hub', 'ward'],
  steps: [],
  fields: {
    requestId: text('照会の識別', 60),
    work: code('事務', works),
    kind: code('特定個人情報の種類', enquiryKinds),
    processingNumber: inferred(optional(text('処理通番', 40))),
    acceptedAt: moment('受付日時'),
    notBefore: optional(moment('これより前に回答はない')),
    lineStatus: code('照会の状態', lineStatuses),
  },
});
export type EnquiryReceipt = RecordOf<typeof enquiryReceipt>;

/** Every item of every kind a ward asks for, each present only in rows of its own kind. */
const allPayloadFields = Object.fromEntries(enquiryKinds.flatMap(([kind]) => Object.entries(payloadFields[kind]).map(([key, field]) => [key, asOptional(field as Field<unknown>)]))) as OptionalFields;
type Each = { [K in EnquiryKind]: (typeof payloadFields)[K] }[EnquiryKind];
type Union<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer A) => void ? A : never;
type OptionalFields = { readonly [K in keyof Union<Each>]: Union<Each>[K] extends Field<infer T> ? Field<T | null> : never };
function asOptional(field: Field<unknown>): Field<unknown> {
  return field.required ? optional(field) : field;
}

/**
 * 情報照会の回答: one row for each thing the provider holds (`number` of `total`), or one row that says why there is nothing.
 * It is as old as the 副本 of which it tells (`asOf`). That nothing is held is not income 0, not uninsured, not anything.
 */
export const enquiryAnswer = record({
  id: 'enquiryAnswer',
  ja: '情報照会の回答',
  basis: assume('結果の取得で回答を受けることは共通機能標準仕様書にある。回答の形は公開されておらず、賦課・給付・収納が要る項目を自前で並べる'),
  between: ['municipal-hub', 'ward'],
  steps: ['A-06'],
  fields: {
    requestId: text('照会の識別', 60),
    processingNumber: inferred(optional(text('処理通番', 40))),
    personKey: inferred(text('宛名番号', 40)),
    kind: inferred(code('特定個人情報の種類', enquiryKinds)),
    providerCode: inferred(optional(text('情報提供者', 20))),
    lineStatus: inferred(code('照会の状態', lineStatuses)),
    kindStatus: inferred(optional(code('情報の状態', kindStatuses))),
    total: count('該当件数'),
    number: count('何件目か'),
    asOf: optional(day('副本の登録日')),
    answeredAt: moment('回答日時'),
    message: optional(text('説明', 200)),
    ...allPayloadFields,
  },
});
export type EnquiryAnswer = RecordOf<typeof enquiryAnswer>;

/** Items a row carries beyond those every row has. */
const commonKeys = new Set(['requestId', 'processingNumber', 'personKey', 'kind', 'providerCode', 'lineStatus', 'kindStatus', 'total', 'number', 'asOf', 'answeredAt', 'message']);
export const payloadKeys: readonly string[] = Object.keys(enquiryAnswer.fields).filter((key) => !commonKeys.has(key));

/** The payload of one row; null when it has none. */
export function payloadOf(answer: EnquiryAnswer): Payload | null {
  if (answer.kindStatus !== 'N-OK') return null;
  const fields: Fields = payloadFields[answer.kind];
  return Object.fromEntries(Object.keys(fields).map((key) => [key, answer[key as keyof EnquiryAnswer] as string | number | null]));
}

/** The columns of a payload, the others empty. */
export const payloadColumns = (payload: Payload | null): Pick<EnquiryAnswer, keyof OptionalFields> =>
  Object.fromEntries(payloadKeys.map((key) => [key, payload?.[key] ?? null])) as Pick<EnquiryAnswer, keyof OptionalFields>;

/** Where a row contradicts itself, so that nobody reads a value out of an answer that gives none. Empty = it does not. */
export function contradictionsInAnswer(answer: EnquiryAnswer): readonly { readonly field: string; readonly why: string }[] {
  const { kind, lineStatus, kindStatus, total, number, asOf } = answer;
  const told = payloadKeys.filter((key) => answer[key as keyof EnquiryAnswer] !== null);
  const found: { field: string; why: string }[] = [];
  if ((lineStatus === 'N-OK') !== (kindStatus !== null)) found.push({ field: 'kindStatus', why: '回答のある行にだけ情報の状態がある' });
  const isProvided = lineStatus === 'N-OK' && kindStatus === 'N-OK';
  const own: Fields = payloadFields[kind];
  for (const field of told) if (!isProvided || !(field in own)) found.push({ field, why: isProvided ? `${kind} にない項目` : '提供のない行に値は書かない' });
  if (isProvided ? number < 1 || number > total : total !== 0 || number !== 0) found.push({ field: 'number', why: '提供のある行は該当件数までの番号を持ち、ない行は0である' });
  if (isProvided !== (asOf !== null)) found.push({ field: 'asOf', why: '提供のある行にだけ副本の登録日がある' });
  return found;
}

export const municipalHubRecords = [enquiry, enquiryReceipt, enquiryAnswer] as const;
