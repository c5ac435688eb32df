import { assume, derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { batchesOf, datesOf, fileGiven } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds, startsHere } from '../eligibility/telling.js';

const gap = assume('通番が飛んだときは、欠けた送信を待って知らせる(SIM-E105、onSequenceGap=wait)');
const order = derive('欠けた送信を飛ばして登録すると、その中の加入や喪失が誰にも気づかれずに失われる');

export default scenario({
  id: 'transmission.batch-missing',
  ja: '一晩分のファイルが消えると次の送信は待たされて知らされ、消えた分を送れば順に登録される',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [gap, order],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.batches'],

  async play(scene) {
    const { ward, people, aggregator, dataLinkPc, today, advance, overnight, expect } = scene;
    const early = people.household('先に加入した人', { head: { age: 62, insured: true } });
    const lost = people.household('ファイルが消えた人', { head: { age: 39, insured: true } });
    await startsHere(scene, early, 'leaveEmployeeInsurance', '2024-04-01');
    await overnight();

    await startsHere(scene, lost, 'leaveEmployeeInsurance', '2026-05-01');
    await advance(`${today()}T17:30`);
    const removed = [await fileGiven(scene, 'qualificationHousehold'), await fileGiven(scene, 'qualificationPerson')];
    for (const name of removed) await dataLinkPc.remove(name);
    await overnight();
    await endsHere(scene, early.insured, 'joinEmployeeInsurance', '2026-05-13');
    await overnight();
    expect('集約は、欠けた送信があると知らせて次の送信を待たせる', (await aggregator.findings()).map(({ code, municipalityCode }) => [code, municipalityCode]), [['E105', ward.municipality.code]], gap);
    expect('区も二つの送信の結果を待っている', await batchesOf(scene), ['受理', '結果待ち', '結果待ち'], gap);
    expect('待っている間は何も変わらない', [await atAggregator(scene, early.head), await atAggregator(scene, lost.head)], ['資格 2024-04-01〜', '資格 なし'], gap);

    for (const name of removed) await dataLinkPc.resend(name);
    await overnight();
    expect('欠けた分が届くと、すべて受理される', [await batchesOf(scene), await aggregator.findings()], [['受理', '受理', '受理'], []], gap);
    expect('消えていた加入も、待っていた喪失も登録される', [await atAggregator(scene, lost.head), await atAggregator(scene, early.head)], ['資格 2026-05-01〜', '資格 2024-04-01〜2026-05-14'], order);
    expect('区の日付も同じ', [await datesOf(scene, lost.head), await datesOf(scene, early.head)], [['2026-05-01', null], ['2024-04-01', '2026-05-14']], order);
  },
});
