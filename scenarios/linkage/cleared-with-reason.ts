import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { stateAt, caseNeeds, clears, correctionBasis, correctionSteps, enrolled, noticesOf, permanentCheck, told } from './telling.js';

export default scenario({
  id: 'linkage.cleared-with-reason',
  ja: '正しい登録は理由を付けて疑いなしとすれば解除され、同じ内容の再送では戻らず、氏名が変わればもう一度突合される',
  level: 'normal',
  covers: correctionSteps,
  basis: [permanentCheck, correctionBasis],
  today: '2026-05-11',
  needs: [...caseNeeds, 'act.resend', 'act.correctResident'],
  cast: linkageCast,

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const family = people.household('振り仮名を登録した人', { head: { age: 60, sex: '2', insured: true, givenName: { kanji: '裕子', kana: 'ユウコ' } }, surname: { kanji: '上村', kana: 'ウエムラ' } });
    await enrolled(scene, told(family, family.head, { nameKana: 'カミムラ　ユウコ' }));
    expect('振り仮名の登録で、住基とカナ氏名だけが違う', await stateAt(scene, family.head), '通知済 / M3 / 資格情報と医療情報を停止', permanentCheck);

    await clears(scene, family.head, 'nameChangePending', '戸籍の振り仮名の登録による違いで、本人に確認した');
    expect('決めただけでは、まだ止まったまま', await stateAt(scene, family.head), '通知済 / M3 / 資格情報と医療情報を停止', correctionBasis);
    await overnight();
    expect('一括登録の後、理由付き疑いなしとなって解除される', await stateAt(scene, family.head), '理由付き疑いなし / M3 / 停止なし', correctionBasis);

    await ward.act({ act: 'resend', personKeys: [family.head.personKey], why: '確認のための再送' });
    await overnight();
    await overnight();
    expect('同じ内容の再送では、通知は増えず止まりもしない', [await noticesOf(scene, family.head), await stateAt(scene, family.head)], [['M3 受理'], '理由付き疑いなし / M3 / 停止なし'], correctionBasis);

    await ward.act({ act: 'correctResident', personKey: family.head.personKey, name: '上村　裕美', nameKana: 'カミムラ　ヒロミ', why: '別の訂正の誤り' });
    await overnight();
    expect('氏名が変われば、理由付き疑いなしは続かず、もう一度止まる', await stateAt(scene, family.head), '通知済 / H2 / 資格情報と医療情報を停止', permanentCheck);
  },
});
