import { collectionCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { year } from '../assessment/telling.js';
import { loweredBasis, lowersAfterTwoPeriods } from './lowering.js';
import { overpaidBasis, refundNeeds, refundSteps } from './telling.js';

export default scenario({
  id: 'refunds.lowered-latest-first',
  ja: '減額更正は、後の期から減らす区では2期の未納をなくし、残りを1期の過納にして返す',
  level: 'abnormal',
  covers: refundSteps,
  basis: [overpaidBasis, loweredBasis],
  today: '2026-06-24',
  needs: refundNeeds,
  rates: [year],
  parameters: { loweredPeriods: 'latestFirst' },
  cast: collectionCast,

  play: (scene) => lowersAfterTwoPeriods(scene, 'latestFirst'),
});
