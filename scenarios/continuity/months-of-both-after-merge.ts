import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt, startOf, startsHere } from '../eligibility/telling.js';
import { arrivalNeeds, continuityBasis, countAt, countBasis, decidesHere, handoverBasis, handoverSteps, homeOf } from './telling.js';

export default scenario({
  id: 'continuity.months-of-both-after-merge',
  ja: '転入した人がこの区の世帯の世帯主になれば、続くのは転入した人の該当で、前からの世帯の該当は終わり、足し合わせない',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, continuityBasis, countBasis],
  today: '2026-05-11',
  needs: [...arrivalNeeds, 'act.recordHighCostMonth'],
  cast: continuityCast,

  async play(scene) {
    const { ward, residents, people, overnight, expect } = scene;
    const daughter = people.household('父を世帯主に迎える娘', { head: { age: 35, sex: '2', insured: true } });
    await startsHere(scene, daughter, 'leaveEmployeeInsurance', '2022-04-01');
    const { origin, before, family: father } = await insuredAt(scene, '世田谷区', '娘の家へ移る父', '2015-04-01', { head: { age: 66, sex: '1', insured: true } });
    const householdKey = await homeOf(scene, daughter.head);
    for (const careMonth of ['2026-01', '2026-02']) await ward.act({ act: 'recordHighCostMonth', householdKey, careMonth, countsForRepeat: true, operation: 'register', by: '担当', why: '支給決定の控え' });
    await origin.hasHighCost(before.head, ['202602', '202603']);
    await origin.letsGo(before.insured, '2026-05-10');
    await residents.notify({ ...startOf(father, 'moveInWithinPrefecture', '2026-05-10', { from: origin }), residents: [...father.residents, ...daughter.residents], headPersonKey: daughter.head.personKey } as Parameters<typeof residents.notify>[0]);
    await residents.notify({ kind: 'household', reason: 'headChange', occurredOn: '2026-05-10', personKeys: [father.head.personKey, daughter.head.personKey], headPersonKey: father.head.personKey, residents: [] });
    await overnight();
    expect('父が、前からの娘の世帯の世帯主になる', [(await ward.household(daughter.head)).householdKey, (await ward.household(daughter.head)).headPersonKey], [householdKey, father.head.personKey], continuityBasis);
    const proposal = await decidesHere(scene, householdKey, '2026-05-10');
    expect('規則は父の世帯の続きだとし、娘の世帯の回数は終わると言う', [proposal?.continuityCase, proposal?.because.some((line) => line.includes('終わる'))], ['byHead', true], continuityBasis);
    await overnight();
    expect('父の二か月だけを数える', await countAt(scene, householdKey, '2026-05'), '2026-02(引継)・2026-03(引継) → 2回', countBasis);
  },
});
