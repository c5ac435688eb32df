import { specialCollectionRules } from '../../law/special-collection.js';
import { allInsured, alone, decidedFor, pension, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { carePremiumYen, draws, ofOneYear, pensionIncomeYen, specialSteps, specialYen, taken } from './telling.js';

const { basis } = specialCollectionRules;

export default scenario({
  id: 'special-collection.half-of-pension',
  ja: '国保と介護の合計が年金のちょうど半分の人からは引かれ、年金が一円足りない人からは引かれずに納付書が届く',
  level: 'normal',
  covers: specialSteps,
  basis: [basis],
  ...ofOneYear,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [probe, exact, short] = ['先に決まる人', '年金がちょうど倍の人', '年金が一円足りない人'].map((label) => alone(scene, label, { bornOn: '1955-08-01' })) as [ReturnType<typeof alone>, ReturnType<typeof alone>, ReturnType<typeof alone>];
    await allInsured(scene, [probe, '2023-04-01', [[probe.head, pension(pensionIncomeYen)]]]);
    await ward.run('assessYear');
    const total = (await decidedFor(scene, probe.head))?.totalYen ?? 0;
    await allInsured(scene, ...[exact, short].map((family) => [family, '2023-04-01', [[family.head, pension(pensionIncomeYen)]]] as const));
    await draws(scene, exact.head, 2 * (total + carePremiumYen));
    await draws(scene, short.head, 2 * (total + carePremiumYen) - 1);
    await ward.run('assessYear');
    const outcomes = await Promise.all([exact, short].map(async ({ head }) => (await decidedFor(scene, head))?.specialCollection?.outcome));
    expect('一円の差で、候補になるかが分かれる', { collectionOutcomes: outcomes }, { collectionOutcomes: ['candidate', 'overHalf'] }, basis);
    const months = await specialYen(scene, exact.head);
    expect('足りない人の期は、十期とも納付書である', [await specialYen(scene, short.head), (await ward.account(short.head, year)).periods.length], [[], 10], basis);
    await advance('2027-02-28');
    expect('ちょうどの人からだけ、三度引かれる', await taken(scene), ['2026-10', '2026-12', '2027-02'].map((month, i) => `${month} 徴収した ${months[i]}`), basis);
    const collected = async (person: typeof exact) => (await ward.account(person.head, year)).periods.reduce((sum, { collectedYen }) => sum + collectedYen, 0);
    expect('引かれた額だけが収納になる', [await collected(exact), await collected(short)], [months.reduce((sum, yen) => sum + yen, 0), 0], basis);
  },
});
