import { scenario } from '../define.js';
import { careBasis, gapsOf, registerBasis, registerCast, registered, registerNeeds, registerSteps } from './telling.js';

export default scenario({
  id: 'register.another-person',
  ja: '生年月日の違う行は別人かもしれないので氏名も住所も写さず一覧に出し、市民課が直せば一覧から消える',
  level: 'abnormal',
  covers: registerSteps,
  basis: [registerBasis, careBasis],
  today: '2026-05-11',
  needs: [...registerNeeds, 'query.household'],
  cast: registerCast,

  async play(scene) {
    const { ward, people, citizensOffice, overnight, expect } = scene;
    const [family, stranger] = [people.household('取り違えられた人', { head: { bornOn: '1980-03-03', insured: true, isNotDisclosed: false } }), people.household('別人', { head: { bornOn: '1991-09-09', insured: true } })];
    const names = { [family.head.personKey]: '本人' };
    await registered(scene, [family], '2023-04-01');
    await citizensOffice.writes([family.head], { name: stranger.head.name, nameKana: stranger.head.nameKana, bornOn: stranger.head.bornOn, address: stranger.address });
    await overnight();
    expect('住所は写さない', (await ward.household(family.head)).address, family.address, careBasis);
    expect('別人のおそれとして一覧に出る', await gapsOf(scene, names), ['本人 生年月日か性別が住民票と違う(別人のおそれ)'], careBasis);
    await citizensOffice.registers(family, '2023-04-01');
    await overnight();
    expect('市民課が直せば消える', await gapsOf(scene, names), [], careBasis);
  },
});
