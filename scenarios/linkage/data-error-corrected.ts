import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { stateAt, caseNeeds, correctionBasis, correctionSteps, decides, enrolled, noticesOf, permanentCheck, rowsIn, told } from './telling.js';

export default scenario({
  id: 'linkage.data-error-corrected',
  ja: '生年月日の入力誤りは加入者情報の更新で直り、区の記録も集約の記録も同じ値になって、次の突合で解除される',
  level: 'normal',
  covers: correctionSteps,
  basis: [permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, overnight, expect } = scene;
    const family = people.household('生年月日を打ち間違えた人', { head: { bornOn: '1968-11-03', sex: '2', insured: true } });
    await enrolled(scene, told(family, family.head, { bornOn: '1968-03-11' }));
    expect('月と日が入れ替わり、①の疑いで止まる', await stateAt(scene, family.head), '通知済 / H1 / 資格情報と医療情報を停止', permanentCheck);

    await decides(scene, family.head, { decision: 'dataError', why: '届出の生年月日を読み違えて入力した', changes: { bornOn: '1968-11-03' } });
    await overnight();
    await overnight();
    expect('訂正の後の突合で疑いなしとなり、解除される', await stateAt(scene, family.head), '疑いなし / 停止なし', correctionBasis);
    expect('区の突合結果は済みになる', (await noticesOf(scene, family.head)).every((line) => !line.endsWith('未着手') && !line.endsWith('調査中')), true, correctionBasis);
    const sent = (await rowsIn(scene, 'qualificationPerson')).filter(({ personKey }) => personKey === family.head.personKey);
    expect('集約へも、訂正した生年月日を送った', sent.at(-1)?.bornOn, '1968-11-03', correctionBasis);
    expect('集約が中間サーバーへ渡す記録も、同じ値になる', (await rowsIn(scene, 'memberChange')).filter(({ personKey }) => personKey === family.head.personKey).map(({ bornOn }) => bornOn), ['1968-03-11', '1968-11-03'], correctionBasis);
    const updates = await rowsIn(scene, 'memberUpdate');
    expect('統合専用端末から、加入者情報の更新を一件送った', updates.map(({ kind, bornOn }) => [kind, bornOn]), [['fixAttributes', '1968-11-03']], correctionBasis);
  },
});
