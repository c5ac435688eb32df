import { collectionCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { year } from '../assessment/telling.js';
import { loweredBasis, lowersAfterTwoPeriods } from './lowering.js';
import { overpaidBasis, refundNeeds, refundSteps } from './telling.js';

export default scenario({
  id: 'refunds.lowered-earliest-first',
  ja: '減額更正は、前の期から減らす区では1期を過納にし、2期の未納に充ててから残りを返す',
  level: 'abnormal',
  covers: refundSteps,
  basis: [overpaidBasis, loweredBasis],
  today: '2026-06-24',
  needs: refundNeeds,
  rates: [year],
  parameters: { loweredPeriods: 'earliestFirst' },
  cast: collectionCast,

  play: (scene) => lowersAfterTwoPeriods(scene, 'earliestFirst'),
});
