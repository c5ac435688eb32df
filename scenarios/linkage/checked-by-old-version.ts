import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, caseNeeds, clears, correctionBasis, correctionSteps, decides, enrolled, noticesOf, seen, stateAt, told, unseen } from './telling.js';

const oldVersion = cite('社会保障審議会医療保険部会 2023-09-29(保団連による引用)', '訂正した後も前の登録の内容が使われ続けた');

export default scenario({
  id: 'linkage.checked-by-old-version',
  ja: '直した記録が前の版の内容で突合されると正しいのに止まり続け、区は新しい版の通知でそれを知って理由付き疑いなしで解除する',
  level: 'incident',
  covers: correctionSteps,
  basis: [oldVersion, correctionBasis],
  today: '2026-05-11',
  needs: caseNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, hub, clinic, fault, overnight, expect } = scene;
    const family = people.household('直しても止まる人', { head: { bornOn: '1963-03-08', insured: true } });
    await enrolled(scene, told(family, family.head, { bornOn: '1963-08-03' }));
    await clinic.registersCard(family.head);
    await fault('insurer-hub', 'staleCheck');
    await decides(scene, family.head, { decision: 'dataError', why: '3月8日を8月3日と入力した', changes: { bornOn: '1963-03-08' } });
    await overnight();
    const { version } = (await hub.view(family.head)).records[0]!;
    expect('直した版なのに、前の版と同じ疑いで止まったまま', [version > 1, await stateAt(scene, family.head), await atClinic(scene, family.head)], [true, '通知済 / H1 / 資格情報と医療情報を停止', unseen], oldVersion);
    expect('区には新しい版の通知が届く', await noticesOf(scene, family.head), ['H1 受理', 'H1 未着手'], oldVersion);
    await clears(scene, family.head, 'residentConfirmed', '登録も住民記録も同じ生年月日であることを確かめた');
    await overnight();
    expect('理由付き疑いなしで解除され、見える', [await stateAt(scene, family.head), await atClinic(scene, family.head)], ['理由付き疑いなし / H1 / 停止なし', seen(family.head)], correctionBasis);
  },
});
