import { levyCast } from '../../harness/scene.js';
import { salary, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { asks, slipBasis, slipNeeds, slipsIn, slipSteps, taxedElsewhere } from './telling.js';

export default scenario({
  id: 'contacts.reply-twice-and-older',
  ja: '同じ連絡票の回答が二度届いても一度だけ効き、前の記録による古い回答は使わない',
  level: 'abnormal',
  covers: slipSteps,
  basis: [slipBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, advance, expect, fault } = scene;
    const { head, before } = await taxedElsewhere(scene, '所得の訂正された人', [salary(5_000_000), '2026-05-01'], [salary(1_500_000), '2026-06-05']);
    await fault('other-municipality', 'slipTwice');
    await fault('other-municipality', 'slipFromOldRecord');
    await asks(scene, head, 'previousIncome', before.address);
    await advance('2026-06-25');
    expect('二度目と古いものは使わない', await slipsIn(scene), ['照会 / 回答を反映', '回答 / 回答を反映 / 記録がある', '回答 / 前と同じか、前より古い(使わない) / 記録がある', '回答 / 前と同じか、前より古い(使わない) / 記録がある'], slipBasis);
    const { netIncomeYen, versions, asOf } = await ward.income(head, year);
    expect('所得は訂正後のもので、一度だけ記録される', { netIncomeYen, versions, asOf }, { netIncomeYen: 1_500_000, versions: 1, asOf: '2026-06-05' }, slipBasis);
  },
});
