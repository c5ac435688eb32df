import { decides, demands, living, paysOut, repays, stay, told, applies } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { benefitProvisionBasis, benefitProvisionCast, benefitProvisionNeeds, benefitReplicasOf, learntOvernight, netBasis } from './telling.js';

export default scenario({
  id: 'provision.benefit-follows-the-decision',
  ja: '給付の副本は支給を決めた晩からほかの機関に答え、追加支給で増え、返納を求めれば減り、すべて返されれば該当なしになる',
  level: 'normal',
  covers: ['B-12', 'B-09'],
  basis: [benefitProvisionBasis, netBasis],
  today: '2026-08-20',
  needs: benefitProvisionNeeds,
  cast: benefitProvisionCast,

  async play(scene) {
    const { municipalHub, overnight, expect, exchangedWith } = scene;
    const home = await living(scene, '給付を尋ねられる人');
    const { head, family, householdKey, account } = home;
    await municipalHub.introduces(head);
    await told(scene, stay(home, 'june'));
    await applies(scene, home);
    expect('申請しただけでは、まだ該当がない', await learntOvernight(scene, 'X-1', head, 'nhiBenefit'), ['N-NODATA'], netBasis);
    await decides(scene, householdKey);
    expect('支給を決めた日の夜に登録され、翌朝に答える', await learntOvernight(scene, 'X-2', head, 'nhiBenefit'), ['2026-06 高額療養費 212570円'], netBasis);

    await told(scene, stay(home, 'june-2', { points: 50_000, institutionCode: '1310000002' }));
    expect('計算し直しただけでは、他機関の見る額は変わらない', await learntOvernight(scene, 'X-3', head, 'nhiBenefit'), ['2026-06 高額療養費 212570円'], netBasis);
    await paysOut(scene, home, '2026-09-08');
    expect('追加支給を決めれば、二件ではなく一件の合わせた額になる', await learntOvernight(scene, 'X-4', head, 'nhiBenefit'), ['2026-06 高額療養費 357570円'], netBasis);

    await told(scene, stay(home, 'june-2', { points: 50_000, institutionCode: '1310000002', revision: 2, recordState: 'withdrawn' }), stay(home, 'june', { revision: 2, recordState: 'withdrawn' }));
    expect('返納金が見つかっただけでは変わらない', await learntOvernight(scene, 'X-5', head, 'nhiBenefit'), ['2026-06 高額療養費 357570円'], netBasis);
    const repaymentId = await demands(scene, householdKey);
    expect('全部の返納を求めれば、該当なしになる', await learntOvernight(scene, 'X-6', head, 'nhiBenefit'), ['N-NODATA'], netBasis);
    await repays(scene, repaymentId, 357_570);
    await overnight();
    expect('返されても何も変わらず、版は三つ、どれも登録されている', await benefitReplicasOf(scene, head), ['2026-06 212570円 / 登録済', '2026-06 357570円 / 登録済', '削除 / 登録済'], benefitProvisionBasis);
    const texts = (await Promise.all(['統合DB', '自治体中間サーバー'].map(exchangedWith))).flat();
    expect('個人番号、住所、口座は、統合DBにも自治体中間サーバーにも渡らない', texts.filter(({ text }) => [head.individualNumber, family.address, account.accountNumber].some((secret) => text.includes(secret))).map(({ path }) => path), [], benefitProvisionBasis);
  },
});
