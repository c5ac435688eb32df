import {
  applicationEndOf, firstDayOutsideOf, isKoukiDisabilityAge, lossDays, lostOn, type ApplicationEndConvention, type LossRules,
} from '../../../law/acquisition-and-loss.js';
import { birthday } from '../../../law/day.js';
import { basisText, cite, type Day } from '../../../law/define.js';
import type { ApplicationEndReason } from '../../../contracts/codes.js';
import { rule } from '../../define.js';
import { obstacle, type Obstacle } from '../../refusals.js';
import { spanText, type Span } from '../periods.js';

export interface EndQuestion {
  readonly personKey: string;
  readonly reason: ApplicationEndReason;
  readonly occurredOn: Day;
  readonly newAddressOn: Day | undefined;
  readonly bornOn: Day;
  /** The person's periods here, 無効 ones not among them, oldest first. */
  readonly periods: readonly Pick<Span, 'startOn' | 'endOn'>[];
  readonly lossRules: LossRules;
  readonly convention: ApplicationEndConvention;
}

/** The days an end brings. 県内転出 has no 喪失日. */
export const endDates = ({ reason, lossRules, convention, ...fact }: Pick<EndQuestion, 'reason' | 'occurredOn' | 'newAddressOn' | 'lossRules' | 'convention'>) =>
  ({ endOn: applicationEndOf(firstDayOutsideOf(reason, fact, lossRules), convention), lostOn: lostOn(reason, fact, lossRules) });

export function endObstacles(question: EndQuestion): readonly Obstacle[] {
  const { personKey, reason, occurredOn, newAddressOn, bornOn, periods, lossRules } = question;
  const open = periods.find(({ endOn }) => endOn === null);
  const last = periods.at(-1);
  const outside = firstDayOutsideOf(reason, { occurredOn, newAddressOn }, lossRules);
  const found: Obstacle[] = [];
  if (!open && last) found.push(obstacle('endAlreadyWritten', '宛名番号', personKey, `適用期間 ${spanText(last)} は終了している`));
  if (!last) found.push(obstacle('notInsured', '宛名番号', personKey, '適用期間がない'));
  if (open && outside <= open.startOn) found.push(obstacle('emptyPeriod', '事実発生日', occurredOn, `適用開始日 ${open.startOn} から一日も被保険者でないことになる`));
  if (reason === 'koukiAge75' && occurredOn !== birthday(bornOn, 75)) found.push(obstacle('ageDoesNotFit', '事実発生日', occurredOn, `75歳の誕生日は ${birthday(bornOn, 75)}`));
  if (reason === 'koukiDisability' && !isKoukiDisabilityAge(bornOn, occurredOn)) found.push(obstacle('ageDoesNotFit', '事実発生日', occurredOn, `後期の障害認定は65歳から74歳まで。生年月日 ${bornOn}`));
  if (newAddressOn !== undefined && reason !== 'moveOutside') found.push(obstacle('newAddressDay', '新住所に住み始めた日', newAddressOn, `${lossDays[reason].ja}では使わない`));
  if (newAddressOn !== undefined && reason === 'moveOutside' && newAddressOn < occurredOn) found.push(obstacle('newAddressDay', '新住所に住み始めた日', newAddressOn, `転出日 ${occurredOn} より前`));
  return found;
}

/** 適用終了の判定: does the person leave, and on which days? */
export const applicationEnd = rule({
  id: 'applicationEnd',
  ja: '適用終了の判定',
  basis: cite('国民健康保険法', '8条'),
  outcomes: { lost: '喪失して適用を終了する', movedOut: '喪失はせず適用だけを終了する', refused: '終了できない' },
  decide: (question: EndQuestion) => {
    const [first, ...others] = endObstacles(question).map(({ ja, raw, why }) => `${ja} ${raw}: ${why}`);
    if (first) return ['refused', first, ...others];
    const { endOn, lostOn: lost } = endDates(question);
    const { ja, basis } = lossDays[question.reason];
    return lost === null
      ? ['movedOut', `${ja}: 資格は都道府県で続き、喪失日は付かない`, `適用終了日 ${endOn}`, basisText(basis)]
      : ['lost', `${ja}: 事実発生日 ${question.occurredOn}`, `資格喪失日 ${lost}・適用終了日 ${endOn}`, basisText(basis)];
  },
});
