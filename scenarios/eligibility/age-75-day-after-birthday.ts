import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds } from './telling.js';

const dayAfter = cite('広島市 国民健康保険に加入する日・脱退する日', '75歳到達は誕生日の翌日');
const literal = derive('国民健康保険法8条1項の文言(該当するに至った日の翌日から喪失)を6条8号に当てはめた');

export default scenario({
  id: 'eligibility.age-75-day-after-birthday',
  ja: '75歳になる人は誕生日の当日まで被保険者で、翌日に喪失する(誕生日の翌日に喪失とする区)',
  level: 'normal',
  covers: continuationSteps,
  basis: [dayAfter, literal],
  today: '2026-05-12',
  needs: [...moveNeeds, 'query.household', 'job.checkAges'],
  parameters: { koukiLossRule: 'dayAfterBirthday' },

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const family = people.household('75歳になる人', { head: { bornOn: '1951-05-13', insured: true } });
    await insuredSince(scene, family, '2011-04-01');
    expect('誕生日の当日はまだ被保険者', (await ward.household(family.head)).insuredPersonKeys, family.insuredKeys, dayAfter);

    await overnight();
    expect('翌日からは被保険者でない', (await ward.household(family.head)).insuredPersonKeys, [], dayAfter);
    await overnight();
    expect('喪失日は誕生日の翌日', [await atAggregator(scene, family.head), await datesOf(scene, family.head)], ['資格 2011-04-01〜2026-05-14', ['2011-04-01', '2026-05-14']], literal);
  },
});
