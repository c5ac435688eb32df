import type { Resident } from '../../contracts/resident.js';
import type { HeldAccount } from '../../contracts/ward-collection.js';
import type { BenefitForm } from '../../contracts/ward-benefit.js';
import type { ActResult, AnswerOf, Capability, StaffAct } from '../../contracts/ward.js';
import type { Family } from '../../harness/families.js';
import type { ClaimsWindow, SeenInsurance } from '../../harness/claims-window.js';
import { benefitCast, type Scene } from '../../harness/scene.js';
import { assume, cite, derive, type Day } from '../../law/define.js';
import { alone, business, insuredWithIncome } from '../assessment/telling.js';
import { endsHere } from '../eligibility/telling.js';
import { lookupNeeds } from '../non-registered/telling.js';
import { benefitNeeds, casesOf, opened, ownAccount, receiptOf } from '../benefit/telling.js';

/** What the stories about the work of 給付 rest on. */
export const workBasis = cite('杉並区', '申請は世帯主か相続人が2年のうちにする。口座は世帯主のもの');
export const differenceBasis = derive('レセプト・区分・資格が後から変われば、その月を計算し直し、多ければ追加支給、少なければ返還を求める');
export const repaymentBasis = cite('うるま市・ふじみ野市・久留米市', '保険者の払った分と高額療養費・食事療養費を、民法703条により世帯主に納入通知書で請求する');
export const objectionStoryBasis = cite('国民健康保険法', '91条・99条: 保険給付に関する処分に不服がある者は、3か月以内に審査会に審査請求ができる');
export const returnedBasis = assume('振り込めなかった給付は資金返却で戻り、振込先を尋ね直して払い直す');
export const recordBasis = assume('給付記録は版ごとに一度だけ受け、一番新しい版で計算する');
export const deliveryBasis = assume('給付記録は診療月の2か月後に届く(市町村の高額療養費の案内)');

export const workNeeds: readonly Capability[] = [...benefitNeeds, 'query.receipts', 'query.receiptWorklist', 'query.repayments'];
export const repaymentNeeds: readonly Capability[] = [...workNeeds, 'act.decideRepayment'];
export const workCast = benefitCast;
export const clinicCast = [...benefitCast, 'claims'] as const;
export const clinicNeeds: readonly Capability[] = [...workNeeds, 'job.exportMaster'];
export const clerk = { by: '給付係 担当' } as const;

export interface Household { readonly family: Family; readonly head: Resident; readonly householdKey: string; readonly account: HeldAccount }
/** Somebody alone in 区分ウ (income 3,000,000) unless told otherwise, with an account, and the ward with a million and a half. */
export async function living(scene: Scene, label: string, { incomeYen = 3_000_000, fiscalYear = 2025, wardYen = 1_500_000, since = '2023-04-01', family = alone(scene, label), accountNumber = '0000011' }: { readonly incomeYen?: number; readonly fiscalYear?: number; readonly wardYen?: number; readonly since?: Day; readonly family?: Family; readonly accountNumber?: string } = {}): Promise<Household> {
  await insuredWithIncome(scene, family, since, [[family.head, business(incomeYen, fiscalYear)]]);
  const account = ownAccount(family.head, accountNumber);
  await opened(scene, [account], wardYen);
  const { householdKey } = await scene.ward.household(family.head);
  return { family, head: family.head, householdKey: householdKey!, account };
}
/** 入院 of June of 100,000 points unless told otherwise: 212,570 yen in 区分ウ. */
export const stay = ({ householdKey, head }: Household, receiptKey: string, facts: Partial<Parameters<typeof receiptOf>[2]> = {}, person: Resident = head) =>
  receiptOf(householdKey, person, { receiptKey, careMonth: '202606', points: 100_000, setting: 'inpatient', receiptKind: '1111', ...facts });
/** The ward has it, and has reckoned by the next morning. */
export async function told(scene: Scene, ...records: readonly ReturnType<typeof receiptOf>[]): Promise<void> {
  await scene.ward.receives(records);
  await scene.overnight();
}
export const seenAt = ({ ward }: Scene, householdKey: string, branchNumber = '01'): SeenInsurance => ({ insurerNumber: ward.municipality.insurerNumber, householdKey, branchNumber });

