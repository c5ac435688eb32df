import { ratioCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { doubleDays, insuredWith, pensioner } from '../certificates/telling.js';
import { scenario } from '../define.js';
import { ratiosSeen, rewritesRatios, seenRatioBasis, seenRatioNeeds, seenRatioSteps } from './telling.js';

const incident = cite('しんぶん赤旗 2023-08-01(千葉市)', '負担割合を訂正したとき「無効化」をせず、集約は等しい割合の続く履歴を一つとみなし、違う古い割合が新しい情報として処理された。7件、3割が2割と表示された');

export default scenario({
  id: 'linkage.ratio-not-voided',
  ja: '負担割合を訂正して無効化を送らないと、集約が前年と等しい割合を一つにまとめて誤った割合が医療機関に出る。無効化して登録し直せば直る',
  level: 'incident',
  covers: seenRatioSteps,
  basis: [incident, seenRatioBasis],
  today: '2026-07-06',
  needs: [...seenRatioNeeds, 'job.exportAll'],
  cast: ratioCast,

  async play(scene) {
    const { ward, aggregator, clinic, people, taxOffice, overnight, advance, expect } = scene;
    const family = people.household('74歳', { head: { bornOn: '1952-06-10', insured: true, isNotDisclosed: false } });
    const { head } = family;
    const days = ['2026-07-31', '2026-08-01'] as const;
    const highEnough = (fiscalYear: number) => pensioner(2_000_000, 3_500_000, fiscalYear);
    await insuredWith(scene, family, '2026-07-01', [head, highEnough(2025)], [head, pensioner(0, 400_000, 2026)]);
    await overnight();
    await clinic.registersCard(head);
    expect('誤った所得のまま、8月からは2割と判定している', await ratiosSeen(scene, head, ...days), ['3割', '2割'], seenRatioBasis);

    await taxOffice.tells([head, highEnough(2026)]);
    await advance('2026-07-09T17:30');
    await rewritesRatios(scene, (rows) => rows.filter(({ operation }) => operation !== 'void'));
    await advance('2026-07-10');
    expect('区では、無効にした行のほかはどの日にも一つだけ', doubleDays((await ward.burdenRatio(head)).ratios), [], incident);
    expect('医療機関では8月から古い2割が出る', await ratiosSeen(scene, head, ...days), ['3割', '区は3割、医療機関は2割'], incident);
    expect('集約では同じ日に行が二つあり、訂正が隠れている', (await aggregator.findings()).map(({ code }) => code), ['E702', 'W703'], incident);

    await ward.exportAll();
    await overnight();
    expect('無効化と正しい行を送り直せば、どの日も3割', await ratiosSeen(scene, head, ...days), ['3割', '3割'], incident);
    expect('集約に二つある日はない', (await aggregator.findings()).map(({ code }) => code), [], incident);
  },
});
