import { basisText, type Basis } from '../../law/define.js';
import { fiscalYearJa, type Month } from '../../law/fiscal-year.js';
import { unemploymentBasis } from '../../law/premium-income.js';
import { partOf } from '../../law/premium-parts.js';
import { cellJa, partRoundings, type PartRates } from '../../law/premium-rate-set.js';
import { chargedMonthsBasis, formerDependentBasis, maternityBasis, minorBasis, preschoolBasis, reductionBasis } from '../../law/premium-reductions.js';
import { clauseOf, yen, type Because } from '../because.js';
import type { Assessment, AssessmentPart, PartSpan } from './assess.js';
import type { Span } from './composition.js';
import { isInsured, roundingOf, type AssessmentHousehold, type AssessmentMember } from './household.js';
import { incomeOf } from './income.js';
import { formerDependentIn, insuredMonthsOf, isMaternityMonth, isUnemployedIn, unemploymentObstacle } from './months.js';
import { percent, spanJa } from './words.js';

type Explained = Omit<Assessment, 'because'>;

/** Every step from the rate set and the incomes to the total, in the order in which a clerk would check it. */
export function explained(household: AssessmentHousehold, assessment: Explained): readonly Because[] {
  return [
    rates(household),
    ...household.members.flatMap((member) => [...incomeLines(member, household, assessment.spans), ...specialLines(member, household)]),
    ...reductionLevels(assessment.spans),
    ...assessment.parts.flatMap((part) => partLines(part, household)),
    { rule: 'total', ja: `年額 ${assessment.parts.map(({ part, yen: amount }) => `${partOf(part).ja} ${yen(amount)}`).join(' + ')} = ${yen(assessment.totalYen)}`, figures: { totalYen: assessment.totalYen } },
  ];
}

function rates({ rateSet, fiscalYear, members, parameters }: AssessmentHousehold): Because {
  const assumed = Object.entries(rateSet.parts).flatMap(([part, cells]) => Object.entries(cells).filter(([, { basis }]) => basis.kind === 'assumed').map(([key]) => cellJa(part as 'medical', key as keyof PartRates)));
  const rounding = partRoundings.find(([id]) => id === roundingOf({ parameters, rateSet }))![1];
  return {
    rule: 'rateSet', ...clauseOf(rateSet.basis), ja: `${fiscalYearJa(fiscalYear)}の料率「${rateSet.id}」(${rateSet.ja})、区分ごとに${rounding}${assumed.length > 0 ? `。仮定の値を含む: ${assumed.join('・')}` : ''}`,
    figures: { fiscalYear, rateSet: rateSet.id, members: members.length },
  };
}

/** 所得 and 賦課標準 of a member; two lines when 非自発的失業 begins or ends inside the year. */
function incomeLines(member: AssessmentMember, household: AssessmentHousehold, spans: readonly Span[]): readonly Because[] {
  const states = [...new Set(spans.flatMap(({ months }) => months).map((month) => isUnemployedIn(member, month)))];
  return (states.length > 0 ? states : [false]).map((isUnemployed) => {
    const income = incomeOf(member, isUnemployed, household);
    const kinds = [['給与所得', income.salaryYen], ['公的年金の所得', income.pensionYen], ['その他の所得', income.otherYen]] as const;
    const told = kinds.filter(([, amount]) => amount !== 0).map(([ja, amount]) => `${ja} ${yen(amount)}`).join(' + ') || '所得 0円';
    const state = member.isDeclared ? told : '未申告のため所得割は0円';
    const deducted = income.totalYen === 0 ? '' : `${kinds.filter(([, amount]) => amount !== 0).length > 1 ? ` = 総所得金額等 ${yen(income.totalYen)}` : ''} − 基礎控除 ${yen(income.basicDeductionYen)}`;
    const charged = isInsured(member) ? `${deducted} → 賦課標準 ${yen(income.baseYen)}` : `。${roleJa[member.role]}なので賦課せず、軽減の判定にだけ入れる`;
    const judged = income.judgementYen === income.totalYen ? '' : `、軽減判定の所得 ${yen(income.judgementYen)}`;
    return {
      rule: 'income', ja: `${nameOf(member)}: ${isUnemployed ? '非自発的失業で給与所得を100分の30とし、' : ''}${state}${charged}${judged}`, ...(isUnemployed ? clauseOf(unemploymentBasis) : {}),
      figures: { ref: member.ref, totalYen: income.totalYen, baseYen: isInsured(member) ? income.baseYen : 0, judgementYen: income.judgementYen },
    };
  });
}
const nameOf = ({ name, ref }: AssessmentMember): string => name ?? ref;
const roleJa: Readonly<Record<AssessmentMember['role'], string>> = { head: '世帯主', member: '世帯員', nominalHead: '擬制世帯主', specificSameHousehold: '特定同一世帯所属者' };

