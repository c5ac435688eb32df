import { derive } from '../../law/define.js';
import { scenario } from '../define.js';
import { batchesOf, datesOf, insuredSince } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds } from '../eligibility/telling.js';

const idempotent = derive('集約は受け取った異動情報で資格を更新する(別添1 1-③)。同じ内容を何度受け取っても、更新した後の姿は同じでなければならない');

export default scenario({
  id: 'transmission.sent-twice',
  ja: 'データ連携用PCがすべてのファイルを二度ずつ送っても、加入も喪失も一度ずつしか登録されない',
  level: 'abnormal',
  covers: continuationSteps,
  basis: [idempotent],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.batches'],

  async play(scene) {
    const { people, aggregator, dataLinkPc, fault, overnight, expect } = scene;
    const family = people.household('二度送られる家', { head: { age: 29, insured: true } });
    await fault('data-link-pc', 'duplicateSend');
    await insuredSince(scene, family, '2026-05-01');
    await endsHere(scene, family.insured, 'joinEmployeeInsurance', '2026-05-12');
    await overnight();

    expect('PCは四つのファイルを八回送った', (await dataLinkPc.log()).filter(({ damage }) => damage === '二重送信').length, 4, idempotent);
    expect('処理結果は送信ごとに一つずつ', (await aggregator.results()).map(({ outcome, issueCodes }) => ({ batchOutcome: outcome, issueCodes })), [{ batchOutcome: 'accepted', issueCodes: [] }, { batchOutcome: 'accepted', issueCodes: [] }], idempotent);
    expect('区も、二つの送信が受理されたと知る', await batchesOf(scene), ['受理', '受理'], idempotent);
    expect('資格は取得と喪失が一度ずつ', [await atAggregator(scene, family.head), await datesOf(scene, family.head)], ['資格 2026-05-01〜2026-05-13', ['2026-05-01', '2026-05-13']], idempotent);
  },
});
