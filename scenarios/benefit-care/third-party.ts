import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { casesOf } from '../benefit/telling.js';
import { applies, casesIn, clerk, living, saidOf, stay, told, triesToPay, workCast, workNeeds } from './telling.js';

const heldBasis = cite('矢板市', '給付制限・第三者行為・労災は自動の支給から外す');

export default scenario({
  id: 'benefit-care.third-party',
  ja: '特記事項10(第三者行為)のあるレセプトの月は、勧奨も支給もせずに止まり、人が確かめて解けば払う',
  level: 'abnormal',
  covers: ['B-03', 'B-05', 'B-09'],
  basis: [heldBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const home = await living(scene, '事故に遭った人');
    await told(scene, stay(home, 'accident', { remarks: ['10'] }));
    await advance('2026-09-04');
    const [found] = await casesOf(scene, home.householdKey);
    expect('勧奨の時期を過ぎても、手紙を出さない', [found?.state, found?.letters], ['detected', []], heldBasis);
    expect('申請は受け付けるが、払えない', [saidOf(await applies(scene, home)), await triesToPay(scene, home.householdKey)], ['受け付けた', '人が見るまで止めてある'], heldBasis);
    await ward.act({ act: 'decideBenefit', caseId: found?.caseId ?? 'なし', decision: 'release', ...clerk, why: '相手のいない事故と確かめた' });
    expect('解けば払える', await triesToPay(scene, home.householdKey), '受け付けた', heldBasis);
    await advance('2026-09-11');
    expect('口座に入る', [await bank.balanceOf(home.account), await casesIn(scene, home.householdKey)], [212_570, ['2026-06 212570円 paid']], heldBasis);
  },
});
