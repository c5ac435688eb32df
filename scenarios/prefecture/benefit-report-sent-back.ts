import type { Capability } from '../../contracts/ward.js';
import { alone } from '../assessment/telling.js';
import { receiptOf } from '../benefit/telling.js';
import { startsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { refusalBasis, reportBasis, submitted } from './telling.js';

const needs: readonly Capability[] = ['act.enterNotification', 'files.outgoing', 'files.incoming', 'job.exportBenefitReport', 'query.household', 'query.submissions'];

export default scenario({
  id: 'prefecture.benefit-report-sent-back',
  ja: '月が終わると給付状況を東京都へ提供し、国保総合システムの合計と合わなければ返され、欠けた給付記録が届いて数え直せば受理される',
  level: 'abnormal',
  covers: ['A-04', 'A-13', 'B-11'],
  basis: [reportBasis, refusalBasis],
  today: '2026-08-28',
  needs,
  cast: ['residents', 'levy-standard'],

  async play(scene) {
    const { ward, advance, overnight, expect, levyStandard, exchangedWith, fault } = scene;
    const family = alone(scene, '受診した人');
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-01-10');
    const { householdKey } = await ward.household(family.head);
    const receipt = (receiptKey: string, points: number, wish = {}) => receiptOf(householdKey!, family.head, { receiptKey, points, careMonth: '202606', deliveryMonth: '202608', insurerNumber: ward.municipality.insurerNumber, ...wish });
    const held = async () => (await levyStandard.reports()).map(({ month, items }) => `${month} ${items['total']!.itemCount}件 ${items['total']!.itemYen}円`);
    await levyStandard.hearsFromFederation('202608', 3, 312_000);
    await ward.receives([receipt('R-1', 30_000, { setting: 'inpatient', receiptKind: '1111' }), receipt('R-2', 700)]);
    await advance('2026-09-01');
    expect('月が終わるまでは提供しない', [await submitted(scene), await held()], [[], []], reportBasis);
    await overnight();
    expect('合計が合わないので返される', [await submitted(scene), await held()], [['返戻(次に出し直す) E912'], []], refusalBasis);
    await ward.receives([receipt('R-3', 500)]);
    await overnight();
    expect('欠けた給付記録が届き、数え直して受理される', [await submitted(scene), await held()], [['返戻(次に出し直す) E912', '受理'], ['202608 3件 312000円']], refusalBasis);
    await overnight();
    expect('替わらなければ、もう出さない', (await submitted(scene)).length, 2, reportBasis);
    await fault('levy-standard', 'refusesRight');
    await ward.receives([receipt('R-0', 100, { deliveryMonth: '202607' })]);
    await overnight();
    expect('正しいものが返されても、区は出し直す', [(await submitted(scene)).at(-1), await held()], ['返戻(次に出し直す) E912', ['202608 3件 312000円']], refusalBasis);
    await fault('levy-standard', 'refusesRight', false);
    await overnight();
    expect('出し直したものが受理される', [(await submitted(scene)).at(-1), await held()], ['受理', ['202607 1件 1000円', '202608 3件 312000円']], refusalBasis);
    const words = [family.head.individualNumber, family.head.name, family.head.nameKana, family.head.personKey];
    expect('誰の給付かは渡らない', (await exchangedWith('東京都・納付金等算定標準システム')).filter(({ text }) => words.some((word) => text.includes(word))).length, 0, reportBasis);
  },
});
