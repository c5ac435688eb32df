import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { allInsured, alone, decidedFor, entersForm, formNeeds, levelOf, levySteps, partsFor, salary, year } from './telling.js';

const thirty = cite('国民健康保険法施行令', '29条の7の2(給与所得を100分の30とし、所得割にも軽減の判定にも使う)');
const until = cite('久留米市・能美市 非自発的失業者の軽減', '離職の翌日から翌年度末まで。離職のとき65歳未満。離職理由コードによる');

export default scenario({
  id: 'assessment.involuntary-unemployment',
  ja: '会社の都合で職を失った人の給与所得は、届出により翌年度末まで3割とみなす。離職のとき65歳の人と、対象でない離職理由では受け付けない',
  level: 'normal',
  covers: [...levySteps, 'A-02'],
  basis: [thirty, until],
  today: '2026-06-26',
  needs: formNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, expect } = scene;
    const [may, secondYear, over, young, old] = [alone(scene, '5月31日に離職した人'), alone(scene, '2025年3月31日に離職した人'), alone(scene, '2025年3月30日に離職した人'), alone(scene, '65歳に達する前の日に離職した人', { bornOn: '1961-05-31' }), alone(scene, '65歳に達した日に離職した人', { bornOn: '1961-05-31' })];
    await allInsured(scene, [may, '2026-04-01', [[may.head, salary(1_401_200)]]], [secondYear, '2025-04-01', [[secondYear.head, salary(3_000_000)]]], [over, '2025-03-31', [[over.head, salary(3_000_000)]]], ...[young, old].map((family) => [family, '2026-06-01', [[family.head, salary(3_000_000)]]] as const));
    await ward.run('assessYear');
    const full = reckoned(scene, year, { baseYen: 2_570_000, heads: 1 });
    // 90万円 − 43万円。2割の線 100万円より低い。
    const third = { baseYen: 470_000, heads: 1, tenths: 2 } as const;

    const form = ({ head }: typeof may, notificationId: string, leftOn: `${number}-${number}-${number}`, reasonCode = '11') => entersForm(scene, { kind: 'involuntaryUnemployment', notificationId, personKey: head.personKey, leftOn, reasonCode });
    expect('自己の都合など、対象でない離職理由(40)では受け付けない', (await ward.tryAct(form(may, 'P-1', '2026-05-31', '40'))).accepted, false, until);
    await ward.act(form(may, 'P-2', '2026-05-31'));
    await ward.act(form(secondYear, 'P-3', '2025-03-31', '33'));
    await ward.act(form(over, 'P-4', '2025-03-30', '33'));
    await ward.act(form(young, 'P-5', '2026-05-29'));
    expect('離職の日に65歳に達している人では受け付けない', (await ward.tryAct(form(old, 'P-6', '2026-05-30'))).accepted, false, until);
    await ward.run('reassess');
    expect('離職の翌日のある6月から3割とみなし、軽減も判定し直す(42万360円で7割)', [await partsFor(scene, may.head), levelOf(await decidedFor(scene, may.head))], [reckoned(scene, year, { baseYen: 971_200, heads: 1, months: 2 }, { baseYen: 0, heads: 1, tenths: 7, months: 10 }), '12か月 7割'], thirty);
    expect('離職の翌日が2025年4月1日なら、2027年3月まで', await partsFor(scene, secondYear.head), reckoned(scene, year, third), until);
    expect('離職の翌日が2025年3月31日なら、2026年3月で終わっている', await partsFor(scene, over.head), full, until);
    expect('65歳に達する前の日の離職なら、3割とみなす', await partsFor(scene, young.head), reckoned(scene, year, { ...third, months: 10 }), until);
    expect('65歳に達した日の離職なら、そのまま', await partsFor(scene, old.head), reckoned(scene, year, { baseYen: 2_570_000, heads: 1, months: 10 }), until);
  },
});
