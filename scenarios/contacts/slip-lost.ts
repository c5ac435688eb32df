import { levyCast } from '../../harness/scene.js';
import { reckoned } from '../assessment/reckoning.js';
import { amountBasis, partsFor, salary, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { asks, handles, newestSlip, slipBasis, slipNeeds, slipsAt, slipsIn, slipSteps, taxedElsewhere } from './telling.js';

export default scenario({
  id: 'contacts.slip-lost',
  ja: '郵便で失われた連絡票は再照会すれば答えが届き、読めない回答は取り込まない',
  level: 'abnormal',
  covers: slipSteps,
  basis: [slipBasis, amountBasis],
  today: '2026-06-10',
  needs: slipNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, advance, expect, other, fault } = scene;
    const { head, before } = await taxedElsewhere(scene, '所得の分からない人', [salary(1_000_000), '2026-06-01']);
    await ward.run('assessYear');
    await fault('other-municipality', 'slipLost');
    await asks(scene, head, 'previousIncome', before.address);
    await advance('2026-06-22');
    expect('連絡票は届かず、回答を待ったままである', [await slipsAt(scene, '千代田区'), await slipsIn(scene)], [['照会 途中で失われた'], ['照会 / 発送済']], slipBasis);
    expect('同じ照会を新しく出すのでなく、再照会する', (await ward.tryAct({ act: 'sendSlip', personKey: head.personKey, recipientCode: other('千代田区').municipality.code, topic: 'previousIncome', fiscalYear: year, by: '別の担当', why: '所得の照会' })).accepted, false, slipBasis);

    await fault('other-municipality', 'slipLost', false);
    await fault('other-municipality', 'slipUnreadable');
    await handles(scene, await newestSlip(scene, 'sent', 'inquiry'), 'remind');
    await advance('2026-06-30');
    expect('途中で切れた回答は取り込まない', await slipsIn(scene), ['照会 / 発送済', '再照会 / 発送済'], slipBasis);
    await fault('other-municipality', 'slipUnreadable', false);
    await handles(scene, await newestSlip(scene, 'sent', 'inquiry'), 'remind');
    await advance('2026-07-08');
    expect('もう一度の再照会に、読める回答が届く', await slipsIn(scene), ['照会 / 回答を反映', '再照会 / 発送済', '再照会 / 発送済', '回答 / 回答を反映 / 記録がある'], slipBasis);
    await ward.run('reassess');
    expect('100万円の所得で更正する', await partsFor(scene, head), reckoned(scene, year, { baseYen: 570_000, heads: 1, tenths: 2 }), amountBasis);
  },
});
