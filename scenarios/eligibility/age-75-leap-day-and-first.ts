import type { Family } from '../../harness/families.js';
import { assume, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { atAggregator, continuationSteps, startsHere } from './telling.js';

const birthday = assume('75歳の誕生日に喪失するとする市(奈良市・豊橋市・神戸市)の扱い');
const leapDay = derive('2月29日生まれの誕生日は、平年には2月の次の日である3月1日とする');
const notTheDayBefore = derive('70歳の年齢到達は誕生日の前日(年齢計算ニ関スル法律)で1日生まれは前の月になるが、75歳の喪失は誕生日であり前日ではない');

export default scenario({
  id: 'eligibility.age-75-leap-day-and-first',
  ja: '2月29日生まれの人も3月1日生まれの人も、平年には3月1日に75歳で喪失し、2月28日生まれの人だけが先に喪失する',
  level: 'normal',
  covers: continuationSteps,
  basis: [birthday, leapDay, notTheDayBefore],
  today: '2027-02-26',
  needs: ['act.enterNotification', 'job.exportChanges', 'job.checkAges', 'files.outgoing', 'files.incoming', 'query.household'],
  parameters: { koukiLossRule: 'birthday' },

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const [last, leap, first] = (['1952-02-28', '1952-02-29', '1952-03-01'] as const).map((bornOn) => people.household(`${bornOn}生まれ`, { head: { bornOn, insured: true } })) as [Family, Family, Family];
    for (const family of [last, leap, first]) await startsHere(scene, family, 'leaveEmployeeInsurance', '2014-06-01');
    const insured = async () => Promise.all([last, leap, first].map(async ({ head }) => (await ward.household(head)).insuredPersonKeys.length));
    await overnight();
    expect('2月27日は三人とも被保険者', await insured(), [1, 1, 1], birthday);
    await overnight();
    expect('2月28日には28日生まれの人だけが喪失している', await insured(), [0, 1, 1], notTheDayBefore);
    await overnight();
    expect('3月1日には三人とも喪失している', await insured(), [0, 0, 0], leapDay);
    await overnight();
    expect('集約での喪失日', [await atAggregator(scene, last.head), await atAggregator(scene, leap.head), await atAggregator(scene, first.head)],
      ['資格 2014-06-01〜2027-02-28', '資格 2014-06-01〜2027-03-01', '資格 2014-06-01〜2027-03-01'], leapDay);
  },
});
