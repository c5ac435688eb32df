import { scenario } from '../define.js';
import { acquisitionBasis, atAggregator, atWard, continuationBasis, continuationSteps, endsHere, lossBasis, moveNeeds, startsHere } from './telling.js';

export default scenario({
  id: 'eligibility.left-prefecture-and-returned',
  ja: '県外へ出て同じ区に戻った人は、資格を新しく取得し直し、前の資格と合わせて二本になる',
  level: 'normal',
  covers: continuationSteps,
  basis: [lossBasis, acquisitionBasis, continuationBasis],
  today: '2026-05-07',
  needs: moveNeeds,

  async play(scene) {
    const { ward, people, aggregator, advance, overnight, expect } = scene;
    const family = people.household('井上家');
    await startsHere(scene, family, 'leaveEmployeeInsurance', '2026-04-27');
    await advance('2026-05-11');
    await endsHere(scene, family.insured, 'moveOutside', '2026-05-10', '2026-05-10');
    await overnight();
    const away = await aggregator.view(family.head);
    expect('県外にいる間は喪失', await atWard(scene, family.head), '適用 2026-04-27〜2026-05-10 / 資格 2026-04-27〜2026-05-10', lossBasis);

    await advance('2026-05-21');
    await startsHere(scene, family, 'moveInFromOutside', '2026-05-20');
    await overnight();
    expect('区の適用期間は二つ、今の資格は戻った日から', await atWard(scene, family.head), '適用 2026-04-27〜2026-05-10、2026-05-20〜 / 資格 2026-05-20〜', acquisitionBasis);
    expect('継続ではなく新規取得', (await ward.qualification(family.head)).continuity, 'new', acquisitionBasis);
    expect('集約では二本の資格', await atAggregator(scene, family.head), '資格 2026-04-27〜2026-05-10 と 2026-05-20〜', continuationBasis);
    const back = await aggregator.view(family.head);
    expect('同じ人なので、都道府県被保険者IDも市町村被保険者IDも前と同じ', [back.prefecturePersonId, back.municipalInsuredIds], [away.prefecturePersonId, away.municipalInsuredIds], continuationBasis);
  },
});
