import { derive } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, noticeSteps, told } from './telling.js';

const optional = derive('住所は登録マニュアルで必須でない(保団連 2023-09-10)。住所のない登録を突合でどう数えるかは公開されていない');

export default scenario({
  id: 'linkage.address-left-blank',
  ja: '住所を空白にした登録は、方針が mismatch なら住所の違いとして止まり、equal なら表記差で疑いなしとなる',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [optional],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, parameters, expect } = scene;
    for (const [missingAddress, line] of [['mismatch', '通知済 / M2 / 資格情報と医療情報を停止'], ['equal', '疑いなし / M1 / 停止なし']] as const) {
      await parameters('insurer-hub', { missingAddress });
      const family = people.household(`住所の空白な人 ${missingAddress}`, { head: { age: 63, insured: true } });
      await enrolled(scene, told(family, family.head, { address: '　' }));
      expect(`${missingAddress} のとき`, await atHub(scene, family.head), line, optional);
    }
  },
});
