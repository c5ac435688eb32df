import type { BenefitForm } from '../../contracts/ward-benefit.js';
import type { ActResult, AnswerOf, Capability, StaffAct } from '../../contracts/ward.js';
import type { Resident } from '../../contracts/resident.js';
import type { HeldAccount } from '../../contracts/ward-collection.js';
import type { Family } from '../../harness/families.js';
import type { Scene } from '../../harness/scene.js';
import { assume, cite, unknownYet } from '../../law/define.js';
import { allInsured, alone } from '../assessment/telling.js';
import { pensioner } from '../certificates/telling.js';
import { benefitNeeds, casesOf, clinic, stay, type Care } from '../benefit/telling.js';

export const yearBasis = cite('東秩父村', '外来年間合算: 8月から翌年7月の外来の自己負担が144,000円を超えた分。基準日7月31日の保険者と区分により、現役並みの月を除き、外来の高額療養費を先に引く');
export const careTotalBasis = cite('下関市', '高額介護合算: 8月から翌年7月の医療と介護の自己負担が限度額を超えた分。月ごとの支給を先に引き、7月31日の保険者が集める');
export const splitBasis = assume('医療と介護、前の保険者との間は、自己負担額の割合で分ける');
export const capBasis = unknownYet('年間上限の単位と数える支払は定まっていない');

export const yearNeeds: readonly Capability[] = [...benefitNeeds, 'query.benefitYear', 'query.repayments'];

/** Somebody of 72 alone, 一般 unless the 課税標準額 says otherwise, whose incomes of every year are known. */
export const elder = (scene: Scene, label: string): Family => alone(scene, label, { bornOn: '1953-05-05' });
export const incomesOf = (person: Resident, taxableYen = 500_000, netYen = 1_500_000) => [2024, 2025, 2026].map((fiscalYear) => [person, pensioner(taxableYen, netYen, fiscalYear)] as const);
export const insured = (scene: Scene, ...families: readonly Family[]): Promise<void> => allInsured(scene, ...families.map((family) => [family, '2021-04-01', family.insured.flatMap((person) => incomesOf(person))] as const));

export const twelveMonths = ['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'] as const;
/** Eight months of 外来 of 18,000 yen, the limit of a month: 144,000 in all. */
export const eightMonths: readonly Care[] = twelveMonths.slice(0, 8).map((month) => clinic(month, 9_000));
/** Eight months of 入院 of 78,000 yen under 70, each below every limit of 区分ウ: 624,000 in all. */
export const eightStays: readonly Care[] = twelveMonths.slice(0, 8).map((month) => stay(month, 26_000));

/** The cases of sums of a year, each in one line. */
export const yearCases = async (scene: Scene, { insured: [first] }: Family): Promise<readonly string[]> => {
  const { householdKey } = await scene.ward.household(first!);
  return (await casesOf(scene, householdKey!)).filter(({ kind }) => kind !== 'highCost').map(({ kind, amountYen, state }) => `${kind} ${amountYen}円 ${state}`);
};
type Sum = AnswerOf<'benefitYear'>['yearlySums'][number];
export const sumOf = async ({ ward }: Scene, person: Resident, kind: Sum['yearlyKind'], year = 2025): Promise<Sum | undefined> => (await ward.benefitYear(person, year)).yearlySums.find(({ yearlyKind }) => yearlyKind === kind);

/** The word by which a sum that is not reckoned says why; where it does not say it, what it says instead. */
export const reasonOf = (sum: Sum | undefined, word: string): string => (sum?.missing?.includes(word) ? word : sum?.missing ?? 'わけを言わない');
/** Why 高額介護合算 and 外来年間合算 wait. */
export const careUntold = '介護の自己負担額';
export const certificateUntold = 'ほかの保険者の自己負担額証明書';

type YearlyForm = Extract<BenefitForm, { kind: 'yearly' }>;
/** Applied for by the head and decided; the ward may refuse. */
export async function claims(scene: Scene, head: Resident, account: HeldAccount, yearlyKind: YearlyForm['yearlyKind']): Promise<ActResult> {
  const { ward, today, now } = scene;
  const { householdKey } = await ward.household(head);
  const taken = await ward.tryAct({ act: 'enterBenefitForm', form: { kind: 'yearly', notificationId: `year-${now()}`, receivedOn: today(), yearlyKind, householdKey: householdKey!, benefitYear: 2025, applicantPersonKey: head.personKey, account } });
  for (const { caseId } of (await casesOf(scene, householdKey!)).filter(({ state }) => state === 'applied')) await ward.act({ act: 'decideBenefit', caseId, decision: 'pay', by: '給付係 担当', why: '申請のとおり' });
  return taken;
}
type Certificate = Extract<StaffAct, { act: 'enterSelfPaid' }>;
/** A 自己負担額証明書 on paper. */
export const certified = ({ ward, today }: Scene, { personKey }: Resident, facts: Pick<Certificate, 'selfPaidSystem' | 'totalYen'> & Partial<Certificate>): Promise<ActResult> =>
  ward.tryAct({ act: 'enterSelfPaid', personKey, benefitYear: 2025, issuedBy: facts.selfPaidSystem === 'care' ? '介護保険' : '前の保険者', outpatientYen: 0, receivedOn: today(), by: '給付係 担当', why: '本人の提出', ...facts });
