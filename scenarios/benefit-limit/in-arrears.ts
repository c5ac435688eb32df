import { scenario } from '../define.js';
import { cite } from '../../law/define.js';
import { year } from '../assessment/telling.js';
import { living } from '../benefit-care/telling.js';
import { casesOf } from '../benefit/telling.js';
import { asksForLimit, certifiedTo, hospitals, limitCast, limitNeeds, limitPaperOf, paidTo, shown, stays } from './telling.js';

const arrearsBasis = cite('金沢市・神戸市・上川町', '70歳未満で保険料に滞納のある世帯には、限度額適用認定証を交付しない');

export default scenario({
  id: 'benefit-limit.in-arrears',
  ja: '納期限の日までの申請は認定され、納めずに納期限を過ぎた人は断られて窓口で3割を払い、高額療養費は後から受けられる',
  level: 'normal',
  covers: ['B-05', 'B-06'],
  basis: [arrearsBasis],
  today: '2026-06-08',
  needs: [...limitNeeds, 'job.assessYear', 'query.account'],
  rates: [year],
  cast: limitCast,

  async play(scene) {
    const { ward, advance, expect } = scene;
    const [intime, late] = [await living(scene, '納期限の日に申請した人'), await living(scene, '納期限の次の日に申請した人')];
    await ward.run('assessYear');
    const dueOn = (await ward.account(late.head, year)).periods.find(({ period }) => period === 1)?.dueOn;
    expect('1期の納期限は6月30日である', dueOn, '2026-06-30', arrearsBasis);
    await advance('2026-06-30');
    await asksForLimit(scene, intime.head);
    await advance('2026-07-01');
    await asksForLimit(scene, late.head);
    expect('納期限の日の申請は認定され、次の日の申請は断られる', [await certifiedTo(scene, intime.head), await certifiedTo(scene, late.head)], [['ウ 2026-06-01〜2026-07-31 有効'], ['保険料の滞納がある 認定しない']], arrearsBasis);
    await advance('2026-07-21');
    await stays(scene, intime, '2026-07-21', shown(await limitPaperOf(scene, intime.head)));
    await stays(scene, late, '2026-07-21', { institutionCode: hospitals[1], ...shown(await limitPaperOf(scene, late.head)) });
    await advance('2026-09-08');
    expect('認定された人は限度額まで、断られた人は3割を窓口で払った', [await paidTo(scene, '2026-08', hospitals[0]), await paidTo(scene, '2026-08', hospitals[1])], [912_570, 700_000], arrearsBasis);
    expect('断られた人にも、高額療養費の候補はある', (await casesOf(scene, late.householdKey)).map(({ amountYen }) => amountYen), [212_570], arrearsBasis);
  },
});
