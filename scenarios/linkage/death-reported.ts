import { assume } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { stateAt, checkNeeds, checkSteps, enrolled, noticesOf } from './telling.js';

const removed = assume('消除された住民の扱いは公開されていない(onRemovedResident)。資格の終わった記録は改めて照会しない');

export default scenario({
  id: 'linkage.death-reported',
  ja: '死亡の当日に届けば資格のある日のうちに照会され、方針により該当なしとして止まるか疑いなしのまま終わり、後の日に届けば照会されない',
  level: 'normal',
  covers: checkSteps,
  basis: [removed],
  today: '2026-05-11',
  needs: [...checkNeeds, 'query.matchNotices'],
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, clinic, parameters, advance, overnight, expect } = scene;
    const cases = [['suspect', '2026-05-13', '資格終了 / X2 / 資格情報と医療情報を停止', ['X2 未着手']], ['pass', '2026-05-18', '資格終了 / 停止なし', []]] as const;
    for (const [onRemovedResident, diedOn, line, notices] of cases) {
      await parameters('insurer-hub', { onRemovedResident });
      const family = people.household(`死亡の当日に届け出る家 ${onRemovedResident}`, { head: { age: 72, insured: true } });
      await enrolled(scene, family);
      await advance(diedOn);
      await jukiNet.happens(family.head, diedOn, { kind: 'death' });
      await endsHere(scene, [family.head], 'death', diedOn);
      await overnight();
      expect(`${onRemovedResident} のとき、当日に届け出た人`, [await stateAt(scene, family.head), await noticesOf(scene, family.head)], [line, notices], removed);
    }
    const later = people.household('三日後に届け出る家', { head: { age: 73, insured: true } });
    await parameters('insurer-hub', { onRemovedResident: 'suspect' });
    await enrolled(scene, later);
    await clinic.registersCard(later.head);
    const [diedOn, toldOn] = ['2026-05-21', '2026-05-24'] as const;
    await advance(diedOn);
    await jukiNet.happens(later.head, diedOn, { kind: 'death' });
    await advance(toldOn);
    await endsHere(scene, [later.head], 'death', diedOn);
    await overnight();
    expect('後の日に届けば、終わった資格として照会せず、通知もない', [await stateAt(scene, later.head), await noticesOf(scene, later.head), (await clinic.asks(later.head)).lostOn], ['資格終了 / 停止なし', [], '2026-05-22'], removed);
  },
});
