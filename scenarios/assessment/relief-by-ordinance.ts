import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned, reshared, totalOf } from './reckoning.js';
import { decidedFor, entersForm, formNeeds, insuredWithIncome, levyBasis, levySteps, noIncome, partsFor, periodsOf, salary, year } from './telling.js';

const relief = cite('国民健康保険法', '77条(条例による減免。基準は区ごとに違い公開されていないので、決定した額と理由を入力する)');

export default scenario({
  id: 'assessment.relief-by-ordinance',
  ja: '条例による減免を決めた額は区分ごとに年額から引かれ、残りの期で減る。納付義務者でない人の名では受け付けない',
  level: 'normal',
  covers: [...levySteps, 'A-02'],
  basis: [levyBasis, relief],
  today: '2026-06-26',
  needs: formNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, people, advance, expect } = scene;
    const family = people.household('火災に遭った家', { head: { bornOn: '1990-05-20', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1991-06-21' }] });
    const [head, wife] = [family.head, family.residents[1]!];
    await insuredWithIncome(scene, family, '2023-04-01', [[head, salary(3_430_000)], [wife, noIncome()]]);
    await ward.run('assessYear');
    await advance('2026-07-01');
    const form = (notificationId: string, personKey: string) => entersForm(scene, { kind: 'relief', notificationId, personKey, fiscalYear: year, yen: { medical: 100_000, support: 30_000 }, reason: '火災による減免' });
    expect('世帯主でない妻の名では受け付けない', (await ward.tryAct(form('P-1', wife.personKey))).accepted, false, relief);
    await ward.act(form('P-2', head.personKey));
    await ward.run('reassess');
    const before = reckoned(scene, year, { baseYen: 3_000_000, heads: 2 });
    const now = { ...before, medical: (before.medical ?? 0) - 100_000, support: (before.support ?? 0) - 30_000 };
    expect('医療分と支援金分から引き、ほかの区分は変わらない', await partsFor(scene, head), now, relief);
    expect('6月の期はそのままで、残りの期が減る', periodsOf(await decidedFor(scene, head)), reshared(totalOf(before), totalOf(now), 1), relief);
  },
});
