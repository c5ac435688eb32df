import { careTotalBasis, careTotalLeastBasis, careTotalOrderBasis, careTotalSplitBasis, type CareTotalLimits } from '../../../../law/benefit-year.js';
import type { Over70Category, Under70Category } from '../../../../law/high-cost.js';
import { clauseOf, yen, type Because } from '../../../because.js';
import { shareOf, type YearlyAmount } from './outpatient.js';

/** What is left of one person's 医療 and 介護 after the refunds of the months. */
export interface CareTotalPerson {
  readonly ref: string;
  readonly youngYen: number;
  readonly oldYen: number;
  /** 医療 at other insurers; null = was insured elsewhere and nobody has told it. */
  readonly elsewhereYen: number | null;
  /** 介護; null = nobody has told it. */
  readonly careYen: number | null;
  readonly isElderly: boolean;
}
export interface CareTotal { readonly people: readonly CareTotalPerson[]; readonly under70: Under70Category; readonly over70: Over70Category | null; readonly limits: CareTotalLimits; readonly leastYen: number }

const line = (ja: string, figures: Because['figures'] = {}): Because => ({ rule: 'careTotal', ...clauseOf(careTotalBasis), ja, figures });

/** 高額介護合算 of one household and year: what the ward pays of it, and what is left to 介護 and to other insurers. */
export function careTotalOf({ people, under70, over70, limits, leastYen }: CareTotal): YearlyAmount {
  const because: Because[] = people.map(({ ref, youngYen, oldYen, elsewhereYen, careYen }) => line(`${ref}: 医療 ${yen(youngYen + oldYen)}、ほかの保険者の医療 ${elsewhereYen === null ? '知らされていない' : yen(elsewhereYen)}、介護 ${careYen === null ? '知らされていない(数えない)' : yen(careYen)}`));
  const nothing = (missing: string): YearlyAmount => ({ yen: 0, missing, because: [...because, line(`${missing}ので計算しない`)] });
  if (people.every(({ careYen }) => careYen === null)) return nothing('介護の自己負担額を知らされていない');
  if (people.some(({ elsewhereYen }) => elsewhereYen === null)) return nothing('ほかの保険者の自己負担額証明書がない');
  const [own, elsewhere, care] = [sumOf(people, ({ youngYen, oldYen }) => youngYen + oldYen), sumOf(people, ({ elsewhereYen }) => elsewhereYen!), sumOf(people, ({ careYen }) => careYen ?? 0)];
  if (care === 0 || own + elsewhere === 0) return { yen: 0, missing: null, because: [...because, line('医療か介護のどちらかの自己負担がないので、合算にならない')] };
  const oldYen = sumOf(people, (one) => one.oldYen + (one.isElderly ? one.elsewhereYen! + (one.careYen ?? 0) : 0));
  const first = over70 === null ? null : stepOf(`70〜74歳の分(${over70})`, oldYen, limits.over70[over70]);
  const hasYoung = people.some(({ isElderly }) => !isElderly) || first === null;
  const second = hasYoung ? stepOf(`世帯全体(区分${under70})`, own + elsewhere + care - (first?.overYen ?? 0), limits.under70[under70]) : null;
  because.push(...[first, second].flatMap((step) => step?.line ?? []));
  const overYen = (first?.overYen ?? 0) + (second?.overYen ?? 0);
  if (overYen <= leastYen) return { yen: 0, missing: null, because: overYen === 0 ? because : [...because, { ...line(`限度額を超えた ${yen(overYen)} は ${yen(leastYen)}以下なので支給しない`, { overYen, leastYen }), ...clauseOf(careTotalLeastBasis) }] };
  const [share, ofCare] = [shareOf(overYen, own, own + elsewhere + care), shareOf(overYen, care, own + elsewhere + care)];
  const split: Because = { rule: 'careTotal', ...clauseOf(careTotalSplitBasis), ja: `支給 ${yen(overYen)} を自己負担額で分ける: この区の医療 ${yen(share)}、介護 ${yen(ofCare)}${elsewhere === 0 ? '' : `、ほかの保険者 ${yen(overYen - share - ofCare)}`}。介護の分は介護保険から払う`, figures: { overYen, share, ofCare } };
  return { yen: share, missing: null, because: [...because, split] };
}

function stepOf(ja: string, baseYen: number, limitYen: number): { readonly overYen: number; readonly line: Because } {
  const overYen = Math.max(0, baseYen - limitYen);
  return { overYen, line: { rule: 'careTotal', ...clauseOf(careTotalOrderBasis), ja: `${ja} ${yen(baseYen)} − 限度額 ${yen(limitYen)}${overYen === 0 ? ' は0円以下' : ` = ${yen(overYen)}`}`, figures: { baseYen, limitYen, overYen } } };
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0);
