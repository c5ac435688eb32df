import { demandCast } from '../../harness/scene.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { alone, levySteps } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { billed, booksHold, demandBasis, does, keyOf, lateChargeBasis, lateChargeOf, levied, newestDecision, noBill, periodOf, seizesDeposit, seizureNeeds, waitingNeeds } from './telling.js';

const last = 2025;

export default scenario({
  id: 'arrears.late-charge-days',
  ja: '延滞金は1,000円に届く日の前の日まで0円で、暦年をまたげば年ごとの割合、納期限の翌日から3か月を過ぎれば高い割合で、100円ずつ増える',
  level: 'normal',
  covers: [...levySteps, 'C-11'],
  basis: [lateChargeBasis, demandBasis],
  today: '2025-10-06',
  needs: [...waitingNeeds, ...seizureNeeds, 'parameter.lateChargeFrom'],
  rates: [last],
  cast: demandCast,
  parameters: { lateChargeFrom: '2018' },

  async play(scene) {
    const { ward, advance, expect } = scene;
    const labels = ['1,000円に届く前の日', '1,000円に届く日', '3か月の最後の日', '3か月を過ぎた日', '100円増える前の日', '100円増える日'];
    const families = labels.map((label) => alone(scene, `${label}の人`));
    await levied(scene, families.map((family) => [family, 20_000_000]), last);
    const [{ yen, dueOn } = noBill] = await billed(scene, families[0]!.head, last);
    await advance(addDays(dueOn, 20));
    await ward.run('exportDemands');
    const servedOn = addDays(dueOn, 31);
    await advance(servedOn);
    for (const { head } of families) await does(scene, 'decideSeizure', seizesDeposit(await keyOf(scene, head, dueOn, last), head, servedOn, yen));

    const of = (paidOn: Day, borderLaterBy = 0) => lateChargeOf({ yen, dueOn, paidOn, borderLaterBy });
    const until = addDays(dueOn, 120);
    await advance(until);
    const daysOf = (from: Day, through: Day): readonly Day[] => (from > through ? [] : [from, ...daysOf(addDays(from, 1), through)]);
    const reached = daysOf(servedOn, until).find((day) => of(day) > 0)!;
    // 10月31日の翌日から3か月は1月31日まで。その後は一日に増える額が大きい。100円の位が変わる日のうち、3か月の境が1日早くても遅くても額の違う日を選ぶ。
    const passed = '2026-02-01';
    const rises = daysOf('2026-02-03', until).filter((day) => of(day) > of(addDays(day, -1)) && of(addDays(day, -1)) > 0);
    const risen = (rises.find((day) => of(day, 1) < of(day) && of(addDays(day, -1), -1) > of(addDays(day, -1))) ?? rises[0])!;
    const paid: readonly Day[] = [addDays(reached, -1), reached, addDays(passed, -1), passed, addDays(risen, -1), risen];
    for (const [i, { head }] of families.entries()) await does(scene, 'collectSeized', { decisionId: (await newestDecision(scene, head)).decisionId, receivedOn: paid[i]!, yen });
    const charged = await Promise.all(families.map(async ({ head }) => (await periodOf(scene, head, dueOn, last))?.lateYen));
    for (const [i, label] of labels.entries()) expect(`${label}(${paid[i]!})の延滞金`, charged[i], of(paid[i]!), lateChargeBasis);
    expect('1,000円に届く日は年をまたいだ後で、その前の日には1円もかからない', { isNextYear: reached >= '2026-01-01', before: charged[0], on: charged[1] }, { isNextYear: true, before: 0, on: 1_000 }, lateChargeBasis);
    expect('100円増える日は、前の日より100円だけ多い', charged[5]! - charged[4]!, 100, lateChargeBasis);
    await booksHold(scene, last);
  },
});
