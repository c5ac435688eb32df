import { z } from 'zod';
import { enquiryKinds, kindStatuses, lineStatuses, works } from './municipal-hub/codes.js';
import { codeSchema, daySchema, momentSchema, personKeySchema } from './resident.js';

/** How far a question is. `heldBack`: an answer came that does not fit the question, and somebody must look. */
export const enquiryStates = [
  ['waiting', '照会待ち'], ['asked', '回答待ち'], ['answered', '回答を反映'], ['noData', '該当なし'], ['withheld', '不開示'], ['unanswered', '回答なし'], ['heldBack', '照会と合わない回答(確認待ち)'], ['discarded', '回答を使わない'],
] as const;
export type EnquiryState = (typeof enquiryStates)[number][0];
export const enquiryDecisions = [['accept', '本人の情報として使う'], ['discard', '使わない']] as const;

const said = (length: number) => z.string().max(length).regex(/\S/, { error: '空でない文を書く' });
const requestId = z.string().min(1).max(60).describe('照会の識別');
const by = said(60).describe('操作する職員');

export const enquiryActs = [
  z.object({
    act: z.literal('enquire'), personKey: personKeySchema, kind: codeSchema(enquiryKinds), by, purpose: said(200).describe('照会する目的'),
    providerCode: z.string().min(1).max(20).optional().describe('情報提供者。地方税関係情報では、課税する区市町村(1月1日の住所地)の団体コード'), fiscalYear: z.int().min(1000).max(9999).optional().describe('賦課の年度。地方税関係情報で要る'),
    work: codeSchema(works).optional().describe('照会する事務。書かなければ資格賦課(公金受取口座では収納)'),
  }).describe('自治体中間サーバーへの情報照会を起こす'),
  z.object({ act: z.literal('decideEnquiry'), requestId, by, decision: codeSchema(enquiryDecisions), why: said(300) }).describe('照会と合わない回答をどうするか'),
] as const;

export const enquiryJobs = ['exportEnquiries'] as const;

export const enquiryQueries = [
  z.object({ query: z.literal('enquiries'), personKey: personKeySchema }).describe('情報照会'),
  z.object({ query: z.literal('incomeGaps'), fiscalYear: z.int().min(1000).max(9999) }).describe('所得の分からない人'),
] as const;

const enquiriesAnswer = z.object({
  enquiries: z.array(z.object({
    requestId: z.string(), kind: codeSchema(enquiryKinds), providerCode: z.string().nullable(), fiscalYear: z.int().nullable(), state: codeSchema(enquiryStates), askedBy: z.string(), askedAt: momentSchema,
    lineStatus: codeSchema(lineStatuses).nullable(), kindStatus: codeSchema(kindStatuses).nullable(), asOf: daySchema.nullable().describe('副本の登録日'), answeredAt: momentSchema.nullable(), because: z.string().describe('反映したか、しないわけ'),
    answers: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))).describe('回答の中身。使わないものと確認待ちのものは出さない'),
  })).describe('照会した順'),
});
const incomeGapsAnswer = z.object({
  people: z.array(z.object({ personKey: z.string(), householdKey: z.string(), taxState: z.enum(['noData', 'undeclared']), isEnquired: z.boolean().describe('この年度の地方税関係情報を照会済みか') })).describe('所得が分からず、軽減を判定できない世帯の、その人'),
});
export const enquiryAnswers = { enquiries: enquiriesAnswer, incomeGaps: incomeGapsAnswer } as const;
