import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned, reshared, totalOf } from './reckoning.js';
import { changeBasis, changeNeeds, decidedFor, decisionsOn, insuredWithIncome, levelOf, levySteps, noIncome, partsFor, periodsOf, salary, told, undeclared, year } from './telling.js';

const undeclaredBasis = cite('清瀬市 国民健康保険税 よくある質問', '未申告の人の所得割は0、世帯に軽減はない。申告すれば軽減を判定する');

export default scenario({
  id: 'assessment.undeclared-then-declared',
  ja: '家族に未申告の人がいると軽減はなく、申告して所得がないと分かれば軽減を判定し直して更正する',
  level: 'normal',
  covers: levySteps,
  basis: [undeclaredBasis, changeBasis],
  today: '2026-06-26',
  needs: [...changeNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, advance, expect } = scene;
    const family = people.household('申告していない妻のいる家', { head: { bornOn: '1990-05-20', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1991-06-21' }] });
    const [head, wife] = [family.head, family.residents[1]!];
    await insuredWithIncome(scene, family, '2023-04-01', [[head, salary(530_000)], [wife, undeclared()]]);
    const known = await ward.income(wife, year);
    expect('未申告は所得0円と区別して届く', { taxState: known.taxState, netIncomeYen: known.netIncomeYen }, { taxState: 'undeclared', netIncomeYen: null }, undeclaredBasis);
    await ward.run('assessYear');
    const full = reckoned(scene, year, { baseYen: 100_000, heads: 2 });
    expect('妻の所得割は0で、二人の均等割に軽減はない', [await partsFor(scene, head), levelOf(await decidedFor(scene, head))], [full, '12か月 0割'], undeclaredBasis);

    await advance('2026-07-01');
    await told(scene, [wife, noIncome()]);
    await ward.run('reassess');
    const five = reckoned(scene, year, { baseYen: 100_000, heads: 2, tenths: 5 });
    expect('申告があったので5割軽減になる', [await partsFor(scene, head), levelOf(await decidedFor(scene, head))], [five, '12か月 5割'], undeclaredBasis);
    expect('6月の期はそのままで、減った分は残りの期で分ける', periodsOf(await decidedFor(scene, head)), reshared(totalOf(full), totalOf(five), 1), changeBasis);
    expect('前の決定も残る', await decisionsOn(scene, head), [`決定0 ${totalOf(full)}円 12か月`, `変更1 ${totalOf(five)}円 12か月`], changeBasis);
  },
});
