import { monthMembersBasis } from '../../law/high-cost-category.js';
import type { Family } from '../../harness/families.js';
import { scenario } from '../define.js';
import { linesOf, casesOf } from '../benefit/telling.js';
import { endsHere } from '../eligibility/telling.js';
import { clerk, demandLetter, demands, living, repaymentNeeds, stay, told, workBasis, workCast } from './telling.js';

export default scenario({
  id: 'benefit-care.head-of-the-month',
  ja: '診療月の途中に世帯主が替わっていたと後から分かれば、勧奨も返納金の納入通知も、その月の末日の世帯主に届く',
  level: 'abnormal',
  covers: ['B-04', 'B-08'],
  basis: [workBasis, monthMembersBasis],
  today: '2026-08-20',
  needs: [...repaymentNeeds, 'act.claimRepayment'],
  cast: workCast,

  async play(scene) {
    const { ward, people, residents, advance, expect } = scene;
    const couple = (label: string): Family => people.household(label, { head: { age: 55, sex: '1', insured: true }, members: [{ relationship: '妻', age: 53, insured: true }] });
    const [due, lost] = [await living(scene, '', { family: couple('勧奨を待つ家') }), await living(scene, '', { family: couple('返納を求められる家') })];
    await told(scene, stay(due, 'due'), stay(lost, 'lost'));
    for (const { family } of [due, lost]) {
      const [husband, wife] = family.residents;
      await residents.notify({ kind: 'household', reason: 'headChange', occurredOn: '2026-06-20', personKeys: [husband!.personKey, wife!.personKey], headPersonKey: wife!.personKey, residents: [] });
    }
    await endsHere(scene, [lost.head], 'joinEmployeeInsurance', '2026-05-15');
    await scene.overnight();
    await ward.act({ act: 'claimRepayment', receiptKeys: ['lost'], ...clerk, why: '資格喪失後の受診' });
    const repaymentId = await demands(scene, lost.householdKey);
    await advance('2026-09-04');
    const named = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.endsWith('様'));
    const [found] = await casesOf(scene, due.householdKey);
    expect('勧奨は、6月の末日の世帯主である妻に一度届く', [found?.letters.length, named(await linesOf(scene, found?.letters[0]?.letterId))], [1, [`${due.family.residents[1]!.name} 様`]], workBasis);
    expect('返納金の納入通知も妻に届く', named(await demandLetter(scene, repaymentId)), [`${lost.family.residents[1]!.name} 様`], monthMembersBasis);
  },
});
