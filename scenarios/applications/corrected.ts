import { onlineCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { atWard, continuationBasis } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { insuredSince, lastResult } from '../sending.js';
import { atWardDesk, leaving, onlineBasis, onlineNeeds, onlineSteps, readBy } from './telling.js';

const firstDay = assume('補正された申請は、初めに到達した日の届出とする');

export default scenario({
  id: 'applications.corrected',
  ja: '添付のない申請と読めない添付は補正を求められ、直すと初めに届いた日の届出になる',
  level: 'abnormal',
  covers: onlineSteps,
  basis: [onlineBasis, firstDay, continuationBasis],
  today: '2026-05-11',
  needs: onlineNeeds,
  cast: onlineCast,

  async play(scene) {
    const { people, online, overnight, expect } = scene;
    const family = people.household('書類を忘れた人', { head: { age: 41, insured: true } });
    await insuredSince(scene, family, '2026-05-01');
    const number = await online.applies(leaving(family, '2026-05-08', { attachments: [] }));
    await online.collected();
    expect('足りない書類を求められ、資格はそのまま', [await readBy(scene, number), await atWard(scene, family.head)], ['補正依頼 / 次のものを直して、もう一度送ってください: 新しい保険の資格の分かるもの', '適用 2026-05-01〜 / 資格 2026-05-01〜'], onlineBasis);

    await overnight();
    await online.corrects(number, leaving(family, '2026-05-08', { attachments: [{ kind: 'newInsurance', bytes: Buffer.from('写真ではない') }] }));
    await online.collected();
    expect('読めない添付も、もう一度求められる', await readBy(scene, number), '補正依頼 / 次のものを直して、もう一度送ってください: 読めない添付', onlineBasis);

    await overnight();
    await online.corrects(number, leaving(family, '2026-05-08'));
    await online.collected();
    expect('直した版が受理となり、初めに届いた日の届出になる', [await readBy(scene, number), await atWardDesk(scene, number)], ['受理 / 届出を受け付けました。', '受け付けた 2026-05-12'], firstDay);
    await overnight();
    expect('集約は指摘なしで受理する', [await lastResult(scene), await atWard(scene, family.head)], ['受理', '適用 2026-05-01〜2026-05-09 / 資格 2026-05-01〜2026-05-09'], continuationBasis);
  },
});
