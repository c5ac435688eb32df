import { z } from 'zod';
import { codeSchema, daySchema } from './resident.js';

/** What people say at the counter that is no 届出: it changes no record, and a clerk decides what comes of it. */
export const concernKinds = [
  ['misdelivered', 'よその人の郵便が届いた'], ['notReceived', '届くはずのものが届かない'], ['misprinted', '書いてあることが違う'], ['undeclared', '所得を申告していなかった'], ['question', '書いてあることが分からない'], ['cannotPay', '一度には納められない'],
] as const;
/** What somebody holds in the hand, as far as a heading tells it. */
export const paperKinds = [['premiumNotice', '保険料の通知書'], ['certificate', '資格確認書・資格情報のお知らせ・高齢受給者証']] as const;
/** What a paper says of its reader and its reader can check. */
export const misprintedItems = [['addressee', '宛名'], ['address', '住所'], ['name', '氏名'], ['nameKana', '氏名カナ'], ['bornOn', '生年月日']] as const;

/** How far a letter has got in the house it was delivered to, and what its reader made of it. */
export const letterStates = [['unopened', 'まだ開けていない'], ['opened', '読んだ'], ['thrownAway', '読まずに捨てた']] as const;
export const readings = [
  ['agrees', '知っているとおり'], ['superseded', '新しいものがある'], ['notifies', '届け出ることにした'], ['notified', 'もう届け出た'], ['tells', '申し出ることにした'], ['told', 'もう申し出た'],
] as const;

const common = {
  concernId: z.string().describe('申し出の識別'), saidOn: daySchema.describe('申し出た日'),
  saidBy: z.object({ name: z.string(), address: z.string() }).describe('申し出た人'),
};
const number = z.string().describe('紙に印刷された番号');

/**
 * 申し出. Nothing in it is about anybody but the household that comes: of a letter that was somebody else's it tells the printed
 * numbers, and the paper itself is handed back.
 */
export const concern = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('misdelivered'), ...common, numbers: z.array(number).min(1).describe('返した紙に印刷された番号。宛名も中身も写さない') }).describe('誤配'),
  z.object({ kind: z.literal('notReceived'), ...common, paper: codeSchema(paperKinds), about: z.string().describe('誰のものか(申し出た家の人)'), expectedBy: daySchema.describe('届くはずだった日') }).describe('不着'),
  z.object({ kind: z.literal('misprinted'), ...common, number, about: z.string(), items: z.array(z.object({ item: codeSchema(misprintedItems), printed: z.string(), right: z.string() })).min(1) }).describe('記載誤り'),
  z.object({ kind: z.literal('undeclared'), ...common, number, about: z.string(), fiscalYear: z.int().describe('賦課の年度'), incomeYen: z.int().min(0).describe('本人の言う前年の所得') }).describe('未申告だった所得の申し出'),
  z.object({ kind: z.literal('cannotPay'), ...common, number, parts: z.int().min(2).describe('何回に分けたいか') }).describe('分割納付の相談'),
  z.object({ kind: z.literal('question'), ...common, number, asked: z.string() }).describe('問い合わせ'),
]);
export type Concern = z.infer<typeof concern>;
type Said<C> = C extends unknown ? Omit<C, keyof typeof common> : never;
/** The gist of it, before anybody has gone to the counter. */
export type ConcernGist = Said<Concern>;
