import { onlineCast } from '../../harness/scene.js';
import { atWard } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { insuredSince } from '../sending.js';
import { atWardDesk, clerk, clericalBasis, clerkNeeds, leaving, links, onlineBasis, onlineSteps, readBy } from './telling.js';

export default scenario({
  id: 'applications.decided-anew',
  ja: '却下した申請は消えず、新しい決定だけがそれを改め、受け付けた後はもう決め直せない',
  level: 'normal',
  covers: onlineSteps,
  basis: [onlineBasis, clericalBasis],
  today: '2026-05-11',
  needs: [...clerkNeeds, 'query.accessLog'],
  cast: onlineCast,

  async play(scene) {
    const { people, online, ward, overnight, expect } = scene;
    const family = people.household('署名しなかった人', { head: { age: 41, insured: true } });
    await insuredSince(scene, family, '2026-05-01');
    const number = await online.applies(leaving(family, '2026-05-08', { signedBy: null }));
    await online.collected();
    expect('署名のない申請は、4情報が同じでも職員を待つ', await atWardDesk(scene, number), '職員の確認待ち 2026-05-12', clericalBasis);
    const decide = (decision: 'link' | 'refuse', why: string, version = 1) => ward.tryAct({ act: 'decideApplication', receptionNumber: number, version, by: clerk, decision, why, ...(decision === 'link' ? { links: links(family.head.personKey) } : {}) });
    await decide('refuse', '本人と連絡が取れない');
    await online.collected();
    expect('却下しても一覧に残り、申請者に却下と見える', [await atWardDesk(scene, number), await readBy(scene, number)], ['却下した 2026-05-12', '却下 / 受け付けられませんでした。窓口にお問い合わせください。'], clericalBasis);
    expect('見ていない版については決められない', (await decide('link', '本人が窓口に来た', 2)).accepted, false, clericalBasis);
    expect('新しい決定で受け付ける', (await decide('link', '本人が窓口に来た')).accepted, true, clericalBasis);
    expect('受け付けた後は決め直せない', (await decide('refuse', '間違えた')).accepted, false, clericalBasis);
    expect('経過はすべて残る', (await ward.applicationCase(number, clerk, '経過の確認')).steps.map(({ state, by, because }) => ({ applicationState: state, by, why: because.at(-1) })), [{ applicationState: 'waiting', by: null, why: '電子署名がなく、申請者が本人か分からない' }, { applicationState: 'refused', by: clerk, why: '本人と連絡が取れない' }, { applicationState: 'entered', by: clerk, why: '本人が窓口に来た' }], clericalBasis);
    expect('誰が何のために決め、誰が見たかが残る', (await ward.accessLog(family.head)).rows.map(({ by, purpose, action }) => ({ by, purpose, action })), [{ by: clerk, purpose: '本人が窓口に来た', action: 'decideApplication' }, { by: clerk, purpose: '経過の確認', action: 'readApplication' }], clericalBasis);
    await overnight();
    await overnight();
    expect('申請者にも受理と見え、資格が終わる', [await readBy(scene, number), await atWard(scene, family.head)], ['受理 / 届出を受け付けました。', '適用 2026-05-01〜2026-05-09 / 資格 2026-05-01〜2026-05-09'], onlineBasis);
  },
});
