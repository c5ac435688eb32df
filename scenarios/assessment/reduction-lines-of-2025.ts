import { levyCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { holdAtLines } from './lines.js';
import { letterOf, newestNotice, noticeNeeds, noticeSteps, partsFor } from './telling.js';

const lines = cite('fukushi-navi・kokuho-core', '令和7年度 軽減判定基準: 5割 43万円+30.5万円×人数、2割 43万円+56万円×人数');
const threeParts = cite('国民健康保険法施行令', '29条の7(子ども・子育て支援納付金分は令和8年度から)');
const before = 2025;

export default scenario({
  id: 'assessment.reduction-lines-of-2025',
  ja: '令和7年度は区分が三つで子ども分がなく、軽減の線も令和7年度のもの(一人世帯で43万円・73万5千円・99万円)による',
  level: 'normal',
  covers: noticeSteps,
  basis: [lines, threeParts],
  today: '2025-06-10',
  needs: noticeNeeds,
  rates: [before],
  cast: levyCast,

  async play(scene) {
    const { overnight, files, expect } = scene;
    const incomes = [[430_000, 7], [430_001, 5], [735_000, 5], [735_001, 2], [990_000, 2], [990_001, 0]] as const;
    const [first] = await holdAtLines(scene, { fiscalYear: before, basis: lines, insuredOn: '2023-04-01', bornOn: '1979-12-12', paysCare: true, incomes });
    const { head } = first!;
    expect('区分は医療分・支援金分・介護分の三つ', { premiumPartKinds: Object.keys((await partsFor(scene, head, before)) ?? {}).sort() }, { premiumPartKinds: ['care', 'medical', 'support'] }, threeParts);
    await overnight();
    await overnight();
    const rows = (await files()).filter(({ layout }) => layout === 'premiumNotice').flatMap((file) => file.rows);
    expect('通知データの子ども分は、0円でなく空欄', [rows.length, rows.filter(({ childSupportYen }) => childSupportYen !== null).length], [6, 0], threeParts);
    expect('通知書に子ども分の行はない', (await letterOf(scene, await newestNotice(scene, head))).filter((line) => line.startsWith('子ども分')), [], threeParts);
  },
});
