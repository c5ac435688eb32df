import { asTyped } from '../../harness/application-window.js';
import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { reckoned } from '../assessment/reckoning.js';
import { alone, formNeeds, insuredWithIncome, partsFor, salary, year } from '../assessment/telling.js';
import { scenario } from '../define.js';
import { atWardDesk, onlineBasis, onlineNeeds, onlineSteps, readBy } from './telling.js';

const thirty = cite('国民健康保険法施行令', '29条の7の2(給与所得を100分の30とする)');

export default scenario({
  id: 'applications.unemployed',
  ja: '非自発的失業の電子申請は受給資格者証が揃うと届出になり、離職の翌日の属する月から保険料が下がる',
  level: 'normal',
  covers: [...onlineSteps, 'A-02'],
  basis: [onlineBasis, thirty],
  today: '2026-06-26',
  needs: [...formNeeds, ...onlineNeeds],
  rates: [year],
  cast: [...levyCast, 'e-application'],

  async play(scene) {
    const { ward, online, expect } = scene;
    const family = alone(scene, '2025年3月31日に離職した人');
    await insuredWithIncome(scene, family, '2025-04-01', [[family.head, salary(3_000_000)]]);
    await ward.run('assessYear');
    const applying = { signedBy: family.head, people: [asTyped(family.head)], content: { procedure: 'involuntaryUnemployment', leftOn: '2025-03-31', reasonCode: '33' } as const };
    const number = await online.applies(applying);
    await online.collected();
    await ward.run('reassess');
    expect('受給資格者証がなければ補正を求め、保険料はそのまま', [await readBy(scene, number), await partsFor(scene, family.head)], ['補正依頼 / 次のものを直して、もう一度送ってください: 雇用保険受給資格者証', reckoned(scene, year, { baseYen: 2_570_000, heads: 1 })], onlineBasis);
    await online.corrects(number, { ...applying, attachments: [{ kind: 'unemploymentCard' }] });
    await online.collected();
    await ward.run('reassess');
    expect('届出となり、給与所得を3割とみなした保険料になる', [await atWardDesk(scene, number), await partsFor(scene, family.head)], ['受け付けた 2026-06-27', reckoned(scene, year, { baseYen: 470_000, heads: 1, tenths: 2 })], thirty);
  },
});
