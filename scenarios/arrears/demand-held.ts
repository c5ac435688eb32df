import { collectionCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { alone, letterOf, newestNotice, noticeSteps, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { demandOn, firstBill, firstDue, levied, moneyNeeds, periodOf } from './telling.js';

const provisional = derive('速報は仮の知らせで、督促を控えるだけである。取り消されれば督促し、確報がなければ収納にはならない');

export default scenario({
  id: 'arrears.demand-held',
  ja: '速報のある期の督促は控える。取消が遅れて届けばその晩に督促し、確報の来ない期は控えたままで、収納にもしない',
  level: 'abnormal',
  covers: [...noticeSteps, 'C-05'],
  basis: [provisional],
  today: '2026-06-12',
  needs: moneyNeeds,
  rates: [year],
  cast: collectionCast,

  async play(scene) {
    const { ward, bank, paymentAgent, advance, fault, parameters, expect } = scene;
    const [unconfirmed, taken] = [alone(scene, '確報の来ない人'), alone(scene, '店で取り消した人')];
    await levied(scene, [[unconfirmed, 3_000_000], [taken, 3_000_000]]);
    const yen = await firstBill(scene, taken.head);
    await advance(firstDue);
    const pays = async ({ head }: typeof taken) => {
      const [bars] = (await letterOf(scene, await newestNotice(scene, head))).filter((line) => line.startsWith('  (91)')).map((line) => line.replaceAll(/\D/g, ''));
      return paymentAgent.pays(bars!);
    };
    await pays(unconfirmed);
    await paymentAgent.takesBack(await pays(taken));
    await parameters('payment-agent', { lateDays: 20 });
    await fault('payment-agent', 'cancellationLate');
    await fault('payment-agent', 'confirmedLost');
    const seen = async ({ head }: typeof taken) => {
      const period = await periodOf(scene, head);
      return period && { state: period.state, provisionalYen: period.provisionalYen, collectedYen: period.collectedYen, demandedOn: period.demandedOn };
    };
    const held = { state: 'overdue', provisionalYen: yen, collectedYen: 0, demandedOn: null };
    await advance('2026-07-21');
    expect(`${demandOn}の晩には、どちらにも督促しなかった`, [await seen(unconfirmed), await seen(taken)], [held, { ...held, provisionalYen: 0 }], provisional);
    await advance('2026-07-22');
    expect('取消の届いた日の晩に督促し、もう一人はまだ控えている', [await seen(unconfirmed), await seen(taken)], [held, { state: 'demanded', provisionalYen: 0, collectedYen: 0, demandedOn: '2026-07-21' }], provisional);
    const { days, troubles } = await ward.ledger(year);
    expect('確報の来ない納付の円は銀行にあり、台帳にはないので、差として見える', { collectedYen: await bank.collected(), differences: days.map(({ channel, ledgerYen, differenceYen }) => ({ channel, ledgerYen, differenceYen })), troubles }, { collectedYen: yen, differences: [{ channel: 'agent', ledgerYen: 0, differenceYen: yen }], troubles: [] }, provisional);
  },
});
