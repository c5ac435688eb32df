import { wordOf } from '../../contracts/codes.js';
import { Bad } from '../../contracts/define.js';
import { decodePaymentSlip } from '../../contracts/mailing/payment-slip.js';
import type { Resident } from '../../contracts/resident.js';
import { mailingStates, type PremiumForm } from '../../contracts/ward-premium.js';
import type { AnswerOf, Capability, StaffAct } from '../../contracts/ward.js';
import type { Family } from '../../harness/families.js';
import type { TaxTold } from '../../harness/levy-windows.js';
import type { PersonWish } from '../../harness/people/define.js';
import type { Scene } from '../../harness/scene.js';
import { cite, derive, type Day } from '../../law/define.js';
import { fiscalYearBegins } from '../../law/fiscal-year.js';
import { earnedUpTo, pensionIncomeTable, salaryIncomeTable, type PensionTable } from '../../law/premium-income.js';
import { startsHere } from '../eligibility/telling.js';
import { periodText, type Parts } from './reckoning.js';

/** What the stories about premiums rest on. */
export const levyBasis = cite('国民健康保険法', '76条・76条の2(保険料、賦課期日)');
export const amountBasis = cite('国民健康保険法施行令', '29条の7(保険料の算定の基準)');
export const noticeBasis = cite('別添1 事務の内容', '資格賦課業務 ⑨・⑪ 保険料通知データの提供と発送');
export const feedBasis = cite('別添1 事務の内容', '資格賦課業務 ① 各種住民情報を統合DB経由で取得する');
export const changeBasis = derive('保険料は事実によって決まり、事実が替われば更正する(国保法76条、足立区・港区の案内)');

export const levySteps = ['A-01', 'A-03', 'A-04', 'A-13'] as const;
export const noticeSteps = [...levySteps, 'A-09', 'A-11'] as const;
export const levyNeeds: readonly Capability[] = ['act.enterNotification', 'job.exportChanges', 'files.outgoing', 'files.incoming', 'job.assessYear', 'query.assessment'];
export const noticeNeeds: readonly Capability[] = [...levyNeeds, 'job.exportPrint', 'query.mailings'];
export const changeNeeds: readonly Capability[] = [...levyNeeds, 'job.reassess'];
export const changedNoticeNeeds: readonly Capability[] = [...noticeNeeds, 'job.reassess'];
export const formNeeds: readonly Capability[] = [...changeNeeds, 'act.enterPremiumForm'];

export const year = 2026;
/** A 給与所得 declared, or none. Where the 速算表 skips that amount, the few hundred yen up to it are other income. */
export function salary(incomeYen: number, fiscalYear = year) {
  const { revenueYen: salaryRevenueYen, incomeYen: salaryIncomeYen } = earnedUpTo(salaryIncomeTable.on(fiscalYearBegins(fiscalYear)), incomeYen);
  return { fiscalYear, taxState: incomeYen > 0 ? 'declaredAmount' : 'declaredZero', netIncomeYen: incomeYen, salaryIncomeYen, salaryRevenueYen } as const satisfies TaxTold;
}
/** 公的年金等の所得, or none: of somebody who was 65 or older at the end of the year before, unless said otherwise. */
export function pension(incomeYen: number, fiscalYear = year, age: keyof PensionTable = 'from65') {
  const { revenueYen: publicPensionRevenueYen, incomeYen: publicPensionIncomeYen } = earnedUpTo(pensionIncomeTable.on(fiscalYearBegins(fiscalYear))[age], incomeYen);
  return { fiscalYear, taxState: incomeYen > 0 ? 'declaredAmount' : 'declaredZero', netIncomeYen: incomeYen, publicPensionIncomeYen, publicPensionRevenueYen } as const satisfies TaxTold;
}
export const business = (incomeYen: number, fiscalYear = year): TaxTold => ({ fiscalYear, taxState: incomeYen > 0 ? 'declaredAmount' : 'declaredZero', netIncomeYen: incomeYen });
export const noIncome = (fiscalYear = year): TaxTold => ({ fiscalYear, taxState: 'declaredZero' });
export const undeclared = (fiscalYear = year): TaxTold => ({ fiscalYear, taxState: 'undeclared' });

export type Told = readonly (readonly [Resident, TaxTold])[];

/** Sets the scene: the family has been insured since that day, and the tax office's word is in the ward's records by the next morning. */
export const insuredWithIncome = (scene: Scene, family: Family, since: Day, told: Told): Promise<void> => allInsured(scene, [family, since, told]);

/** The same of several families in one night. */
export async function allInsured(scene: Scene, ...families: readonly (readonly [Family, Day, Told])[]): Promise<void> {
  for (const [family, since] of families) await startsHere(scene, family, 'leaveEmployeeInsurance', since);
  const told = families.flatMap(([, , said]) => said);
  if (told.length > 0) await scene.taxOffice.tells(...told);
  await scene.overnight();
}

