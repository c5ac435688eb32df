import type { Day } from '../../law/define.js';
import { scenario } from '../define.js';
import { acquisitionBasis, atAggregator, atWard, continuationSteps, endsHere, lossBasis, moveNeeds, startsHere } from './telling.js';

/** When the new address begins; a person who leaves the country has none. */
const newAddresses: readonly (readonly [who: string, newAddressOn: Day | undefined])[] = [
  ['翌日に新しい住所に移った人', '2026-05-11'], ['五日後に新しい住所に移った人', '2026-05-15'], ['国外へ出た人', undefined],
];

export default scenario({
  id: 'eligibility.move-out-of-prefecture-next-day',
  ja: '県外へ転出して翌日より後に新しい住所に移った人と、国外へ出た人は、転出日の翌日に資格を喪失する',
  level: 'normal',
  covers: continuationSteps,
  basis: [lossBasis, acquisitionBasis],
  today: '2026-05-07',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, advance, overnight, expect } = scene;
    for (const [who] of newAddresses) await startsHere(scene, people.household(who), 'leaveEmployeeInsurance', '2026-04-27');
    await overnight();
    for (const [who, newAddressOn] of newAddresses) await endsHere(scene, [people.household(who).head], 'moveOutside', '2026-05-10', newAddressOn);

    await advance('2026-05-10');
    for (const [who] of newAddresses) {
      const { head } = people.household(who);
      expect(`${who}は、転出した日はまだ被保険者`, (await ward.household(head)).insuredPersonKeys, [head.personKey], lossBasis);
    }
    await overnight();
    for (const [who] of newAddresses) {
      const { head } = people.household(who);
      expect(`${who}は、転出日の翌日に被保険者でなくなる`, (await ward.household(head)).insuredPersonKeys, [], lossBasis);
      expect('区の記録: 翌日に喪失', await atWard(scene, head), '適用 2026-04-27〜2026-05-11 / 資格 2026-04-27〜2026-05-11', lossBasis);
      expect('集約の記録: 翌日に喪失', await atAggregator(scene, head), '資格 2026-04-27〜2026-05-11', lossBasis);
    }
  },
});
