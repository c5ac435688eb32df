import { scenario } from '../define.js';
import { caredOnBasis, medicalCostBasis, paidCostBasis } from '../../law/benefit-amounts.js';
import { casesIn, decides, hands, living, saidOf, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.medical-cost',
  ja: '療養費は認めた額と払った額の小さい方から一部負担金を引いて一度払い、割合は診療の日による。2年を過ぎた支払と治療のための渡航には払わない',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [medicalCostBasis, paidCostBasis, caredOnBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const home = await living(scene, '療養費を申請する人');
    const cost = { kind: 'medicalCost', personKey: home.head.personKey, ground: 'brace', paidOn: '2024-08-21', recognisedYen: 50_001, paidYen: 60_000, travelledForCare: false, account: home.account } as const;
    expect('2年を一日過ぎた支払と、治療のための渡航には支給しない', [saidOf(await hands(scene, { ...cost, paidOn: '2024-08-20' })), saidOf(await hands(scene, { ...cost, ground: 'abroad', paidOn: '2026-05-01', travelledForCare: true }))], ['申請できるのは 2026-08-20 まで', '治療のために渡航した'], medicalCostBasis);
    expect('2年の最後の日の装具と、海外で安く済んだ診療は受け付ける', [saidOf(await hands(scene, { ...cost, notificationId: 'brace' })), saidOf(await hands(scene, { ...cost, ground: 'abroad', paidOn: '2026-05-01', recognisedYen: 100_000, notificationId: 'abroad' }))], ['受け付けた', '受け付けた'], medicalCostBasis);
    expect('同じ装具の二度目は受け付けない', saidOf(await hands(scene, { ...cost, notificationId: 'twice' })), 'B1 で受け付けている', medicalCostBasis);
    expect('認めた額より安く作れた装具も受け付ける', saidOf(await hands(scene, { ...cost, paidOn: '2026-05-02', recognisedYen: 50_000, paidYen: 30_000, notificationId: 'cheap' })), '受け付けた', paidCostBasis);
    await decides(scene, home.householdKey);
    expect('決めた後も、同じ装具は受け付けない', saidOf(await hands(scene, { ...cost, notificationId: 'decided' })), 'B1 で受け付けている', medicalCostBasis);
    await advance('2026-08-27');
    // 50,001円の3割 15,000円を引いて 35,001円。海外は払った 60,000円の7割 42,000円。安い装具は払った 30,000円の7割 21,000円。
    expect('一部負担金を引いた額が口座に入る', [await casesIn(scene, home.householdKey), await bank.balanceOf(home.account)], [['一時金 35001円 paid', '一時金 42000円 paid', '一時金 21000円 paid'], 98_001], medicalCostBasis);
  },
});
