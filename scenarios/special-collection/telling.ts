import { wordOf } from '../../contracts/codes.js';
import { withholdingOutcomes } from '../../contracts/pension-insurer/stand-ins.js';
import type { Resident } from '../../contracts/resident.js';
import { accountStates } from '../../contracts/ward-collection.js';
import type { AnswerOf, Capability } from '../../contracts/ward.js';
import type { Family } from '../../harness/families.js';
import type { Scene } from '../../harness/scene.js';
import { derive, type Day } from '../../law/define.js';
import { pays, slipsIn } from '../refunds/telling.js';
import { allInsured, alone, changedNoticeNeeds, entersForm, letterOf, newestNotice, pension as pensionIncome, year } from '../assessment/telling.js';

/** 普通徴収 by slips, and the pension. */
export const pensionCast = ['residents', 'integrated-db', 'mailing', 'payment-agent', 'bank', 'pension-insurer'] as const;
export const specialNeeds: readonly Capability[] = [...changedNoticeNeeds, 'act.enterPremiumForm', 'job.exportDemands', 'job.exportWithholding', 'query.account', 'query.receiptExceptions', 'query.ledger', 'parameter.specialCollection'];
export const specialSteps = ['A-01', 'A-02', 'A-09', 'C-05'] as const;
export const usesPension = { specialCollection: 'on' } as const;
/** What every story of one year begins with. */
export const ofOneYear = { today: '2026-06-10', needs: specialNeeds, rates: [year], parameters: usesPension, cast: pensionCast } as const;
export const moneyBasis = derive('天引きした一円ごとに、年金保険者の払込、銀行の明細、台帳の収納が合う');

/** Somebody between 65 and 74 who lives on a pension. */
export interface Pensioner { readonly family: Family; readonly head: Resident }
export const annualPensionYen = 1_800_000;
export const pensionIncomeYen = 700_000;
export const carePremiumYen = 60_000;

/** Pensioners who live alone, insured with the income of their pension; the clerk has entered what 年金保険者 told of each. */
export async function pensioners<const L extends readonly string[]>(scene: Scene, labels: L, wish: { readonly fiscalYear?: number; readonly bornOn?: readonly Day[] } = {}): Promise<{ readonly [K in keyof L]: Pensioner }> {
  const fiscalYear = wish.fiscalYear ?? year;
  const families = labels.map((label, i) => alone(scene, label, { bornOn: wish.bornOn?.[i] ?? '1955-08-01' }));
  await allInsured(scene, ...families.map((family) => [family, '2023-04-01', [[family.head, pensionIncome(pensionIncomeYen, fiscalYear)]]] as const));
  for (const { head } of families) await draws(scene, head);
  return families.map((family) => ({ family, head: family.head })) as never;
}

/** Somebody draws a pension, and the ward has been told of it. */
export async function draws(scene: Scene, head: Resident, yearly = annualPensionYen): Promise<void> {
  await scene.pensionInsurer.pays([head, { annualPensionYen: yearly, carePremiumYen }]);
  await scene.ward.act(entersForm(scene, { kind: 'pension', notificationId: `P-${head.personKey}-${scene.today()}`, personKey: head.personKey, annualPensionYen: yearly, careCollection: 'special', carePremiumYen }));
}

/** Levied today, they pay at a shop whatever comes by slip until September. */
export async function paysUntilSeptember(scene: Scene, ...heads: readonly Resident[]): Promise<void> {
  await scene.advance('2026-06-18');
  for (const [i, head] of heads.entries()) for (const slip of await slipsIn(scene, head)) await pays(scene, slip, '9月までを納める', `00000${i + 1}`);
}
/** People levied in June; since 1 October 年金保険者 does something wrong. What each is to pay that month. */
export async function wrongInOctober<const L extends readonly string[]>(scene: Scene, labels: L, fault: string): Promise<{ readonly [K in keyof L]: { readonly head: Resident; readonly october: number } }> {
  const people = await pensioners(scene, labels);
  await scene.ward.run('assessYear');
  const told = await Promise.all(people.map(async ({ head }) => ({ head, october: (await specialYen(scene, head))[0] ?? 0 })));
  await scene.advance('2026-10-01');
  await scene.fault('pension-insurer', fault);
  return told as never;
}

