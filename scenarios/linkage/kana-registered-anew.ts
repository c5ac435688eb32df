import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, caseNeeds, correctionBasis, correctionSteps, decides, enrolled, gradedCheck, named, seen, stateAt } from './telling.js';

const kanaLaw = cite('戸籍法の一部を改正する法律(2025-05-26施行)・各市の案内', '氏名の振り仮名が戸籍に登録され、それまでのカナ氏名と変わることがある');

export default scenario({
  id: 'linkage.kana-registered-anew',
  ja: '振り仮名の登録で住基のカナ氏名が変わった人は、区分④なので総点検の区分では止まらず、知らせを受けた区がカナを直せば疑いなしになる',
  level: 'normal',
  covers: correctionSteps,
  basis: [kanaLaw, gradedCheck, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, clinic, parameters, overnight, expect } = scene;
    await parameters('insurer-hub', { policy: 'graded2023' });
    const family = people.household('振り仮名を登録した人', named(['東', 'ヒガシ'], ['一幸', 'カズユキ'], { age: 45, sex: '1' }));
    await jukiNet.happens(family.head, '2026-05-07', { kind: 'kanaRegistration', nameKana: 'アズマ　カズユキ' });
    await enrolled(scene, family);
    await clinic.registersCard(family.head);
    expect('カナ氏名だけが違うが、何も止まらず医療機関で見える', [await stateAt(scene, family.head), await atClinic(scene, family.head)], ['通知済 / M3 / 停止なし', seen(family.head)], gradedCheck);
    await decides(scene, family.head, { decision: 'dataError', why: '戸籍の振り仮名の登録を住民記録で確かめた', changes: { nameKana: 'アズマ　カズユキ' } });
    await overnight();
    expect('カナを直した次の突合で、疑いなし', await stateAt(scene, family.head), '疑いなし / 停止なし', correctionBasis);
  },
});
