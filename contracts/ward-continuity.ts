import { z } from 'zod';
import { memberFates } from './aggregator/continuity-codes.js';
import { codeSchema, daySchema, momentSchema } from './resident.js';

export const continuityDecisions = [['continue', '継続する'], ['notContinue', '継続しない']] as const;
export type ContinuityDecision = (typeof continuityDecisions)[number][0];
/** ①〜⑤ of 国民健康保険の「世帯の継続性」の参酌基準. */
export const continuityCases = [
  ['addressOnly', '① 世帯主も世帯員も同じで、住所だけが変わる'], ['headChanged', '② 同じ世帯の中で世帯主が替わる'], ['membersAdded', '③ 出生・社保離脱などで世帯員が増える'], ['membersGone', '④ 死亡・社保加入などで世帯員が減る'],
  ['byHead', '⑤ 世帯分離・世帯合併で、前の世帯主が後の世帯主である'], ['none', '⑤ 世帯分離・世帯合併で、後の世帯主はどの世帯の世帯主でもなかった'],
] as const;
export type ContinuityCase = (typeof continuityCases)[number][0];
export const monthOrigins = [['own', 'この区の該当'], ['carriedOver', '引き継いだ該当']] as const;
export const monthStates = [['held', '有効'], ['void', '取消']] as const;

const said = (length: number) => z.string().max(length).regex(/\S/, { error: '空でない文を書く' });
const householdKey = z.string().min(1).max(40).describe('世帯の識別');
const municipalityCode = z.string().regex(/^\d{6}$/).describe('団体コード');
export const careMonthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'YYYY-MM で書く' }).describe('診療月 YYYY-MM');

/** A 転出元 household as 国保総合PC shows it; people by their 市町村被保険者ID. */
export const continuitySource = z.object({
  candidateKey: z.string().min(1).max(40).describe('継続候補の識別'), municipalityCode, householdKey, headId: z.string().max(40).describe('転出元の世帯主のID'),
  members: z.array(z.object({ fromId: z.string().max(40), id: z.string().max(40).nullable().describe('この区でのID。いなければ null'), fate: codeSchema(memberFates) })).max(30),
});
export type ContinuitySource = z.infer<typeof continuitySource>;
const sources = z.array(continuitySource).max(20).default([]).describe('国保総合PCの継続候補。空なら、この区の中の世帯変更として見る');

export const continuityActs = [
  z.object({
    act: z.literal('decideContinuity'), householdKey, occurredOn: daySchema.describe('異動年月日'), decision: codeSchema(continuityDecisions), sources,
    candidateKey: z.string().min(1).max(40).optional().describe('どの候補について決めるか。この区の中の変更では書かない'), fromHouseholdKey: householdKey.optional().describe('この区の中の変更で、続きとする前の世帯'), by: said(60), why: said(300),
  }).describe('世帯の継続性の決定。もう一度決めれば、前の決定に替わる'),
  z.object({
    act: z.literal('recordHighCostMonth'), householdKey, careMonth: careMonthSchema, countsForRepeat: z.boolean().default(true).describe('多数回に数えるか'), operation: z.enum(['register', 'void']).default('register'), by: said(60), why: said(300),
  }).describe('過去の高額該当の入力(紙などによる)。void で取り消す'),
] as const;
export const continuityJobs = ['exportHighCostRecords'] as const;
export const continuityQueries = [
  z.object({ query: z.literal('continuity'), householdKey, occurredOn: daySchema, sources }).describe('世帯の継続性'),
  z.object({ query: z.literal('highCostMonths'), householdKey, careMonth: careMonthSchema }).describe('高額該当'),
] as const;

const because = z.array(z.string()).describe('理由');
const continuityAnswer = z.object({
  known: z.boolean().describe('この区の世帯か'), headPersonKey: z.string().nullable().describe('異動の後の国保上の世帯主'),
  proposal: z.object({ candidateKey: z.string().nullable().describe('継続とする候補。この区の中の世帯なら null'), fromHouseholdKey: z.string().nullable(), continuityCase: codeSchema(continuityCases), because }).nullable().describe('規則の言うところ。決めるのは職員'),
  decisions: z.array(z.object({ occurredOn: daySchema, candidateKey: z.string().nullable(), fromMunicipalityCode: municipalityCode.nullable(), fromHouseholdKey: z.string().nullable(), decision: codeSchema(continuityDecisions), continuityCase: codeSchema(continuityCases), by: z.string(), why: z.string(), recordedAt: momentSchema, current: z.boolean() })).describe('書かれた順'),
});
const highCostMonthsAnswer = z.object({
  months: z.array(z.object({
    careMonth: careMonthSchema, origin: codeSchema(monthOrigins), fromMunicipalityCode: municipalityCode.nullable(), state: codeSchema(monthStates), counts: z.boolean().describe('この診療月の回数に数えるか'), because: z.string(),
  })).describe('知っている該当のすべて。月の順'),
  priorCount: z.int().describe('直近12か月の、この月より前の該当の数'), isRepeatMonth: z.boolean().describe('該当すれば多数回になるか'), because,
  moveMonth: z.object({ applies: z.boolean().describe('転居月の特例で限度額を2分の1にするか'), turning75: z.array(z.string()).describe('同じ月に75歳になり、4分の1になる人の宛名番号'), because }),
});
export const continuityAnswers = { continuity: continuityAnswer, highCostMonths: highCostMonthsAnswer } as const;
