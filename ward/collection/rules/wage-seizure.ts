import type { CollectionParameterValues } from '../../../law/collection-parameters.js';
import { wageExemption } from '../../../law/collection-terms.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';

/** A month's wage and what is taken off it before the worker sees it. */
export interface WageQuestion {
  readonly grossYen: number;
  readonly incomeTaxYen: number;
  readonly residentTaxYen: number;
  readonly socialInsuranceYen: number;
  readonly dependants: number;
  readonly rules: Pick<CollectionParameterValues, 'seizableWageUnit'>;
}

/** 差押禁止額 item by item, and what is left to seize. */
export function wageItems({ grossYen, incomeTaxYen, residentTaxYen, socialInsuranceYen, dependants, rules }: WageQuestion) {
  const { livingYen, perDependantYen, standingPercent, standingAtMostTimes } = wageExemption;
  const neededYen = livingYen + perDependantYen * dependants;
  const restYen = Math.max(0, grossYen - incomeTaxYen - residentTaxYen - socialInsuranceYen - neededYen);
  // Rounded up: a fraction of a yen stays with the worker.
  const standingYen = Math.min(Math.ceil((restYen * standingPercent) / 100), neededYen * standingAtMostTimes);
  const unit = Number(rules.seizableWageUnit);
  const seizableYen = Math.floor((restYen - standingYen) / unit) * unit;
  return { neededYen, restYen, standingYen, seizableYen, exemptYen: grossYen - seizableYen };
}

/** 給与の差押の判定: how much of a month's wage may be seized. */
export const wageSeizure = rule({
  id: 'wageSeizure',
  ja: '給与の差押可能額の計算',
  basis: wageExemption.basis,
  outcomes: { seizable: '差し押さえられる額がある', exempt: '全額が差し押さえられない' },
  decide: (question: WageQuestion) => {
    const { neededYen, restYen, standingYen, seizableYen, exemptYen } = wageItems(question);
    const items = [
      `所得税 ${yen(question.incomeTaxYen)}、住民税 ${yen(question.residentTaxYen)}、社会保険料 ${yen(question.socialInsuranceYen)}`, `生活費 ${yen(neededYen)}(親族${question.dependants}人)`, `残り ${yen(restYen)} の${wageExemption.standingPercent}% ${yen(standingYen)}(生活費の${wageExemption.standingAtMostTimes}倍まで)`,
    ];
    return seizableYen > 0 ? ['seizable', `差押可能額 ${yen(seizableYen)}、差押禁止額 ${yen(exemptYen)}`, ...items] : ['exempt', '差押禁止額が給与に届く', ...items];
  },
});
