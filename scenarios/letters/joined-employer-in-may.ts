import { levyCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { alone, batchesAtContractor, business, changedNoticeNeeds, decidedFor, insuredWithIncome, noticeSteps, noticesTo } from '../assessment/telling.js';
import { endOf } from '../eligibility/telling.js';
import { byLetter, lastMade } from './telling.js';

export default scenario({
  id: 'letters.joined-employer-in-may',
  ja: '5月に社会保険に入って届け出ていない人は、決定通知の月数を見て気付いて届け出、更正の通知を読めばもう動かない',
  level: 'normal',
  covers: noticeSteps,
  basis: [byLetter],
  today: '2026-06-08',
  needs: [...changedNoticeNeeds, 'query.qualification'],
  rates: [2026],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, advance, expect } = scene;
    const family = alone(scene, '5月に就職した人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, business(2_430_000)]]);
    await residents.reads(family, { since: '2023-04-01', until: [[head, '2026-05-12']], tells: [[head, endOf([head], 'joinEmployeeInsurance', '2026-05-11')]] });
    await ward.run('assessYear');
    // 9日に作り、10日に届いて夜に読み、11日の朝に窓口へ行く。
    await advance('2026-06-11');
    expect('区はまだ一年分を決めている', (await decidedFor(scene, head))?.months, 12, byLetter);
    await advance('2026-06-12');
    expect('届出が受理され、区の記録で資格がなくなる', { ...(await residents.handed()).map(({ reason, state, handInOn }) => ({ reason, handedState: state, handInOn })).at(-1), ownLostOn: (await ward.qualification(head)).ownLostOn }, { reason: 'joinEmployeeInsurance', handedState: 'accepted', handInOn: '2026-06-11', ownLostOn: '2026-05-12' }, byLetter);

    await ward.run('reassess');
    await advance('2026-06-17');
    expect('4月分だけに更正され、変更通知が届く', [(await decidedFor(scene, head))?.months, await noticesTo(scene, head), await batchesAtContractor(scene)], [1, ['決定通知 / 封入封緘事業者へ', '変更通知 / 封入封緘事業者へ'], ['発送済 / 1通', '発送済 / 1通']], byLetter);
    expect('変更通知を読んで納得し、二度目の届出も申し出もない', [await lastMade(scene, family), (await residents.handed()).length, await residents.concerns()], [['知っているとおり'], 2, []], byLetter);
  },
});
