import type { Resident } from '../../contracts/resident.js';
import type { Capability, StaffAct } from '../../contracts/ward.js';
import type { Family } from '../../harness/families.js';
import type { Scene } from '../../harness/scene.js';
import { addDays } from '../../law/day.js';
import { cite, derive, type Day } from '../../law/define.js';
import { allInsured, business, decidedFor, levyNeeds, newestNotice, noticeNeeds, year } from '../assessment/telling.js';

/** What the stories about arrears rest on. */
export const demandBasis = cite('国民健康保険法79条・地方自治法231条の3', '納期限後20日以内に督促し、10日以内の期限を指定する');
export const seizureBasis = cite('国民健康保険法79条の2・地方税法331条', '督促状を発した日から10日を経過した日までに完納しないときは、差し押さえる');
export const lateChargeBasis = cite('品川区・文京区・墨田区 延滞金、地方税法20条の4の2', '納期限の翌日から3か月までとその後で割合が違い、暦の年ごとに変わる。1,000円未満の本料の端数、1,000円未満の延滞金、100円未満の端数は切り捨てる');
export const prescriptionBasis = cite('国民健康保険法', '110条(2年の時効。督促は時効を更新する)');
export const takenBasis = cite('国税徴収法67条3項・128条・129条', '取り立てた額の限度で徴収したものとみなし、配当して残った金銭は滞納者に交付する');
export const moneyBasis = derive('銀行に入った額と台帳の収納は、日と経路ごとに等しい。期ごとに、調定=収納+未納+不納欠損-過誤納');

/** 収納 without anybody who brings money: the clerk starts 督促 when the story says so. */
export const waitingNeeds: readonly Capability[] = [...levyNeeds, 'job.exportDemands', 'job.checkDelinquency', 'query.account', 'query.delinquency', 'query.receiptExceptions', 'query.ledger'];
/** The same with printed slips, counters and the bank. */
export const moneyNeeds: readonly Capability[] = [...noticeNeeds, 'job.exportDemands', 'job.checkDelinquency', 'query.account', 'query.delinquency', 'query.receiptExceptions', 'query.ledger'];
export const contractorNeeds: readonly Capability[] = [...moneyNeeds, 'job.exportDelinquents'];
export const seizureNeeds: readonly Capability[] = ['act.decideSeizure', 'act.collectSeized'];

const staff = { by: '滞納整理係 担当', why: '滞納整理' } as const;
type ActName = 'recordContact' | 'grantDeferral' | 'agreeInstallments' | 'suspendExecution' | 'cancelDecision' | 'inquireAssets' | 'handleAsset' | 'decideSeizure' | 'collectSeized' | 'releaseSeizure';
type Of<A extends ActName> = Extract<StaffAct, { act: A }>;
/** What a story says of an act; who does it and why is the same in all. */
export type Told<A extends ActName> = Omit<Of<A>, 'act' | 'by' | 'why' | 'acknowledged' | 'hasSecurity' | 'endsDebtAtOnce'> & Partial<Pick<Of<A>, keyof Of<A> & ('acknowledged' | 'hasSecurity' | 'endsDebtAtOnce')>>;
const unsaid = { recordContact: { acknowledged: false }, grantDeferral: { hasSecurity: false }, suspendExecution: { endsDebtAtOnce: false } } as const;
const actOf = <A extends ActName>(act: A, told: Told<A>): StaffAct => ({ act, ...staff, ...(act in unsaid ? unsaid[act as keyof typeof unsaid] : {}), ...told }) as unknown as StaffAct;
/** An act of 滞納整理 that the ward must accept. */
export const does = <A extends ActName>({ ward }: Scene, act: A, told: Told<A>) => ward.act(actOf(act, told));
/** One the ward may refuse: is it done? */
export const isDone = async <A extends ActName>({ ward }: Scene, act: A, told: Told<A>): Promise<boolean> => (await ward.tryAct(actOf(act, told))).accepted;

