import { z } from 'zod';
import { premiumParts, type PartId } from '../law/premium-parts.js';
import { taxStates } from './integrated-db/tax-feed.js';
import { specialNumbers } from './mailing/installments.js';
import { noticeKinds, reductionTenths, returnReasons } from './mailing/records.js';
import { codeSchema, daySchema, momentSchema, personKeySchema } from './resident.js';

const yen = z.int().min(0);
const fiscalYear = z.int().min(1000).max(9999).describe('年度(始まる年)');
const yenByPart = z.object(Object.fromEntries(premiumParts.map(({ id, ja }) => [id, yen.optional().describe(ja)])) as Record<PartId, z.ZodOptional<typeof yen>>);
const common = { notificationId: z.string().min(1).max(60).describe('届出の識別'), receivedOn: daySchema.describe('届出日'), personKey: personKeySchema };

/** 賦課関係の申請・届出: what changes the premium of a household and stands in no tax record. */
export const premiumForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('involuntaryUnemployment'), ...common, leftOn: daySchema.describe('離職日'), reasonCode: z.string().regex(/^\d{2}$/).describe('離職理由コード(雇用保険受給資格者証)') }).describe('特例対象被保険者等(非自発的失業)の届出'),
  z.object({ kind: z.literal('maternity'), ...common, bornOn: daySchema.describe('出産日または出産予定日'), isMultiple: z.boolean().default(false).describe('多胎か') }).describe('産前産後期間に係る保険料軽減の届出'),
  z.object({ kind: z.literal('formerDependent'), ...common }).describe('旧被扶養者の減免の申請'),
  z.object({ kind: z.literal('relief'), ...common, fiscalYear, yen: yenByPart, reason: z.string().min(1).max(200) }).describe('条例減免の決定(personKey は世帯主)'),
  z.object({ kind: z.literal('pension'), ...common, annualPensionYen: yen.describe('特別徴収の対象の年金の年額'), careCollection: z.enum(['special', 'ordinary']).describe('介護保険料の納め方: special 特別徴収 / ordinary 普通徴収'), carePremiumYen: yen.describe('介護保険料の年額') })
    .describe('年金保険者からの通知(personKey は世帯主)。通知の電文は公開されておらず、職員が入力する'),
  z.object({ kind: z.literal('directDebit'), ...common, isWanted: z.boolean().describe('false は申出の取下げ') }).describe('口座振替の申出(personKey は世帯主)'),
]);
export type PremiumForm = z.infer<typeof premiumForm>;

/** Where a piece is: not yet in a print file, in one, kept back because nobody is known to address it to, printed by the ward itself, come back, or sent once more. */
export const mailingStates = [
  ['waiting', '印刷待ち'], ['handedOver', '封入封緘事業者へ'], ['held', '宛先が決まるまで出さない'], ['byHand', '区で印刷し渡す(支援措置)'], ['returned', '返戻'], ['replaced', '新しい通知に替わった'],
] as const;
export type MailingState = (typeof mailingStates)[number][0];

export const premiumActs = [
  z.object({ act: z.literal('enterPremiumForm'), form: premiumForm }).describe('賦課関係の申請・届出の入力'),
  z.object({ act: z.literal('reissueNotices'), noticeIds: z.array(z.string().min(1).max(20)).min(1).max(1000), why: z.string().min(1).max(300) }).describe('保険料通知の再発行。今の宛名と住所で次の印刷単位に入れる'),
] as const;

/** May the premium be taken out of the pension of the 世帯主? */
export const specialCollectionOutcomes = [
  ['candidate', '特別徴収の候補'], ['headNotInsured', '普通徴収(世帯主が被保険者でない)'], ['memberTooYoung', '普通徴収(65歳未満の被保険者がいる)'], ['headTurns75', '普通徴収(世帯主が年度内に75歳になる)'], ['directDebit', '普通徴収(口座振替の申出)'],
  ['pensionUnknown', '普通徴収(年金の通知がない)'], ['careByOrdinary', '普通徴収(介護保険料が特別徴収でない)'], ['pensionTooSmall', '普通徴収(年金が18万円に満たない)'], ['overHalf', '普通徴収(年金の2分の1を超える)'],
] as const;

/** Who told the ward of an income. */
export const incomeSources = [['feed', '統合DB(区の課税情報)'], ['enquiry', '自治体中間サーバー(前の区市町村の課税情報)'], ['slip', '連絡票(前の区市町村の回答)']] as const;

/** assessYear 当初賦課 · reassess 更正 · exportPrint 印刷データの作成 */
export const premiumJobs = ['assessYear', 'reassess', 'exportPrint'] as const;

export const premiumQueries = [
  z.object({ query: z.literal('income'), personKey: personKeySchema, fiscalYear }).describe('課税情報'),
  z.object({ query: z.literal('assessment'), personKey: personKeySchema, fiscalYear }).describe('賦課決定'),
  z.object({ query: z.literal('mailings'), personKey: personKeySchema }).describe('保険料の通知'),
] as const;

const incomeAnswer = z.object({
  taxState: codeSchema(taxStates).nullable().describe('何も知らされていなければ null'), netIncomeYen: z.int().nullable(), salaryIncomeYen: yen.nullable(), publicPensionIncomeYen: yen.nullable(), asOf: daySchema.nullable(), source: codeSchema(incomeSources).nullable(),
  versions: z.int().min(0).describe('これまでに知らされた版の数'),
});
const installment = z.object({ number: z.int().min(1).max(specialNumbers.at(-1)!).describe('期。11は随時期、61からは特別徴収の月(4・6・8・10・12・2月)'), dueOn: daySchema.describe('納期限。特別徴収では年金の支払日'), yen });
const because = z.object({ rule: z.string(), clause: z.string().optional(), ja: z.string(), figures: z.record(z.string(), z.union([z.string(), z.number()])) });
const assessmentAnswer = z.object({
  assessments: z.array(z.object({
    householdKey: z.string(), headPersonKey: z.string().describe('納付義務者(世帯主)'), revision: z.int().min(0).describe('0は当初、1からは更正'), isCurrent: z.boolean(), kind: codeSchema(noticeKinds), decidedOn: daySchema,
    totalYen: yen, partsYen: yenByPart, months: z.int().min(0).max(12).describe('保険料のかかる月の数'), reductionTenths: codeSchema(reductionTenths),
    installments: z.array(installment).describe('額のある期と、納期の来た期'), overpaidYen: yen.describe('納期の来た期の額のうち、新しい年額を超える分(過納)'), because: z.array(because),
    specialCollection: z.object({ outcome: codeSchema(specialCollectionOutcomes), because: z.array(z.string()) }).optional().describe('特別徴収の候補か。今の決定だけに付く'),
  })).describe('その人が世帯主か被保険者である世帯の決定。古い順'),
});
const mailingsAnswer = z.object({
  notices: z.array(z.object({
    noticeId: z.string(), fiscalYear, revision: z.int(), kind: codeSchema(noticeKinds), state: codeSchema(mailingStates), addressedTo: z.string().nullable().optional().describe('封入封緘事業者へ渡したときの宛先の宛名番号。亡くなった人の通知なら相続人代表者'), createdAt: momentSchema, fileName: z.string().nullable(),
    returnedOn: daySchema.nullable(), returnReason: codeSchema(returnReasons).nullable(),
  })).describe('その人が納付義務者である通知。古い順'),
});
export const premiumAnswers = { income: incomeAnswer, assessment: assessmentAnswer, mailings: mailingsAnswer } as const;
