import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, lastResult, rowOf } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds } from './telling.js';

const birthday = assume('75歳の誕生日に喪失するとする市(奈良市・豊橋市・神戸市)の扱い。法8条の文言どおり翌日とする広島市もある');
const files = cite('別添1 事務の内容', '資格継続業務 1-②');

export default scenario({
  id: 'eligibility.age-75-on-birthday',
  ja: '75歳になる人は届出がなくても誕生日に喪失し、残る家族の擬制世帯主になる(誕生日に喪失とする区)',
  level: 'normal',
  covers: continuationSteps,
  basis: [birthday, files],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household', 'job.checkAges'],
  parameters: { koukiLossRule: 'birthday' },

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const family = people.household('75歳になる人の家', { head: { bornOn: '1951-05-13', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1953-08-20', insured: true }] });
    const [head, wife] = [family.head, family.residents[1]!];
    await insuredSince(scene, family, '2011-04-01');
    expect('誕生日の前日は二人とも被保険者', (await ward.household(wife)).insuredPersonKeys, [...family.insuredKeys].sort(), birthday);

    await overnight();
    const { headPersonKey, headKind, insuredPersonKeys } = await ward.household(wife);
    expect('誕生日には妻だけが被保険者', insuredPersonKeys, [wife.personKey], birthday);
    expect('世帯主は替わらず、擬制世帯主になる', [headPersonKey, headKind], [head.personKey, 'nominal'], files);

    await overnight();
    expect('喪失日は誕生日', [await atAggregator(scene, head), await datesOf(scene, head)], ['資格 2011-04-01〜2026-05-13', ['2011-04-01', '2026-05-13']], birthday);
    expect('妻の資格は続く', await atAggregator(scene, wife), '資格 2011-04-01〜', birthday);
    expect('集約へは擬制世帯主として送った', (await rowOf(scene, head))?.memberKind, 'nominalHead', files);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', files);
  },
});
