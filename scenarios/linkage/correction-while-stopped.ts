import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, caseNeeds, correctionBasis, correctionSteps, decides, enrolled, noticesOf, seen, stateAt, told, unseen, versionsOf } from './telling.js';

const untilClear = assume('止まっている記録を訂正しても、訂正した版の突合で一致するまで止めておく(stopAfterCorrection の既定)');

export default scenario({
  id: 'linkage.correction-while-stopped',
  ja: '訂正の突合を待つ間に次の訂正が届いても止まったまま続き、最後の版の突合で一度だけ解除される',
  level: 'abnormal',
  covers: correctionSteps,
  basis: [untilClear, correctionBasis],
  today: '2026-05-11',
  needs: [...caseNeeds, 'act.correctResident'],
  cast: linkageCast,

  async play(scene) {
    const { ward, people, clinic, fault, advance, overnight, expect } = scene;
    const family = people.household('二か所を打ち間違えた人', { head: { bornOn: '1971-04-09', insured: true } });
    await enrolled(scene, told(family, family.head, { bornOn: '1971-09-04', nameKana: 'ウチマチガイ　タロウ' }));
    expect('生年月日とカナが違い、①で止まる', await stateAt(scene, family.head), '通知済 / H1 / 資格情報と医療情報を停止', correctionBasis);

    await fault('juki-net', 'answerDelayed');
    await decides(scene, family.head, { decision: 'dataError', why: '生年月日の月と日を入れ替えて入力した', changes: { bornOn: '1971-04-09' } });
    await overnight();
    expect('訂正した版は回答待ちで、止まったまま', await stateAt(scene, family.head), '照会中 / 未判定 / 資格情報と医療情報を停止', untilClear);
    await ward.act({ act: 'correctResident', personKey: family.head.personKey, nameKana: family.head.nameKana, why: 'カナも打ち間違えていた' });
    await overnight();
    expect('二つの照会が並んで待っている間も、止まったまま', [await versionsOf(scene, family.head), await stateAt(scene, family.head)], [['版1 後の版あり H1', '版2 後の版あり 未判定', '版3 照会中 未判定'], '照会中 / 未判定 / 資格情報と医療情報を停止'], untilClear);
    await advance('2026-05-15');
    expect('先の版の回答が届いても、まだ解除されない', await stateAt(scene, family.head), '照会中 / 未判定 / 資格情報と医療情報を停止', untilClear);
    await clinic.registersCard(family.head);
    expect('医療機関でも見えない', await atClinic(scene, family.head), unseen, untilClear);
    await advance('2026-05-16');
    expect('最後の版の回答で疑いなしとなり、解除される', [await versionsOf(scene, family.head), await stateAt(scene, family.head)], [['版1 後の版あり H1', '版2 後の版あり 未判定', '版3 疑いなし'], '疑いなし / 停止なし'], correctionBasis);
    expect('医療機関で見え、区への通知は初めの一つだけ', [await atClinic(scene, family.head), await noticesOf(scene, family.head)], [seen(family.head), ['H1 受理']], correctionBasis);
  },
});
