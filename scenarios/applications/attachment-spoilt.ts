import { onlineCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { atWard } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { insuredSince } from '../sending.js';
import { atWardDesk, heldOf, leaving, onlineBasis, onlineNeeds, onlineSteps, readBy } from './telling.js';

const onTheWay = assume('告げられた大きさかハッシュと違う添付は途中で壊れたもので、申請者に直させず、取り込み直す');
const others = assume('別の申請と同じ添付は、別の人の書類かもしれない。中身を見分けられない区のシステムは、職員に示す');

export default scenario({
  id: 'applications.attachment-spoilt',
  ja: '途中で切れた添付の申請は取り込まずに取り直し、別の申請の添付が付いて届いた申請は届出にせず職員に示す',
  level: 'abnormal',
  covers: onlineSteps,
  basis: [onlineBasis, onTheWay, others],
  today: '2026-05-11',
  needs: onlineNeeds,
  cast: onlineCast,

  async play(scene) {
    const { people, online, overnight, fault, expect } = scene;
    const [first, second] = [people.household('添付の切れた人', { head: { age: 41, insured: true } }), people.household('添付の入れ替わった人', { head: { age: 52, insured: true } })];
    await insuredSince(scene, first, '2026-05-01');
    await insuredSince(scene, second, '2026-05-01');
    const cut = await online.applies(leaving(first, '2026-05-08'));
    await fault('e-application', 'attachmentCut');
    await online.collected();
    expect('切れて届いたものは取り込まず、申請者に補正も求めない', [await atWardDesk(scene, cut), await readBy(scene, cut)], ['取り込んでいない', '到達 / 知らせなし'], onTheWay);
    await fault('e-application', 'attachmentCut', false);
    await overnight();
    await overnight();
    expect('次の日に取り直して受け付け、到達した日の届出になる', [await atWardDesk(scene, cut), await atWard(scene, first.head)], ['受け付けた 2026-05-13', '適用 2026-05-01〜2026-05-09 / 資格 2026-05-01〜2026-05-09'], onTheWay);

    await fault('e-application', 'attachmentOfAnother');
    const swapped = await online.applies(leaving(second, '2026-05-09'));
    await online.collected();
    expect('別の申請と同じ添付は職員を待つ', [await atWardDesk(scene, swapped), (await heldOf(scene, swapped))?.because], ['職員の確認待ち 2026-05-15', [`受付番号 ${cut} と同じ添付である(別の人の書類かもしれない)`]], others);
    await overnight();
    expect('資格は続いている', await atWard(scene, second.head), '適用 2026-05-01〜 / 資格 2026-05-01〜', others);
  },
});
