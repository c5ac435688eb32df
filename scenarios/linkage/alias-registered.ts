import { derive } from '../../law/define.js';
import { linkageCast } from '../../harness/scene.js';
import { scenario } from '../define.js';
import { atHub, checkNeeds, enrolled, noticeSteps, told } from './telling.js';

const names = derive('住民票にはローマ字氏名・併記漢字・通称があり、同じ人の登録された氏名のどれとも比べる');

export default scenario({
  id: 'linkage.alias-registered',
  ja: '外国人住民を通称で登録しても、住基の通称と同じなら疑いなしとなり、住基の通称と違えば止まる',
  level: 'normal',
  covers: noticeSteps,
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
    const changed = people.household('通称を変えた人', { head: { age: 34, insured: true }, specials: ['alias'] });
    await jukiNet.holds(changed.head, { commonName: '見本　改名' });
    await enrolled(scene, told(changed, changed.head, { name: changed.head.commonName ?? '' }));
    expect('前の通称のままなら、違う氏名として止まる', await atHub(scene, changed.head), '通知済 / M3 / 資格情報と医療情報を停止', names);
  },
});
