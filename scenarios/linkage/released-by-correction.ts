import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, caseNeeds, correctionBasis, correctionSteps, decides, enrolled, seen, stateAt, told, unseen } from './telling.js';

const when = assume('訂正した記録がいつ解除されるかは公開されていない(stopAfterCorrection)');

export default scenario({
  id: 'linkage.released-by-correction',
  ja: '訂正した晩に医療機関で見えるかどうかは方針により、untilClear では次の突合まで見えず、lifted では訂正が格納されれば見える',
  level: 'normal',
  covers: correctionSteps,
  basis: [when, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, clinic, parameters, today, advance, overnight, expect } = scene;
    for (const [stopAfterCorrection, state, isSeen] of [['untilClear', '照会中 / 未判定 / 資格情報と医療情報を停止', false], ['lifted', '照会中 / 未判定 / 停止なし', true]] as const) {
      await parameters('insurer-hub', { stopAfterCorrection });
      const family = people.household(`生年月日を直す人 ${stopAfterCorrection}`, { head: { bornOn: '1979-12-01', insured: true } });
      await enrolled(scene, told(family, family.head, { bornOn: '1979-01-12' }));
      await clinic.registersCard(family.head);
      await decides(scene, family.head, { decision: 'dataError', why: '12月1日を1月12日と入力した', changes: { bornOn: '1979-12-01' } });
      expect(`${stopAfterCorrection} でも、訂正を送る前は見えない`, await atClinic(scene, family.head), unseen, correctionBasis);
      await advance(`${today()}T23:30`);
      expect(`${stopAfterCorrection} のとき、訂正した晩`, [await stateAt(scene, family.head), await atClinic(scene, family.head)], [state, isSeen ? seen(family.head) : unseen], when);
      await overnight();
      expect(`${stopAfterCorrection} でも、突合の後は疑いなしで見える`, [await stateAt(scene, family.head), await atClinic(scene, family.head)], ['疑いなし / 停止なし', seen(family.head)], correctionBasis);
    }
  },
});
