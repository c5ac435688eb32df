import { demandCast } from '../../harness/scene.js';
import { alone, levySteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { booksHold, demandBasis, demandOn, firstBill, firstDue, lastToPay, levied, owedOf, periodOf, seizableOn, waitingNeeds } from './telling.js';

export default scenario({
  id: 'arrears.demand-border',
  ja: '督促は納期限の19日後には発せず、20日後に一度だけ発する。指定期限は発した日の10日後までで、翌日に過ぎる',
  level: 'normal',
  covers: levySteps,
  basis: [demandBasis],
  today: '2026-06-26',
  needs: waitingNeeds,
  rates: [year],
  cast: demandCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const family = alone(scene, '納め忘れた人');
    await levied(scene, [[family, 3_000_000]]);
    const yen = await firstBill(scene, family.head);
    const demanded = async () => {
      const { decisions } = await ward.run('exportDemands');
      const period = await periodOf(scene, family.head);
      return { decided: decisions.map(({ outcome }) => outcome), demandedOn: period?.demandedOn, designatedOn: period?.designatedOn, state: period?.state };
    };
    await advance('2026-07-19');
    expect('19日後には発しない', await demanded(), { decided: [], demandedOn: null, designatedOn: null, state: 'overdue' }, demandBasis);
    await advance(demandOn);
    expect('20日後に発し、10日後の7月30日までを指定する', await demanded(), { decided: ['toIssue'], demandedOn: demandOn, designatedOn: lastToPay, state: 'demanded' }, demandBasis);
    expect('同じ日にもう一度始めても、二通目は発しない', (await demanded()).decided, [], demandBasis);

    const seen = async () => (await owedOf(scene, family.head)).map(({ dueOn, unpaidYen, demandedOn, demandState }) => ({ dueOn, unpaidYen, demandedOn, demandState }))[0];
    await advance(lastToPay);
    expect('7月30日は、まだ指定期限の内である', await seen(), { dueOn: firstDue, unpaidYen: yen, demandedOn: demandOn, demandState: 'issued' }, demandBasis);
    await advance(seizableOn);
    expect('7月31日には過ぎている', await seen(), { dueOn: firstDue, unpaidYen: yen, demandedOn: demandOn, demandState: 'expired' }, demandBasis);
    expect('11日後も、二通目は発しない', (await demanded()).demandedOn, demandOn, demandBasis);
    await booksHold(scene);
  },
});
