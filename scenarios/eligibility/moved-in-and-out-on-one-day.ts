import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { atAggregator, atOther, continuationBasis, continuationSteps, endOf, insuredAt, moveNeeds, movesInFrom } from './telling.js';

const noDay = derive('適用終了日を外になった最初の日と読むと、転入日当日の再転出ではこの区の被保険者だった日が一日もない');

export default scenario({
  id: 'eligibility.moved-in-and-out-on-one-day',
  ja: '転入したその日に県内の別の区へ再転出した人は、この区では一日も被保険者でなく、資格は前の区から次の区へ続く',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [noDay, continuationBasis],
  today: '2026-05-10',
  needs: [...moveNeeds, 'act.voidPeriod', 'query.household'],

  async play(scene) {
    const { ward, residents, people, other, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '清水家', '2021-04-01');
    const shinagawa = other('品川区');
    const after = people.moved(family, shinagawa.municipality.code);
    await origin.letsGo(before.insured, '2026-05-10');
    await movesInFrom(scene, origin, family, '2026-05-10');
    await overnight();
    expect('再転出が分かるまでは、ふつうの県内転入', await atAggregator(scene, family.head), '資格 2021-04-01〜', continuationBasis);

    // The next morning they report that they had gone on to 品川区 on the very day. A ward may end the period on its first day or take it back.
    const ended = await residents.tryNotify(endOf(family.insured, 'moveOutWithinPrefecture', '2026-05-10'));
    if (!ended?.accepted) await ward.act({ act: 'voidPeriod', personKey: family.head.personKey, applicationStartOn: '2026-05-10', why: '転入日当日に品川区へ再転出し、一日も適用がない' });
    await shinagawa.receives(after, '2026-05-10');
    await overnight();

    expect('この区の被保険者はいない', (await ward.household(family.head)).insuredPersonKeys, [], noDay);
    const { lostOn, ownLostOn } = await ward.qualification(family.head);
    expect('この区は喪失日を書かない', [lostOn, ownLostOn], [null, null], continuationBasis);
    expect('集約では前の区から一続きで、待ちも重複もない', await atAggregator(scene, after.head, shinagawa.municipality.code), '資格 2021-04-01〜', continuationBasis);
    expect('次の区の取得日は、最初の区のまま', await atOther(shinagawa, after.head), '資格 2021-04-01〜', continuationBasis);
    expect('前の区も喪失としない', await atOther(origin, before.head), '資格 2021-04-01〜', continuationBasis);
  },
});
