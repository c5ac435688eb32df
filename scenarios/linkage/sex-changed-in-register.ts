import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, caseNeeds, correctionBasis, correctionSteps, decides, enrolled, noticesOf, permanentCheck, seen, stateAt, unseen } from './telling.js';

const change = cite('性同一性障害者の性別の取扱いの特例に関する法律', '戸籍と住民票の性別の記載が改められる');

export default scenario({
  id: 'linkage.sex-changed-in-register',
  ja: '住民票の性別が改まった人は①で止まって受診に困るが、区が性別を直した次の朝には自分の資格が見える',
  level: 'normal',
  covers: correctionSteps,
  basis: [change, permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, clinic, overnight, expect } = scene;
    const family = people.household('性別の改まった人', { head: { age: 35, sex: '1', insured: true } });
    await jukiNet.happens(family.head, '2026-05-08', { kind: 'sexChange', sex: '2' });
    await enrolled(scene, family);
    await clinic.registersCard(family.head);
    expect('性別が違い、資格も医療情報も見えない', [await stateAt(scene, family.head), await atClinic(scene, family.head)], ['通知済 / H1 / 資格情報と医療情報を停止', unseen], permanentCheck);
    await decides(scene, family.head, { decision: 'dataError', why: '性別の記載が改められたことを住民記録で確かめた', changes: { sex: '2' } });
    await overnight();
    expect('性別を直した次の突合で解除され、見える', [await stateAt(scene, family.head), await atClinic(scene, family.head), await noticesOf(scene, family.head)], ['疑いなし / 停止なし', seen(family.head), ['H1 受理']], correctionBasis);
  },
});
