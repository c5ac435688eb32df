import { wordOf } from '../../contracts/codes.js';
import { accountStates, type HeldAccount } from '../../contracts/ward-collection.js';
import type { AnswerOf, Capability } from '../../contracts/ward.js';
import type { Scene } from '../../harness/scene.js';
import type { Resident } from '../../contracts/resident.js';
import { assume, cite, derive, type Day } from '../../law/define.js';
import { allInsured, alone, business, decidedFor, letterOf, levyNeeds, newestNotice, noticeNeeds, year } from '../assessment/telling.js';

export const flowBasis = cite('別添1 事務の内容', '収納・滞納整理業務 ⑤ 納付済通知情報の受領');
export const debitBasis = cite('全国銀行協会 レコード・フォーマット', '預金口座振替(種別91)');
export const feedBasis = assume('速報・確報・取消の意味は公開の見本(dsk-cvs)による。確報はいつも勝ち、取消は速報だけを取り消す');
export const moneyBasis = derive('銀行に入った一円ごとに、台帳の収納か不明金か、まだ届かない知らせがある');
export const doubtBasis = assume('充て先に少しでも疑いのある入金は、人が決めるまで不明金とする');
export const demandBasis = cite('国民健康保険法79条・地方自治法231条の3', '納期限後20日以内に督促する');

/** 口座振替 alone. Money does not ask for 集約, and a world of fewer parties costs less a day. */
export const debitCast = ['residents', 'integrated-db', 'bank'] as const;
/** Printed slips, paid in shops and apps. */
export const slipCast = [...debitCast, 'mailing', 'payment-agent'] as const;
/** The same, with counters of banks and eL-QR, whose files are stand-ins. */
export const channelCast = [...slipCast, 'payment-channels'] as const;

const payNeeds: readonly Capability[] = ['query.account', 'query.receiptExceptions', 'query.ledger'];
export const slipNeeds: readonly Capability[] = [...noticeNeeds, ...payNeeds];
export const debitNeeds: readonly Capability[] = [...levyNeeds, ...payNeeds, 'act.registerMandate', 'job.exportDebits'];
export const slipSteps = ['A-09', 'A-11', 'C-05'] as const;
export const debitSteps = ['C-05'] as const;

/** Somebody who was levied: the 期 as decided, in their order. */
export interface Levied { readonly head: Resident; readonly yen: readonly number[] }

/** One for each label. */
type OfEach<L extends readonly string[], T> = { readonly [K in keyof L]: T };
const ofEach = <L extends readonly string[], T>(_labels: L, all: readonly T[]): OfEach<L, T> => all as OfEach<L, T>;

/** People who live alone from their business, levied today. Each earns more than the one before, so that no two owe the same. */
export async function levied<const L extends readonly string[]>(scene: Scene, labels: L, fiscalYear = year): Promise<OfEach<L, Levied>> {
  const families = labels.map((label) => alone(scene, label));
  await allInsured(scene, ...families.map((family, i) => [family, '2023-04-01', [[family.head, business(2_000_000 + 100_000 * i, fiscalYear)]]] as const));
  await scene.ward.run('assessYear');
  return ofEach(labels, await Promise.all(families.map(async ({ head }) => ({ head, yen: ((await decidedFor(scene, head, fiscalYear))?.installments ?? []).map(({ yen }) => yen) }))));
}

export interface Billed extends Levied { readonly noticeId: string; readonly bars: readonly string[] }
/** One person with the slips of the newest notice in the letter box, by 期. */
export async function withSlips(scene: Scene, { head, yen }: Levied): Promise<Billed> {
  const noticeId = await newestNotice(scene, head);
  const bars = (await letterOf(scene, noticeId)).filter((line) => line.startsWith('  (91)')).map((line) => line.replaceAll(/\D/g, ''));
  return { head, yen, noticeId, bars };
}

/** The n-th account of the town. */
export const account = (n: number, branchCode = '101'): HeldAccount => ({ bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode, branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: String(n).padStart(7, '0'), holderName: 'ｼｹﾝ ﾊﾅｺ' });
/** 口座振替 of somebody, as the ward enters it. */
export const byDebit = ({ ward, today }: Scene, { head }: Pick<Levied, 'head'>, from: HeldAccount | null): Promise<unknown> =>
  ward.act({ act: 'registerMandate', personKey: head.personKey, account: from, startsOn: today(), by: '収納係 担当', why: '預金口座振替依頼書' });

