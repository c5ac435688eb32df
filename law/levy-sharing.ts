import { assume, cite, derive, type Basis } from './define.js';

/** What a municipality brings to one pool. */
export interface SharingBase {
  /** 団体コード; of two equal claims to a yen the smaller code has the first. */
  readonly code: string;
  readonly insuredCount: number;
  readonly householdCount: number;
  readonly cappedIncomeThousandYen: number;
  /** 年齢調整後の医療費指数, per million: 1,000,000 = as dear as the prefecture is on average. */
  readonly costIndexPerMillion: number;
}
/** How a pool is shared. */
export interface SharingRule {
  readonly poolYen: number;
  /** β: 応能 : 応益 = β : 1, per thousand. */
  readonly betaPerMille: number;
  /** α: how much of the 医療費指数 counts, 0–100. Pools other than 医療分 know none: 0. */
  readonly alphaPercent: number;
  /** The part of 応益 that goes by households instead of heads, 0–100. */
  readonly householdPercent: number;
}
/** 納付金 of a municipality, with what of it goes by income and what by heads and households. */
export interface Contribution { readonly code: string; readonly contributionYen: number; readonly byIncomeYen: number; readonly byHeadYen: number }

export const sharingBasis: Basis = cite('納付金ガイドライン(令和3年9月)・香川県', '応能:応益=β:1。応能は所得のシェア、応益は人数と世帯数のシェア。医療分は年齢調整後の医療費指数に係数αで重みを付ける');
export const normalisedBasis: Basis = derive('重みを付けた後の割合を足して1になるように割り戻すので、納付金の和は納付金総額に等しい');
export const remainderBasis: Basis = assume('1円未満は切り捨て、残りの円は端数の大きい順(同じなら団体コードの順)に1円ずつ加える。納付金の内訳の応能分は四捨五入し、残りを応益分とする。公開された端数処理はない');
export const noIncomeBasis: Basis = assume('どこにも所得がなければ応能の分も応益で、世帯か人数のどちらかがどこにもなければもう一方で分ける。公開された規則はない');

export class NobodyToShare extends RangeError {
  override readonly name = 'NobodyToShare';
}

/**
 * 納付金の按分: one pool, exactly. Everything is reckoned in whole numbers over a common denominator; only the last step rounds, and the sum
 * is the pool to the yen. A pool that nobody is there to bear is refused.
 */
export function shareContribution(bases: readonly SharingBase[], rule: SharingRule): readonly Contribution[] {
  const weights = weightsOf(bases, rule);
  const total = sum(weights.map(({ all }) => all));
  if (total === 0n && rule.poolYen > 0) throw new NobodyToShare('納付金を分ける相手に、被保険者も世帯も所得もない');
  const pool = BigInt(rule.poolYen);
  const yens = total === 0n ? weights.map(() => 0n) : byLargestRemainder(pool, weights.map(({ all }) => all), total, bases.map(({ code }) => code));
  return weights.map(({ byIncome, all }, index) => {
    const yen = yens[index]!;
    const byIncomeYen = all === 0n ? 0n : (2n * yen * byIncome + all) / (2n * all);
    return { code: bases[index]!.code, contributionYen: Number(yen), byIncomeYen: Number(byIncomeYen), byHeadYen: Number(yen - byIncomeYen) };
  });
}

interface Weight { readonly byIncome: bigint; readonly all: bigint }

/** The claim of each municipality, over one denominator that all have in common. */
function weightsOf(bases: readonly SharingBase[], { betaPerMille, alphaPercent, householdPercent }: SharingRule): readonly Weight[] {
  const [incomes, heads, households] = [sumOf(bases, 'cappedIncomeThousandYen'), sumOf(bases, 'insuredCount'), sumOf(bases, 'householdCount')];
  const [perHousehold, perHead] = heads === 0n ? [100n, 0n] : households === 0n ? [0n, 100n] : [BigInt(householdPercent), BigInt(100 - householdPercent)];
  const [income, head, household] = [incomes || 1n, heads || 1n, households || 1n];
  const beta = incomes === 0n ? 0n : BigInt(betaPerMille);
  return bases.map((base) => {
    const cost = BigInt(100_000_000 + alphaPercent * (base.costIndexPerMillion - 1_000_000));
    const byIncome = cost * beta * 100n * BigInt(base.cappedIncomeThousandYen) * head * household;
    const byHead = cost * 1000n * income * (perHead * BigInt(base.insuredCount) * household + perHousehold * BigInt(base.householdCount) * head);
    return { byIncome, all: byIncome + byHead };
  });
}

