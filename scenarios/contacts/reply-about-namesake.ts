import { levyCast } from '../../harness/scene.js';
import { reckoned } from '../assessment/reckoning.js';
import { partsFor, salary, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { asks, handles, namingBasis, newestSlip, slipBasis, slipNeeds, slipsIn, slipSteps, taxedElsewhere } from './telling.js';

export default scenario({
  id: 'contacts.reply-about-namesake',
  ja: '連絡票の回答が同姓同名の別人のものなら保留し、誰の賦課も変えず、使わないと決めて聞き直す',
  level: 'incident',
  covers: slipSteps,
  basis: [slipBasis, namingBasis],
  today: '2026-06-10',
  needs: [...slipNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, advance, expect, other, fault } = scene;
    const { head, before } = await taxedElsewhere(scene, '照会される人', [salary(1_000_000), '2026-06-01']);
    const namesake = { ...before, personKey: '0099999999', bornOn: '1961-03-04' as const, address: '東京都千代田区架空町9-9-9' };
    await other('千代田区').taxes(namesake, salary(9_000_000), '2026-06-01');
    await ward.run('assessYear');
    await fault('other-municipality', 'slipNamesake');
    await asks(scene, head, 'previousIncome', before.address);
    await advance('2026-06-22');
    expect('生年月日の違う回答は保留される', await slipsIn(scene), ['照会 / 照会と合わない回答(確認待ち)', '回答 / 照会と合わない回答(確認待ち) / 記録がある'], namingBasis);
    await ward.run('reassess');
    expect('別人の所得は使われない', [(await ward.income(head, year)).taxState, await partsFor(scene, head)], [null, reckoned(scene, year, { baseYen: 0, heads: 1 })], namingBasis);

    await handles(scene, await newestSlip(scene, 'received', 'reply'), 'discard');
    await fault('other-municipality', 'slipNamesake', false);
    await handles(scene, await newestSlip(scene, 'sent', 'inquiry'), 'remind');
    await advance('2026-06-30');
    await ward.run('reassess');
    expect('聞き直した回答は本人のもので、更正する', [(await ward.income(head, year)).netIncomeYen, await partsFor(scene, head)], [1_000_000, reckoned(scene, year, { baseYen: 570_000, heads: 1, tenths: 2 })], namingBasis);
  },
});