/** One insured person alone; born where the story needs no 介護分 unless it says otherwise. */
export const alone = ({ people }: Scene, label: string, head: PersonWish = {}): Family => people.household(label, { head: { bornOn: '1990-05-20', insured: true, isNotDisclosed: false, ...head } });

/** The tax office says something else, and the ward knows by the next morning. */
export async function told(scene: Scene, ...said: Told): Promise<void> {
  await scene.taxOffice.tells(...said);
  await scene.overnight();
}

type FormOf<F> = F extends unknown ? Omit<F, 'notificationId' | 'receivedOn'> & { readonly notificationId: string } : never;
/** 賦課関係の届出 of today at the counter, as the act of the clerk who enters it. */
export const entersForm = ({ today }: Scene, form: FormOf<PremiumForm>): StaffAct => ({ act: 'enterPremiumForm', form: { receivedOn: today(), ...form } });

type Decided = AnswerOf<'assessment'>['assessments'][number];

/** The decision that holds for the household a person heads; none is told as such. */
export async function decidedFor({ ward }: Scene, head: Resident, fiscalYear = year): Promise<Decided | null> {
  return (await ward.assessment(head, fiscalYear)).assessments.findLast(({ headPersonKey, isCurrent }) => headPersonKey === head.personKey && isCurrent) ?? null;
}

/** The amounts of the parts as decided. */
export const partsFor = async (scene: Scene, head: Resident, fiscalYear = year): Promise<Parts | null> => (await decidedFor(scene, head, fiscalYear))?.partsYen ?? null;

/** Every decision on the household a person heads, oldest first, in one line each. */
export const decisionsOn = async ({ ward }: Scene, head: Resident, fiscalYear = year): Promise<readonly string[]> =>
  (await ward.assessment(head, fiscalYear)).assessments.filter(({ headPersonKey }) => headPersonKey === head.personKey).map(({ revision, kind, totalYen, months }) => `${kind === 'decision' ? '決定' : '変更'}${revision} ${totalYen}円 ${months}か月`);

/** The 期 with an amount, as 「期 額」. */
export const periodsOf = (decided: Decided | null): readonly string[] => (decided?.installments ?? []).filter(({ yen }) => yen > 0).map(({ number, yen }) => periodText(number === 11 ? '随時' : number, yen));

/** 月数 and 軽減 in one line. */
export const levelOf = (decided: Decided | null): string => (decided ? `${decided.months}か月 ${decided.reductionTenths}割` : '決定なし');

/** Pieces addressed to a person, oldest first: 種類 and where it is. */
export const noticesTo = async ({ ward }: Scene, person: Resident): Promise<readonly string[]> =>
  (await ward.mailings(person)).notices.map(({ kind, state, returnedOn }) => [kind === 'decision' ? '決定通知' : '変更通知', wordOf(mailingStates, state), ...(returnedOn ? [`${returnedOn}に戻った`] : [])].join(' / '));
export const newestNotice = async ({ ward }: Scene, person: Resident): Promise<string> => (await ward.mailings(person)).notices.at(-1)?.noticeId ?? 'なし';

/** What the contractor's screen shows: each batch with what it was refused for. */
export const batchesAtContractor = async ({ mailing }: Scene): Promise<readonly string[]> =>
  (await mailing.batches()).map(({ state, pieceCount, differences }) => [batchStates[state] ?? state, ...(pieceCount === null ? [] : [`${pieceCount}通`]), ...new Set(differences.map(({ kind }) => differenceWords[kind] ?? kind))].join(' / '));
const differenceWords: Readonly<Record<string, string>> = { totalYen: '年額の合計', pieceCount: '通数' };
const batchStates: Readonly<Record<string, string>> = { waiting: '片方を待つ', received: '検査待ち', accepted: '受理', refused: '拒否', posted: '発送済' };

/** The lines of the sheet which lies in the addressee's letter box; one envelope, one sheet, or what else there is. */
export async function letterOf({ mailing }: Scene, noticeId: string): Promise<readonly string[]> {
  const letters = (await mailing.letters(noticeId)).filter(({ isDelivered }) => isDelivered);
  if (letters.length !== 1 || letters[0]!.sheets.length !== 1) return [`封書${letters.length}通 用紙${letters.map(({ sheets }) => sheets.length).join('・')}枚`];
  return letters[0]!.sheets[0]!.lines;
}
/** What the paper in that envelope says: how many sheets, its words, and of each slip in its order what the bars say: amount and 支払期限. */
export async function paperOf({ mailing }: Scene, noticeId: string) {
  const pages = await mailing.paper(noticeId);
  const slips = pages.flatMap(({ barcodes }) => barcodes).map((digits) => decodePaymentSlip(digits));
  return { sheets: pages.length, words: pages[0]!.texts, slips: slips.map((slip) => (slip instanceof Bad ? slip.why : `${slip.amountYen}円 ${slip.payableUntil ?? 'なし'}まで`)) };
}
export const yenJa = (amount: number): string => `${new Intl.NumberFormat('ja-JP').format(amount)}円`;