const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((total, number) => total + number, 0n);
const sumOf = (bases: readonly SharingBase[], key: 'cappedIncomeThousandYen' | 'insuredCount' | 'householdCount'): bigint => sum(bases.map((base) => BigInt(base[key])));

function byLargestRemainder(pool: bigint, weights: readonly bigint[], total: bigint, codes: readonly string[]): readonly bigint[] {
  const floors = weights.map((weight) => (pool * weight) / total);
  const left = Number(pool - sum(floors));
  const inTurn = weights.map((weight, index) => ({ index, rest: (pool * weight) % total })).sort((a, b) => (a.rest === b.rest ? (codes[a.index]! < codes[b.index]! ? -1 : 1) : a.rest > b.rest ? -1 : 1));
  const lucky = new Set(inTurn.slice(0, left).map(({ index }) => index));
  return floors.map((yen, index) => yen + (lucky.has(index) ? 1n : 0n));
}

/** Heads and cost of one 年齢階級 in one municipality. */
export interface AgeCost { readonly ageBand: string; readonly insuredCount: number; readonly careCostThousandYen: number }

export const costIndexBasis: Basis = assume('医療費指数は、都内の年齢階級ごとの一人当たり医療費でその区市町村の人数を掛けた額に対する実績の割合(間接法)とし、百万分の一までの四捨五入とする。ガイドラインの全国平均と3年平均の値は公開資料から引いていない');

/** 年齢調整後の医療費指数, per million, of each municipality: what it spent over what the same ages spend in the prefecture. */
export function costIndices(costs: ReadonlyMap<string, readonly AgeCost[]>): ReadonlyMap<string, number> {
  const heads = new Map<string, number>();
  const spent = new Map<string, number>();
  for (const { ageBand, insuredCount, careCostThousandYen } of [...costs.values()].flat()) {
    heads.set(ageBand, (heads.get(ageBand) ?? 0) + insuredCount);
    spent.set(ageBand, (spent.get(ageBand) ?? 0) + careCostThousandYen);
  }
  return new Map([...costs].map(([code, own]) => [code, indexOf(own, heads, spent)]));
}

function indexOf(own: readonly AgeCost[], heads: ReadonlyMap<string, number>, spent: ReadonlyMap<string, number>): number {
  const peopled = own.filter(({ insuredCount }) => insuredCount > 0);
  const denominator = peopled.reduce((product, { ageBand }) => product * BigInt(heads.get(ageBand)!), 1n);
  const expected = sum(peopled.map(({ ageBand, insuredCount }) => (BigInt(insuredCount) * BigInt(spent.get(ageBand)!) * denominator) / BigInt(heads.get(ageBand)!)));
  const actual = BigInt(own.reduce((total, { careCostThousandYen }) => total + careCostThousandYen, 0));
  return expected === 0n ? 1_000_000 : Number((actual * denominator * 2_000_000n + expected) / (expected * 2n));
}

/** 標準保険料率 of one part; null where nobody is there to pay it. */
export interface StandardRate { readonly incomeRatePer100k: number | null; readonly perCapitaYen: number | null }

export const standardRateBasis: Basis = assume('標準所得割率は応能の分を賦課限度額に基づく所得総額で、標準均等割額は応益の分を被保険者数で割り、足りるように率は0.01%、額は1円へ切り上げる。予定収納率、公費、平等割は入れない(公開された算式の細部は引いていない)');

/** 標準保険料率: what yields the 納付金 in a municipality that charges 所得割 and 均等割 only. */
export function standardRateOf({ byIncomeYen, byHeadYen }: Pick<Contribution, 'byIncomeYen' | 'byHeadYen'>, { insuredCount, cappedIncomeThousandYen }: Pick<SharingBase, 'insuredCount' | 'cappedIncomeThousandYen'>): StandardRate {
  const hundredths = (income: number) => Number(ceiled(BigInt(byIncomeYen) * 10_000n, BigInt(income) * 1_000n));
  return {
    incomeRatePer100k: cappedIncomeThousandYen === 0 ? null : hundredths(cappedIncomeThousandYen) * 10,
    perCapitaYen: insuredCount === 0 ? null : Math.ceil(byHeadYen / insuredCount),
  };
}
const ceiled = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

/** 仮係数 and 確定係数: the two reckonings of a year. */
export const levyRunKinds = [['provisional', '仮係数'], ['definite', '確定係数']] as const;
export type LevyRunKind = (typeof levyRunKinds)[number][0];
export const levyRunBasis: Basis = cite('各県資料', '仮係数は11〜12月、確定係数は1月');
