import { medicalCostBasis, transportBasis } from '../../law/benefit-amounts.js';
import { readBy } from '../applications/telling.js';
import { casesIn, decides, living } from '../benefit-care/telling.js';
import { scenario } from '../define.js';
import { asking, benefitOnlineCast, clerkOnlineNeeds, intoAccount, linked, looking, onlineBenefitBasis, papersBasis, sameRuleBasis, stands, taken } from './telling.js';

export default scenario({
  id: 'benefit-online.medical-cost',
  ja: '療養費と移送費の電子申請は、書類が揃っていても職員が認めた額を決めるまで待ち、申請者の払った額ではなく認めた額から払う',
  level: 'normal',
  covers: ['B-05', 'B-09'],
  basis: [onlineBenefitBasis, papersBasis, medicalCostBasis, transportBasis],
  today: '2026-08-20',
  needs: [...clerkOnlineNeeds, 'query.applicationCase'],
  cast: benefitOnlineCast,

  async play(scene) {
    const { online, bank, ward, advance, overnight, expect } = scene;
    const home = await living(scene, '装具を作った人');
    const { head, account } = home;
    const brace = asking([head], { procedure: 'medicalCost', ground: 'brace', paidOn: '2026-08-01', paidYen: 60_000, travelledForCare: false, ...intoAccount(account) });
    const [cost, trip] = [await online.applies(brace), await online.applies(asking([head], { procedure: 'transport', paidOn: '2026-08-02', paidYen: 12_000, ...intoAccount(account) }))];
    const late = await online.applies(asking([head], { procedure: 'medicalCost', ground: 'brace', paidOn: '2024-08-01', paidYen: 10_000, travelledForCare: false, ...intoAccount(account) }));
    await overnight();
    const why = async (number: string) => (await stands(scene, number)).split(' / ').at(-1);
    expect('どれも職員を待ち、事案はまだない', [await why(cost), await why(trip), await readBy(scene, cost), await casesIn(scene, home.householdKey)], ['療養費と移送費は、保険で認める額を職員が決める', '療養費と移送費は、保険で認める額を職員が決める', looking, []], onlineBenefitBasis);
    const { content } = await ward.applicationCase(cost, '給付係 担当', '療養費の審査');
    expect('職員は、申請者の書いた払った額を読める', content?.procedure === 'medicalCost' ? content.paidYen : null, 60_000, onlineBenefitBasis);
    expect('額を書かなければ受け付けず、2年を過ぎた支払は額を書いても受け付けない', [await linked(scene, cost, [head.personKey]), await linked(scene, late, [head.personKey], { recognisedYen: 10_000 })], ['療養費か移送費を受け付けるときにだけ、必ず書く', '申請できるのは 2026-08-01 まで'], sameRuleBasis);
    expect('認めた額を書けば受け付ける', [await linked(scene, cost, [head.personKey], { recognisedYen: 50_001 }), await linked(scene, trip, [head.personKey], { recognisedYen: 8_000 })], ['受け付けた', '受け付けた'], medicalCostBasis);
    await decides(scene, home.householdKey);
    await advance('2026-09-01');
    // 装具は認めた 50,001円から3割 15,000円を引いて 35,001円、移送は認めた 8,000円。
    expect('認めた額から口座に入る', [await casesIn(scene, home.householdKey), await bank.balanceOf(account)], [['一時金 35001円 paid', '一時金 8000円 paid'], 43_001], medicalCostBasis);
    expect('申請者には額も、わけも見えない', [await readBy(scene, cost), await readBy(scene, trip), await readBy(scene, late)], [taken, taken, looking], onlineBenefitBasis);
  },
});
