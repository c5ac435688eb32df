import { cite } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, checkNeeds, enrolled, noticesOf, noticeSteps, rowsIn, stateAt, told, unseen } from './telling.js';

const past = cite('社会保険出版 2023-09-07', '資格を喪失した過去の記録は改めて照会せず、止まっているものは止まったままとする');

export default scenario({
  id: 'linkage.lapsed-stays-stopped',
  ja: '止まったまま資格を失った記録は、突合をやり直さず止まったまま終わり、疑いのない記録は終わった資格として見える',
  level: 'abnormal',
  covers: noticeSteps,
  basis: [past],
  today: '2026-05-11',
  needs: [...checkNeeds, 'query.matchNotices'],
  cast: linkageCast,

  async play(scene) {
    const { people, clinic, advance, overnight, expect } = scene;
    const [sound, stopped] = [people.household('疑いのない人', { head: { age: 33, insured: true } }), people.household('読みの違う人', { head: { age: 34, insured: true } })];
    await enrolled(scene, sound);
    await enrolled(scene, told(stopped, stopped.head, { nameKana: 'ヨミチガイ　タロウ' }));
    for (const { head } of [sound, stopped]) await clinic.registersCard(head);
    const asked = (await rowsIn(scene, 'residentEnquiry')).length;

    // 社会保険に加入したことを、三日後に届け出る。
    await advance('2026-05-16');
    for (const { head } of [sound, stopped]) await endsHere(scene, [head], 'joinEmployeeInsurance', '2026-05-13');
    await overnight();
    expect('どちらも資格終了となり、照会は増えず、区への通知も増えない', [await stateAt(scene, sound.head), await stateAt(scene, stopped.head), (await rowsIn(scene, 'residentEnquiry')).length, (await noticesOf(scene, stopped.head)).length], ['資格終了 / 停止なし', '資格終了 / M3 / 資格情報と医療情報を停止', asked, 1], past);
    expect('疑いのない人は喪失した資格として見える', (await clinic.asks(sound.head)).lostOn, '2026-05-14', past);
    expect('止まった記録は、資格のあった日についても見えない', [await atClinic(scene, stopped.head), await atClinic(scene, stopped.head, { on: '2026-05-13' })], [unseen, unseen], past);
  },
});
