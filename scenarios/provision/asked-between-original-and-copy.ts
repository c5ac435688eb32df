import { startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { lagBasis, learntOvernight, provisionBasis, provisionCast, provisionNeeds, provisionSteps, replicasOf } from './telling.js';

export default scenario({
  id: 'provision.asked-between-original-and-copy',
  ja: '正本が変わってから副本が見えるまでに尋ねた機関は前の資格を受け、遅れが過ぎれば副本は正本と同じになる',
  level: 'incident',
  covers: provisionSteps,
  basis: [provisionBasis, lagBasis],
  today: '2026-06-10',
  needs: [...provisionNeeds, 'query.qualification'],
  cast: provisionCast,

  async play(scene) {
    const { ward, residents, people, advance, overnight, expect, municipalHub, parameters, fault } = scene;
    const family = people.household('社保に入った人', { head: { age: 33, insured: true } });
    const { head } = family;
    await municipalHub.introduces(head);
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-04-01');
    await overnight();
    await parameters('municipal-hub', { replicaLagDays: 3 });
    await residents.notify({ kind: 'end', reason: 'joinEmployeeInsurance', occurredOn: '2026-06-11', personKeys: [head.personKey] });
    const { ownLostOn } = await ward.qualification(head);
    expect('正本が変わった夜には、まだ前の資格が見える', [await learntOvernight(scene, 'X-1', head), (await replicasOf(scene, head)).length], [['2026-04-01〜'], 2], lagBasis);
    await advance('2026-06-15');
    expect('遅れが過ぎれば、副本は正本と同じ', await learntOvernight(scene, 'X-2', head), [`2026-04-01〜${ownLostOn}`], lagBasis);

    await fault('municipal-hub', 'hubDown');
    const again = people.household('停止の晩に加入した人', { head: { age: 44, insured: true } });
    await municipalHub.introduces(again.head);
    await startsHere(scene, again, 'leaveEmployeeInsurance', '2026-06-15');
    await overnight();
    expect('停止の晩の副本は、統合DBで待つ', await replicasOf(scene, again.head), ['2026-06-15〜 / 結果待ち'], provisionBasis);
    await fault('municipal-hub', 'hubDown', false);
    await overnight();
    expect('応じた晩に、一度だけ登録される', await replicasOf(scene, again.head), ['2026-06-15〜 / 登録済'], provisionBasis);
  },
});
