import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, countAt, decidesHere, firstMonthBasis, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.before-april-2018',
  ja: '2018年3月までの該当は、転入が2018年でも引き継がれず、集約は登録しないわけを前の区に示す',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, firstMonthBasis],
  today: '2018-06-11',
  needs: arrivalNeeds,
  cast: continuityCast,

  async play(scene) {
    const { aggregator, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '制度の変わり目の家', '2016-04-01', { head: { age: 50, sex: '1', insured: true } });
    const householdKey = await arrives(scene, origin, before, family, '2018-06-10', ['201802', '201803', '201804', '201805']);
    await decidesHere(scene, householdKey, '2018-06-10');
    await overnight();
    expect('4月と5月だけが引き継がれる', await countAt(scene, householdKey, '2018-06'), '2018-04(引継)・2018-05(引継) → 2回', firstMonthBasis);
    const { issues } = await aggregator.highCost(origin.municipality.code);
    expect('2月と3月には指摘が付く', issues.map(({ code, careMonth }) => `${code} ${careMonth}`), ['E601 201802', 'E601 201803'], firstMonthBasis);
  },
});
