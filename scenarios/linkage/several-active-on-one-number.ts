import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { stateAt, checkNeeds, enrolled, noticeSteps, noticesOf } from './telling.js';

const incident = cite('海津市 告示・厚労省 医療保険部会(第167回)資料1 p.13', '資格重複: 一つの個人番号に有効な資格が複数ある');

export default scenario({
  id: 'linkage.several-active-on-one-number',
  ja: '社会保険ではなく別の区の国保が残ったまま加入すると一つの番号に有効な資格が二つあることが両方に伝わり、前の区が資格を終えれば消える',
  level: 'incident',
  covers: noticeSteps,
  basis: [incident],
  today: '2026-05-11',
  needs: [...checkNeeds, 'query.matchNotices'],
  cast: linkageCast,

  async play(scene) {
    const { people, other, expect } = scene;
    const setagaya = other('世田谷区');
    const before = people.household('二つの区で被保険者の人', { head: { age: 46, insured: true } }, setagaya.municipality.code);
    await setagaya.insures(before, '2021-04-01', 'leaveEmployeeInsurance');
    await scene.overnight();
    const here = people.moved(before, scene.ward.municipality.code);
    await scene.jukiNet.happens(before.head, '2026-05-10', { kind: 'moveIn', address: here.head.address });
    await enrolled(scene, here, '2026-05-10');
    expect('この区の記録に、一番号複数資格が付く', await stateAt(scene, here.head), '疑いなし / 停止なし / X4', incident);
    expect('相手の区の記録にも付く', await stateAt(scene, before.head, setagaya.municipality.code), '疑いなし / 停止なし / X4', incident);
    await scene.clinic.registersCard(here.head);
    const { insurerNumber, validFrom } = await scene.clinic.asks(here.head);
    expect('医療機関では、新しいほうの資格が見える', [insurerNumber?.trim(), validFrom], [scene.ward.municipality.insurerNumber, '2026-05-10'], incident);
    await setagaya.letsGo([before.head], '2026-05-10');
    await scene.overnight();
    expect('相手の区が資格を終えれば、この区の記録から消え、通知は解消として閉じる', [await stateAt(scene, here.head), await noticesOf(scene, here.head)], ['疑いなし / 停止なし', ['M0 解消']], incident);
  },
});
