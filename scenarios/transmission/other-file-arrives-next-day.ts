import { assume, cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { batchesOf, datesOf, lastResult } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds, startsHere } from '../eligibility/telling.js';

const pair = cite('別添1 事務の内容', '資格継続業務 1-② 世帯ファイルと個人ファイル');
const waits = assume('片方のファイルだけが届いたとき、もう片方を二日待つ(partnerWaitHours=48)');

export default scenario({
  id: 'transmission.other-file-arrives-next-day',
  ja: '世帯ファイルだけが届いた晩は何も登録されず、次の日に個人ファイルが届くと登録される',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [pair, waits],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.batches'],

  async play(scene) {
    const { ward, people, aggregator, fault, parameters, overnight, expect } = scene;
    const family = people.household('半分だけ届いた家', { head: { age: 33, insured: true }, members: [{ relationship: '子', age: 2 }] });
    await parameters('aggregator', { partnerWaitHours: 48 });
    await fault('data-link-pc', 'oneFileOnly');
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    await overnight();
    expect('集約は片方しか届いていないことを知らせる', (await aggregator.findings()).map(({ code, municipalityCode }) => [code, municipalityCode]), [['E107', ward.municipality.code]], pair);
    expect('登録はまだなく、区も結果を待っている', [await atAggregator(scene, family.head), await batchesOf(scene), await datesOf(scene, family.head)], ['資格 なし', ['結果待ち'], [null, null]], pair);

    await fault('data-link-pc', 'oneFileOnly', false);
    await overnight();
    expect('そろった送信は受理される', [await lastResult(scene), await batchesOf(scene)], ['受理', ['受理']], pair);
    expect('待っていた知らせは消える', await aggregator.findings(), [], waits);
    for (const person of family.insured) expect(`${person.name}さんの資格が登録される`, [await atAggregator(scene, person), await datesOf(scene, person)], ['資格 2026-05-01〜', ['2026-05-01', null]], pair);
  },
});
