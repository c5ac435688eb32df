import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, gapAndOverlapBasis, insuredAt, moveNeeds, movesInFrom } from './telling.js';

export default scenario({
  id: 'eligibility.overlap-corrected-by-ward',
  ja: '転入日を2日早く入力して前の区と重複したら、確定した日付は動かず、この区の訂正で継続に戻る',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [gapAndOverlapBasis, continuationBasis],
  today: '2026-05-12',
  needs: [...moveNeeds, 'act.correctPeriod', 'query.history'],

  async play(scene) {
    const { ward, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '中村家', '2021-04-01');
    await origin.letsGo(before.insured, '2026-05-12');
    await movesInFrom(scene, origin, family, '2026-05-10');
    await overnight();

    expect('集約は2日の重複を誤りとし、何も変えない', await atAggregator(scene, family.head), '資格 2021-04-01〜 / E503(2日)', gapAndOverlapBasis);
    expect('この区にも誤りが伝わり、取得日は書かない', await atWard(scene, family.head), '適用 2026-05-10〜 / 資格 未定 / E503', gapAndOverlapBasis);
    expect('転出元にも誤りが伝わり、確定した取得日は変わらない', await atOther(origin, before.head), '資格 2021-04-01〜 / E503', gapAndOverlapBasis);

    await ward.act({ act: 'correctPeriod', personKey: family.head.personKey, applicationStartOn: '2026-05-10', newStartOn: '2026-05-12', why: '転出証明書の異動日を見誤った' });
    await overnight();
    expect('訂正した転入日で、前の区の取得日が届く', await atWard(scene, family.head), '適用 2026-05-12〜 / 資格 2021-04-01〜', continuationBasis);
    expect('重複は消え、一続きの資格になる', await atAggregator(scene, family.head), '資格 2021-04-01〜', continuationBasis);
    expect('転出元の誤りも消える', await atOther(origin, before.head), '資格 2021-04-01〜', continuationBasis);
    const { rows } = await ward.history(family.head);
    expect('誤った転入日の記録も、訂正前として残っている', rows.some(({ applicationStartOn, current }) => applicationStartOn === '2026-05-10' && !current), true, continuationBasis);
  },
});
