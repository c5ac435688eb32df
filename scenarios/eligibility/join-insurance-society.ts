import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, keysOf } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds } from './telling.js';

const sameDay = cite('国民健康保険法', '8条2項(6条10号 国民健康保険組合)');
const nextDay = cite('国民健康保険法', '8条1項');

export default scenario({
  id: 'eligibility.join-insurance-society',
  ja: '同じ日に加入しても、国保組合の人はその日に、社会保険の人は翌日に喪失する',
  level: 'normal',
  covers: continuationSteps,
  basis: [sameDay, nextDay],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const family = people.household('勤め先の替わる夫婦', { head: { age: 33, sex: '1', insured: true }, members: [{ relationship: '妻', age: 31 }] });
    const [builder, clerk] = [family.head, family.residents[1]!];
    await insuredSince(scene, family, '2023-04-01');

    await endsHere(scene, [builder], 'joinInsuranceSociety', '2026-05-12');
    await endsHere(scene, [clerk], 'joinEmployeeInsurance', '2026-05-12');
    expect('当日は、国保組合に入った人だけが抜けている', (await ward.household(clerk)).insuredPersonKeys, keysOf([clerk]), sameDay);
    await overnight();
    expect('翌日は二人とも抜けている', (await ward.household(clerk)).insuredPersonKeys, [], nextDay);
    expect('国保組合に入った人の喪失日は加入日', [await atAggregator(scene, builder), await datesOf(scene, builder)], ['資格 2023-04-01〜2026-05-12', ['2023-04-01', '2026-05-12']], sameDay);
    expect('社会保険に入った人の喪失日は加入日の翌日', [await atAggregator(scene, clerk), await datesOf(scene, clerk)], ['資格 2023-04-01〜2026-05-13', ['2023-04-01', '2026-05-13']], nextDay);
  },
});
