import { levyCast } from '../../harness/scene.js';
import { cite, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, changeNeeds, decidedFor, levelOf, levyBasis, levySteps, noIncome, partsFor, salary, year } from './telling.js';

const nominal = cite('国民健康保険法施行令', '29条の7第6項(世帯主は被保険者でなくても軽減の判定に入る)');
const payer = cite('国民健康保険法', '76条(納付義務者は世帯主。擬制世帯主を含む)');
const newHead = derive('世帯主を替えたときの軽減は、替えた日の世帯で判定する(江戸川区の基準日の扱い)');

export default scenario({
  id: 'assessment.nominal-head-counts-in-reduction',
  ja: '国保に入っていない世帯主の所得は軽減の判定にだけ入り、所得割には入らない。被保険者を世帯主にした月からは判定にも入らない',
  level: 'normal',
  covers: levySteps,
  basis: [levyBasis, nominal, payer, newHead],
  today: '2026-06-26',
  needs: changeNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, residents, people, advance, overnight, expect } = scene;
    const withFather = (label: string) => people.household(label, { head: { bornOn: '1970-03-03', sex: '1', insured: false }, members: [{ relationship: '子', bornOn: '1996-10-10', insured: true }] });
    const [rich, poor] = [withFather('会社員の父と国保の子'), withFather('収入のない父と国保の子')];
    const [richChild, poorChild] = [rich.residents[1]!, poor.residents[1]!];
    await allInsured(scene, [rich, '2023-04-01', [[rich.head, salary(6_000_000)], [richChild, noIncome()]]], [poor, '2023-04-01', [[poor.head, noIncome()], [poorChild, noIncome()]]]);

    await ward.run('assessYear');
    const [full, seven] = [{ baseYen: 0, heads: 1 }, { baseYen: 0, heads: 1, tenths: 7 }] as const;
    expect('会社員の父の600万円で軽減はなくなるが、所得割はかからない', [await partsFor(scene, rich.head), levelOf(await decidedFor(scene, rich.head))], [reckoned(scene, year, full), '12か月 0割'], nominal);
    expect('父に収入がなければ7割軽減', [await partsFor(scene, poor.head), levelOf(await decidedFor(scene, poor.head))], [reckoned(scene, year, seven), '12か月 7割'], nominal);
    expect('子に宛てた決定はない', [await decidedFor(scene, richChild), await decidedFor(scene, poorChild)], [null, null], payer);

    await advance('2026-07-01');
    await residents.notify({ kind: 'household', reason: 'headChange', occurredOn: '2026-07-01', personKeys: [richChild.personKey], headPersonKey: richChild.personKey, residents: [] });
    await overnight();
    await ward.run('reassess');
    expect('父が納めるのは6月までの3か月分', [await partsFor(scene, rich.head), levelOf(await decidedFor(scene, rich.head))], [reckoned(scene, year, { ...full, months: 3 }), '3か月 0割'], payer);
    expect('7月からは子が納付義務者で、子だけの所得で7割軽減', [await partsFor(scene, richChild), levelOf(await decidedFor(scene, richChild))], [reckoned(scene, year, { ...seven, months: 9 }), '9か月 7割'], newHead);
  },
});
