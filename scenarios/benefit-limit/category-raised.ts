import { scenario } from '../define.js';
import { business, told as incomeTold } from '../assessment/telling.js';
import { demandLetter, demands, differenceBasis, living, repaymentNeeds, repaymentsIn } from '../benefit-care/telling.js';
import { asksForLimit, certifiedTo, limitBasis, limitCast, limitNeeds, limitPaperOf, raisedBasis, recalledBasis, shown, stays } from './telling.js';

export default scenario({
  id: 'benefit-limit.category-raised',
  ja: '証を使った後に所得が直って区分が上がると、前の証を回収して新しい証を送り、窓口で払わなかった分の返還を求める',
  level: 'normal',
  covers: ['B-05', 'B-06', 'B-08'],
  basis: [limitBasis, recalledBasis, raisedBasis, differenceBasis],
  today: '2026-06-08',
  needs: [...limitNeeds, ...repaymentNeeds],
  cast: limitCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const home = await living(scene, '修正申告で区分の上がる人', { incomeYen: 2_530_000 });
    const { head, householdKey } = home;
    await asksForLimit(scene, head);
    await advance('2026-06-15');
    await stays(scene, home, '2026-06-15', shown(await limitPaperOf(scene, head)));
    // 旧ただし書き所得が210万円を一円超える: 区分ウ。
    await incomeTold(scene, [head, business(2_530_001, 2025)]);
    await advance('2026-07-10');
    expect('エの認定は替わり、判定し直した月の初日からウになる', await certifiedTo(scene, head), ['エ 2026-06-01〜2026-07-31 別の認定に替わった', 'ウ 2026-06-01〜2026-07-31 有効'], recalledBasis);
    const certificates = (await ward.certificates(head)).certificates.filter(({ kind }) => kind === 'limitCertificate').map(({ state, reason }) => ({ state, reason }));
    expect('前の証は回収し、新しい証が届いている', { certificates, paperLines: (await limitPaperOf(scene, head)).filter((line) => line.startsWith('適用区分')) }, { certificates: [{ state: 'recalled', reason: '区分がエからウに替わった' }, { state: 'issued', reason: '区分変更' }], paperLines: ['適用区分 ウ'] }, recalledBasis);
    await advance('2026-08-08');
    // 区分ウ 80,100 + 733,000×1% = 87,430円。エの証で 57,600円しか払っていない。
    expect('払わなかった 29,830円が返納金になる', await repaymentsIn(scene, householdKey), ['29830円 found 0円'], raisedBasis);
    const repaymentId = await demands(scene, householdKey);
    await advance('2026-08-12');
    expect('納入通知書が世帯主に届く', (await demandLetter(scene, repaymentId)).filter((line) => line.endsWith('様') || line.startsWith('額 ')), [`${head.name} 様`, '額 29,830円'], raisedBasis);
    await scene.overnight();
    expect('もう一度は求めない', await repaymentsIn(scene, householdKey), ['29830円 demanded 0円'], raisedBasis);
  },
});
