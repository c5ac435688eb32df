import { ratioCast } from '../../harness/scene.js';
import { cite } from '../../law/define.js';
import { insuredWith, pensioner } from '../certificates/telling.js';
import { scenario } from '../define.js';
import { atClinic, ratiosSeen, seen, seenRatioBasis, seenRatioNeeds, seenRatioSteps } from './telling.js';

const incident = cite('熊本市(公表 2025-07)', '国保連へ渡すデータの設定誤りで、資格は見えるのに負担割合と限度額の区分が空になった');

export default scenario({
  id: 'linkage.ratio-blank',
  ja: '負担割合だけが届かないか空で返るとき、資格は有効と見えたまま割合が空になり、資格だけを見る確認では見つからない',
  level: 'incident',
  covers: seenRatioSteps,
  basis: [incident, seenRatioBasis],
  today: '2026-08-03',
  needs: [...seenRatioNeeds, 'job.exportAll'],
  cast: ratioCast,

  async play(scene) {
    const { ward, aggregator, clinic, people, fault, parameters, overnight, expect } = scene;
    const family = people.household('74歳', { head: { bornOn: '1952-09-10', insured: true, isNotDisclosed: false } });
    const { head } = family;
    const ratio = () => ratiosSeen(scene, head, scene.today());
    await parameters('data-link-pc', { missingLayout: 'qualificationRatio' });
    await fault('data-link-pc', 'oneFileOnly');
    await insuredWith(scene, family, '2026-08-01', [head, pensioner(0, 400_000)]);
    await overnight();
    await clinic.registersCard(head);
    expect('送信は受理され、指摘もない', (await aggregator.results()).map(({ outcome, issueCodes }) => [outcome, ...issueCodes]).at(-1), ['accepted'], incident);
    expect('資格は有効と見える', await atClinic(scene, head), seen(head), incident);
    expect('割合だけが空', await ratio(), ['区は2割、医療機関は空'], incident);

    await fault('data-link-pc', 'oneFileOnly', false);
    await ward.exportAll();
    await overnight();
    expect('負担割合のファイルを添えて送り直せば見える', await ratio(), ['2割'], incident);
    await fault('insurer-hub', 'ratioBlank');
    expect('中間サーバーが空で返すときも、資格は有効のまま', [await atClinic(scene, head), await ratio()], [seen(head), ['区は2割、医療機関は空']], incident);
    await fault('insurer-hub', 'ratioBlank', false);
    expect('直れば見える', await ratio(), ['2割'], incident);
  },
});
