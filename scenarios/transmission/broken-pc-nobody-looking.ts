import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { batchesOf, datesOf } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds, startsHere } from '../eligibility/telling.js';

const incident = cite('厚労省 全国主管課長会議 2022-03-02 国民健康保険課資料', 'p.119–120 データ連携用PCの故障と処理結果の未確認');

export default scenario({
  id: 'transmission.broken-pc-nobody-looking',
  ja: 'データ連携用PCが黙って故障し誰も処理結果を見なくても気づくことができ、直れば一件も失われていない',
  level: 'incident',
  covers: continuationSteps,
  basis: [incident],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.batches'],

  async play(scene) {
    const { ward, people, aggregator, dataLinkPc, fault, nobodyReadsResults, advance, overnight, expect } = scene;
    const one = (label: string) => people.household(label, { head: { age: 40, insured: true } });
    const [leaving, second, third] = [one('社保に入った人'), one('故障の間に加入した人'), one('故障の間に出入りした人')];
    nobodyReadsResults();
    await startsHere(scene, leaving, 'leaveEmployeeInsurance', '2019-04-01');
    await overnight();

    await fault('data-link-pc', 'broken');
    await endsHere(scene, leaving.insured, 'joinEmployeeInsurance', '2026-05-12');
    await overnight();
    await startsHere(scene, second, 'leaveEmployeeInsurance', '2026-05-01');
    await startsHere(scene, third, 'leaveEmployeeInsurance', '2026-05-02');
    await overnight();
    await endsHere(scene, third.insured, 'welfareStart', '2026-05-14');
    await advance('2026-05-18');
    expect('集約はまだ、社保に入った人を被保険者だと思っている', [await atAggregator(scene, leaving.head), await atAggregator(scene, second.head)], ['資格 2019-04-01〜', '資格 なし'], incident);
    expect('処理結果が確認されていないと指摘される', (await aggregator.findings()).map(({ code, municipalityCode }) => [code, municipalityCode]), [['E705', ward.municipality.code]], incident);
    expect('区の記録でも、三晩の送信の結果が来ていないと分かる', await batchesOf(scene), ['受理', '結果待ち', '結果待ち', '結果待ち'], incident);
    expect('PCには三組のファイルがたまっている', (await dataLinkPc.outbox()).length, 6, incident);

    await fault('data-link-pc', 'broken', false);
    await overnight();
    expect('直った晩にすべて送られ、すべて受理される', [(await dataLinkPc.outbox()).length, await batchesOf(scene)], [0, ['受理', '受理', '受理', '受理']], incident);
    expect('故障の間の喪失', [await atAggregator(scene, leaving.head), await datesOf(scene, leaving.head)], ['資格 2019-04-01〜2026-05-13', ['2019-04-01', '2026-05-13']], incident);
    expect('故障の間の加入', [await atAggregator(scene, second.head), await datesOf(scene, second.head)], ['資格 2026-05-01〜', ['2026-05-01', null]], incident);
    expect('故障の間の加入と喪失', [await atAggregator(scene, third.head), await datesOf(scene, third.head)], ['資格 2026-05-02〜2026-05-14', ['2026-05-02', '2026-05-14']], incident);
  },
});
