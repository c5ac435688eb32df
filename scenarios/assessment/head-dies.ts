import { levyCast } from '../../harness/scene.js';
import { derive } from '../../law/define.js';
import { endsHere } from '../eligibility/telling.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { business, changeNeeds, decidedFor, insuredWithIncome, levelOf, levyBasis, levySteps, noIncome, partsFor, year } from './telling.js';

const successor = derive('世帯主が替わった月からは新しい世帯主が納付義務者になり、軽減はその日の世帯で判定する(国保法76条、江戸川区の基準日の扱い)');

export default scenario({
  id: 'assessment.head-dies',
  ja: '世帯主が亡くなると、前の月までは亡くなった人の分として、その月からは残る家族の新しい世帯主の分として決め直す',
  level: 'normal',
  covers: levySteps,
  basis: [levyBasis, successor],
  today: '2026-06-26',
  needs: changeNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, people, advance, overnight, expect } = scene;
    const family = people.household('世帯主の亡くなる家', { head: { bornOn: '1956-02-10', sex: '1', insured: true }, members: [{ relationship: '妻', bornOn: '1957-11-03' }] });
    const [head, wife] = [family.head, family.residents[1]!];
    await insuredWithIncome(scene, family, '2018-04-01', [[head, business(2_430_000)], [wife, noIncome()]]);
    await ward.run('assessYear');
    const both = { baseYen: 2_000_000, heads: 2 };
    expect('二人の一年分を夫が納める', await partsFor(scene, head), reckoned(scene, year, both), levyBasis);

    await advance('2026-07-02');
    await endsHere(scene, [head], 'death', '2026-07-01');
    // 区が死亡の届出だけで妻を世帯主にしていれば、世帯主変更の届出はもう要らない。
    await residents.tryNotify({ kind: 'household', reason: 'headChange', occurredOn: '2026-07-01', personKeys: [wife.personKey], headPersonKey: wife.personKey, residents: [] });
    await overnight();
    await ward.run('reassess');
    expect('夫の分は6月までの3か月', [await partsFor(scene, head), levelOf(await decidedFor(scene, head))], [reckoned(scene, year, { ...both, months: 3 }), '3か月 0割'], successor);
    expect('7月からの9か月は妻が納付義務者で、妻だけの所得で7割軽減になる', [await partsFor(scene, wife), levelOf(await decidedFor(scene, wife))], [reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 7, months: 9 }), '9か月 7割'], successor);
  },
});