type HighCostForm = Extract<BenefitForm, { kind: 'highCost' }>;
/** 支給申請 of the head for June, for the head's own account, unless told otherwise; the ward may refuse. */
export const applies = (scene: Scene, { householdKey, head, account }: Household, facts: Partial<HighCostForm> = {}): Promise<ActResult> =>
  scene.ward.tryAct({ act: 'enterBenefitForm', form: { kind: 'highCost', notificationId: `care-${scene.now()}`, receivedOn: scene.today(), householdKey, careMonth: '2026-06', applicantPersonKey: head.personKey, autoPayment: false, ...(facts.toPublicAccount ? {} : { account }), ...facts } });
type OtherForm = Exclude<BenefitForm, { kind: 'highCost' | 'stopAutoPayment' | 'limitCertificate' }>;
type Untold<F> = F extends unknown ? Omit<F, 'notificationId' | 'receivedOn'> & { readonly receivedOn?: Day; readonly notificationId?: string } : never;
export const hands = (scene: Scene, form: Untold<OtherForm>): Promise<ActResult> => scene.ward.tryAct({ act: 'enterBenefitForm', form: { notificationId: `care-${scene.now()}`, receivedOn: scene.today(), ...form } });
/** Why the ward has said no; nothing when it has taken it. */
export const saidOf = ({ accepted, refusals }: ActResult): string => (accepted ? '受け付けた' : refusals.map(({ why }) => why).join(' / '));

/** The newest case is decided to be paid. */
export async function decides(scene: Scene, householdKey: string): Promise<void> {
  const waiting = (await casesOf(scene, householdKey)).filter(({ state }) => state === 'applied');
  for (const { caseId } of waiting) await scene.ward.act({ act: 'decideBenefit', caseId, decision: 'pay', ...clerk, why: '申請のとおり' });
}
/** Told, applied for and decided; the money is in the account after the days a transfer takes. */
export async function paysOut(scene: Scene, home: Household, until: Day, facts: Partial<HighCostForm> = {}): Promise<void> {
  await applies(scene, home, facts);
  await decides(scene, home.householdKey);
  await scene.advance(until);
}
/** Somebody has been an inpatient in July for 1,000,000 yen, and 高額療養費 was paid in September as if all were well. */
export async function paidForJuly(scene: Scene & { readonly claims: ClaimsWindow }, label: string, facts: { readonly mealCount?: number } = {}): Promise<Household> {
  const home = await living(scene, label);
  await scene.claims.visit(home.head, seenAt(scene, home.householdKey), { on: '2026-07-21', admittedOn: '2026-07-21', points: 100_000, ...facts });
  await scene.advance('2026-09-08');
  await paysOut(scene, home, '2026-09-15', { careMonth: '2026-07' });
  return home;
}
/** Each case in one line. */
export const casesIn = async (scene: Scene, householdKey: string): Promise<readonly string[]> => (await casesOf(scene, householdKey)).map(({ careMonth, amountYen, state }) => `${careMonth ?? '一時金'} ${amountYen}円 ${state}`);
export const repaymentsOf = async ({ ward }: Scene, householdKey: string): Promise<AnswerOf<'repayments'>['repayments']> => (await ward.repayments(householdKey)).repayments;
export const repaymentsIn = async (scene: Scene, householdKey: string): Promise<readonly string[]> => (await repaymentsOf(scene, householdKey)).map(({ amountYen, state, repaidYen }) => `${amountYen}円 ${state} ${repaidYen}円`);
/** 給付記録 that wait for somebody, with the reasons. */
export const waitingIn = async ({ ward }: Scene): Promise<readonly string[]> => (await ward.receiptWorklist()).receipts.map(({ receiptKey, because }) => `${receiptKey}: ${because.join('・')}`);
/** The 返納金 is asked for, by letter. */
export async function demands(scene: Scene, householdKey: string): Promise<string> {
  const { repaymentId } = (await repaymentsOf(scene, householdKey)).find(({ state }) => state === 'found')!;
  await scene.ward.act({ act: 'decideRepayment', repaymentId, decision: 'demand', ...clerk, why: '返納金の請求' });
  return repaymentId;
}
export const repays = ({ ward, today }: Scene, repaymentId: string, yen: number): Promise<ActResult> => ward.tryAct({ act: 'decideRepayment', repaymentId, decision: 'repaid', on: today(), yen, ...clerk, why: '納入通知書で納めた' });
/** What the insurer has paid institutions through 国保連 in these months of 審査, less what came back. */
export async function paidThrough({ claims }: { readonly claims: ClaimsWindow }, ...months: readonly string[]): Promise<number> {
  const paid = await Promise.all(months.map((month) => claims.pays(month)));
  return paid.reduce((sum, { totalYen }) => sum + totalYen, 0);
}
/** What 封入封緘 delivered about 返納金: the lines of money and days. */
export const demandLetter = async ({ mailing }: Scene, repaymentId: string): Promise<readonly string[]> => (await mailing.letters(`KH-${repaymentId}-1`)).find(({ isDelivered }) => isDelivered)?.sheets[0]?.lines ?? [];