type Period = AnswerOf<'account'>['periods'][number];
const isSpecial = ({ period }: Period): boolean => period > 60;
export const specialMonths = ['4月', '6月', '8月', '10月', '12月', '2月'] as const;
/** The 期 of somebody, as 「10月 完納 9600」 or 「2期 納期限の前 2380」; those of nothing are left out. */
export async function standing({ ward }: Scene, head: Resident, kind: 'special' | 'ordinary', fiscalYear = year): Promise<readonly string[]> {
  const { periods } = await ward.account(head, fiscalYear);
  return periods.filter((one) => isSpecial(one) === (kind === 'special') && one.leviedYen + one.collectedYen > 0).map(({ period, state, leviedYen, overpaidYen }) => [kind === 'special' ? specialMonths[period - 61] : `${period}期`, wordOf(accountStates, state), leviedYen, ...(overpaidYen > 0 ? [`過誤納${overpaidYen}`] : [])].join(' '));
}
/** What each month of the year was decided at out of the pension. */
export const specialYen = async ({ ward }: Scene, head: Resident, fiscalYear = year): Promise<readonly number[]> => (await ward.account(head, fiscalYear)).periods.filter((one) => isSpecial(one) && one.leviedYen > 0).map(({ leviedYen }) => leviedYen);
/** What 年金保険者 took, as 「2026-10 徴収した 9600」. */
export const taken = async ({ pensionInsurer }: Scene): Promise<readonly string[]> => (await pensionInsurer.withheld()).map(({ withholdingMonth, withholdingOutcome, withheldYen }) => `${withholdingMonth} ${wordOf(withholdingOutcomes, withholdingOutcome)} ${withheldYen}`);
export const asked = async ({ pensionInsurer }: Scene): Promise<readonly string[]> => (await pensionInsurer.requests()).map(({ withholdingMonth, requestedYen }) => `${withholdingMonth} ${requestedYen}`);
/** What somebody has to look at: what it is and how much. */
export const exceptions = async ({ ward }: Scene): Promise<readonly string[]> => (await ward.receiptExceptions()).exceptions.map(({ code, yen }) => `${code} ${yen}`).sort();
/** Days on which the channel of the pension tells, gets and holds not the same, as 「日 明細−台帳」. */
export const apart = async ({ ward }: Scene, fiscalYear = year): Promise<readonly string[]> => (await ward.ledger(fiscalYear)).days.filter(({ channel, differenceYen }) => channel === 'pension' && differenceYen !== 0).map(({ day, differenceYen }) => `${day} ${differenceYen}`);
/** Every payment of the pension, as 「日 知らせ 明細 台帳」. */
export const pensionDays = async ({ ward }: Scene, fiscalYear = year): Promise<readonly string[]> => (await ward.ledger(fiscalYear)).days.filter(({ channel }) => channel === 'pension').map(({ day, toldYen, depositYen, ledgerYen }) => [day, toldYen, depositYen, ledgerYen].join(' '));
/** What the newest notice asks for, 期 by 期, as it was printed, and whether its lines make up the 年額 it names. */
export async function printedFor(scene: Scene, head: Resident): Promise<{ readonly pension: readonly string[]; readonly isWhole: boolean }> {
  const lines = await letterOf(scene, await newestNotice(scene, head));
  const yenIn = (line: string | undefined): number => Number(/ ([\d,]+)円/.exec(line ?? '')?.[1]?.replaceAll(',', ''));
  const asked = lines.filter((line) => /^(?:第|随時期|特別徴収)/.test(line));
  return { pension: asked.filter((line) => line.endsWith('年金から天引き')).map((line) => `${line.split(' ')[0]!.replace('特別徴収', '')} ${yenIn(line)}`), isWhole: asked.reduce((sum, line) => sum + yenIn(line), 0) === yenIn(lines.find((line) => line.startsWith('年額'))) };
}
