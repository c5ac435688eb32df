import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, lastResult, rowOf } from '../sending.js';
import { atAggregator, continuationSteps, moveNeeds } from './telling.js';

const request = cite('別添1 事務の内容', '資格③・確認5-① 利用登録解除申請');
const effect = cite('報道(2024-10-28 受付開始)', '利用登録の解除は翌月末に反映');

export default scenario({
  id: 'eligibility.card-use-cancellation',
  ja: 'マイナ保険証の利用登録解除の申請は、申請した人の印として集約まで届き、資格は変わらない',
  level: 'normal',
  covers: [...continuationSteps, 'G-5-1'],
  basis: [request, effect],
  today: '2026-05-11',
  needs: [...moveNeeds, 'query.certificates'],

  async play(scene) {
    const { ward, residents, people, overnight, expect } = scene;
    const family = people.household('解除を申し出た夫婦', { head: { age: 59, sex: '1', insured: true, cardUse: 'registered' }, members: [{ relationship: '妻', age: 57, cardUse: 'registered' }] });
    const [asking, keeping] = [family.head, family.residents[1]!];
    await insuredSince(scene, family, '2021-04-01');

    const answer = await residents.tryNotify({ kind: 'person', reason: 'cardUseCancellation', occurredOn: '2026-05-12', personKey: asking.personKey });
    expect('申請を受け付け、申請した人だけに印が付く', [answer?.accepted, (await ward.qualification(asking)).cardUseCancellation, (await ward.qualification(keeping)).cardUseCancellation], [true, true, false], request);
    await overnight();
    expect('個人ファイルの印も、申請した人だけ', [(await rowOf(scene, asking))?.cardUseCancellation, (await rowOf(scene, keeping))?.cardUseCancellation], [true, false], request);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', request);
    expect('二人の資格は変わらない', [await atAggregator(scene, asking), await datesOf(scene, asking), await atAggregator(scene, keeping)], ['資格 2021-04-01〜', ['2021-04-01', null], '資格 2021-04-01〜'], request);
    const { certificates } = await ward.certificates(asking);
    const ready = certificates.filter(({ kind, state }) => kind === 'eligibilityCertificate' && state !== 'recalled');
    expect('解除の効く6月末の次の日までに、資格確認書が用意されている', [ready.length, ready.every(({ issuedOn }) => issuedOn <= '2026-07-01')], [1, true], effect);
    expect('解除されるまで使う資格情報のお知らせは、まだ手元にある', certificates.filter(({ state }) => state === 'issued').map(({ kind }) => kind), ['eligibilityInformation'], effect);
  },
});
