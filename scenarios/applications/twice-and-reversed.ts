import { onlineCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { atWard } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { insuredSince, lastResult } from '../sending.js';
import { atWardDesk, leaving, onlineBasis, onlineNeeds, onlineSteps, readBy } from './telling.js';

const once = assume('受付番号と版ごとに一度だけ取り込む。版は番号の大きいものが言う');

export default scenario({
  id: 'applications.twice-and-reversed',
  ja: '補正した申請が、初めの版と共に二度ずつ新しい順に並んでも、届出は補正した内容で一度だけになる',
  level: 'abnormal',
  covers: onlineSteps,
  basis: [onlineBasis, once],
  today: '2026-05-11',
  needs: [...onlineNeeds, 'query.history'],
  cast: onlineCast,

  async play(scene) {
    const { people, online, ward, overnight, fault, expect } = scene;
    const [first, second] = [people.household('日付を直した人', { head: { age: 41, insured: true } }), people.household('一覧から抜けた人', { head: { age: 52, insured: true } })];
    await insuredSince(scene, first, '2026-05-01');
    await insuredSince(scene, second, '2026-05-01');
    for (const name of ['twice', 'reversed']) await fault('e-application', name);
    const number = await online.applies(leaving(first, '2026-05-09', { attachments: [] }));
    await online.collected();
    await online.corrects(number, leaving(first, '2026-05-08'));
    await fault('e-application', 'lost');
    const lost = await online.applies(leaving(second, '2026-05-10'));
    await fault('e-application', 'lost', false);
    const after = await online.applies(leaving(second, '2026-05-10', { people: [{ ...leaving(second, '2026-05-10').people[0]!, name: '別の 人' }], signedBy: null, attachments: [] }));
    await fault('e-application', 'lost');
    await online.collected();
    await online.collected();
    expect('補正した版が、初めに届いた日の届出として受け付けられる', [await atWardDesk(scene, number), await readBy(scene, number)], ['受け付けた 2026-05-13', '受理 / 届出を受け付けました。'], once);
    expect('抜けた申請はまだ区に届かず、その後の申請は届いている', [await atWardDesk(scene, lost), await atWardDesk(scene, after)], ['取り込んでいない', '補正を求めた 2026-05-13'], once);
    for (const name of ['twice', 'reversed', 'lost']) await fault('e-application', name, false);
    await overnight();
    await overnight();
    expect('集約は指摘なしで受理し、終わりは一つ', [await lastResult(scene), await atWard(scene, first.head), (await ward.history(first.head)).rows.length], ['受理', '適用 2026-05-01〜2026-05-09 / 資格 2026-05-01〜2026-05-09', 2], once);
    expect('抜けた申請も、一覧に戻ると到達した日の届出になる', [await atWardDesk(scene, lost), await atWard(scene, second.head)], ['受け付けた 2026-05-13', '適用 2026-05-01〜2026-05-11 / 資格 2026-05-01〜2026-05-11'], once);
  },
});
