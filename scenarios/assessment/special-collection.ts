import { levyCast } from '../../harness/scene.js';
import { specialCollectionRules } from '../../law/special-collection.js';
import type { Resident } from '../../contracts/resident.js';
import type { Scene } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { allInsured, alone, decidedFor, entersForm, formNeeds, levySteps, noIncome, pension, told, year } from './telling.js';

const { basis } = specialCollectionRules;
const outcomeFor = async (scene: Scene, head: Resident): Promise<string> => (await decidedFor(scene, head))?.specialCollection?.outcome ?? 'なし';

export default scenario({
  id: 'assessment.special-collection',
  ja: '年金からの天引きは、年金が足り、世帯主が75歳にならず、口座振替を望まない世帯だけが候補になり、年額が直って年金の半分を超えれば候補でなくなる',
  level: 'normal',
  covers: [...levySteps, 'A-02'],
  basis: [basis],
  today: '2026-06-10',
  needs: formNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, expect } = scene;
    const [usual, small, turning, later] = [alone(scene, '年金で暮らす人', { bornOn: '1955-08-01' }), alone(scene, '年金の少ない人', { bornOn: '1955-08-01' }), alone(scene, '3月31日に75歳になる人', { bornOn: '1952-03-31' }), alone(scene, '4月1日に75歳になる人', { bornOn: '1952-04-01' })];
    const families = [usual, small, turning, later];
    await allInsured(scene, ...families.map((family) => [family, '2024-04-01', [[family.head, noIncome()]]] as const));
    await ward.run('assessYear');
    expect('年金の通知が来るまでは、だれも候補にしない', { collectionOutcomes: await Promise.all(families.map(({ head }) => outcomeFor(scene, head))) }, { collectionOutcomes: ['pensionUnknown', 'pensionUnknown', 'headTurns75', 'pensionUnknown'] }, basis);

    const pensionTold = (head: Resident, notificationId: string, annualPensionYen: number) => entersForm(scene, { kind: 'pension', notificationId, personKey: head.personKey, annualPensionYen, careCollection: 'special', carePremiumYen: 30_000 });
    await ward.act(pensionTold(usual.head, 'T-1', 780_000));
    await ward.act(pensionTold(small.head, 'T-2', 179_999));
    await ward.act(pensionTold(turning.head, 'T-3', 780_000));
    await ward.act(pensionTold(later.head, 'T-4', 780_000));
    expect('足りる年金の世帯だけが候補になり、年度内に75歳になる世帯主は候補にならない', { collectionOutcomes: await Promise.all(families.map(({ head }) => outcomeFor(scene, head))) }, { collectionOutcomes: ['candidate', 'pensionTooSmall', 'headTurns75', 'candidate'] }, basis);

    await ward.act(entersForm(scene, { kind: 'directDebit', notificationId: 'T-5', personKey: later.head.personKey, isWanted: true }));
    expect('口座振替を申し出れば候補から外れる', { collectionOutcome: await outcomeFor(scene, later.head) }, { collectionOutcome: 'directDebit' }, basis);
    await ward.act(entersForm(scene, { kind: 'directDebit', notificationId: 'T-6', personKey: later.head.personKey, isWanted: false }));
    expect('申出を取り下げれば候補に戻る', { collectionOutcome: await outcomeFor(scene, later.head) }, { collectionOutcome: 'candidate' }, basis);

    await told(scene, [usual.head, pension(4_000_000)]);
    await ward.run('reassess');
    expect('所得が直って年額が年金の半分を超えれば、候補でなくなる', { collectionOutcome: await outcomeFor(scene, usual.head) }, { collectionOutcome: 'overHalf' }, basis);
  },
});
