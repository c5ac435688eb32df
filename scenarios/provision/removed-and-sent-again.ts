import { startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { learntOvernight, provisionBasis, provisionCast, provisionNeeds, provisionSteps, replicasOf } from './telling.js';

export default scenario({
  id: 'provision.removed-and-sent-again',
  ja: '誤って作った人の副本は削除され、符号のない人と古い版で断られた副本は次に出し直す',
  level: 'abnormal',
  covers: provisionSteps,
  basis: [provisionBasis],
  today: '2026-06-22',
  needs: [...provisionNeeds, 'act.voidPeriod'],
  cast: provisionCast,

  async play(scene) {
    const { ward, people, overnight, expect, municipalHub, fault } = scene;
    const [wrong, unknown, late] = ['取り違えて登録した人', '符号のない人', '版の替わる夜の人'].map((label) => people.household(label, { head: { age: 40, insured: true } })) as [ReturnType<typeof people.household>, ReturnType<typeof people.household>, ReturnType<typeof people.household>];
    await municipalHub.introduces(wrong.head);
    await municipalHub.introduces(late.head);
    await startsHere(scene, wrong, 'leaveEmployeeInsurance', '2026-06-01');
    await startsHere(scene, unknown, 'leaveEmployeeInsurance', '2026-06-01');
    await overnight();
    expect('符号のない人の副本は断られる', [await replicasOf(scene, wrong.head), await replicasOf(scene, unknown.head)], [['2026-06-01〜 / 登録済'], ['2026-06-01〜 / 断られた(次に出し直す) / N-NOSYMBOL']], provisionBasis);
    await municipalHub.introduces(unknown.head);
    await ward.act({ act: 'voidPeriod', personKey: wrong.head.personKey, applicationStartOn: '2026-06-01', why: '人の取り違え' });
    await overnight();
    expect('取り違えた人の副本は削除され、該当なしになる', [await replicasOf(scene, wrong.head), await learntOvernight(scene, 'X-1', wrong.head)], [['2026-06-01〜 / 登録済', '削除 / 登録済'], ['N-NODATA']], provisionBasis);
    expect('符号を取れた人の副本は、出し直されて登録される', [(await replicasOf(scene, unknown.head)).at(-1), await learntOvernight(scene, 'X-2', unknown.head)], ['2026-06-01〜 / 登録済', ['2026-06-01〜']], provisionBasis);

    await fault('municipal-hub', 'hubDown');
    await scene.advance('2026-06-30T10:00');
    await startsHere(scene, late, 'leaveEmployeeInsurance', '2026-06-30');
    await scene.advance('2026-07-01T10:00');
    await fault('municipal-hub', 'hubDown', false);
    await scene.advance('2026-07-03T10:00');
    expect('7月の切替えの前に作った副本は版で断られ、新しい版で登録される', [await replicasOf(scene, late.head), (await ward.replicas(late.head)).replicas.map(({ layoutVersion }) => layoutVersion)], [['2026-06-30〜 / 断られた(次に出し直す) / N-LAYOUT', '2026-06-30〜 / 登録済'], ['2025.07', '2026.07']], provisionBasis);
  },
});