export type Period = AnswerOf<'account'>['periods'][number];
export const periods = async ({ ward }: Scene, { head }: Pick<Levied, 'head'>, fiscalYear = year): Promise<readonly Period[]> => (await ward.account(head, fiscalYear)).periods;
/** One 期 in a line: where it stands and what was collected. */
export async function standing(scene: Scene, who: Pick<Levied, 'head'>, place = 0, fiscalYear = year): Promise<string> {
  const period = (await periods(scene, who, fiscalYear))[place];
  if (!period) return 'ない';
  const { state, collectedYen, provisionalYen, overpaidYen, demandedOn } = period;
  return [wordOf(accountStates, state), `収納${collectedYen}`, ...(provisionalYen > 0 ? [`速報${provisionalYen}`] : []), ...(overpaidYen > 0 ? [`過誤納${overpaidYen}`] : []), ...(demandedOn ? [`督促${demandedOn}`] : [])].join(' ');
}
/** What somebody has to look at: what, how much and what may be done. */
export const exceptions = async ({ ward }: Scene): Promise<readonly string[]> =>
  (await ward.receiptExceptions()).exceptions.map(({ code, yen, proposals }) => [code, yen, ...new Set(proposals.map(({ proposal }) => proposal))].join(' ')).sort();

/** 期 and money as they must stand at the end of every story; what the files and the account of the bank are apart by is named day by day. */
export async function balanced(scene: Scene, { suspenseYen = 0, apart = [], years = [year] }: { readonly suspenseYen?: number; readonly apart?: readonly string[]; readonly years?: readonly number[] } = {}): Promise<void> {
  const ledgers = await Promise.all(years.map((one) => scene.ward.ledger(one)));
  const days = ledgers.flatMap((ledger) => ledger.days);
  const held = days.reduce((sum, { depositYen }) => sum + depositYen, 0);
  scene.expect('台帳に成り立たないことはなく、銀行の口座の一円まで日と経路ごとに知っている', { troubles: ledgers.flatMap(({ troubles }) => troubles), suspenseYen: ledgers[0]!.suspenseYen, held, apart: days.filter(({ differenceYen }) => differenceYen !== 0).map(({ day, channel, differenceYen }) => `${day} ${channel} ${differenceYen}`) }, { troubles: [], suspenseYen, held: await scene.bank.collected(), apart: [...apart] }, moneyBasis);
}

/** What each account of `withDebits` holds at first. */
export const savedYen = 500_000;
/** People levied today who pay by debit from account 1, 2, …, each with enough on it. */
export async function withDebits<const L extends readonly string[]>(scene: Scene, labels: L, fiscalYear = year): Promise<OfEach<L, Levied>> {
  const people = await levied(scene, labels, fiscalYear);
  await scene.bank.opens(people.map((_, i) => ({ ...account(i + 1), balanceYen: savedYen })));
  for (const [i, one] of people.entries()) await byDebit(scene, one, account(i + 1));
  return people;
}
/** People levied today whose letters with slips have come by that day. */
export async function withLetters<const L extends readonly string[]>(scene: Scene, labels: L, by: Day): Promise<OfEach<L, Billed>> {
  const people = await levied(scene, labels);
  await scene.advance(by);
  return ofEach(labels, await Promise.all(people.map((one) => withSlips(scene, one))));
}
/** The payment or 期 that an exception of that kind is about, and the 期 first proposed for it. */
export async function doubtful({ ward }: Scene, code: string): Promise<{ readonly about: string; readonly proposed: string | null }> {
  const found = (await ward.receiptExceptions()).exceptions.find((one) => one.code === code);
  return { about: found?.about ?? 'なし', proposed: found?.proposals.find(({ accountKey }) => accountKey !== null)?.accountKey ?? null };
}
/** A clerk says where money of the list of exceptions goes; null: it stays. */
export const decidesOn = ({ ward }: Scene, paymentKey: string, accountKey: string | null, why: string): Promise<unknown> => ward.act({ act: 'assignReceipt', paymentKey, accountKey, by: '収納係 担当', why });
