import { assume } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { balanced, debitBasis, debitCast, debitNeeds, debitSteps, exceptions, periods, withDebits } from './telling.js';

const missingBasis = assume('結果に行のない依頼は、済とも不能ともせず、銀行に確かめる');

export default scenario({
  id: 'payments.result-row-missing',
  ja: '振替結果に一行足りなければ、その一人だけが未納のまま残り、銀行に確かめる期と明細との差で分かる',
  level: 'abnormal',
  covers: debitSteps,
  basis: [debitBasis, missingBasis],
  today: '2026-06-22',
  needs: debitNeeds,
  rates: [year],
  cast: debitCast,

  async play(scene) {
    const { bank, fault, advance, expect } = scene;
    await fault('bank', 'rowMissing');
    const people = await withDebits(scene, ['一人目', '二人目', '三人目']);
    await advance('2026-07-08');
    const states = await Promise.all(people.map(async (one) => (await periods(scene, one))[0]!));
    const lost = states.findIndex(({ collectedYen }) => collectedYen === 0);
    const yen = people[lost]?.yen[0] ?? 0;
    expect('銀行には三人の額がある', await bank.collected(), people.reduce((sum, one) => sum + one.yen[0]!, 0), debitBasis);
    expect('結果のない一人だけが未納である', states.map(({ state, collectedYen }) => ({ accountState: state, collectedYen })), people.map((one, i) => (i === lost ? { accountState: 'overdue', collectedYen: 0 } : { accountState: 'paid', collectedYen: one.yen[0] })), missingBasis);
    expect('その期だけが、銀行に確かめるものとして挙がる', await exceptions(scene), [`debitWithoutResult ${yen} askBank`], missingBasis);
    await balanced(scene, { apart: [`2026-06-30 debit ${yen}`] });
  },
});
