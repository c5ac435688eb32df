import { benefitCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { clinic, delivered, opened, ownAccount } from '../benefit/telling.js';
import { repaymentsIn } from '../benefit-care/telling.js';
import { claims, eightMonths, elder, insured, yearBasis, yearCases, yearNeeds } from './telling.js';

export default scenario({
  id: 'benefit-year.outpatient-late-receipt',
  ja: '外来年間合算を支給した後に遅れて届いたレセプトの分は差額だけを追加し、査定で減った分は返納金になる',
  level: 'normal',
  covers: ['B-03', 'B-05', 'B-06', 'B-08', 'B-09', 'D-3'],
  basis: [yearBasis],
  today: '2026-09-20',
  needs: yearNeeds,
  cast: benefitCast,

  async play(scene) {
    const { ward, bank, advance, expect } = scene;
    const family = elder(scene, 'レセプトの遅れた人');
    const account = ownAccount(family.head, '0000032');
    await insured(scene, family);
    await opened(scene, [account], 1_000_000);
    await delivered(scene, [family, ...eightMonths, clinic('2026-04', 500)]);
    await claims(scene, family.head, account, 'yearlyOutpatient');
    await advance('2026-10-01');
    expect('初めの分が口座に入る', await bank.balanceOf(account), 1_000, yearBasis);
    await delivered(scene, [family, clinic('2026-07', 1_000, { receiptKey: 'late' })]);
    expect('遅れた2,000円の分だけが、別の候補になる', await yearCases(scene, family), ['yearlyOutpatient 1000円 paid', 'yearlyOutpatient 2000円 detected'], yearBasis);
    await claims(scene, family.head, account, 'yearlyOutpatient');
    await advance('2026-10-14');
    expect('合わせて3,000円が入る', await bank.balanceOf(account), 3_000, yearBasis);
    await delivered(scene, [family, clinic('2026-07', 250, { receiptKey: 'late', revision: 2, recordState: 'corrected' })]);
    const { householdKey } = await ward.household(family.head);
    expect('査定で減った1,500円は、返納金になる', [await repaymentsIn(scene, householdKey!), await yearCases(scene, family)], [['1500円 found 0円'], ['yearlyOutpatient 1000円 paid', 'yearlyOutpatient 2000円 paid']], yearBasis);
  },
});
