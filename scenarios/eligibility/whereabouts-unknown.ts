import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, keysOf, lastResult } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds } from './telling.js';

const guideline = derive('大空町・美里町の要領: 不在の事実を確かめた日または住民票の消除の日に喪失とする');

export default scenario({
  id: 'eligibility.whereabouts-unknown',
  ja: '居所の分からない人は、届出がなくても職員が、住民票を消除した日で喪失させる',
  level: 'normal',
  covers: continuationSteps.filter((step) => step !== 'A-03'),
  basis: [guideline],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, today, overnight, expect } = scene;
    const family = people.household('長男のいなくなった家', { head: { age: 70, insured: true }, members: [{ relationship: '子', age: 43 }] });
    const [head, missing] = [family.head, family.residents[1]!];
    await insuredSince(scene, family, '2015-04-01');

    expect('実態調査をしても、消除までは被保険者のまま', (await ward.household(head)).insuredPersonKeys, keysOf([head, missing]), guideline);
    await ward.act({ act: 'enterNotification', notification: { kind: 'end', notificationId: 'EX-OFFICIO-1', receivedOn: today(), reason: 'whereaboutsUnknown', occurredOn: today(), personKeys: [missing.personKey] } });
    expect('消除の日に、もう被保険者でない', (await ward.household(head)).insuredPersonKeys, keysOf([head]), guideline);
    await overnight();
    expect('喪失日は消除の日', [await atAggregator(scene, missing), await datesOf(scene, missing)], ['資格 2015-04-01〜2026-05-12', ['2015-04-01', '2026-05-12']], guideline);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', guideline);
    expect('残る世帯主の資格は続く', await atAggregator(scene, head), '資格 2015-04-01〜', guideline);
  },
});
