import { onlineCast } from '../../harness/scene.js';
import { atAggregator, atWard, continuationBasis, continuationSteps } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { lastResult } from '../sending.js';
import { atWardDesk, clerk, clericalBasis, clerkNeeds, foundIn, joining, joiningBasis, onlineBasis, onlineSteps, readBy } from './telling.js';

export default scenario({
  id: 'applications.newcomer-joins',
  ja: '電子申請で初めて加入する家族は登録に当たる人がなく、職員が住民記録のとおりに結ぶと、資格が決まり集約に届く',
  level: 'normal',
  covers: [...continuationSteps, ...onlineSteps],
  basis: [onlineBasis, joiningBasis, clericalBasis, continuationBasis],
  today: '2026-05-11',
  needs: [...clerkNeeds, 'query.household'],
  cast: onlineCast,

  async play(scene) {
    const { people, online, ward, overnight, expect } = scene;
    const family = people.household('初めて加入する夫婦', { head: { age: 41, insured: true }, members: [{ relationship: '妻', age: 40 }] });
    const number = await online.applies(joining(family, '2026-05-01'));
    await online.collected();
    expect('当たる人がなく、何も登録されないまま職員を待つ', [await foundIn(scene, number), await atWardDesk(scene, number), (await ward.qualification(family.head)).known], [['当たる人がいない', '当たる人がいない'], '職員の確認待ち 2026-05-11', false], clericalBasis);
    expect('申請者には処理中と見える', await readBy(scene, number), '処理中 / 内容を確かめています。', onlineBasis);

    const answer = await ward.act({ act: 'decideApplication', receptionNumber: number, version: 1, by: clerk, decision: 'link', why: '住民記録で二人を確かめた', links: family.residents.map((resident, place) => ({ place, personKey: resident.personKey, resident })) });
    expect('二人が一つの世帯に入る', [answer.householdKey, (await ward.household(family.residents[1]!)).householdKey], [(await ward.household(family.head)).householdKey, answer.householdKey], joiningBasis);
    await online.collected();
    expect('申請者に受理と見える', await readBy(scene, number), '受理 / 届出を受け付けました。', onlineBasis);
    await overnight();
    expect('集約は指摘なしで受理し、取得日が決まる', [await lastResult(scene), await atAggregator(scene, family.head), await atWard(scene, family.residents[1]!)], ['受理', '資格 2026-05-01〜', '適用 2026-05-01〜 / 資格 2026-05-01〜'], continuationBasis);
  },
});