/** Sets the scene: single households with incomes, and what is levied on them. */
export async function levied(scene: Scene, incomes: readonly (readonly [Family, number])[], fiscalYear = year): Promise<void> {
  await allInsured(scene, ...incomes.map(([family, yen]) => [family, '2023-04-01', [[family.head, business(yen, fiscalYear)]]] as const));
  await scene.ward.run('assessYear');
}

/** The 期 of a household with an amount, as decided: the story reckons with these. */
export async function billed(scene: Scene, head: Resident, fiscalYear = year) {
  return ((await decidedFor(scene, head, fiscalYear))?.installments ?? []).filter(({ yen }) => yen > 0).map(({ number, yen, dueOn }) => ({ number, yen, dueOn }));
}

/** What stands for a 期 nobody was billed for. */
export const noBill: { readonly number: number; readonly yen: number; readonly dueOn: Day } = { number: 0, yen: 0, dueOn: '1900-01-01' };
/** 納期限 of the first 期 of a year decided in June. From 31 July on, 差押 may rest on the 督促 of its twentieth day. */
export const firstDue: Day = '2026-06-30';
export const [demandOn, lastToPay, seizableOn] = ['2026-07-20', '2026-07-30', '2026-07-31'] as const;

/** What the ward's account says of the 期 that is due on that day; null when it has none. */
export const periodOf = async ({ ward }: Scene, head: Resident, dueOn: Day = firstDue, fiscalYear = year) => (await ward.account(head, fiscalYear)).periods.find((period) => period.dueOn === dueOn) ?? null;
/** Its number at the ward; an act on a 期 the ward does not have is refused. */
export const keyOf = async (scene: Scene, head: Resident, dueOn: Day = firstDue, fiscalYear = year): Promise<string> => (await periodOf(scene, head, dueOn, fiscalYear))?.accountKey ?? 'なし';
/** What has become of one 期, in yen. */
export async function sumsOf(scene: Scene, head: Resident, dueOn: Day = firstDue, fiscalYear = year) {
  const period = await periodOf(scene, head, dueOn, fiscalYear);
  return period && { collectedYen: period.collectedYen, unpaidYen: period.unpaidYen, overpaidYen: period.overpaidYen, writtenOffYen: period.writtenOffYen };
}
/** What was decided on the 期 due first. */
export const firstBill = async (scene: Scene, head: Resident, fiscalYear = year): Promise<number> => (await billed(scene, head, fiscalYear))[0]?.yen ?? 0;
/** The 期 still owed, as 滞納整理 sees it. */
export const owedOf = async ({ ward }: Scene, head: Resident) => (await ward.delinquency(head)).accounts;
/** The number under which 委託先 knows somebody. */
export const caseOf = async ({ ward }: Scene, head: Resident): Promise<string> => (await ward.delinquency(head)).caseId ?? 'なし';
export const decisionsOf = async ({ ward }: Scene, head: Resident) => (await ward.delinquency(head)).decisions;
export const newestDecision = async (scene: Scene, head: Resident) => (await decisionsOf(scene, head)).at(-1)!;

/** The headings of the 処分通知 that reached a household, in their order. */
export async function dispositionsTo({ mailing }: Scene, { head }: Family): Promise<readonly string[]> {
  const headings: string[] = [];
  for (let no = 1; no <= 20; no += 1) {
    const letters = await mailing.letters(`SB-${String(no).padStart(7, '0')}`);
    const lines = letters.filter(({ isDelivered }) => isDelivered).flatMap(({ sheets }) => sheets.map((sheet) => sheet.lines)).filter((sheet) => sheet.includes(`${head.name} 様`));
    headings.push(...lines.map((sheet) => sheet[sheet.indexOf(`${head.name} 様`) + 1]!.replace(/^\S+ /, '')));
  }
  return headings;
}

/** A deposit seized for one 期, today; asked for in full unless it is said how much. */
export const seizesDeposit = (accountKey: string, head: Resident, servedOn: Day, amountYen: number): Told<'decideSeizure'> =>
  ({ personKey: head.personKey, seizureKind: 'seizure', object: 'deposit', thirdParty: '架空銀行', servedOn, amountYen, accountKeys: [accountKey] });

