import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { reckoned } from './reckoning.js';
import { alone, entersForm, formNeeds, insuredWithIncome, levySteps, partsFor, salary, year } from './telling.js';

const taken = cite('別添1 事務の内容', '資格賦課業務 ②・④ 賦課関係の申請・届出を取得し、職員が入力する');

export default scenario({
  id: 'assessment.form-refused',
  ja: '二度出された届出、知らない人の届出、明日の日付の届出、加入していない人の届出は受け付けず、保険料を変えない',
  level: 'abnormal',
  covers: [...levySteps, 'A-02'],
  basis: [taken],
  today: '2026-06-10',
  needs: formNeeds,
  rates: [year],
  cast: levyCast,

  async play(scene) {
    const { ward, expect } = scene;
    const [family, stranger] = [alone(scene, '離職した人'), alone(scene, 'この区にいない人')];
    await insuredWithIncome(scene, family, '2023-04-01', [[family.head, salary(3_000_000)]]);
    await ward.run('assessYear');
    const form = (notificationId: string, { head }: typeof family = family, leftOn: `${number}-${number}-${number}` = '2026-05-31') => entersForm(scene, { kind: 'involuntaryUnemployment', notificationId, personKey: head.personKey, leftOn, reasonCode: '11' });
    const accepted = async (...acts: readonly ReturnType<typeof form>[]) => {
      const results = [];
      for (const act of acts) results.push((await ward.tryAct(act)).accepted);
      return results;
    };
    const tomorrow = form('P-1');
    if (tomorrow.act === 'enterPremiumForm') tomorrow.form.receivedOn = '2026-06-12';
    expect('知らない人、明日の届出日、起きていない離職では受け付けない', await accepted(form('P-1', stranger), tomorrow, form('P-1', family, '2026-06-12')), [false, false, false], taken);
    await ward.run('reassess');
    expect('保険料は変わらない', await partsFor(scene, family.head), reckoned(scene, year, { baseYen: 2_570_000, heads: 1 }), taken);

    expect('正しく出されれば受け付け、同じ届出の二度目は受け付けない', await accepted(form('P-1'), form('P-1', family, '2026-03-31')), [true, false], taken);
    await ward.run('reassess');
    expect('初めの届出だけが効く', await partsFor(scene, family.head), reckoned(scene, year, { baseYen: 2_570_000, heads: 1, months: 2 }, { baseYen: 470_000, heads: 1, tenths: 2, months: 10 }), taken);
  },
});
