import { linkageCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { stateAt, caseNeeds, correctionBasis, correctionSteps, decides, enrolled } from './telling.js';

const replaced = assume('個人番号変更の後、前の番号で照会すると変更されたとだけ分かる(公開資料に答えがない)');

export default scenario({
  id: 'linkage.number-changed-in-register',
  ja: '個人番号が変更された人を前の番号で登録すると番号変更として止まり、新しい番号にすれば解除される',
  level: 'abnormal',
  covers: correctionSteps,
  basis: [replaced, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, overnight, expect } = scene;
    const family = people.household('番号を変更した人', { head: { age: 47, insured: true } });
    const fresh = people.household('誰にも使われていない番号', { head: { age: 20, insured: true } }).head;
    jukiNet.neverHeardOf(fresh);
    await jukiNet.happens(family.head, '2026-05-07', { kind: 'numberChange', newIndividualNumber: fresh.individualNumber });
    await enrolled(scene, family);
    expect('前の番号は変更されていて、止まる', await stateAt(scene, family.head), '通知済 / X3 / 資格情報と医療情報を停止', replaced);
    await decides(scene, family.head, { decision: 'numberReplaced', why: '本人から新しい番号の提示を受けた', corrections: [{ personKey: family.head.personKey, individualNumber: fresh.individualNumber }] });
    await overnight();
    await overnight();
    expect('新しい番号で突合され、解除される', await stateAt(scene, family.head), '疑いなし / 停止なし', correctionBasis);
  },
});
