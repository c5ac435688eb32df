import type { Resident } from '../../contracts/resident.js';
import { levyCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { endsHere, startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { decidedFor, levelOf, levyNeeds, levySteps, noIncome, partsFor, salary, year } from './telling.js';

const basisDay = derive('軽減は賦課期日(4月1日)にいる被保険者で判定する。4月2日に加入した人は4月分がかかっても人数に入らず、4月2日に喪失した人は4月分がかからなくても入る(国保法76条の2、施行令29条の7第6項)');

export default scenario({
  id: 'assessment.reduction-basis-day',
  ja: '軽減の人数と所得は4月1日の家族で数える。4月2日に入った人は数えず、4月2日に離れた人は数える',
  level: 'normal',
  covers: levySteps,
  basis: [basisDay],
  today: '2026-06-10',
  needs: levyNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, taxOffice, overnight, expect } = scene;
    const couple = (label: string) => people.household(label, { head: { bornOn: '1990-05-20', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1991-06-21' }] });
    const wifeOf = ({ residents }: ReturnType<typeof couple>): Resident => residents[1]!;
    const [onTheDay, dayAfter, gone, leaving] = [couple('妻が4月1日に入った家'), couple('妻が4月2日に入った家'), couple('妻が4月1日に喪失した家'), couple('妻が4月2日に喪失した家')];
    for (const family of [onTheDay, dayAfter]) await startsHere(scene, family, 'leaveEmployeeInsurance', '2023-04-01', { who: [family.head] });
    for (const family of [gone, leaving]) await startsHere(scene, family, 'leaveEmployeeInsurance', '2023-04-01');
    await startsHere(scene, onTheDay, 'leaveEmployeeInsurance', '2026-04-01', { who: [wifeOf(onTheDay)] });
    await startsHere(scene, dayAfter, 'leaveEmployeeInsurance', '2026-04-02', { who: [wifeOf(dayAfter)] });
    await endsHere(scene, [wifeOf(gone)], 'joinEmployeeInsurance', '2026-03-31');
    await endsHere(scene, [wifeOf(leaving)], 'joinEmployeeInsurance', '2026-04-01');
    await taxOffice.tells(...[onTheDay, dayAfter, gone, leaving].flatMap((family) => [[family.head, salary(1_000_000)], [wifeOf(family), noIncome()]] as const));
    await overnight();
    await ward.run('assessYear');
    // 100万円: 一人なら2割の線(100万円)、二人なら5割の線(105万円)まで。
    const [two, one] = [{ baseYen: 570_000, heads: 2 }, { baseYen: 570_000, heads: 1 }] as const;
    for (const [{ head }, of, tenths, ja] of [[onTheDay, two, 5, '4月1日に入った妻は数えて、5割軽減'], [dayAfter, two, 2, '4月2日に入った妻は数えず、2割軽減'], [gone, one, 2, '4月1日に喪失した妻は数えず、2割軽減'], [leaving, one, 5, '4月2日に喪失した妻は数えて、5割軽減']] as const) {
      expect(ja, [levelOf(await decidedFor(scene, head)), await partsFor(scene, head)], [`12か月 ${tenths}割`, reckoned(scene, year, { ...of, tenths })], basisDay);
    }
  },
});
