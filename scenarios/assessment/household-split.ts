import type { Resident } from '../../contracts/resident.js';
import { levyCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { keysOf } from '../sending.js';
import { scenario } from '../define.js';
import { reckoned, reshared, shared, totalOf } from './reckoning.js';
import { business, changeNeeds, decidedFor, insuredWithIncome, levelOf, levyBasis, levySteps, noIncome, partsFor, periodsOf, salary, year } from './telling.js';

const split = derive('納付義務者は世帯主(国保法76条)。世帯が分かれた月から、新しい世帯の分は新しい世帯主が納める');
const basisDay = derive('軽減は賦課期日(4月1日)、年度の途中にできた世帯はその日の人と所得で判定し、後の異動では変わらない(施行令29条の7第6項)');

export default scenario({
  id: 'assessment.household-split',
  ja: '年度の途中に世帯が分かれると、その月から二人の世帯主がそれぞれの分を納め、新しい世帯の軽減は分かれた日の家族で判定する',
  level: 'normal',
  covers: levySteps,
  basis: [levyBasis, split, basisDay],
  today: '2026-06-26',
  needs: changeNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, people, advance, overnight, expect } = scene;
    const family = people.household('二世帯になる家', { head: { bornOn: '1956-02-10', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1957-11-03' }, { relationship: '子', bornOn: '1993-04-15', sex: '1' }, { relationship: '子の妻', bornOn: '1994-09-09' }] });
    const [father, mother, son, wife] = family.residents as [Resident, Resident, Resident, Resident];
    await insuredWithIncome(scene, family, '2020-04-01', [[father, business(3_430_000)], [mother, noIncome()], [son, salary(930_000)], [wife, noIncome()]]);
    await ward.run('assessYear');
    const together = { baseYen: 3_500_000, heads: 4 };
    expect('初めは四人で一つの決定', [await partsFor(scene, father), levelOf(await decidedFor(scene, father))], [reckoned(scene, year, together), '12か月 0割'], levyBasis);

    await advance('2026-07-01');
    await residents.notify({ kind: 'household', reason: 'householdSplit', occurredOn: '2026-07-01', personKeys: keysOf([son, wife]), headPersonKey: son.personKey, residents: [] });
    await overnight();
    await ward.run('reassess');
    const parents = reckoned(scene, year, { ...together, months: 3 }, { baseYen: 3_000_000, heads: 2, months: 9 });
    expect('親の世帯は、6月までは四人、7月からは二人の分。軽減は4月1日の判定のまま', [await partsFor(scene, father), levelOf(await decidedFor(scene, father))], [parents, '12か月 0割'], split);
    expect('6月の期はそのままで、残りを7月からの期で分ける', periodsOf(await decidedFor(scene, father)), reshared(totalOf(reckoned(scene, year, together)), totalOf(parents), 1), levyBasis);
    // 二人で93万円は、5割の線 105万円まで。
    const young = reckoned(scene, year, { baseYen: 500_000, heads: 2, tenths: 5, months: 9 });
    expect('子の世帯は子が納付義務者で、7月からの9か月分。二人の所得だけで判定して5割軽減', [await partsFor(scene, son), levelOf(await decidedFor(scene, son))], [young, '9か月 5割'], basisDay);
    expect('8月の3期から納める', periodsOf(await decidedFor(scene, son)), shared(totalOf(young), [3, 4, 5, 6, 7, 8, 9, 10]), split);
  },
});
