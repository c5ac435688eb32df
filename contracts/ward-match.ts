import { z } from 'zod';
import { cardUseStates, clearanceReasons, identityFlags, matchGrades, matchVerdicts, stoppedChannels } from './insurer-hub/codes.js';
import { codeSchema, daySchema, itemChanges, momentSchema, numberCorrections, personKeySchema } from './resident.js';

/** What the ward's staff may find out about a 突合結果. */
export const matchDecisions = [
  ['dataError', '登録データの誤り'], ['wrongLink', '個人番号の紐付け誤り'], ['numberReplaced', '個人番号の変更'], ['correct', '正しい(理由付き疑いなし)'], ['resolved', '解消している(届出などで済んだ)'],
] as const;
/**
 * How far the ward is with a 突合結果. `superseded`: a newer notice of the same record came, or a decision on another notice
 * corrected the person. `resolved`: 加入者情報 shows that the record is no longer in doubt.
 */
export const matchCaseStates = [
  ['received', '未着手'], ['investigating', '調査中'], ['decided', '決定済'], ['answered', '統合専用端末が受理'], ['returned', '統合専用端末が断った'], ['superseded', '後の通知または他の決定で済んだ'], ['resolved', '解消'],
] as const;
/** Why somebody saw 特定個人情報. */
export const accessActions = [['openCase', '調査を始めた'], ['readCase', '資料を見た'], ['decide', '決定した'], ['enquire', '情報照会をした'], ['readAnswer', '照会の回答を見た'], ['readApplication', '電子申請の資料を見た'], ['decideApplication', '電子申請について決めた'], ['answerSlip', '連絡票に回答した'], ['lookUp', '住基ネットに照会した']] as const;

const said = (length: number) => z.string().max(length).regex(/\S/, { error: '空でない文を書く' });
const noticeId = z.string().min(1).max(60).describe('突合結果の通知の識別');
const by = said(60).describe('操作する職員');
const purpose = said(200).describe('特定個人情報を見る目的');

export const matchActs = [
  z.object({ act: z.literal('openMatchCase'), noticeId, by, purpose }).describe('突合結果の調査を始める'),
  z.object({
    act: z.literal('decideMatch'), noticeId, by, decision: codeSchema(matchDecisions), why: said(300).describe('理由'),
    reasonCode: codeSchema(clearanceReasons).optional().describe('理由付き疑いなしの理由。correct で要る'),
    changes: itemChanges.optional().describe('正しい値。dataError で要る'),
    corrections: numberCorrections.optional().describe('wrongLink と numberReplaced で要る'),
  }).describe('突合結果についての決定'),
] as const;

export const matchQueries = [
  z.object({ query: z.literal('matchNotices') }).describe('突合結果の一覧'),
  z.object({ query: z.literal('matchCase'), noticeId, by, purpose }).describe('突合結果の調査の資料'),
  z.object({ query: z.literal('accessLog'), personKey: personKeySchema.optional() }).describe('特定個人情報の閲覧の記録'),
  z.object({ query: z.literal('cardUse'), personKey: personKeySchema }).describe('マイナ保険証の利用登録'),
] as const;

const matchNoticesAnswer = z.object({
  notices: z.array(z.object({
    noticeId: z.string(), historyKey: z.string(), version: z.int(), personKey: z.string(), isKnown: z.boolean().describe('この区に登録のある人か'),
    verdict: codeSchema(matchVerdicts), grade: codeSchema(matchGrades), stopped: codeSchema(stoppedChannels), enquiredOn: daySchema, answerBy: daySchema.nullable(), isOverdue: z.boolean().describe('回答の期限を過ぎて未決定'),
    receivedAt: momentSchema, state: codeSchema(matchCaseStates), openedBy: z.string().nullable(), decision: codeSchema(matchDecisions).nullable(), decidedBy: z.string().nullable(), decidedAt: momentSchema.nullable(),
    issueCodes: z.array(z.string()).describe('統合専用端末の指摘コード'), stateWhy: z.string().optional().describe('今の状態になった理由。何によって閉じたか'),
  })).describe('着いた順'),
});

const levels = {
  nameLevel: z.string().nullable(), nameKanaLevel: z.string().nullable(), bornOnLevel: z.string().nullable(), sexLevel: z.string().nullable(), addressLevel: z.string().nullable(),
};
/** One person of the materials. 不開示の人の住所は出ない。個人番号は伏せた印だけ。 */
const shownPerson = z.object({
  personKey: z.string(), numberToken: z.string().describe('個人番号を伏せた印。同じ番号なら同じ印'), name: z.string(), nameKana: z.string(), bornOn: daySchema, sex: z.enum(['1', '2']),
  address: z.string().nullable().describe('不開示なら null'), isNotDisclosed: z.boolean(), relationship: z.string(), isHousehold: z.boolean().describe('同じ世帯の人か'),
});
const matchCaseAnswer = z.object({
  noticeId: z.string(), state: codeSchema(matchCaseStates).nullable().describe('知らない通知なら null'),
  withheld: z.string().nullable().describe('資料を見せない理由'),
  materials: z.object({
    notice: z.object({
      historyKey: z.string(), version: z.int(), verdict: codeSchema(matchVerdicts), grade: codeSchema(matchGrades), ...levels, because: z.string(), findings: z.array(z.string()),
      identityFlag: codeSchema(identityFlags), stopped: codeSchema(stoppedChannels), enquiredOn: daySchema, answerBy: daySchema.nullable(),
    }).describe('突合結果'),
    suggestion: z.object({ outcome: z.string(), ja: z.string(), because: z.array(z.string()) }).describe('水準から考えられること。決めるのは職員'),
    resident: shownPerson.nullable().describe('住民記録'),
    notifications: z.array(z.object({ notificationId: z.string(), act: z.string(), recordedAt: momentSchema })).describe('もとになった届出'),
    household: z.array(shownPerson).describe('世帯'),
    candidates: z.array(shownPerson.extend({ ...levels, outcome: z.string(), because: z.array(z.string()) })).describe('4情報で探した、区の中の似た人。同じ世帯が先'),
  }).nullable(),
});
const accessLogAnswer = z.object({
  rows: z.array(z.object({
    accessedAt: momentSchema, by: z.string(), purpose: z.string(), noticeId: z.string(), action: codeSchema(accessActions), personKey: z.string(), items: z.array(z.string()).describe('見た項目'),
  })).describe('書かれた順。消えず、変わらない'),
});
const cardUseAnswer = z.object({
  state: codeSchema(cardUseStates).nullable().describe('知らされていなければ null'), effectiveOn: daySchema.nullable(), version: z.int().nullable(), receivedAt: momentSchema.nullable(),
});
export const matchAnswers = { matchNotices: matchNoticesAnswer, matchCase: matchCaseAnswer, accessLog: accessLogAnswer, cardUse: cardUseAnswer } as const;

export type MatchDecision = (typeof matchDecisions)[number][0];
export type MatchCaseState = (typeof matchCaseStates)[number][0];
export type AccessAction = (typeof accessActions)[number][0];
