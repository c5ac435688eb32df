import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { atAggregator, atOther, atWard, continuationBasis, continuationSteps, insuredAt, moveNeeds, movesInFrom } from './telling.js';

const grace = assume('転出元を待ち、重複としない日数(既定7日)は公開されていない');

export default scenario({
  id: 'eligibility.origin-forgets-then-answers',
  ja: '転出元が転出の処理を忘れると8日目に重複となるが、後から届けば跡を残さず継続に戻る',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [grace, continuationBasis],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { ward, advance, overnight, expect } = scene;
    const { origin, before, family } = await insuredAt(scene, '世田谷区', '森家', '2021-04-01');
    await origin.letsGo(before.insured, '2026-05-10', { behaviour: { kind: 'never' } });
    await movesInFrom(scene, origin, family, '2026-05-10');

    await advance('2026-05-17');
    expect('7日目: 転出を待っている', await atAggregator(scene, family.head), '資格 2021-04-01〜 / 転出待ち', grace);
    expect('7日目: この区に確認事項はまだない', await atWard(scene, family.head), '適用 2026-05-10〜 / 資格 未定', grace);
    await advance('2026-05-19');
    expect('8日目の夜に重複となり、翌朝この区に届く', await atWard(scene, family.head), '適用 2026-05-10〜 / 資格 未定 / E503', grace);
    expect('この区の継続区分は確認中', (await ward.qualification(family.head)).continuity, 'pending', grace);
    expect('転出元にも届き、確定した取得日は変わらない', await atOther(origin, before.head), '資格 2021-04-01〜 / E503', grace);

    await origin.letsGo(before.insured, '2026-05-10', { behaviour: { kind: 'onTime' } });
    await overnight();
    expect('転出元が届け出ると、取得日が届き確認事項は消える', await atWard(scene, family.head), '適用 2026-05-10〜 / 資格 2021-04-01〜', continuationBasis);
    expect('継続になる', (await ward.qualification(family.head)).continuity, 'continued', continuationBasis);
    expect('集約では一続きの資格', await atAggregator(scene, family.head), '資格 2021-04-01〜', continuationBasis);
    expect('転出元の誤りも消える', await atOther(origin, before.head), '資格 2021-04-01〜', continuationBasis);
  },
});
