import { asTyped } from '../../harness/application-window.js';
import { onlineCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { atWard } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { insuredSince } from '../sending.js';
import { atWardDesk, foundIn, leaving, onlineBasis, onlineNeeds, onlineSteps } from './telling.js';

const ownHousehold = derive('届出をするのは世帯主である(国保法9条)。カードは持ち主が誰かを示すが、よその世帯の人に代わる力は示さない');

export default scenario({
  id: 'applications.for-a-stranger',
  ja: '自分のカードで、よその世帯の人の番号と4情報を正しく書いて脱退を申請しても、その人の資格は終わらない',
  level: 'incident',
  covers: onlineSteps,
  basis: [onlineBasis, ownHousehold],
  today: '2026-05-11',
  needs: onlineNeeds,
  cast: onlineCast,

  async play(scene) {
    const { people, online, overnight, expect } = scene;
    const [applicant, stranger] = [people.household('申請する人', { head: { age: 41, insured: true } }), people.household('書かれた人', { head: { age: 52, insured: true } })];
    await insuredSince(scene, applicant, '2026-05-01');
    await insuredSince(scene, stranger, '2026-05-01');
    const number = await online.applies(leaving(applicant, '2026-05-08', { people: [asTyped(applicant.head), asTyped(stranger.head, { individualNumber: stranger.head.individualNumber })], concerns: [1] }));
    await online.collected();
    expect('二人とも誰かは分かるが、職員を待つ', [await foundIn(scene, number), await atWardDesk(scene, number)], [[applicant.head.personKey, stranger.head.personKey], '職員の確認待ち 2026-05-13'], ownHousehold);
    await overnight();
    expect('どちらの資格も続く', [await atWard(scene, applicant.head), await atWard(scene, stranger.head)], ['適用 2026-05-01〜 / 資格 2026-05-01〜', '適用 2026-05-01〜 / 資格 2026-05-01〜'], ownHousehold);
  },
});
