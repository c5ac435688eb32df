import { scenario } from '../define.js';
import { decides, everybody, lookupBasis, lookupCast, lookupNeeds, lookupSteps, numberingBasis, registers, shownOf } from './telling.js';

export default scenario({
  id: 'non-registered.payer-moved-away',
  ja: '転出した納付義務者を住登外者として登録し、住基ネットで今の住所を知り、番号の変更と死亡も後から知る',
  level: 'normal',
  covers: lookupSteps,
  basis: [lookupBasis, numberingBasis],
  today: '2026-06-10',
  needs: lookupNeeds,
  cast: lookupCast,

  async play(scene) {
    const { people, overnight, expect, other, jukiNet, exchangedWith } = scene;
    const person = people.household('転出した納付義務者', { head: { age: 58, insured: true } }, other('千代田区').municipality.code).head;
    const newNumber = people.household('番号の持ち主', { head: { age: 58, insured: true } });
    jukiNet.neverHeardOf(newNumber.head);
    await registers(scene, person, 'payer');
    await overnight();
    const [before] = await everybody(scene);
    expect('一人が該当し、番号と今の住所を受ける', await shownOf(scene), [`本人確認済 / 番号あり / ${person.address}`], lookupBasis);
    expect('住登外者宛名番号は、住民の番号とは別の並びである', /^\d+$/.test(before!.personKey), false, numberingBasis);

    await jukiNet.happens(person, '2026-06-11', { kind: 'numberChange', newIndividualNumber: newNumber.head.individualNumber });
    await decides(scene, { personKey: before!.personKey, decision: 'lookUpAgain' });
    await overnight();
    expect('前の番号で尋ねれば、番号が変わったとわかる', (await everybody(scene)).map(({ state }) => state), ['numberReplaced'], lookupBasis);
    await decides(scene, { personKey: before!.personKey, decision: 'lookUpAgain' });
    await overnight();
    const [after] = await everybody(scene);
    expect('4情報で尋ね直せば新しい番号を受け、宛名番号は変わらない', [after!.personKey === before!.personKey, after!.state, after!.numberToken === before!.numberToken], [true, 'found', false], lookupBasis);

    await jukiNet.happens({ ...person, individualNumber: newNumber.head.individualNumber }, '2026-06-13', { kind: 'death' });
    await decides(scene, { personKey: before!.personKey, decision: 'lookUpAgain' });
    await overnight();
    const [last] = await everybody(scene);
    expect('死亡を知り、前に知ったことも残る', [last!.state, last!.diedOn, last!.history.map(({ state }) => state)], ['dead', '2026-06-13', ['asked', 'found', 'numberReplaced', 'found', 'dead']], lookupBasis);
    expect('住基ネットのほかへ個人番号は渡らない', (await Promise.all(['統合DB', '封入封緘事業者', '他の区市町村'].map(exchangedWith))).flat().filter(({ text }) => text.includes(person.individualNumber) || text.includes(newNumber.head.individualNumber)).map(({ path }) => path), [], lookupBasis);
  },
});
