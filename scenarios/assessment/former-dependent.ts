import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, business, decidedFor, entersForm, formNeeds, levelOf, levySteps, noIncome, partsFor, year } from './telling.js';

const dependent = cite('杉並区 旧被扶養者の減免', '65歳以上。所得割は当分の間かからず、均等割は加入から24か月5割。7割・5割軽減の世帯では軽減だけ、2割軽減の世帯は5割まで');

export default scenario({
  id: 'assessment.former-dependent',
  ja: '家族の社会保険の被扶養者だった65歳以上の人には、申請により所得割がかからず、均等割は加入から24か月だけ半分になる',
  level: 'normal',
  covers: [...levySteps, 'A-02'],
  basis: [dependent],
  today: '2026-06-26',
  needs: formNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, expect } = scene;
    const [fresh, ending, poor, two, young] = [alone(scene, '6月に加入した人', { bornOn: '1955-08-20' }), alone(scene, '2024年8月に加入した人', { bornOn: '1955-08-20' }), alone(scene, '収入のない人', { bornOn: '1955-08-20' }), alone(scene, '2割軽減の人', { bornOn: '1955-08-20' }), alone(scene, '64歳の人', { bornOn: '1961-12-12' })];
    await allInsured(scene, [fresh, '2026-06-01', [[fresh.head, business(2_430_000)]]], [ending, '2024-08-15', [[ending.head, business(2_430_000)]]], [poor, '2026-06-01', [[poor.head, noIncome()]]], [two, '2026-06-01', [[two.head, business(900_000)]]], [young, '2026-06-01', [[young.head, business(2_430_000)]]]);
    await ward.run('assessYear');
    const form = ({ head }: typeof fresh, notificationId: string) => entersForm(scene, { kind: 'formerDependent', notificationId, personKey: head.personKey });
    for (const [family, id] of [[fresh, 'P-1'], [ending, 'P-2'], [poor, 'P-3'], [two, 'P-4']] as const) await ward.act(form(family, id));
    expect('65歳に達していない人では受け付けない', (await ward.tryAct(form(young, 'P-5'))).accepted, false, dependent);
    await ward.run('reassess');
    const half = { baseYen: 0, heads: 1, tenths: 5 } as const;
    expect('6月に加入した人は、所得割がなく均等割は半分', await partsFor(scene, fresh.head), reckoned(scene, year, { ...half, months: 10 }), dependent);
    expect('2024年8月から24か月は2026年7月まで。8月からは均等割を全部', await partsFor(scene, ending.head), reckoned(scene, year, { ...half, months: 4 }, { baseYen: 0, heads: 1, months: 8 }), dependent);
    expect('7割軽減の人は7割のまま', [await partsFor(scene, poor.head), levelOf(await decidedFor(scene, poor.head))], [reckoned(scene, year, { baseYen: 0, heads: 1, tenths: 7, months: 10 }), '10か月 7割'], dependent);
    expect('2割軽減の人は5割になる', await partsFor(scene, two.head), reckoned(scene, year, { ...half, months: 10 }), dependent);
  },
});
