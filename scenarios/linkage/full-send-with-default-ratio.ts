import { ratioCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { insuredWith, pensioner } from '../certificates/telling.js';
import { scenario } from '../define.js';
import { ratiosSeen, rewritesRatios, seenRatioBasis, seenRatioNeeds, seenRatioSteps } from './telling.js';

const incident = cite('六戸町・中泊町 2024-12(報道)', '証の切替えのための全件の送信で負担割合の手順が抜け、671人(2割が3割659人)の割合が誤って登録された');

export default scenario({
  id: 'linkage.full-send-with-default-ratio',
  ja: '負担割合の手順を抜かした全件の送信は、資格を少しも変えずに2割の人を3割と見せ、正しい全件の送り直しで元に戻る',
  level: 'incident',
  covers: seenRatioSteps,
  basis: [incident, seenRatioBasis],
  today: '2026-11-30',
  needs: [...seenRatioNeeds, 'job.exportAll'],
  cast: ratioCast,

  async play(scene) {
    const { ward, hub, aggregator, clinic, people, overnight, expect } = scene;
    const families = [['2割の人', pensioner(0, 400_000)], ['3割の人', pensioner(2_000_000, 3_500_000)]].map(([label, income]) => ({ ...people.household(label as string, { head: { bornOn: '1953-06-10', insured: true, isNotDisclosed: false } }), income: income as ReturnType<typeof pensioner> }));
    for (const family of families) await insuredWith(scene, family, '2026-11-01', [family.head, family.income]);
    await overnight();
    for (const { head } of families) await clinic.registersCard(head);
    const seen = () => Promise.all(families.map(async ({ head }) => (await ratiosSeen(scene, head, scene.today()))[0]));
    const versions = () => Promise.all(families.map(async ({ head }) => (await hub.history(head)).entries.length));
    const before = await versions();
    expect('二人とも区と同じ割合が見える', await seen(), ['2割', '3割'], seenRatioBasis);

    await ward.exportAll();
    await overnight();
    expect('手順どおりの全件の送信では、どの版も増えない', [await versions(), await seen()], [before, ['2割', '3割']], incident);

    await ward.exportAll();
    await rewritesRatios(scene, (rows) => rows.map((row) => ({ ...row, burdenRatio: '030' })));
    await overnight();
    expect('集約は何も言わずに受け取る', (await aggregator.results()).at(-1)?.issueCodes, [], incident);
    expect('版が増えたのは2割の人だけで、医療機関では3割になる', [await versions(), await seen()], [before.map((count, n) => (n === 0 ? count + 1 : count)), ['区は2割、医療機関は3割', '3割']], incident);

    await ward.exportAll();
    await overnight();
    expect('正しく送り直せば、二人とも区と同じ', await seen(), ['2割', '3割'], incident);
  },
});
