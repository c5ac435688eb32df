import { z } from 'zod';
import { burdenRatios } from '../law/burden-ratio.js';
import { codeSchema, daySchema, momentSchema, personKeySchema } from './resident.js';

const yen = z.int().min(0).max(99_999_999_999);
const fiscalYear = z.int().min(1000).max(9999).describe('判定の年度(8月の属する年)。その年度の住民税による');
export const burdenRatioSchema = codeSchema(burdenRatios);

/** How a 負担割合 came about. */
export const ratioOutcomes = [
  ['twoByTaxableIncome', '2割(課税標準額による)'], ['twoByBaseIncome', '2割(旧ただし書き所得による)'], ['twoByRevenue', '2割(収入による)'], ['threeTenths', '3割(現役並み所得)'], ['twoUnknown', '2割(所得が分からない)'],
] as const;

export const certificateActs = [
  z.object({
    act: z.literal('enterRevenueForm'), notificationId: z.string().min(1).max(60).describe('申請の識別'), receivedOn: daySchema.describe('申請日'), fiscalYear,
    revenues: z.array(z.object({ personKey: personKeySchema, revenueYen: yen.describe('収入(必要経費や控除を引く前)') })).min(1).max(20).describe('70〜74歳の被保険者と特定同一世帯所属者の前年の収入'),
  }).describe('基準収入額適用申請の入力'),
] as const;

/** judgeRatios 負担割合の判定 · exportCertificates 証の更新と印刷データの作成 */
export const certificateJobs = ['judgeRatios', 'exportCertificates'] as const;

export const certificateQueries = [z.object({ query: z.literal('burdenRatio'), personKey: personKeySchema }).describe('負担割合')] as const;

const burdenRatioAnswer = z.object({
  ratios: z.array(z.object({
    validFrom: daySchema.describe('適用の初日'), validThrough: daySchema.describe('適用の末日'), burdenRatio: burdenRatioSchema, outcome: codeSchema(ratioOutcomes), because: z.array(z.string()),
    voided: z.boolean().describe('無効化されたか。後の判定に替わった行は無効である'), recordedAt: momentSchema,
  })).describe('その人の負担割合。書いた順。有効な行は、どの日にも一つまで'),
});
export const certificateAnswers = { burdenRatio: burdenRatioAnswer } as const;