/** What makes a member's premium another than the usual one. */
function specialLines(member: AssessmentMember, { fiscalYear }: AssessmentHousehold): readonly Because[] {
  const months = insuredMonthsOf(member, fiscalYear);
  const line = (rule: string, basis: Basis, ja: string, count: number): Because => ({ rule, ...clauseOf(basis), ja: `${nameOf(member)}: ${ja}`, figures: { ref: member.ref, months: count } });
  const found: Because[] = [];
  const isPartial = isInsured(member) && months.length < 12;
  if (isPartial && member.insuredMonths.kind === 'count') found.push(line('insuredMonths', { kind: 'assumed', why: '月数だけが与えられたときは年度末までの月とみなす' }, `加入は${monthsJa(months)}とみなす`, months.length));
  if (isPartial && member.insuredMonths.kind !== 'count') found.push(line('insuredMonths', chargedMonthsBasis, `保険料のかかる月は${monthsJa(months)}`, months.length));
  const maternityMonths = months.filter((month) => isMaternityMonth(member, month));
  if (member.maternity) found.push(line('maternity', maternityBasis, maternityMonths.length > 0 ? `産前産後の${monthsJa(maternityMonths)}は所得割も均等割もかからない` : 'この年度に産前産後の免除の月はない', maternityMonths.length));
  const unemployment = unemploymentObstacle(member);
  if (unemployment) found.push(line('involuntaryUnemployment', unemploymentBasis, `非自発的失業の軽減は使えない(${unemployment})`, 0));
  const exempt = months.filter((month) => formerDependentIn(member, month).income);
  if (member.formerDependent) found.push(line('formerDependent', formerDependentBasis, exempt.length > 0 ? `旧被扶養者として所得割はかからず、加入から24か月は均等割を5割まで軽減(5割にかかる月 ${months.filter((month) => formerDependentIn(member, month).heads).length})` : '旧被扶養者の減免は65〜74歳だけ', exempt.length));
  return found;
}
const monthsJa = (months: readonly Month[]): string => (months.length === 0 ? 'なし' : spanJa(months[0]!, months.at(-1)!, months.length));

function reductionLevels(spans: readonly Span[]): readonly Because[] {
  const levels = spans.filter((span, i) => i === 0 || JSON.stringify(span.judgement.question) !== JSON.stringify(spans[i - 1]!.judgement.question));
  return levels.map(({ months, judgement: { question, decision, tenths } }) => ({
    rule: 'incomeReduction', ...clauseOf(reductionBasis), ja: `${levels.length > 1 ? `${Number(months[0]!.slice(5))}月から ` : ''}${decision.ja}: ${decision.because.join('、')}`,
    figures: { incomeYen: question.incomeYen, earners: question.earners, heads: question.heads, tenths },
  }));
}

function partLines(part: AssessmentPart, household: AssessmentHousehold): readonly Because[] {
  const { ja } = partOf(part.part);
  const isWholeYear = part.spans.length === 1 && part.spans[0]!.months.length === 12;
  const lines = part.spans.map((span) => spanLine(part, span, isWholeYear));
  if (!isWholeYear) {
    const sum = part.spans.map(({ yen: amount, months }) => `${yen(amount)}×${months.length}`).join(' + ');
    lines.push({ rule: 'proration', ja: `${ja}の月割: (${sum || '0円'}) ÷ 12 → ${yen(part.proratedYen)}`, figures: { proratedYen: part.proratedYen } });
  }
  if (part.reliefYen > 0) lines.push({ rule: 'relief', clause: '国民健康保険法77条', ja: `${ja}の減免 ${yen(part.reliefYen)}(${household.relief!.reason}) → ${yen(part.yen)}`, figures: { reliefYen: part.reliefYen, yen: part.yen } });
  return lines;
}

function spanLine({ part, figures }: AssessmentPart, span: PartSpan, isWholeYear: boolean): Because {
  const { ja, basis } = partOf(part);
  const when = isWholeYear ? '' : `(${spanJa(span.months[0]!, span.months.at(-1)!, span.months.length)}の年額)`;
  const scope = span.people;
  if (scope.length === 0) return { rule: 'part', ...clauseOf(basis), ja: `${ja}${when}: ${part === 'care' ? '40〜64歳の人がいないので' : 'かかる人がいないので'}0円`, figures: { part, yen: 0 } };
  const cuts = [
    ...(scope.some(({ tenths }) => tenths > 0) ? [`${[...new Set(scope.map(({ tenths }) => tenths))].filter((tenths) => tenths > 0).join('・')}割軽減の後`] : []),
    ...(partOf(part).halvedForPreschool && scope.some(({ isPreschool }) => isPreschool) ? [`未就学児 ${scope.filter(({ isPreschool }) => isPreschool).length}人は半額`] : []),
    ...(part === 'childSupport' && scope.some(({ isMinor }) => isMinor) ? [`18歳未満 ${scope.filter(({ isMinor }) => isMinor).length}人は均等割なし`] : []),
  ];
  const each = figures.adultExtraYen > 0 ? `一人 ${yen(figures.perCapitaYen)}+18歳以上 ${yen(figures.adultExtraYen)}` : `一人 ${yen(figures.perCapitaYen)}`;
  const heads = `均等割 ${each}、${span.heads}人分${cuts.length > 0 ? `(${cuts.join('、')})` : ''} = ${yen(span.headPartYen)}`;
  const clauses = [basis, ...(cuts.some((cut) => cut.startsWith('未就学児')) ? [preschoolBasis] : []), ...(cuts.some((cut) => cut.startsWith('18歳未満')) ? [minorBasis] : [])].map(basisText);
  return {
    rule: 'part', clause: [...new Set(clauses)].join('、'),
    ja: `${ja}${when}: 所得割 ${yen(span.baseYen)}×${percent(figures.incomeRatePer100k)} = ${yen(span.incomePartYen)} + ${heads}${span.isCapped ? ` → 限度額 ${yen(figures.capYen)}` : ''} → ${yen(span.yen)}`,
    figures: { part, baseYen: span.baseYen, incomePartYen: span.incomePartYen, headPartYen: span.headPartYen, capYen: figures.capYen, months: span.months.length, yen: span.yen },
  };
}
