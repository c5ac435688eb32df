import { cite } from '../../law/define.js';
import { scenario } from '../define.js';
import { datesOf, insuredSince, lastResult } from '../sending.js';
import { atAggregator, continuationBasis, continuationSteps, endsHere, moveNeeds } from './telling.js';

const ids = cite('別添1 事務の内容', '図1-④ 個人番号・都道府県被保険者ID・市町村被保険者ID');

export default scenario({
  id: 'eligibility.number-change',
  ja: '個人番号が変わっても同じ人であり続け、次の区へ移っても取得日が引き継がれる',
  level: 'normal',
  covers: continuationSteps,
  basis: [ids],
  today: '2026-05-11',
  needs: moveNeeds,

  async play(scene) {
    const { residents, people, other, aggregator, overnight, expect } = scene;
    const family = people.household('カードを盗まれた人', { head: { age: 38, insured: true } });
    const newNumber = people.household('新しい番号').head.individualNumber;
    await insuredSince(scene, family, '2017-04-01');
    const before = await aggregator.view(family.head);

    await residents.notify({ kind: 'person', reason: 'individualNumberChange', occurredOn: '2026-05-12', personKey: family.head.personKey, individualNumber: newNumber });
    await overnight();
    const after = await aggregator.view(family.head);
    expect('集約は指摘なしで受理', await lastResult(scene), '受理', ids);
    expect('都道府県と市町村の被保険者IDは変わらない', [after.prefecturePersonId, after.municipalInsuredIds], [before.prefecturePersonId, before.municipalInsuredIds], ids);
    expect('資格も変わらない', [await atAggregator(scene, family.head), await datesOf(scene, family.head)], ['資格 2017-04-01〜', ['2017-04-01', null]], ids);

    // 翌日に世田谷区へ転出。世田谷区は新しい番号しか知らない。
    const setagaya = other('世田谷区');
    const moved = people.moved(family, setagaya.municipality.code);
    const [withNewNumber] = moved.residents.map((person) => ({ ...person, individualNumber: newNumber }));
    await endsHere(scene, family.insured, 'moveOutWithinPrefecture', '2026-05-13');
    await setagaya.receives({ ...moved, residents: [withNewNumber!], head: withNewNumber!, insured: [withNewNumber!] }, '2026-05-13');
    await overnight();
    expect('移った先でも同じ人と分かり、取得日は前のまま', [(await setagaya.view(moved.head)).acquiredOn, (await aggregator.view(moved.head, setagaya.municipality.code)).prefecturePersonId], ['2017-04-01', before.prefecturePersonId], continuationBasis);
    expect('転出した区でも喪失にならない', [await atAggregator(scene, family.head), await datesOf(scene, family.head)], ['資格 2017-04-01〜', ['2017-04-01', null]], continuationBasis);
  },
});
