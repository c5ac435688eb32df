import { z } from 'zod';
import { slipKinds, slipOutcomes, slipTopics } from './other-municipality/contact-slip.js';
import { codeSchema, daySchema, momentSchema, personKeySchema } from './resident.js';

/** How far a sheet is. The first group is of those the ward writes, the second of those it receives; a question of the ward ends in one of the third. */
export const slipStates = [
  ['toMail', '発送待ち'], ['mailed', '発送済'],
  ['toAnswer', '未回答'], ['replied', '回答した'], ['forwarded', '回送した'],
  ['used', '回答を反映'], ['empty', '回答に記録がない'], ['repeated', '前と同じか、前より古い(使わない)'], ['heldBack', '照会と合わない回答(確認待ち)'], ['discarded', '回答を使わない'],
] as const;
export type SlipState = (typeof slipStates)[number][0];
export const slipDecisions = [['remind', '再照会する'], ['answer', '回答する'], ['forward', '回送する'], ['accept', '本人の回答として使う'], ['discard', '使わない']] as const;
export type SlipDecision = (typeof slipDecisions)[number][0];
export const slipDirections = [['sent', '出した'], ['received', '受けた']] as const;

const said = (length: number) => z.string().max(length).regex(/\S/, { error: '空でない文を書く' });
const municipalityCode = z.string().regex(/^\d{6}$/);
const by = said(60).describe('操作する職員');

export const contactActs = [
  z.object({
    act: z.literal('sendSlip'), personKey: personKeySchema, recipientCode: municipalityCode.describe('宛先の団体コード'), topic: codeSchema(slipTopics), by, why: said(300).describe('照会の文'),
    fiscalYear: z.int().min(1000).max(9999).optional().describe('賦課の年度。所得の照会で要る'), addressThere: z.string().min(1).max(200).optional().describe('宛先の区市町村での住所。この区での住所は書かない'),
  }).describe('連絡票で他の区市町村に照会する'),
  z.object({
    act: z.literal('handleSlip'), slipId: z.string().min(1).max(60).describe('連絡票番号'), senderCode: municipalityCode.describe('差出の団体コード'), by, decision: codeSchema(slipDecisions), why: said(300).describe('理由'),
    personKey: personKeySchema.optional().describe('answer で、該当者が一人に決まらないときに職員が決めた人'), recipientCode: municipalityCode.optional().describe('forward で要る。回送先の団体コード'),
  }).describe('連絡票をどうするか。照会の再照会・回答・回送、合わない回答の判断'),
] as const;

export const contactJobs = ['exportSlips'] as const;

export const contactQueries = [z.object({ query: z.literal('slips') }).describe('連絡票')] as const;

const slipsAnswer = z.object({
  slips: z.array(z.object({
    slipId: z.string(), senderCode: z.string(), direction: codeSchema(slipDirections), otherCode: z.string().describe('相手の団体コード'), slipKind: codeSchema(slipKinds), topic: codeSchema(slipTopics), fiscalYear: z.int().nullable(),
    personKey: z.string().nullable().describe('この区での宛名番号。決まらなければ null'), candidates: z.array(z.string()).describe('受けた照会に該当しうる人'), state: codeSchema(slipStates), because: z.string(),
    outcome: codeSchema(slipOutcomes).nullable(), asOf: daySchema.nullable(), recordedAt: momentSchema,
  })).describe('書かれた順'),
});
export const contactAnswers = { slips: slipsAnswer } as const;
