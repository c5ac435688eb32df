import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, besideVerdict, caseNeeds, correctionBasis, correctionSteps, decides, enrolled, named, noticesOf, permanentCheck, seen, stateAt, unseen, versionsOf } from './telling.js';

const marriages = cite('厚労省 人口動態統計(2022年)', '婚姻504,878件・離婚179,096件。改姓の届出が国保に届く前に住基が先に変わる');

export default scenario({
  id: 'linkage.marriage-not-yet-notified',
  ja: '結婚で姓が変わったのに旧姓のまま加入すると両氏名差で止まり、加入者情報の更新で新しい姓になって解除される',
  level: 'normal',
  covers: correctionSteps,
  basis: [marriages, permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, clinic, overnight, expect } = scene;
    const family = people.household('結婚した人', named(['鈴木', 'スズキ'], ['花子', 'ハナコ'], { age: 28, sex: '2' }));
    const married = { name: '山田　花子', nameKana: 'ヤマダ　ハナコ' };
    await jukiNet.happens(family.head, '2026-05-09', { kind: 'nameChange', ...married });
    await enrolled(scene, family);
    expect('姓だけが漢字もカナも違い、両氏名差で止まる', await stateAt(scene, family.head), '通知済 / H2 / 資格情報と医療情報を停止', permanentCheck);
    expect('通知は改姓を手がかりに挙げる', await besideVerdict(scene, family.head), ['renamed'], permanentCheck);
    await clinic.registersCard(family.head);
    expect('止まっている間、医療機関では見えない', await atClinic(scene, family.head), unseen, permanentCheck);

    await decides(scene, family.head, { decision: 'dataError', why: '婚姻届により姓が変わったことを住民記録で確かめた', changes: married });
    await overnight();
    const versions = await versionsOf(scene, family.head);
    expect('更新した版が疑いなしとなり、旧姓の版は履歴に残る', [versions[0], versions.at(-1)?.endsWith('疑いなし')], ['版1 後の版あり H2', true], correctionBasis);
    expect('医療機関では新しい姓で見える', await atClinic(scene, family.head, { as: married }), seen(married), correctionBasis);
    expect('区の突合結果は受理で済む', await noticesOf(scene, family.head), ['H2 受理'], correctionBasis);
  },
});
