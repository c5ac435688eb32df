import { z } from 'zod';
import { application, applicationContent, attachmentKinds, procedures, receptionNumberSchema, reportedStates } from './e-application/application.js';
import { codeSchema, daySchema, momentSchema, personKeySchema, residentSchema } from './resident.js';

/**
 * How far the ward is with an online application. `waiting`: somebody must look. `entered` is final for the application: what
 * was entered is undone by a 届出 or a correction only. After `refused`, `sentBack` and `withdrawn` a new decision may follow.
 */
export const applicationCourses = [
  ['entered', '受け付けた'], ['waiting', '職員の確認待ち'], ['sentBack', '補正を求めた'], ['refused', '却下した'], ['withdrawn', '取り下げられた'],
] as const;
export type ApplicationCourse = (typeof applicationCourses)[number][0];

/** What the staff may decide. */
export const applicationDecisions = [['link', '登録のある人(または住民記録にある初めての人)と結んで受け付ける'], ['sendBack', '補正を求める'], ['refuse', '却下する']] as const;
export type ApplicationDecision = (typeof applicationDecisions)[number][0];

/** Who a typed person is found to be. */
export const identityOutcomes = [['same', '同じ人と見る'], ['clerical', '職員が確かめる'], ['conflict', '食い違う'], ['none', '当たる人がいない']] as const;
export type IdentityOutcome = (typeof identityOutcomes)[number][0];

/** What the applicant is asked to put right. Words of this table alone reach them, so that nothing the ward knows of others does. */
export const correctionAsks = [
  ['name', '氏名'], ['nameKana', '氏名カナ'], ['bornOn', '生年月日'], ['address', '住所'], ['individualNumber', '個人番号'], ['content', '申請の内容'], ['account', '振込先の口座'], ['unreadable', '読めない添付'], ...attachmentKinds,
] as const;
export type CorrectionAsk = (typeof correctionAsks)[number][0];

const said = (length: number) => z.string().max(length).regex(/\S/, { error: '空でない文を書く' });
const by = said(60).describe('操作する職員');
const place = z.int().min(0).max(29).describe('申請に書かれた人の何番目か(0から)');
const yen = z.int().min(0);

export const applicationActs = [
  z.object({
    act: z.literal('takeApplication'), application,
    contents: z.array(z.object({ number: z.int().min(1), base64: z.base64() })).max(100).describe('添付の中身'),
  }).describe('電子申請の取り込みと名寄せ'),
  z.object({
    act: z.literal('decideApplication'), receptionNumber: receptionNumberSchema, version: z.int().min(1).describe('見た版。新しい版が届いていれば断る'), by, decision: codeSchema(applicationDecisions), why: said(300).describe('理由。申請者には見せない'),
    links: z.array(z.object({ place, personKey: personKeySchema, resident: residentSchema.optional().describe('初めての人。住民記録のとおりに書く') })).max(30).optional().describe('書かれた人が誰か。link で要る'),
    asks: z.array(codeSchema(correctionAsks)).min(1).max(15).optional().describe('直してもらうもの。sendBack で要る'),
    reliefYen: z.partialRecord(z.enum(['medical', 'support', 'care', 'childSupport']), yen).optional().describe('減免する額。減免を受け付けるときに要る'),
    recognisedYen: yen.optional().describe('保険で認めた額(療養費は10割)。療養費と移送費を受け付けるときに要る'),
  }).describe('電子申請についての職員の決定'),
] as const;

export const applicationQueries = [
  z.object({ query: z.literal('applications') }).describe('電子申請の一覧'),
  z.object({ query: z.literal('applicationCase'), receptionNumber: receptionNumberSchema, by, purpose: said(200).describe('特定個人情報を見る目的') }).describe('電子申請の資料'),
] as const;

const identified = z.object({
  place, outcome: codeSchema(identityOutcomes).describe('名寄せの結果'), personKey: z.string().nullable().describe('結んだ人。まだなら null'),
});
const applicationsAnswer = z.object({
  applications: z.array(z.object({
    receptionNumber: z.string(), version: z.int().min(1), procedure: codeSchema(procedures), arrivedAt: momentSchema, receivedOn: daySchema.describe('届出日とする日'), takenAt: momentSchema.describe('この版を取り込んだ日時'),
    state: codeSchema(applicationCourses), decidedBy: z.string().nullable().describe('決めた職員。自動なら null'), because: z.array(z.string()).describe('今の状態の理由。申請者には見せない'),
    report: z.object({ state: codeSchema(reportedStates), message: z.string() }).describe('申請者に告げる状態と文'), people: z.array(identified),
  })).describe('取り込んだ順。却下したものも、取り下げられたものも消えない。氏名も個人番号もない'),
});

/** Levels as `matching/` compares them; the reasons name no address of anybody who is 不開示. */
const candidate = z.object({
  personKey: z.string(), numberToken: z.string().describe('個人番号を伏せた印'), name: z.string(), nameKana: z.string(), bornOn: daySchema, sex: z.enum(['1', '2']), address: z.string().nullable().describe('不開示なら null'), isNotDisclosed: z.boolean(),
  nameLevel: z.string(), nameKanaLevel: z.string(), bornOnLevel: z.string(), sexLevel: z.string(), addressLevel: z.string(), outcome: z.string(), because: z.array(z.string()),
});
const applicationCaseAnswer = z.object({
  receptionNumber: z.string(), state: codeSchema(applicationCourses).nullable().describe('知らない受付番号なら null'), version: z.int().nullable(),
  content: applicationContent.nullable().default(null).describe('求められていること。入力されたまま'),
  people: z.array(identified.extend({
    name: z.string(), nameKana: z.string(), bornOn: daySchema, sex: z.enum(['1', '2']), address: z.string(), numberToken: z.string().nullable().describe('書かれた、または電子証明書の個人番号を伏せた印'), because: z.array(z.string()),
    candidates: z.array(candidate).describe('当たりうる人。似た順'),
  })).describe('書かれた人と、当たりうる人を並べたもの'),
  attachments: z.array(z.object({ number: z.int(), kind: codeSchema(attachmentKinds), fileName: z.string(), bytes: z.int(), sha256: z.string() })),
  steps: z.array(z.object({ version: z.int(), recordedAt: momentSchema, state: codeSchema(applicationCourses), by: z.string().nullable(), because: z.array(z.string()) })).describe('これまでの経過。古い順'),
});
export const applicationAnswers = { applications: applicationsAnswer, applicationCase: applicationCaseAnswer } as const;
