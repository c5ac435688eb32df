import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { endsHere, startsHere } from '../eligibility/telling.js';
import { continuityBasis, countAt, decidesThere, departureNeeds, handoverBasis, handoverSteps, homeOf } from './telling.js';

export default scenario({
  id: 'continuity.head-leaves-the-rest-stay',
  ja: '世帯主だけが県内へ転出すれば、該当は世帯主とともに転出先へ移り、この区に残った家族は新しく数える',
  level: 'normal',
  covers: handoverSteps.filter((step) => step !== 'F-4-6'),
  basis: [handoverBasis, continuityBasis],
  today: '2026-05-07',
  needs: [...departureNeeds, 'act.decideContinuity', 'query.continuity', 'query.highCostMonths'],
  cast: continuityCast,

  async play(scene) {
    const { ward, residents, people, federationTerminal, other, advance, overnight, expect } = scene;
    const setagaya = other('世田谷区');
    const family = people.household('父が出ていく家', { head: { age: 55, sex: '1', insured: true }, members: [{ relationship: '妻', age: 52 }, { relationship: '子', age: 20 }] });
    const father = people.moved(family, setagaya.municipality.code, [0]);
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2024-04-01');
    const householdKey = await homeOf(scene, family.head);
    for (const careMonth of ['2026-01', '2026-02', '2026-03']) await ward.act({ act: 'recordHighCostMonth', householdKey, careMonth, countsForRepeat: true, operation: 'register', by: '担当', why: '支給決定の控え' });
    await advance('2026-05-11');
    await endsHere(scene, [family.head], 'moveOutWithinPrefecture', '2026-05-10');
    expect('世帯主が決まるまで、この区の規則は何も言わない', (await ward.continuity(householdKey, '2026-05-10')).proposal, null, continuityBasis);
    await residents.notify({ kind: 'household', reason: 'headChange', occurredOn: '2026-05-10', personKeys: [family.residents[1]!.personKey, family.residents[2]!.personKey], headPersonKey: family.residents[1]!.personKey, residents: [] });
    await setagaya.receives(father, '2026-05-10');
    await overnight();
    const { proposal } = await ward.continuity(householdKey, '2026-05-10');
    expect('残った家族について、この区の規則は継続しないとする', { continuityCase: proposal?.continuityCase, fromHouseholdKey: proposal?.fromHouseholdKey }, { continuityCase: 'none', fromHouseholdKey: null }, continuityBasis);
    await ward.act({ act: 'decideContinuity', householdKey, occurredOn: '2026-05-10', decision: 'notContinue', sources: [], by: '担当', why: '世帯主が転出し、残った人が新しい世帯主になった' });
    const [shown] = await federationTerminal.candidates(setagaya.municipality.code);
    expect('転出先の候補は、前の日の世帯主は父だったと言う(この区の世帯主はもう妻である)', shown?.candidate.reasons, ['headSame', 'someStay'], handoverBasis);
    await decidesThere(scene, setagaya, 'continue');
    await overnight();
    expect('転出先は三か月を引き継ぐ', (await setagaya.highCost(father.head)).filter(({ voided }) => !voided).map(({ careMonth, origin }) => `${careMonth} ${origin}`), ['202601 carriedOver', '202602 carriedOver', '202603 carriedOver'], handoverBasis);
    expect('この区に残った家族は0回から', await countAt(scene, householdKey, '2026-06'), 'なし → 0回', continuityBasis);
  },
});
