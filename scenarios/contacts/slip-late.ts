import { levyCast } from '../../harness/scene.js';
import { reckoned, totalOf } from '../assessment/reckoning.js';
import { changeBasis, decisionsOn, salary, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { asks, slipBasis, slipNeeds, slipsIn, slipSteps, taxedElsewhere } from './telling.js';

export default scenario({
  id: 'contacts.slip-late',
  ja: '当初賦課に間に合わなかった連絡票の回答は、届いてから更正になる',
  level: 'abnormal',
  covers: slipSteps,
  basis: [slipBasis, changeBasis],
  today: '2026-05-20',
  needs: slipNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, advance, expect, fault } = scene;
    const { head, before } = await taxedElsewhere(scene, '所得の分からない人', [salary(3_000_000), '2026-05-01']);
    await fault('other-municipality', 'slipLate');
    await asks(scene, head, 'previousIncome', before.address);
    await advance('2026-06-10');
    await ward.run('assessYear');
    const unknown = reckoned(scene, year, { baseYen: 0, heads: 1 });
    expect('回答のないうちに当初賦課する', [await slipsIn(scene), await decisionsOn(scene, head)], [['照会 / 発送済'], [`決定0 ${totalOf(unknown)}円 12か月`]], changeBasis);
    await advance('2026-07-01');
    await ward.run('reassess');
    const known = reckoned(scene, year, { baseYen: 2_570_000, heads: 1 });
    expect('届いた所得で更正する', [await slipsIn(scene), await decisionsOn(scene, head)], [['照会 / 回答を反映', '回答 / 回答を反映 / 記録がある'], [`決定0 ${totalOf(unknown)}円 12か月`, `変更1 ${totalOf(known)}円 12か月`]], changeBasis);
  },
});
