import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { insuredAt, startOf, startsHere } from '../eligibility/telling.js';
import { arrivalNeeds, candidateFrom, continuityBasis, countAt, decidesHere, handoverBasis, handoverSteps, homeOf } from './telling.js';

export default scenario({
  id: 'continuity.household-merge',
  ja: '転入した人がこの区の世帯に加わっても、その世帯の世帯主が替わらなければ、数えるのはその世帯の該当だけである',
  level: 'normal',
  covers: handoverSteps,
  basis: [handoverBasis, continuityBasis],
  today: '2026-05-11',
  needs: [...arrivalNeeds, 'act.recordHighCostMonth'],
  cast: continuityCast,

  async play(scene) {
    const { ward, residents, people, federationTerminal, overnight, expect } = scene;
    const son = people.household('母を迎える息子', { head: { age: 48, sex: '1', insured: true } });
    await startsHere(scene, son, 'leaveEmployeeInsurance', '2022-04-01');
    const { origin, before, family: mother } = await insuredAt(scene, '世田谷区', '一人暮らしの母', '2015-04-01', { head: { age: 72, sex: '2', insured: true } });
    const householdKey = await homeOf(scene, son.head);
    for (const careMonth of ['2025-12', '2026-02']) await ward.act({ act: 'recordHighCostMonth', householdKey, careMonth, countsForRepeat: true, operation: 'register', by: '担当', why: '支給決定の控え' });
    await origin.hasHighCost(before.head, ['202601', '202602', '202603']);
    await origin.letsGo(before.insured, '2026-05-10');
    await residents.notify({ ...startOf(mother, 'moveInWithinPrefecture', '2026-05-10', { from: origin }), residents: [...mother.residents, ...son.residents], headPersonKey: son.head.personKey } as Parameters<typeof residents.notify>[0]);
    await overnight();
    expect('母はこの区の息子の世帯に入る', (await ward.household(mother.head)).householdKey, householdKey, continuityBasis);
    const shown = candidateFrom(await federationTerminal.candidates(), origin);
    expect('候補は、転入先に前からの世帯があると言う', shown?.candidate.reasons.includes('joinsHousehold'), true, continuityBasis);

    const proposal = await decidesHere(scene, householdKey, '2026-05-10');
    expect('規則は、息子の世帯の続きだとする', [proposal?.continuityCase, proposal?.candidateKey, proposal?.fromHouseholdKey], ['byHead', null, householdKey], continuityBasis);
    await overnight();
    expect('息子の世帯の二か月だけを数え、母の三か月は来ない', await countAt(scene, householdKey, '2026-05'), '2025-12・2026-02 → 2回', continuityBasis);
  },
});
