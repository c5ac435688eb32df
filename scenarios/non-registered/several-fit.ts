import { scenario } from '../define.js';
import { decides, everybody, lookupBasis, lookupCast, lookupNeeds, lookupSteps, registers, severalBasis, shownOf } from './telling.js';

export default scenario({
  id: 'non-registered.several-fit',
  ja: '住基ネットで複数の人が該当したら、職員が決めるまで誰の番号も住所も使わない',
  level: 'abnormal',
  covers: lookupSteps,
  basis: [lookupBasis, severalBasis],
  today: '2026-06-10',
  needs: lookupNeeds,
  cast: lookupCast,

  async play(scene) {
    const { people, overnight, expect, other, jukiNet } = scene;
    const there = other('千代田区').municipality.code;
    const heir = people.household('相続人', { head: { age: 47, insured: true } }, there).head;
    const double = people.household('同じ建物の同姓同名', { head: { age: 47, insured: true } }, there).head;
    await registers(scene, heir, 'heir', { sex: undefined });
    await jukiNet.holds(double, { name: heir.name, nameKana: heir.nameKana, bornOn: heir.bornOn, sex: heir.sex, address: heir.address });
    await overnight();
    const [waiting] = await everybody(scene);
    expect('二人が該当し、番号は使われない', [waiting!.state, waiting!.numberToken, waiting!.candidates.length], ['several', null, 2], severalBasis);
    expect('候補にない人には決められない', (await decides(scene, { personKey: waiting!.personKey, decision: 'choose', candidate: 3 })).accepted, false, severalBasis);
    await decides(scene, { personKey: waiting!.personKey, decision: 'choose', candidate: 1 });
    const [chosen] = await everybody(scene);
    expect('職員が決めれば、その人になり、候補は残らない', [chosen!.state, chosen!.candidates, await shownOf(scene)], ['found', [], [`本人確認済 / 番号なし / ${heir.address}`]], severalBasis);
    expect('誰が何のために尋ねたかが住基ネットに残る', await jukiNet.lookups(), ['収納係 担当 / 納付義務者の所在の確認 / 3情報による照会(性別を除く) / 複数該当'], lookupBasis);
  },
});
