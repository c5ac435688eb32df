import { asTyped } from '../../harness/application-window.js';
import { onlineCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { insuredSince, rowOf } from '../sending.js';
import { atWardDesk, clerk, clerkNeeds, foundIn, links, lookedAt, onlineBasis, onlineSteps, strangerBasis } from './telling.js';

export default scenario({
  id: 'applications.number-of-family-member',
  ja: '自分の欄に妻の個人番号を書いた申請は食い違いとして職員を待ち、妻には何も起こらない',
  level: 'incident',
  covers: onlineSteps,
  basis: [onlineBasis, strangerBasis],
  today: '2026-05-11',
  needs: [...clerkNeeds, 'query.accessLog'],
  cast: onlineCast,

  async play(scene) {
    const { people, online, ward, overnight, fault, expect } = scene;
    const family = people.household('番号を取り違えた夫婦', { head: { age: 50, sex: '1', insured: true, cardUse: 'registered' }, members: [{ relationship: '妻', age: 49, cardUse: 'registered' }] });
    const [husband, wife] = [family.residents[0]!, family.residents[1]!];
    await insuredSince(scene, family, '2026-05-01');
    await fault('e-application', 'numberOfFamily');
    const applying = (signedBy: typeof husband | null) => ({ signedBy, people: [asTyped(husband, { individualNumber: husband.individualNumber }), asTyped(wife, { individualNumber: wife.individualNumber })], content: { procedure: 'cardUseCancellation' } as const });
    const number = await online.applies(applying(husband));
    await online.collected();
    expect('カードの番号と書かれた番号が食い違い、職員を待つ', [await foundIn(scene, number), await atWardDesk(scene, number)], [['食い違う'], '職員の確認待ち 2026-05-12'], strangerBasis);
    const unsigned = await online.applies({ ...applying(null), people: [asTyped(husband, { individualNumber: husband.individualNumber, address: `${husband.address} 101` }), asTyped(wife, { individualNumber: wife.individualNumber })] });
    await online.collected();
    expect('署名がなければ、番号は妻のもので4情報は夫のもの', await foundIn(scene, unsigned), ['食い違う'], strangerBasis);
    expect('職員には、番号の持ち主と4情報の似た人が並んで見える', (await lookedAt(scene, unsigned)).map((keys) => [...keys].sort()), [[husband.personKey, wife.personKey].sort()], strangerBasis);
    const seen = (await ward.accessLog(wife)).rows;
    expect('妻の情報を誰が何のために見たかが残る', seen.map(({ by, purpose, action }) => ({ by, purpose, action })), [{ by: clerk, purpose: '電子申請の名寄せ', action: 'readApplication' }], strangerBasis);

    const linked = (personKey: string) => ward.tryAct({ act: 'decideApplication', receptionNumber: number, version: 1, by: clerk, decision: 'link', why: '本人に電話で確かめた', links: links(personKey) });
    expect('妻の申請とすることはできない', (await linked(wife.personKey)).accepted, false, strangerBasis);
    expect('カードの持ち主である夫の申請とすることはできる', (await linked(husband.personKey)).accepted, true, strangerBasis);
    await overnight();
    expect('申請の印は夫だけにあり、集約に届いた行も同じ', [await Promise.all([husband, wife].map(async (person) => (await ward.qualification(person)).cardUseCancellation)), await Promise.all([husband, wife].map(async (person) => (await rowOf(scene, person))?.cardUseCancellation))], [[true, false], [true, false]], strangerBasis);
  },
});
