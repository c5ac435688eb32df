import { derive } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, checkSteps, enrolled, told } from './telling.js';

const names = derive('住民票にはローマ字氏名・併記漢字・通称があり、同じ人の登録された氏名のどれとも比べる');

export default scenario({
  id: 'linkage.alias-registered',
  ja: '外国人住民を通称で登録しても、住基の通称と同じなら疑いなしとなる',
  level: 'normal',
  covers: checkSteps,
  basis: [names],
  today: '2026-05-11',
  needs: checkNeeds,
  cast: linkageCast,

  async play(scene) {
    const { people, jukiNet, expect } = scene;
    const family = people.household('通称を使う人', { head: { age: 33, insured: true }, specials: ['alias'] });
    const alias = family.head.commonName ?? '';
    await jukiNet.holds(family.head, { commonName: alias });
    await enrolled(scene, told(family, family.head, { name: alias }));
    expect('通称は同じ人の別の氏名で、疑いなし', await atHub(scene, family.head), '疑いなし / M1 / 停止なし', names);
  },
});
