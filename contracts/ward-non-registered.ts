import { z } from 'zod';
import { codeSchema, daySchema, momentSchema, personKeySchema } from './resident.js';

/** Why the ward keeps somebody who does not live in it. */
export const nonRegisteredRoles = [['nominalHead', '擬制世帯主'], ['payer', '転出した納付義務者'], ['specialResidence', '住所地特例などの被保険者'], ['heir', '相続人'], ['mourner', '葬祭を行った人'], ['agent', '代理人・送付先']] as const;
export const nonRegisteredStates = [
  ['asked', '住基ネットに照会中'], ['found', '本人確認済'], ['several', '複数該当(職員が決める)'], ['notFound', '該当なし'], ['dead', '死亡'], ['removed', '消除'], ['numberReplaced', '個人番号が変わった(照会し直す)'],
  ['duplicate', '同じ個人番号の住登外者がいる(併合待ち)'], ['isResident', 'この区の住民と同じ個人番号(確認待ち)'], ['refused', '照会できない'], ['merged', '併合済'],
] as const;
export type NonRegisteredState = (typeof nonRegisteredStates)[number][0];
export const nonRegisteredDecisions = [['choose', '候補の一人に決める'], ['merge', '同じ人の番号へ併合する'], ['lookUpAgain', '照会し直す']] as const;

const said = (length: number) => z.string().max(length).regex(/\S/, { error: '空でない文を書く' });
const by = said(60).describe('操作する職員');

export const nonRegisteredActs = [
  z.object({
    act: z.literal('registerNonRegistered'), name: z.string().min(1).max(100), nameKana: z.string().min(1).max(100), bornOn: daySchema, sex: z.enum(['1', '2']).optional(), address: z.string().min(1).max(200), role: codeSchema(nonRegisteredRoles), by, purpose: said(200).describe('照会の目的'),
    isNotDisclosed: z.boolean().default(false).describe('支援措置による不開示'), formerPersonKey: personKeySchema.optional().describe('この区の住民だったときの宛名番号'),
  }).describe('住登外者を登録し、住基ネットに照会する。登録の前に4情報で探し、同じ人がいれば作らない'),
  z.object({
    act: z.literal('handleNonRegistered'), personKey: personKeySchema, by, decision: codeSchema(nonRegisteredDecisions), why: said(300), candidate: z.int().min(1).optional().describe('choose で要る。候補の何番目か'), intoPersonKey: personKeySchema.optional().describe('merge で要る。残す住登外者宛名番号'),
  }).describe('住登外者の複数該当・重複・照会し直しを決める'),
] as const;
export const nonRegisteredJobs = ['exportLookups'] as const;
export const nonRegisteredQueries = [z.object({ query: z.literal('nonRegistered') }).describe('住登外者')] as const;

const shownItems = { name: z.string(), bornOn: daySchema, address: z.string().nullable().describe('不開示なら null'), numberToken: z.string().nullable().describe('個人番号を伏せた印。持たなければ null') };
const nonRegisteredAnswer = z.object({
  people: z.array(z.object({
    personKey: z.string().describe('住登外者宛名番号'), role: codeSchema(nonRegisteredRoles), ...shownItems, isNotDisclosed: z.boolean(), state: codeSchema(nonRegisteredStates), because: z.string(), formerPersonKey: z.string().nullable(), mergedInto: z.string().nullable(),
    asOf: daySchema.nullable().describe('住基ネットに照会した日'), diedOn: daySchema.nullable(), candidates: z.array(z.object(shownItems)), history: z.array(z.object({ recordedAt: momentSchema, state: codeSchema(nonRegisteredStates), why: z.string() })).describe('書かれた順。消えず、変わらない'),
  })).describe('番号の順'),
});
export const nonRegisteredAnswers = { nonRegistered: nonRegisteredAnswer } as const;
