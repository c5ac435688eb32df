import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt, endsHere } from '../eligibility/telling.js';
import { arrivalNeeds, arrives, countAt, countBasis, decidesHere, decidesThere, handoverBasis, handoverSteps } from './telling.js';

export default scenario({
  id: 'continuity.moves-in-and-out-within-a-year',
  ja: '転入して該当が続いた世帯が一年のうちに元の区へ戻れば、両方の区の該当が合わせて引き継がれる',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, countBasis],
  today: '2026-05-11',
  needs: [...arrivalNeeds, 'act.recordHighCostMonth', 'job.exportHighCostRecords'],
  cast: continuityCast,

  async play(scene) {
    const { ward, advance, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '行って戻る家', '2021-04-01', { head: { age: 50, sex: '1', insured: true } });
    const householdKey = await arrives(scene, origin, before, family, '2026-05-10', ['202601', '202603']);
    await decidesHere(scene, householdKey, '2026-05-10');
    await overnight();
    await advance('2026-07-06');
    await ward.act({ act: 'recordHighCostMonth', householdKey, careMonth: '2026-06', countsForRepeat: true, operation: 'register', by: '担当', why: '支給決定の控え' });
    expect('この区では、引き継いだ二か月と6月の三回', await countAt(scene, householdKey, '2026-07'), '2026-01(引継)・2026-03(引継)・2026-06 → 3回、多数回', countBasis);

    await endsHere(scene, family.insured, 'moveOutWithinPrefecture', '2026-07-05');
    await origin.receives(before, '2026-07-05');
    await overnight();
    await decidesThere(scene, origin, 'continue');
    await overnight();
    const held = (await origin.highCost(before.head)).filter(({ voided }) => !voided).map(({ careMonth, origin: kind }) => `${careMonth} ${kind}`);
    expect('戻った区には、初めの二か月と6月の三か月が届く', held, ['202601 carriedOver', '202603 carriedOver', '202606 carriedOver'], handoverBasis);
  },
});
