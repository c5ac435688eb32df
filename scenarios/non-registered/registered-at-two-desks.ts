import { scenario } from '../define.js';
import { decides, everybody, lookupBasis, lookupCast, lookupNeeds, lookupSteps, numberingBasis, registers } from './telling.js';

export default scenario({
  id: 'non-registered.registered-at-two-desks',
  ja: '二つの窓口が同じ人を違う字で登録しても番号は一つで、別に作られた番号は併合して履歴を残す',
  level: 'incident',
  covers: lookupSteps,
  basis: [lookupBasis, numberingBasis],
  today: '2026-06-10',
  needs: lookupNeeds,
  cast: lookupCast,

  async play(scene) {
    const { people, overnight, expect, other } = scene;
    const there = other('千代田区').municipality.code;
    const written = people.household('擬制世帯主', { head: { age: 66, insured: true }, surname: { kanji: '髙橋', kana: 'タカハシ' } }, there).head;
    const plain = { ...written, name: written.name.replace('髙', '高') };
    await registers(scene, written, 'nominalHead');
    const second = await registers(scene, plain, 'payer');
    expect('高橋と書いた二つ目は、登録済みの人とわかる', [second.accepted, second.decisions.map(({ outcome }) => outcome)], [true, ['known']], numberingBasis);
    await overnight();
    expect('番号は一つ', (await everybody(scene)).map(({ state }) => state), ['found'], numberingBasis);

    const third = await registers(scene, { ...plain, address: '東京都八王子市架空町7-7-7' }, 'agent');
    expect('住所の違う三つ目は、似た人がいると言って作る', third.decisions.map(({ outcome }) => outcome), ['newButAlike'], numberingBasis);
    await overnight();
    const [first, other2] = await everybody(scene);
    expect('前の住所では住基ネットに該当がない', [first!.state, other2!.state], ['found', 'notFound'], lookupBasis);
    await decides(scene, { personKey: other2!.personKey, decision: 'merge', intoPersonKey: first!.personKey });
    const merged = (await everybody(scene)).map(({ state, mergedInto, history }) => [state, mergedInto, history.map((one) => one.state)]);
    expect('職員が併合し、どちらの履歴も残る', merged, [['found', null, ['asked', 'found', 'found']], ['merged', first!.personKey, ['asked', 'notFound', 'merged']]], numberingBasis);
    expect('併合した番号にはもう何もできない', (await decides(scene, { personKey: other2!.personKey, decision: 'lookUpAgain' })).accepted, false, numberingBasis);
    expect('同じ人をもう一度登録しても、残した番号である', (await registers(scene, plain, 'payer')).decisions.map(({ outcome, because }) => [outcome, because[0]!.includes(first!.personKey)]), [['known', true]], numberingBasis);
  },
});
