import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { batchesOf, datesOf } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds, startsHere } from '../eligibility/telling.js';

const order = derive('資格の姿は届いた異動情報の集まりで決まり、届いた順番では変わらない(別添1 2-①のチェックは適用開始日と終了日だけを見る)');

export default scenario({
  id: 'transmission.wrong-order',
  ja: 'たまったファイルが後のものから、個人が世帯より先に送られても、順に送ったのと同じ資格になる',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [order],
  today: '2026-05-11',
  needs: [...moveNeeds, 'act.correctPeriod', 'query.batches'],

  async play(scene) {
    const { ward, people, aggregator, dataLinkPc, files, fault, overnight, expect } = scene;
    const family = people.household('三日続けて届け出た家', { head: { age: 47, insured: true }, members: [{ relationship: '子', age: 21 }] });
    const [head, child] = [family.head, family.residents[1]!];
    await fault('data-link-pc', 'broken');
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-05-01');
    await overnight();
    await endsHere(scene, [child], 'joinEmployeeInsurance', '2026-05-12');
    await overnight();
    await ward.act({ act: 'correctPeriod', personKey: head.personKey, applicationStartOn: '2026-05-01', newStartOn: '2026-04-01', why: '離職票で確かめた' });
    await fault('data-link-pc', 'broken', false);
    await fault('data-link-pc', 'reorderedSend');
    await overnight();

    const given = (await files()).filter(({ to }) => to === 'データ連携用PC').slice(0, 6).map(({ name }) => name);
    const sent = (await dataLinkPc.log()).filter(({ status }) => status === 202).map(({ name }) => name);
    expect('六つのファイルが、最後にできた個人ファイルを先頭に、最初の世帯ファイルを最後に送られた', [sent.length, sent[0], sent[5]], [6, given[5], given[0]], order);
    expect('三つの送信はどれも受理', { batchOutcomes: (await aggregator.results()).map(({ outcome }) => outcome), batches: await batchesOf(scene) }, { batchOutcomes: ['accepted', 'accepted', 'accepted'], batches: ['受理', '受理', '受理'] }, order);
    expect('世帯主は訂正した日からの資格', [await atAggregator(scene, head), await datesOf(scene, head)], ['資格 2026-04-01〜', ['2026-04-01', null]], order);
    expect('子は取得と喪失が一度ずつ', [await atAggregator(scene, child), await datesOf(scene, child)], ['資格 2026-05-01〜2026-05-13', ['2026-05-01', '2026-05-13']], order);
  },
});
