import { scenario } from '../define.js';
import { continuityCast } from '../../harness/scene.js';
import { keysOf } from '../sending.js';
import { startsHere } from '../eligibility/telling.js';
import { continuityBasis, countAt, countBasis, homeOf } from './telling.js';

export default scenario({
  id: 'continuity.split-inside-the-ward',
  ja: 'この区の中で世帯主の父が子と別の世帯になっても、父の世帯は前の該当を続けて数え、子の世帯は新しく数える',
  level: 'normal',
  covers: ['F-3-1', 'F-4-1'],
  basis: [continuityBasis, countBasis],
  today: '2026-05-11',
  needs: ['act.enterNotification', 'act.recordHighCostMonth', 'act.decideContinuity', 'query.household', 'query.continuity', 'query.highCostMonths'],
  cast: continuityCast,

  async play(scene) {
    const { ward, residents, people, expect } = scene;
    const family = people.household('二つに分かれる家', { head: { age: 60, sex: '1', insured: true }, members: [{ relationship: '子', age: 31 }, { relationship: '子の妻', age: 29 }] });
    const [father, son, wife] = [family.residents[0]!, family.residents[1]!, family.residents[2]!];
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2024-04-01');
    const old = await homeOf(scene, father);
    for (const careMonth of ['2026-01', '2026-02', '2026-03']) await ward.act({ act: 'recordHighCostMonth', householdKey: old, careMonth, countsForRepeat: true, operation: 'register', by: '担当', why: '支給決定の控え' });
    await residents.notify({ kind: 'household', reason: 'householdSplit', occurredOn: '2026-05-11', personKeys: keysOf([son, wife]), headPersonKey: son.personKey, residents: [] });
    const fresh = await homeOf(scene, son);
    const { proposal: ofSon } = await ward.continuity(fresh, '2026-05-11');
    const { proposal: ofFather } = await ward.continuity(old, '2026-05-11');
    expect('規則は、子の世帯は継続せず、父の世帯は続くとする', [{ continuityCase: ofSon?.continuityCase }, { continuityCase: ofFather?.continuityCase, fromHouseholdKey: ofFather?.fromHouseholdKey }], [{ continuityCase: 'none' }, { continuityCase: 'byHead', fromHouseholdKey: old }], continuityBasis);

    const stolen = await ward.tryAct({ act: 'decideContinuity', householdKey: fresh, occurredOn: '2026-05-11', decision: 'continue', sources: [], by: '担当', why: '世帯の識別だけが書かれていない' });
    expect('どの世帯の続きか言わない決定は断られる', [stolen.accepted, stolen.refusals.length], [false, 1], continuityBasis);
    await ward.act({ act: 'decideContinuity', householdKey: fresh, occurredOn: '2026-05-11', decision: 'notContinue', sources: [], by: '担当', why: '子は世帯主でなかった' });
    await ward.act({ act: 'decideContinuity', householdKey: old, occurredOn: '2026-05-11', decision: 'continue', fromHouseholdKey: old, sources: [], by: '担当', why: '世帯主が同じ' });
    expect('父の世帯は三回、子の世帯は0回', [await countAt(scene, old, '2026-05'), await countAt(scene, fresh, '2026-05')], ['2026-01・2026-02・2026-03 → 3回、多数回', 'なし → 0回'], countBasis);
  },
});
