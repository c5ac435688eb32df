import { cite } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { checkNeeds, checkSteps, enrolled } from './telling.js';

const rule = cite('厚労省・各市の案内', '利用登録の解除は翌月末に効力を生じ、マイナ保険証のない人には申請なしで資格確認書を交付する');

export default scenario({
  id: 'linkage.card-use-cancelled-in-time',
  ja: '利用登録の解除は申請した月の翌月末に効き、資格確認書はその翌日までに交付される',
  level: 'normal',
  covers: checkSteps,
  basis: [rule],
  today: '2026-01-30',
  needs: [...checkNeeds, 'query.certificates', 'query.cardUse'],
  cast: linkageCast,

  async play(scene) {
    const { ward, residents, people, hub, clinic, advance, expect } = scene;
    const family = people.household('利用登録を解除する人', { head: { age: 55, insured: true, cardUse: 'registered' } });
    await enrolled(scene, family, '2026-01-10');
    await clinic.registersCard(family.head);
    const papers = async () => (await ward.certificates(family.head)).certificates.filter(({ kind, state }) => kind === 'eligibilityCertificate' && state === 'issued').map(({ issuedOn }) => issuedOn);
    expect('カードのある間は、資格確認書は交付されていない', await papers(), [], rule);
    await residents.notify({ kind: 'person', reason: 'cardUseCancellation', occurredOn: '2026-01-31', personKey: family.head.personKey });
    await advance('2026-02-02');
    expect('1月末の申請は、2月28日に効く', (await hub.view(family.head)).cardUse, { state: 'cancelScheduled', effectiveOn: '2026-02-28' }, rule);
    await advance('2026-02-28');
    expect('最後の日は、まだカードが使える', (await clinic.asks(family.head)).validity, '1', rule);
    await advance('2026-03-01');
    expect('翌日には解除済で、カードは使えない', [(await hub.view(family.head)).cardUse.state, (await clinic.asks(family.head)).name], ['cancelled', null], rule);
    expect('資格確認書は、その日には交付されている', await papers(), ['2026-03-01'], rule);
    await advance('2026-03-03');
    expect('区にも解除が伝わっている', (await ward.cardUse(family.head)).state, 'cancelled', rule);
  },
});
