import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { atAggregator, atWard, continuationSteps, endsHere, moveNeeds, startsHere } from './telling.js';

const proviso = cite('国民健康保険法', '8条1項但書');

export default scenario({
  id: 'eligibility.move-out-of-prefecture-same-day',
  ja: '県外へ転出しその日に新しい住所に住み始めた人は、その日に資格を喪失する',
  level: 'normal',
  covers: continuationSteps,
  basis: [proviso],
  today: '2026-05-07',
  needs: [...moveNeeds, 'query.household'],

  async play(scene) {
    const { ward, people, aggregator, advance, overnight, expect } = scene;
    const family = people.household('田中家');
    const { head } = family;
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-04-27');
    await overnight();
    await endsHere(scene, [head], 'moveOutside', '2026-05-10', '2026-05-10');

    await advance('2026-05-09');
    expect('前日はまだ被保険者', (await ward.household(head)).insuredPersonKeys, [head.personKey], proviso);
    await advance('2026-05-10');
    expect('転出した日は、もう被保険者でない(新しい県の取得日と重ならない)', (await ward.household(head)).insuredPersonKeys, [], proviso);
    await overnight();

    expect('区の記録: その日に喪失', await atWard(scene, head), '適用 2026-04-27〜2026-05-10 / 資格 2026-04-27〜2026-05-10', proviso);
    expect('集約の記録: その日に喪失し、転入を待たない', await atAggregator(scene, head), '資格 2026-04-27〜2026-05-10', proviso);
    expect('喪失事由は県外転出', (await aggregator.view(head)).chains.map(({ lossReason }) => lossReason), ['moveOutside'], proviso);
    expect('喪失として配信される', (await ward.qualification(head)).continuity, 'lost', proviso);
  },
});
