import { insuredWithIncome } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { heldBy, provisionCast, provisionNeeds, transferBasis, transferLines, transferSteps } from './telling.js';

export default scenario({
  id: 'provision.transfer-lost-and-asked-again',
  ja: '移転が一つ失われれば次の差分は反映されず、全件を求められて渡せば、差分を積んだものと同じになる',
  level: 'abnormal',
  covers: transferSteps,
  basis: [transferBasis],
  today: '2026-06-10',
  needs: [...provisionNeeds, 'job.exportTransfers', 'act.voidPeriod'],
  cast: provisionCast,

  async play(scene) {
    const { ward, people, overnight, expect, taxOffice, fault } = scene;
    const [one, lost, later] = ['初めの人', '失われた人', '後の人'].map((label) => people.household(label, { head: { age: 45, insured: true } })) as [ReturnType<typeof people.household>, ReturnType<typeof people.household>, ReturnType<typeof people.household>];
    await insuredWithIncome(scene, one, '2026-06-01', []);
    await fault('integrated-db', 'handoverLost');
    await insuredWithIncome(scene, lost, '2026-06-02', []);
    await fault('integrated-db', 'handoverLost', false);
    expect('失われた差分は、誰も知らない', await heldBy(scene, 'care', one.head, lost.head), ['2026-06-01〜'], transferBasis);
    await insuredWithIncome(scene, later, '2026-06-03', []);
    expect('番号が抜けているので、次の差分は反映しない', [await heldBy(scene, 'care', one.head, lost.head, later.head), (await transferLines(scene)).filter((line) => line.startsWith('介護保険'))], [['2026-06-01〜'], ['介護保険 1回目 1件', '介護保険 3回目 1件 反映せず']], transferBasis);
    await overnight();
    expect('求められた全件で、三人がそろう', (await heldBy(scene, 'care', one.head, lost.head, later.head)).toSorted(), ['2026-06-01〜', '2026-06-02〜', '2026-06-03〜'], transferBasis);

    await ward.act({ act: 'voidPeriod', personKey: lost.head.personKey, applicationStartOn: '2026-06-02', why: '届出の取下げ' });
    await overnight();
    expect('無効になった資格は、削除の行で消える', (await heldBy(scene, 'care', one.head, lost.head, later.head)).toSorted(), ['2026-06-01〜', '2026-06-03〜'], transferBasis);
    await taxOffice.losesAll('care');
    expect('業務が持っていたものを失う', await heldBy(scene, 'care', one.head, lost.head, later.head), [], transferBasis);
    await overnight();
    await overnight();
    expect('求めれば全件が渡り、消えた人は戻らない', (await heldBy(scene, 'care', one.head, lost.head, later.head)).toSorted(), ['2026-06-01〜', '2026-06-03〜'], transferBasis);
  },
});
