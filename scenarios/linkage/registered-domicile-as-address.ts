import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { besideVerdict, caseNeeds, correctionBasis, correctionSteps, decides, enrolled, permanentCheck, stateAt, told } from './telling.js';

const incident = cite('保団連 2023-09-10', '住所に本籍地を登録した、住所が他県のままなどの登録があった');

export default scenario({
  id: 'linkage.registered-domicile-as-address',
  ja: '住所の欄に本籍を書いた登録は住所だけの違いとして止まり、通知は転居では説明できないと言い、住所を直せば解除される',
  level: 'incident',
  covers: correctionSteps,
  basis: [incident, permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, overnight, expect } = scene;
    const family = people.household('本籍を書かれた人', { head: { age: 57, insured: true } });
    await enrolled(scene, told(family, family.head, { address: '長野県松本市架空里5番地' }));
    expect('住所だけが違い、止まる', await stateAt(scene, family.head), '通知済 / M2 / 資格情報と医療情報を停止', permanentCheck);
    expect('転居の記録はなく、説明のつかない住所の違いと伝わる', await besideVerdict(scene, family.head), ['moveUnexplained'], incident);
    await decides(scene, family.head, { decision: 'dataError', why: '届出の本籍の欄を住所に入力していた', changes: { address: family.address } });
    await overnight();
    expect('住所を直した次の突合で、解除される', await stateAt(scene, family.head), '疑いなし / 停止なし', correctionBasis);
  },
});
