import { cite, derive } from '../../law/define.js';
import type { Family } from '../../harness/families.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atClinic, checkNeeds, checkSteps, enrolled, seen, unseen } from './telling.js';

const rule = cite('厚労省・各市の案内', '利用登録の解除は翌月末に効力を生じる');
const again = derive('解除の後も、本人はもう一度利用登録できる');

export default scenario({
  id: 'linkage.card-use-cancelled-across-year',
  ja: '12月中の解除申請は年を越えて1月末に、1月の申請は2月末に効き、解除の後はもう一度登録できる',
  level: 'normal',
  covers: checkSteps,
  basis: [rule, again],
  today: '2026-12-01',
  needs: [...checkNeeds, 'query.cardUse'],
  cast: linkageCast,

  async play(scene) {
    const { ward, residents, people, hub, clinic, advance, expect } = scene;
    const [first, last, next] = ['12月の初め', '12月の終わり', '1月の初め'].map((label) => people.household(`${label}に解除する人`, { head: { age: 48, insured: true, cardUse: 'registered' } })) as [Family, Family, Family];
    for (const family of [first, last, next]) {
      await enrolled(scene, family, '2026-11-20');
      await clinic.registersCard(family.head);
    }
    for (const [family, day] of [[first, '2026-12-04'], [last, '2026-12-31'], [next, '2027-01-01']] as const) {
      await advance(day);
      await residents.notify({ kind: 'person', reason: 'cardUseCancellation', occurredOn: day, personKey: family.head.personKey });
    }
    await advance('2027-01-03');
    const effectiveOn = async () => Promise.all([first, last, next].map(async ({ head }) => (await hub.view(head)).cardUse.effectiveOn));
    expect('12月の申請はどれも1月31日、1月の申請は2月28日に効く', await effectiveOn(), ['2027-01-31', '2027-01-31', '2027-02-28'], rule);
    await advance('2027-01-31');
    expect('1月31日までは、12月に申請した人もカードが使える', [await atClinic(scene, first.head), await atClinic(scene, last.head)], [seen(first.head), seen(last.head)], rule);
    await advance('2027-02-01');
    expect('2月1日には使えず、1月に申請した人だけが使える', await Promise.all([first, last, next].map(({ head }) => atClinic(scene, head))), [unseen, unseen, seen(next.head)], rule);
    await clinic.registersCard(first.head);
    await advance('2027-02-03');
    expect('もう一度登録すればまた使え、区にも登録ありと伝わる', [await atClinic(scene, first.head), (await ward.cardUse(first.head)).state, (await ward.cardUse(last.head)).state], [seen(first.head), 'registered', 'cancelled'], again);
  },
});
