import { acquiredOn, acquisitionDays, applicationStartsOn, koukiLossDay, type ApplicationEndConvention, type KoukiLossRule } from '../../../law/acquisition-and-loss.js';
import { basisText, cite, type Day } from '../../../law/define.js';
import type { ApplicationStartReason } from '../../../contracts/codes.js';
import { rule } from '../../define.js';
import { obstacle, type Obstacle } from '../../refusals.js';
import { overlap, spanText, type Span } from '../periods.js';

export interface StartQuestion {
  readonly personKey: string;
  readonly reason: ApplicationStartReason;
  readonly occurredOn: Day;
  readonly bornOn: Day;
  readonly diedOn: Day | null;
  /** The person's other periods here, 無効 ones not among them. */
  readonly periods: readonly Pick<Span, 'startOn' | 'endOn'>[];
  readonly koukiLossRule: KoukiLossRule;
  readonly convention: ApplicationEndConvention;
}

/** The days a start brings. 県内転入 has no 取得日 of its own: it comes from 集約. */
export const startDates = ({ reason, occurredOn }: Pick<StartQuestion, 'reason' | 'occurredOn'>) =>
  ({ startOn: applicationStartsOn(reason, occurredOn), acquiredOn: acquiredOn(reason, occurredOn) });

export function startObstacles(question: StartQuestion): readonly Obstacle[] {
  const { personKey, bornOn, diedOn, periods, koukiLossRule, convention } = question;
  const { startOn } = startDates(question);
  const open = periods.find(({ endOn }) => endOn === null);
  const overlapping = periods.filter((period) => period !== open && overlap(period, { startOn, endOn: null }, convention));
  const found: Obstacle[] = [];
  if (startOn < bornOn) found.push(obstacle('beforeBirth', '適用開始年月日', startOn, `生年月日 ${bornOn} より前`));
  if (startOn >= koukiLossDay(bornOn, koukiLossRule)) found.push(obstacle('pastKouki', '適用開始年月日', startOn, `75歳到達による喪失日 ${koukiLossDay(bornOn, koukiLossRule)} 以後`));
  if (diedOn !== null && startOn > diedOn) found.push(obstacle('afterDeath', '適用開始年月日', startOn, `死亡日 ${diedOn} より後`));
  if (open) found.push(obstacle('alreadyInsured', '宛名番号', personKey, `適用期間 ${spanText(open)} が続いている`));
  for (const period of overlapping) found.push(obstacle('overlap', '適用開始年月日', startOn, `適用期間 ${spanText(period)} と重なる`));
  return found;
}

/** 適用開始の判定: does the person become insured here, from which days? */
export const applicationStart = rule({
  id: 'applicationStart',
  ja: '適用開始の判定',
  basis: cite('国民健康保険法', '7条'),
  outcomes: { acquired: '取得して適用を開始する', movedIn: '取得はせず適用だけを開始する', refused: '開始できない' },
  decide: (question: StartQuestion) => {
    const [first, ...others] = startObstacles(question).map(({ ja, raw, why }) => `${ja} ${raw}: ${why}`);
    if (first) return ['refused', first, ...others];
    const { startOn, acquiredOn: acquired } = startDates(question);
    const { ja, basis } = acquisitionDays[question.reason];
    return acquired === null
      ? ['movedIn', `${ja}: 資格は都道府県で続く。取得日は国保情報集約システムから受け取る`, `適用開始日 ${startOn}`, basisText(basis)]
      : ['acquired', `${ja}: 事実発生日 ${question.occurredOn}`, `資格取得日 ${acquired}・適用開始日 ${startOn}`, basisText(basis)];
  },
});
