import { motherBasis, nextChildbirthBasis } from '../../law/benefit-amounts.js';
import { alone } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { casesIn, clerk, decides, hands, living, saidOf, triesToPay, workCast, workNeeds } from './telling.js';

export default scenario({
  id: 'benefit-care.childbirth-in-doubt',
  ja: '前の出産と妊娠の期間が重なる出産と、母の性別が合わない出産は、受け付けても人が見るまで払わない。日をまたぐ双子と確かめれば払う',
  level: 'abnormal',
  covers: ['B-05', 'B-09'],
  basis: [nextChildbirthBasis, motherBasis],
  today: '2026-08-20',
  needs: workNeeds,
  cast: workCast,

  async play(scene) {
    const { bank, advance, expect } = scene;
    const [mother, man] = [await living(scene, '双子を産んだ人', { wardYen: 2_000_000, family: alone(scene, '双子を産んだ人', { sex: '2' }) }), await living(scene, '男の人', { wardYen: 2_000_000, family: alone(scene, '男の人', { sex: '1' }), accountNumber: '0000012' })];
    const born = { kind: 'childbirth', bornOn: '2026-07-10', children: 1, pregnancyDays: 230, isCompensated: true, directlyPaidYen: 0, isPaidByFormerInsurer: false } as const;
    const of = ({ head, account }: typeof mother, notificationId: string, bornOn: typeof born.bornOn | '2026-07-11' = born.bornOn) => hands(scene, { ...born, bornOn, personKey: head.personKey, account, notificationId });
    expect('どれも受け付ける', [saidOf(await of(mother, 'first')), saidOf(await of(mother, 'second', '2026-07-11')), saidOf(await of(man, 'man'))], ['受け付けた', '受け付けた', '受け付けた'], nextChildbirthBasis);
    expect('次の日の出産と、男の人の出産は払えない', [await triesToPay(scene, mother.householdKey), await triesToPay(scene, man.householdKey)], ['人が見るまで止めてある', '人が見るまで止めてある'], motherBasis);
    const [, second] = (await scene.ward.benefitCases(mother.householdKey)).cases;
    await scene.ward.act({ act: 'decideBenefit', caseId: second?.caseId ?? 'なし', decision: 'release', ...clerk, why: '日をまたぐ双子と母子健康手帳で確かめた' });
    await decides(scene, mother.householdKey);
    await advance('2026-08-27');
    expect('双子は二人分が口座に入り、男の人の分は入らない', [await bank.balanceOf(mother.account), await bank.balanceOf(man.account), await casesIn(scene, man.householdKey)], [1_000_000, 0, ['一時金 500000円 applied']], nextChildbirthBasis);
  },
});
