import { z } from 'zod';
import { levyRunKinds } from '../law/levy-sharing.js';
import { premiumParts } from '../law/premium-parts.js';
import { codeSchema, momentSchema } from './resident.js';

export const submissionStates = [['handedOver', '結果待ち'], ['accepted', '受理'], ['refused', '返戻(次に出し直す)'], ['closed', '締め切り後']] as const;
export type SubmissionState = (typeof submissionStates)[number][0];

/** exportLevyBase 市町村基礎ファイルの作成 · exportBenefitReport 給付状況の作成 */
export const prefectureJobs = ['exportLevyBase', 'exportBenefitReport'] as const;
export const prefectureQueries = [z.object({ query: z.literal('contributions'), fiscalYear: z.int().min(1000).max(9999).describe('納付金の年度') }).describe('納付金と標準保険料率'), z.object({ query: z.literal('submissions') }).describe('東京都への提出')] as const;

const rates = z.object({ incomeRatePer100k: z.int().nullable().describe('所得割率(十万分の)'), perCapitaYen: z.int().nullable().describe('均等割額。子ども分は18歳以上の人の額') });
const contributionsAnswer = z.object({
  runs: z.array(z.object({
    runKind: codeSchema(levyRunKinds),
    parts: z.array(z.object({
      part: codeSchema(premiumParts.map(({ id, ja }) => [id, ja] as const)), contributionYen: z.int(), byIncomeYen: z.int().describe('応能分'), byHeadYen: z.int().describe('応益分'),
      standard: rates.nullable().describe('標準保険料率。届くまで null'), own: rates.extend({ fiscalYear: z.int().describe('この区の料率の年度') }).nullable().describe('この区の料率。分からなければ null'), difference: rates.nullable().describe('この区の料率から標準保険料率を引いたもの'),
    })),
  })).describe('届いたものだけ。仮係数、確定係数の順'),
});
const submissionsAnswer = z.object({
  submissions: z.array(z.object({
    fileName: z.string(), layout: z.enum(['levyBase', 'benefitReport']), about: z.string().describe('納付金の年度、または審査年月の並び'), madeAt: momentSchema, state: codeSchema(submissionStates),
    issues: z.array(z.object({ code: z.string(), ja: z.string().describe('項目名'), why: z.string(), cure: z.string() })).describe('返されたわけ'),
  })).describe('出した順'),
});
export const prefectureAnswers = { contributions: contributionsAnswer, submissions: submissionsAnswer } as const;