/** A 世帯主 has died who had a dear June, and his wife heads the household now; she and their child of age have accounts of their own. */
export async function headHasDied(scene: Scene) {
  const family = scene.people.household('世帯主の亡くなった家', { head: { age: 55, sex: '1', insured: true }, members: [{ relationship: '妻', age: 53 }, { relationship: '子', age: 25 }] });
  const [head, wife, child] = [family.head, family.residents[1]!, family.residents[2]!];
  const home = await living(scene, '', { family });
  const [ofWife, ofChild] = [ownAccount(wife, '0000021'), ownAccount(child, '0000022')];
  await opened(scene, [ofWife, ofChild], 1_500_000);
  await scene.ward.receives([stay(home, 'last')]);
  await endsHere(scene, [head], 'death', '2026-08-20');
  await scene.residents.notify({ kind: 'household', reason: 'headChange', occurredOn: '2026-08-20', personKeys: [wife.personKey, child.personKey], headPersonKey: wife.personKey, residents: [] });
  await told(scene);
  const [due] = await casesIn(scene, home.householdKey);
  return { home, head, wife, child, ofWife, ofChild, due, yen: Number(/ (\d+)円/.exec(due ?? '')?.[1] ?? 0) };
}

/** 葬祭 for somebody who died insured here, held by somebody who may live anywhere. */
export const mournerBasis = cite('別添1 事務の内容', '給付業務 ② 住登外者の住民票関係情報を住基ネット経由で取得する');
export const confirmedBasis = assume('区に住んだことのない申請者には、住基ネットで本人と確かめてから支給を決める');
export const mournerCast = [...benefitCast, 'juki-net'] as const;
export const mournerNeeds: readonly Capability[] = [...workNeeds, ...lookupNeeds];
type Registering = Extract<StaffAct, { act: 'registerNonRegistered' }>;
/** A 給付係 registers an applicant from the 申請書; the 住登外者宛名番号 it got. */
export async function registersApplicant(scene: Scene, { name, nameKana, bornOn, sex, address }: Resident, facts: Partial<Registering> = {}): Promise<string> {
  const known = new Set((await scene.ward.nonRegistered()).people.map(({ personKey }) => personKey));
  await scene.ward.act({ act: 'registerNonRegistered', name, nameKana, bornOn, sex, address, role: 'mourner', by: clerk.by, purpose: '葬祭費の申請者の確認', isNotDisclosed: false, ...facts });
  return (await scene.ward.nonRegistered()).people.find(({ personKey }) => !known.has(personKey))?.personKey ?? 'なし';
}
/** Somebody insured alone has died, and somebody of another municipality has buried her; with an account, and a ward that can pay. */
export async function buriedBy(scene: Scene, deadLabel: string, mournerLabel: string, accountNumber: string): Promise<{ readonly home: Household; readonly mourner: Resident; readonly account: HeldAccount }> {
  const home = await living(scene, deadLabel);
  await endsHere(scene, [home.head], 'death', scene.today());
  const mourner = scene.people.household(mournerLabel, { head: { age: 48 } }, scene.other('千代田区').municipality.code).head;
  const account = ownAccount(mourner, accountNumber);
  await opened(scene, [account], 1_500_000);
  return { home, mourner, account };
}
export const claimsFuneral = (scene: Scene, { head }: Household, applicantPersonKey: string, account: HeldAccount, notificationId = applicantPersonKey): Promise<ActResult> =>
  hands(scene, { kind: 'funeral', personKey: head.personKey, heldOn: scene.today(), applicantPersonKey, isPaidByFormerInsurer: false, account, notificationId });
/** The newest case, decided to be paid: what the ward says to it. */
export async function triesToPay(scene: Scene, householdKey: string): Promise<string> {
  const waiting = (await casesOf(scene, householdKey)).filter(({ state }) => state === 'applied').at(-1);
  return saidOf(await scene.ward.tryAct({ act: 'decideBenefit', caseId: waiting?.caseId ?? 'なし', decision: 'pay', ...clerk, why: '申請のとおり' }));
}
