import { derive } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, caseNeeds, clears, correctionBasis, correctionSteps, enrolled, permanentCheck, seen, stateAt, unseen } from './telling.js';

const notAsked = derive('突合は登録された版について一度行われ、住基の側が直っても区が何もしなければやり直されない');

export default scenario({
  id: 'linkage.restored-after-removal',
  ja: '誤って職権消除された人の登録は該当なしで止まり、住基が回復されても区が疑いなしを登録するまで止まったままになる',
  level: 'abnormal',
  covers: correctionSteps,
  basis: [notAsked, permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, clinic, overnight, expect } = scene;
    const family = people.household('誤って消除された人', { head: { age: 68, insured: true } });
    await jukiNet.happens(family.head, '2026-04-20', { kind: 'removal' });
    await enrolled(scene, family);
    await clinic.registersCard(family.head);
    expect('消除された人の番号なので、止まる', [await stateAt(scene, family.head), await atClinic(scene, family.head)], ['通知済 / X2 / 資格情報と医療情報を停止', unseen], permanentCheck);
    await jukiNet.happens(family.head, '2026-05-12', { kind: 'restored' });
    await overnight();
    expect('住基で回復されただけでは、止まったまま', [await stateAt(scene, family.head), await atClinic(scene, family.head)], ['通知済 / X2 / 資格情報と医療情報を停止', unseen], notAsked);
    await clears(scene, family.head, 'residentRecordLate', '職権消除の誤りが回復されたことを住民記録で確かめた');
    await overnight();
    expect('理由付き疑いなしを登録すれば、解除されて見える', [await stateAt(scene, family.head), await atClinic(scene, family.head)], ['理由付き疑いなし / X2 / 停止なし', seen(family.head)], correctionBasis);
  },
});
