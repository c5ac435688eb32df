import { koukiLossDay, type ApplicationEndConvention, type KoukiLossRule } from '../../../law/acquisition-and-loss.js';
import { derive, type Day } from '../../../law/define.js';
import { rule } from '../../define.js';
import { obstacle, type Obstacle } from '../../refusals.js';
import { firstDayOutside, overlap, spanText, type Span } from '../periods.js';

export interface InvariantQuestion {
  readonly personKey: string;
  readonly bornOn: Day;
  readonly diedOn: Day | null;
  /** All periods of the person here, 無効 ones not among them. */
  readonly periods: readonly (Span & { readonly startReason: string })[];
  readonly koukiLossRule: KoukiLossRule;
  readonly convention: ApplicationEndConvention;
}

/** What is broken in the periods of one person; empty when all is well. */
export function brokenInvariants({ personKey, bornOn, diedOn, periods, koukiLossRule, convention }: InvariantQuestion): readonly Obstacle[] {
  const found: Obstacle[] = [];
  const open = periods.filter(({ endOn }) => endOn === null);
  if (open.length > 1) found.push(obstacle('alreadyInsured', '宛名番号', personKey, `終了していない適用期間が${open.length}つある`));
  periods.forEach((a, i) => periods.slice(i + 1).filter((b) => overlap(a, b, convention))
    .forEach((b) => found.push(obstacle('overlap', '適用期間', spanText(a), `適用期間 ${spanText(b)} と重なる`))));
  for (const period of periods) {
    const { startOn, endOn, acquiredOn, lostOn, endReason, startReason } = period;
    const outside = firstDayOutside(period, convention);
    if (outside !== null && outside <= startOn) found.push(obstacle('emptyPeriod', '適用終了年月日', endOn!, `適用開始日 ${startOn} から一日も続かない`));
    if (startOn < bornOn) found.push(obstacle('beforeBirth', '適用開始年月日', startOn, `生年月日 ${bornOn} より前`));
    if (startOn >= koukiLossDay(bornOn, koukiLossRule)) found.push(obstacle('pastKouki', '適用開始年月日', startOn, `75歳到達による喪失日 ${koukiLossDay(bornOn, koukiLossRule)} 以後`));
    if (diedOn !== null && startOn > diedOn) found.push(obstacle('afterDeath', '適用開始年月日', startOn, `死亡日 ${diedOn} より後`));
    if (acquiredOn !== null && acquiredOn > startOn) found.push(obstacle('datesDisagree', '資格取得年月日', acquiredOn, `適用開始日 ${startOn} より後`));
    if (acquiredOn !== null && acquiredOn !== startOn && startReason !== 'moveInWithinPrefecture') found.push(obstacle('datesDisagree', '資格取得年月日', acquiredOn, `この区で取得したのに適用開始日 ${startOn} と違う`));
    if (lostOn !== null && (endOn === null || endOn > lostOn)) found.push(obstacle('datesDisagree', '資格喪失年月日', lostOn, `適用終了日 ${endOn ?? '(なし)'} と合わない`));
    if (lostOn !== null && endReason === 'moveOutWithinPrefecture') found.push(obstacle('datesDisagree', '資格喪失年月日', lostOn, '県内転出で喪失日は付かない'));
  }
  return found;
}

/** 適用期間の整合: what must always hold between the periods of one person. */
export const periodInvariants = rule({
  id: 'periodInvariants',
  ja: '適用期間の整合の判定',
  basis: derive('別添1 資格継続業務: 資格の日付は都道府県、適用の日付は区。取得日≦適用開始日、適用終了日≦喪失日'),
  outcomes: { sound: '整合している', broken: '整合しない' },
  decide: (question: InvariantQuestion) => {
    const [first, ...others] = brokenInvariants(question).map(({ ja, raw, why }) => `${ja} ${raw}: ${why}`);
    return first ? ['broken', first, ...others] : ['sound', `適用期間 ${question.periods.map(spanText).join(' ') || 'なし'}`];
  },
});
