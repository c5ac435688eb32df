import type { CollectionParameterValues } from '../../../law/collection-parameters.js';
import { graceBasis, graceTerms, lastDayOfMonths } from '../../../law/collection-terms.js';
import { nextDay } from '../../../law/day.js';
import { basisText, type Day } from '../../../law/define.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';

export interface GraceQuestion {
  /** 徴収猶予, or 換価の猶予 of somebody whose property would else be sold. */
  readonly kind: 'collection' | 'conversion';
  readonly dueOn: Day;
  readonly appliedOn: Day;
  readonly from: Day;
  readonly through: Day;
  readonly amountYen: number;
  readonly hasGround: boolean;
  readonly hasSecurity: boolean;
  /** Of the same debt before; 換価の猶予 may be prolonged. */
  readonly monthsBefore: number;
  readonly rules: Pick<CollectionParameterValues, 'graceMonths'>;
}

/** 猶予の判定: may the time asked for be granted? */
export const grace = rule({
  id: 'grace',
  ja: '徴収猶予・換価の猶予の判定',
  basis: graceBasis,
  outcomes: { granted: '猶予できる', noGround: '猶予の理由がない', tooLate: '申請の期限を過ぎた', tooLong: '期間が長すぎる', securityMissing: '担保が要る' },
  decide: ({ kind, dueOn, appliedOn, from, through, amountYen, hasGround, hasSecurity, monthsBefore, rules }: GraceQuestion) => {
    const told = basisText(kind === 'collection' ? graceBasis : graceTerms.basis);
    if (!hasGround) return ['noGround', '災害・病気・事業の休廃止など、条例の定める理由に当たらない', told];
    const askedThrough = lastDayOfMonths(nextDay(dueOn), graceTerms.conversionAskedWithinMonths);
    if (kind === 'conversion' && appliedOn > askedThrough) return ['tooLate', `納期限 ${dueOn} から${graceTerms.conversionAskedWithinMonths}か月の ${askedThrough} を過ぎた`, told];
    const [most, altogether] = kind === 'collection' ? [Number(rules.graceMonths), Number(rules.graceMonths)] : [graceTerms.conversionMonths, graceTerms.conversionLongestMonths];
    const months = Math.min(most, altogether - monthsBefore);
    const last = months > 0 ? lastDayOfMonths(from, months) : null;
    if (last === null || through > last) return ['tooLong', last === null ? `通じて${altogether}か月を使い切った` : `${from} から${months}か月の ${last} まで`, told];
    const isShort = through <= lastDayOfMonths(from, graceTerms.withoutSecurityMonths);
    if (kind === 'conversion' && !hasSecurity && !isShort && amountYen > graceTerms.withoutSecurityYen) return ['securityMissing', `${yen(amountYen)} は ${yen(graceTerms.withoutSecurityYen)} を超え、期間が${graceTerms.withoutSecurityMonths}か月を超える`, told];
    return ['granted', `${from}〜${through}`, told];
  },
});
