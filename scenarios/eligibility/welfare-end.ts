import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { insuredSince } from '../sending.js';
import { atAggregator, continuationSteps, endsHere, moveNeeds, startsHere } from './telling.js';

const city = cite('広島市 国民健康保険に加入する日・脱退する日', '生活保護を受けなくなった日');
const ids = cite('別添1 事務の内容', '図1-④ 個人番号・都道府県被保険者ID・市町村被保険者ID');

export default scenario({
  id: 'eligibility.welfare-end',
  ja: '生活保護を受けなくなった人は、その日に国保を取得し直し、前の資格とはつながらない',
  level: 'normal',
  covers: continuationSteps,
  basis: [city],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { ward, people, advance, overnight, expect } = scene;
    const family = people.household('保護の終わった人', { head: { age: 50, insured: true } });
    await insuredSince(scene, family, '2019-07-01');
    const idBefore = (await ward.qualification(family.head)).municipalInsuredId;
    await endsHere(scene, family.insured, 'welfareStart', '2026-05-12');
    await advance('2026-05-22');

    await startsHere(scene, family, 'welfareEnd', '2026-05-20');
    await overnight();
    const { periods, acquiredOn, lostOn, ownAcquiredOn, ownLostOn, continuity, municipalInsuredId } = await ward.qualification(family.head);
    expect('区に適用期間が二つ残り、後のものは保護を受けなくなった日から', periods.map(({ applicationStartOn }) => applicationStartOn), ['2019-07-01', '2026-05-20'], city);
    expect('区が決めた取得日も新しい資格のもの', [ownAcquiredOn, ownLostOn], ['2026-05-20', null], city);
    expect('集約では別々の資格が二つ', await atAggregator(scene, family.head), '資格 2019-07-01〜2026-05-12 と 2026-05-20〜', city);
    expect('区に届いた取得日は新しい資格のもので、喪失日は消えている', [acquiredOn, lostOn, continuity], ['2026-05-20', null, 'new'], city);
    expect('同じ人なので市町村被保険者IDは前のまま', [municipalInsuredId !== null, municipalInsuredId], [true, idBefore], ids);
  },
});
