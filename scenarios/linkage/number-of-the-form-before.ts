import { derive } from '../../law/define.js';
import { endsHere, startOf, startsHere } from '../eligibility/telling.js';
import type { Family } from '../../harness/families.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, checkNeeds, checkSteps, enrolled, seen, stateAt, told } from './telling.js';

const oneHolder = derive('一つの個人番号は一人のもので、資格を失った人の番号も別の人には付けられない');

export default scenario({
  id: 'linkage.number-of-the-form-before',
  ja: '前の届出の人の番号を次の人に使い回すと、その人が資格を失っていても区が断り、気づかない区が送れば集約が拒み、番号の持ち主の記録は変わらない',
  level: 'abnormal',
  covers: checkSteps,
  basis: [oneHolder],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { residents, people, other, aggregator, clinic, overnight, expect } = scene;
    const [left, next] = [people.household('前の届出の人', { head: { age: 40, insured: true } }), people.household('次の届出の人', { head: { age: 41, insured: true } })];
    await enrolled(scene, left);
    await endsHere(scene, left.insured, 'joinEmployeeInsurance', '2026-05-12');
    await overnight();
    await overnight();
    const reused = await residents.tryNotify(startOf(told(next, next.head, { individualNumber: left.head.individualNumber }), 'leaveEmployeeInsurance', '2026-05-13'));
    expect('資格を失った人の番号でも、区は別の人に付けさせない', [reused?.accepted, (reused?.refusals ?? []).length > 0], [false, true], oneHolder);
    await startsHere(scene, next, 'leaveEmployeeInsurance', '2026-05-13');
    await overnight();
    expect('自分の番号で出し直せば登録されて疑いなし、前の人は資格終了のまま', [await stateAt(scene, next.head), await stateAt(scene, left.head)], ['疑いなし / 停止なし', '資格終了 / 停止なし'], oneHolder);

    const setagaya = other('世田谷区');
    const { code } = setagaya.municipality;
    const [holder, mistaken] = ['番号の持ち主', '使い回された人'].map((label) => people.household(label, { head: { age: 50, insured: true } }, code)) as [Family, Family];
    await setagaya.insures(holder, '2026-05-10', 'leaveEmployeeInsurance');
    await overnight();
    await setagaya.insures(told(mistaken, mistaken.head, { individualNumber: holder.head.individualNumber }), '2026-05-11', 'leaveEmployeeInsurance');
    await overnight();
    expect('気づかずに送れば集約が拒み、中間サーバーには届かない', [(await aggregator.results(code)).map(({ outcome }) => outcome), await stateAt(scene, mistaken.head, code)], [['accepted', 'rejected'], '記録なし'], oneHolder);
    await clinic.registersCard(holder.head);
    expect('番号の持ち主は、自分の資格が見える', [await stateAt(scene, holder.head, code), await atClinic(scene, holder.head)], ['疑いなし / 停止なし', seen(holder.head)], oneHolder);
  },
});
