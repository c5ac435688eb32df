import { asTyped } from '../../harness/application-window.js';
import { onlineCast } from '../../harness/scene.js';
import { atWard, endOf } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { insuredSince } from '../sending.js';
import { atWardDesk, clerk, clericalBasis, clerkNeeds, leaving, onlineBasis, onlineSteps, readBy } from './telling.js';

export default scenario({
  id: 'applications.sent-again',
  ja: '同じ申請が二度送られても、窓口と電子申請の両方に出されても、届出は一度だけで、二つめは職員が却下する',
  level: 'abnormal',
  covers: onlineSteps,
  basis: [onlineBasis, clericalBasis],
  today: '2026-05-11',
  needs: [...clerkNeeds, 'query.history', 'query.certificates'],
  cast: onlineCast,

  async play(scene) {
    const { people, online, ward, residents, overnight, fault, expect } = scene;
    const [pressedTwice, atCounterToo] = [people.household('二度押した人', { head: { age: 41, insured: true, cardUse: 'none' } }), people.household('窓口にも来た人', { head: { age: 52, insured: true } })];
    await insuredSince(scene, pressedTwice, '2026-05-01');
    await insuredSince(scene, atCounterToo, '2026-05-01');
    await fault('e-application', 'sentTwice');
    const [first, second] = await online.appliesOften({ signedBy: pressedTwice.head, people: [asTyped(pressedTwice.head)], content: { procedure: 'certificateIssue', occurredOn: '2026-05-12' } });
    await fault('e-application', 'sentTwice', false);
    await residents.notify(endOf(atCounterToo.insured, 'joinEmployeeInsurance', '2026-05-08'));
    const late = await online.applies(leaving(atCounterToo, '2026-05-08'));
    await online.collected();
    expect('初めの一つだけが届出になり、ほかは職員を待つ', [await atWardDesk(scene, first!), await atWardDesk(scene, second!), await atWardDesk(scene, late)], ['受け付けた 2026-05-13', '職員の確認待ち 2026-05-13', '職員の確認待ち 2026-05-13'], clericalBasis);
    for (const receptionNumber of [second!, late]) await ward.act({ act: 'decideApplication', receptionNumber, version: 1, by: clerk, decision: 'refuse', why: '同じ届出を受け付けている' });
    await online.collected();
    expect('申請者には却下と見える', [await readBy(scene, second!), await readBy(scene, late)], Array.from({ length: 2 }, () => '却下 / 受け付けられませんでした。窓口にお問い合わせください。'), onlineBasis);
    await overnight();
    expect('再交付は一度だけで、回収した証と新しい証が一つずつ', { certificateStates: (await ward.certificates(pressedTwice.head)).certificates.map(({ state }) => state).sort() }, { certificateStates: ['issued', 'recalled'] }, clericalBasis);
    expect('窓口にも来た人の資格は一度終わっただけで、履歴も始まりと終わりの二行', [await atWard(scene, atCounterToo.head), (await ward.history(atCounterToo.head)).rows.length], ['適用 2026-05-01〜2026-05-09 / 資格 2026-05-01〜2026-05-09', 2], clericalBasis);
  },
});
