import { z } from 'zod';
import { codeSchema, daySchema, momentSchema, personKeySchema } from './resident.js';

/** How far an application on paper is that 給付業務委託業者 reads for the ward. */
export const paperStates = [['toContractor', '送付待ち'], ['atContractor', '入力待ち'], ['readAgain', '読み直しを頼む'], ['typedIn', '入力済'], ['forClerk', '職員が見る']] as const;
export type PaperState = (typeof paperStates)[number][0];

export const paperActs = [
  z.object({
    act: z.literal('forwardPaper'), paperId: z.string().min(1).max(40).describe('申請書に押した番号'), householdKey: z.string().min(1).max(40).describe('世帯の識別'), careMonth: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).describe('診療月'),
    applicantPersonKey: personKeySchema.describe('世帯主か、亡くなった世帯主の相続人代表者'), receivedOn: daySchema.describe('受付日。申請の日になる'), pageCount: z.int().min(1).max(99).describe('枚数'), by: z.string().max(60).regex(/\S/, { error: '空でない文を書く' }).describe('操作する職員'),
  }).describe('高額療養費の申請書(紙)の受付。入力は給付業務委託業者に頼む'),
] as const;
/** exportPapers 申請書の送付票の作成 */
export const paperJobs = ['exportPapers'] as const;
export const paperQueries = [z.object({ query: z.literal('papers') }).describe('給付業務委託業者に頼んだ申請書')] as const;

const papersAnswer = z.object({
  papers: z.array(z.object({
    paperId: z.string(), householdKey: z.string(), careMonth: z.string(), receivedOn: daySchema, attempt: z.int().describe('何回入力を頼んだか'), state: codeSchema(paperStates), because: z.string(), forwardedOn: daySchema.nullable(),
    history: z.array(z.object({ recordedAt: momentSchema, state: codeSchema(paperStates), why: z.string() })).describe('書かれた順'),
  })).describe('受け付けた順'),
  incidents: z.array(z.object({ incidentNo: z.int(), fileName: z.string(), line: z.int(), paperId: z.string(), why: z.string(), foundAt: momentSchema })).describe('委託業者のファイルにあった、頼んでいない申請書。中身は残さない'),
});
export const paperAnswers = { papers: papersAnswer } as const;
