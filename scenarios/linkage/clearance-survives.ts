import { assume } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { caseNeeds, clears, correctionBasis, correctionSteps, enrolled, noticesOf, stateAt, told } from './telling.js';

const survives = assume('理由付き疑いなしの後、5情報も個人番号も変わらない版が届いたときの扱いは公開されていない(clearanceSurvives)');

export default scenario({
  id: 'linkage.clearance-survives',
  ja: '理由付き疑いなしの人の世帯主だけが替わったとき、方針が sameFiveInfo なら解除されたまま、never なら突合し直されてまた止まる',
  level: 'normal',
  covers: correctionSteps,
  basis: [survives, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { residents, people, hub, parameters, overnight, today, expect } = scene;
    const outcomes = [['sameFiveInfo', '理由付き疑いなし / M3 / 停止なし', ['M3 受理']], ['never', '通知済 / M3 / 資格情報と医療情報を停止', ['M3 受理', 'M3 未着手']]] as const;
    for (const [clearanceSurvives, line, notices] of outcomes) {
      await parameters('insurer-hub', { clearanceSurvives });
      const family = people.household(`世帯主の替わる夫婦 ${clearanceSurvives}`, { head: { age: 61, sex: '1', insured: true }, members: [{ relationship: '妻', age: 59 }] });
      const wife = family.insured[1]!;
      await enrolled(scene, told(family, wife, { nameKana: 'ヨミチガイ　ハナコ' }));
      await clears(scene, wife, 'residentConfirmed', '本人に確認した');
      await overnight();
      expect('妻は理由付き疑いなしとなり、解除される', await stateAt(scene, wife), '理由付き疑いなし / M3 / 停止なし', correctionBasis);
      const before = (await hub.history(wife)).entries.length;
      await residents.notify({ kind: 'household', reason: 'headChange', occurredOn: today(), personKeys: family.residents.map(({ personKey }) => personKey), headPersonKey: wife.personKey, residents: [] });
      await overnight();
      expect(`${clearanceSurvives} のとき、世帯主の替わった版`, [(await hub.history(wife)).entries.length > before, await stateAt(scene, wife), await noticesOf(scene, wife)], [true, line, notices], survives);
    }
  },
});