/** Somebody pays the slip of a 期 at the counter of a bank, the first in full unless it is said otherwise. */
export async function paysAtCounter(scene: Scene, head: Resident, { at = 0, yen, fiscalYear = year }: { readonly at?: number; readonly yen?: number; readonly fiscalYear?: number } = {}) {
  const first = (await billed(scene, head, fiscalYear))[at];
  const noticeId = await newestNotice(scene, head);
  return scene.step('住民等', '金融機関の窓口', `${head.name}さんが納付書で納める`, () => scene.paymentChannels.paysAtCounter({ noticeId, fiscalYear, period: first!.number, amountYen: yen ?? first!.yen }));
}

/** 延滞金の割合, in thousandths, as the wards publish them: until three months have passed, after them, and in a 猶予. */
const rates: readonly (readonly [from: Day, first: number, after: number, deferred: number])[] = [['2022-01-01', 24, 87, 9], ['2026-01-01', 28, 91, 13]];
export interface Late { readonly yen: number; readonly dueOn: Day; readonly paidOn: Day; readonly firstMonths?: 1 | 3; readonly deferred?: readonly [from: Day, through: Day]; readonly isWaived?: boolean; readonly borderLaterBy?: number }
/** 延滞金, day by day, before anything is cut off: yen × thousandths. `borderLaterBy` days is how a ward would reckon that counts the months wrongly. */
export function lateDaily({ yen, dueOn, paidOn, firstMonths = 3, deferred, isWaived = false, borderLaterBy = 0 }: Late): number {
  const baseYen = Math.floor(yen / 1_000) * 1_000;
  const firstUntil = addDays(monthsAfter(addDays(dueOn, 1), firstMonths), borderLaterBy);
  let sum = 0;
  for (let day = addDays(dueOn, 1); day <= paidOn; day = addDays(day, 1)) {
    const [, first, after, inGrace] = rates.findLast(([from]) => from <= day)!;
    const isDeferred = deferred !== undefined && deferred[0] <= day && day <= deferred[1];
    sum += baseYen * (isDeferred ? (isWaived ? 0 : inGrace) : day < firstUntil ? first : after);
  }
  return sum;
}
export function lateChargeOf(late: Late): number {
  const yen = Math.floor(lateDaily(late) / 365_000);
  return yen < 1_000 ? 0 : Math.floor(yen / 100) * 100;
}
/** 応当日, or the first day after a month without it. */
function monthsAfter(day: Day, months: number): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const text = (of: number) => `${Math.floor(of / 12)}-${String((of % 12) + 1).padStart(2, '0')}`;
  const wanted = `${text(month)}-${day.slice(8)}` as Day;
  const next = `${text(month + 1)}-01` as Day;
  return addDays(wanted, 0) === wanted && addDays(wanted, 1) <= next ? wanted : next;
}

/** The ledger of the year adds up; where there is a bank, every yen in its account is told and in the books. */
export async function booksHold(scene: Scene, fiscalYear = year, withBank = false): Promise<void> {
  const { ward, expect } = scene;
  const { sums, days, troubles } = await ward.ledger(fiscalYear);
  expect('台帳に成り立たないことはない', troubles, [], moneyBasis);
  expect('調定と延滞金は、収納・未納・不納欠損から過誤納を引いた額に等しい', sums.leviedYen + sums.lateYen, sums.collectedYen + sums.unpaidYen + sums.lateUnpaidYen + sums.writtenOffYen - sums.overpaidYen, moneyBasis);
  if (!withBank) return;
  expect('日と経路ごとに、銀行の明細と台帳は合う', days.filter(({ differenceYen }) => differenceYen !== 0), [], moneyBasis);
  expect('銀行の収納口座の円は、すべて台帳にある', days.reduce((sum, { ledgerYen }) => sum + ledgerYen, 0), await scene.bank.collected(), moneyBasis);
}
