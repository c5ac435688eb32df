import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, business, noIncome } from '../assessment/telling.js';
import { moveMonthBasis } from '../continuity/telling.js';
import { endsHere } from '../eligibility/telling.js';
import { benefitNeeds, casesOf, delivered, halvedBasis, stay } from './telling.js';

export default scenario({
  id: 'benefit.leaves-within-tokyo',
  ja: '月の途中に全員で都内へ転出した世帯の月は2分の1になり、一人だけの転出や県外への転出ではならない',
  level: 'normal',
  covers: ['B-03', 'B-06'],
  basis: [halvedBasis, moveMonthBasis],
  today: '2026-06-01',
  needs: benefitNeeds,
  cast: benefitCast,

  async play(scene) {
    const { ward, people, overnight, expect } = scene;
    const wishes = { head: { bornOn: '1976-03-03', insured: true }, members: [{ relationship: '子', bornOn: '2004-03-03', insured: true }] } as const;
    const [all, child, abroad] = [people.household('都内へ越す家', wishes), people.household('子だけが越す家', wishes), people.household('県外へ越す家', wishes)];
    await allInsured(scene, ...[all, child, abroad].map((family) => [family, '2023-04-01', [[family.insured[0]!, business(3_000_000, 2025)], [family.insured[1]!, noIncome(2025)]]] as const));
    await delivered(scene, ...[all, child, abroad].map((family) => [family, stay('2026-05', 100_000)] as const));
    const keys = await Promise.all([all, child, abroad].map(async ({ head }) => (await ward.household(head)).householdKey!));
    await endsHere(scene, all.insured, 'moveOutWithinPrefecture', '2026-05-20');
    await endsHere(scene, [child.insured[1]!], 'moveOutWithinPrefecture', '2026-05-20');
    await endsHere(scene, abroad.insured, 'moveOutside', '2026-05-20', '2026-05-20');
    await overnight();
    const amounts = await Promise.all(keys.map(async (key) => (await casesOf(scene, key)).map(({ careMonth, amountYen }) => `${careMonth} ${amountYen}`)));
    // 300,000 − (40,050 + (1,000,000 − 133,500)×1% = 48,715)、ほかは 300,000 − 87,430
    expect('全員が都内へ越した世帯だけが2分の1', amounts, [['2026-05 251285'], ['2026-05 212570'], ['2026-05 212570']], halvedBasis);
  },
});
