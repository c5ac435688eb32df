import { assume, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince } from '../sending.js';
import { continuationSteps, endsHere, moveNeeds } from '../eligibility/telling.js';

const newest = derive('配信は集約の新しい判定を伝えるもの(別添1 2-④)。後から届いた古い配信が、新しい判定を消してはならない');
const version = assume('配信の行には版があり、大きい版が新しい');

export default scenario({
  id: 'transmission.distribution-overtaken',
  ja: '遅れていた古い配信が新しい配信の後に届いても、区の喪失日は消えない',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [newest, version],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.correctPeriod'],

  async play(scene) {
    const { ward, people, files, fault, parameters, dataLinkPc, overnight, expect } = scene;
    const family = people.household('入ってすぐ出た人', { head: { age: 24, insured: true } });
    await insuredSince(scene, family, '2026-05-01');
    // 二晩目の配信(取得日の訂正)だけが三日遅れる。
    await parameters('aggregator', { distributionDelayDays: 3 });
    await fault('aggregator', 'distributionDelayed');
    await ward.act({ act: 'correctPeriod', personKey: family.head.personKey, applicationStartOn: '2026-05-01', newStartOn: '2026-04-01', why: '離職票で確かめた' });
    await overnight();
    await fault('aggregator', 'distributionDelayed', false);
    await endsHere(scene, family.insured, 'joinEmployeeInsurance', '2026-05-12');
    await overnight();
    expect('三晩目の配信で、訂正した取得日と喪失日が届く', await datesOf(scene, family.head), ['2026-04-01', '2026-05-13'], newest);

    await overnight();
    await overnight();
    const received = (await files()).filter(({ to, layout }) => to === 'データ連携用PC' && layout === 'qualificationDates').map(({ rows }) => rows.map(({ acquiredOn, lostOn }) => [acquiredOn, lostOn]));
    expect('取得日の訂正だけを伝える古い配信は、喪失を伝える配信の後に届いた', received, [[['2026-05-01', null]], [['2026-04-01', '2026-05-13']], [['2026-04-01', null]]], version);
    expect('古い配信も取り込まれ、PCの受信箱に残らない', await dataLinkPc.inbox(), [], newest);
    expect('区の喪失日は消えない', [await datesOf(scene, family.head), (await ward.qualification(family.head)).continuity], [['2026-04-01', '2026-05-13'], 'lost'], newest);
  },
});
