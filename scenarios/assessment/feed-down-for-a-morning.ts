import { levyCast } from '../../harness/scene.js';
import { assume } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { alone, changeBasis, changeNeeds, feedBasis, insuredWithIncome, levySteps, noIncome, partsFor, salary, told, year } from './telling.js';

const nextMorning = assume('統合DBが応じない朝は何も取り込まず、次に応じた朝に、抜けた分も順に取り込む');

export default scenario({
  id: 'assessment.feed-down-for-a-morning',
  ja: '統合DBが止まった朝は知っている所得のまま賦課し、動いた朝に知らされた所得で更正する',
  level: 'abnormal',
  covers: levySteps,
  basis: [feedBasis, nextMorning, changeBasis],
  today: '2026-06-10',
  needs: [...changeNeeds, 'query.income'],
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, taxOffice, fault, overnight, expect } = scene;
    const family = alone(scene, '所得の直る人');
    const { head } = family;
    await insuredWithIncome(scene, family, '2023-04-01', [[head, noIncome()]]);
    await taxOffice.tells([head, salary(3_000_000)]);
    await fault('integrated-db', 'serviceDown');
    await overnight();
    expect('止まった朝には何も届かない', (await ward.income(head, year)).netIncomeYen, 0, nextMorning);
    await ward.run('assessYear');
    expect('知っている所得で決める', await partsFor(scene, head), reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 7 }), feedBasis);

    await fault('integrated-db', 'serviceDown', false);
    await overnight();
    expect('動いた朝に届く', (await ward.income(head, year)).netIncomeYen, 3_000_000, nextMorning);
    await ward.run('reassess');
    expect('届いた所得で更正する', await partsFor(scene, head), reckoned(scene, year, { baseYen: 2_570_000, heads: 1 }), changeBasis);
    await told(scene, [head, salary(2_000_000)]);
    expect('その後の配信も抜けない', (await ward.income(head, year)).netIncomeYen, 2_000_000, nextMorning);
  },
});
